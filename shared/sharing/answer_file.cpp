#include "shared/sharing/answer_file.h"

#include <string>
#include <utility>

#include "shared/base/field_reader.h"
#include "shared/base/json.h"

namespace oferta::sharing {
namespace {

/// The members an answer of a file may have.
constexpr std::string_view kMembers =
    " id offer content_hash kind at name consent reason text line ";

bool is_member(const std::string& key) {
  return kMembers.find(" " + key + " ") != std::string_view::npos;
}

offer::ClientAnswer read_one(const FieldReader& entry, const std::string& view) {
  if (!entry.expect_object()) return {};
  for (const auto& [key, value] : entry.json().items()) {
    if (!is_member(key)) entry.problem(key, "An answer has no such member.");
  }
  const std::string id = entry.text("id");
  Json fields = entry.json();
  fields["view"] = view;
  fields["source"] = std::string(offer::answer_source_name(offer::AnswerSource::file));
  Problems problems;
  offer::ClientAnswer answer =
      offer::read_answer_fields(id, FieldReader(fields, entry.place(), problems));
  for (const Error& error : problems.all()) {
    entry.problem("", error.message + (error.detail.empty() ? "" : " (" + error.detail + ")"));
  }
  return answer;
}

}  // namespace

Result<std::vector<offer::ClientAnswer>> read_answer_file(std::string_view text) {
  if (text.size() > kMaxAnswerFileBytes) {
    return fail(ErrorCode::out_of_range, "The file is too large for a client's answer.");
  }
  OFERTA_ASSIGN(const Json json, parse_json(text, {.max_depth = 4}));
  Problems problems;
  const FieldReader reader(json, "", problems);
  const std::string format = reader.text("format");
  OFERTA_TRY(problems.result());
  if (format != kAnswerFormat) {
    return fail(ErrorCode::unsupported, "This is no client's answer to an offer.", "format");
  }
  const std::string view = reader.text("view");
  std::vector<offer::ClientAnswer> answers;
  reader.each("answers", [&](const FieldReader& entry) {
    if (answers.size() < kMaxAnswers) answers.push_back(read_one(entry, view));
  });
  if (answers.empty()) reader.problem("answers", "There is no answer in it.");
  if (answers.size() >= kMaxAnswers) {
    return fail(ErrorCode::out_of_range, "There are too many answers in it.", "answers");
  }
  OFERTA_TRY(problems.result());
  return answers;
}

bool is_answer_file(std::string_view text) {
  constexpr std::size_t kHead = 200;
  return text.substr(0, kHead).find(kAnswerFormat) != std::string_view::npos;
}

}  // namespace oferta::sharing
