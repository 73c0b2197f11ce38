// A page to choose from as one file, and the answer that comes back from it as a file.
#include <doctest/doctest.h>

#include <string>

#include "shared/base/json.h"
#include "shared/sharing/choice_answer.h"
#include "shared/sharing/choice_page.h"
#include "shared/sync/store.h"
#include "shared/workspace/workspace_file.h"

namespace {

using namespace oferta;

constexpr Date kToday{2026, 11, 24};
constexpr const char* kTemplate = "<html>before<!--oferta-choice-1-->after</html>";

sharing::ChoicePackage small_package(const std::string& company = "Связь") {
  sharing::ChoicePackage package;
  package.questionnaire = "q";
  package.date = kToday;
  package.records = {
      {"company", "own", {{"name", {{"ru", company}}}, {"currency", "RUB"}}},
      {"question",
       "people",
       {{"questionnaire", "q"},
        {"order", 1},
        {"text", {{"ru", "Сколько?"}}},
        {"kind", "number"},
        {"min", 1},
        {"max", 50}}},
      {"questionnaire", "q", {{"name", {{"ru", "Связь"}}}, {"order", 1}}},
  };
  return package;
}

Json small_answer() {
  workspace::Lead lead;
  lead.id = "lead-1";
  lead.at_ms = 1'795'500'000'000;
  lead.contact_name = "Олег Белов";
  lead.phone = "+7 495 123-45-67";
  lead.consent = "pd-1";
  lead.brief.id = lead.id;
  lead.brief.questionnaire = "q";
  lead.brief.date = kToday;
  lead.brief.budget = Money{400'000, Currency::rub()};
  lead.brief.answers["people"] = std::int64_t{25};
  return *parse_json(sharing::write_choice_answer(small_package(), lead));
}

/// Reads an answer with a field of the lead set where the package is not at hand.
Result<sharing::AnswerInFile> read_with(const std::string& field, const Json& value) {
  Json json = small_answer();
  json["lead"][field] = value;
  const auto open = sharing::open_choice(small_package());
  REQUIRE(open);
  return sharing::read_choice_file(open->workspace, canonical(json), kToday);
}

}  // namespace

TEST_CASE("a page is its template with the package inside, which comes out as it was") {
  for (const char* company :
       {"Связь", "</script><b>", "<!--<script>", "\\u003c", "\\\\u003c<", "\xE2\x80\xA8"}) {
    const sharing::ChoicePackage package = small_package(company);
    const auto page = sharing::choice_page(kTemplate, package);
    REQUIRE(page);
    CHECK(page->starts_with("<html>before<script id=\"choice\" type=\"application/json\" "));
    CHECK(page->ends_with("</script>after</html>"));
    CHECK(page->find(sharing::choice_hash(package)) != std::string::npos);
    const std::size_t from = page->find('>', page->find("<script")) + 1;
    const std::string text = page->substr(from, page->rfind("</script>") - from);
    CHECK(text.find('<') == std::string::npos);
    const auto bytes = sharing::package_in_page(text);
    REQUIRE(bytes);
    CHECK(*bytes == sharing::write_choice_package(package));
  }
}

TEST_CASE("only a template becomes a page, and only JSON comes out of one") {
  for (const std::string& wrong :
       {std::string(), std::string("<html></html>"), std::string(kTemplate) + kTemplate}) {
    const auto page = sharing::choice_page(wrong, small_package());
    REQUIRE_FALSE(page);
    CHECK(page.error().code == ErrorCode::invalid_format);
  }
  CHECK(sharing::package_in_page("").error().code == ErrorCode::invalid_json);
  CHECK(sharing::package_in_page(std::string(2 * sharing::kMaxChoiceBytes + 1, ' ')).error().code ==
        ErrorCode::out_of_range);
}

TEST_CASE("an answer in a file is a lead of source file, of nobody's link") {
  const auto open = sharing::open_choice(small_package());
  REQUIRE(open);
  const std::string bytes = canonical(small_answer());
  CHECK(sharing::is_choice_answer(bytes));
  CHECK_FALSE(sharing::is_choice_answer(sharing::write_choice_package(small_package())));
  const auto read = sharing::read_choice_file(open->workspace, bytes, kToday);
  REQUIRE_MESSAGE(read, describe(read.error()));
  CHECK(read->lead.source == workspace::LeadSource::file);
  CHECK(read->lead.link.empty());
  CHECK(read->lead.client.empty());
  CHECK(read->lead.contact_name == "Олег Белов");
  CHECK(read->left_out == 0);
  CHECK(std::get<std::int64_t>(read->lead.brief.answers.at("people")) == 25);
}

TEST_CASE("a file cannot say what is not its sender's to say") {
  for (const char* field : {"client", "link", "taken", "dismissed", "discount", "title", "cost"}) {
    const auto read = read_with(field, "x");
    REQUIRE_FALSE(read);
    CHECK(read.error().detail == "lead." + std::string(field));
  }
  for (const Json& source : {Json("stand"), Json("link"), Json(7)}) {
    const auto read = read_with("source", source);
    REQUIRE(read);
    CHECK(read->lead.source == workspace::LeadSource::file);
  }
  CHECK(read_with("phone", "").error().detail == "lead.phone");  // nobody vouches for a client
  CHECK(read_with("text", "\x1B[2J").error().detail == "lead.text");
  CHECK(read_with("budget", {{"amount", 1}, {"currency", "USD"}}).error().detail == "lead.budget");
  CHECK(read_with("date", "2026-11-26").error().detail == "lead.date");
  CHECK(read_with("date", "2026-11-25"));  // it is tomorrow already east of here
  const auto other = read_with("questionnaire", "another");
  REQUIRE_FALSE(other);
  CHECK(other.error().code == ErrorCode::not_found);
  CHECK(other.error().detail == "questionnaire");
}

TEST_CASE("decisions about what is gone are left out and counted, the rest is kept") {
  for (const char* field : {"answer.gone", "weight.gone", "adjust.gone"}) {
    const bool adjust = std::string_view(field) == "adjust.gone";
    const auto read = read_with(field, adjust ? Json{{"mode", "pin"}} : Json("must"));
    REQUIRE_MESSAGE(read, field);
    CHECK(read->left_out == 1);
    CHECK(read->lead.brief.answers.size() == 1);
    CHECK(read->lead.brief.weights.empty());
    CHECK(read->lead.brief.adjustments.empty());
  }
  const auto read = read_with("answer.people", 51);  // more than may be answered by now
  REQUIRE(read);
  CHECK(read->left_out == 1);
  CHECK(read->lead.brief.answers.empty());
}
