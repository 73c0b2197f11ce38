#include "shared/sync/sync_file.h"

#include <algorithm>

#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/base/sha256.h"

namespace oferta::sync {
namespace {

constexpr std::string_view kFormat = "oferta-sync";

Json json_of_seen(const Seen& seen) {
  Json sequences = Json::object();
  Json apart = Json::array();
  for (const auto& [node, seen_of_node] : seen.sequences) {
    sequences[node_text(node)] = seen_of_node.through();
    for (const auto& [first, last] : seen_of_node.ranges()) {
      if (first == 1) continue;
      apart.push_back({{"node", node_text(node)}, {"first", first}, {"last", last}});
    }
  }
  Json out{{"latest", seen.latest.text()}, {"sequences", std::move(sequences)}};
  if (!apart.empty()) out["apart"] = std::move(apart);
  return out;
}

Result<Seen> seen_from(const FieldReader& reader) {
  Seen seen;
  const std::string latest = reader.text_or("latest", "");
  if (!latest.empty()) {
    OFERTA_ASSIGN(seen.latest, Stamp::parse(latest));
  }
  std::optional<Error> wrong;
  const auto node_of = [&wrong](const std::string& name) -> NodeId {
    const Result<NodeId> node = parse_node(name);
    if (!node) wrong = node.error();
    return node.value_or(0);
  };
  reader.each_member("sequences", [&](const std::string& name, const FieldReader& value) {
    seen.sequences[node_of(name)].add(1, value.as_integer({0, kMaxJsonInteger}));
  });
  // What was seen beyond a gap.
  reader.each("apart", [&](const FieldReader& range) {
    const std::int64_t first = range.integer("first", {1, kMaxJsonInteger});
    seen.sequences[node_of(range.text("node"))].add(first,
                                                    range.integer("last", {1, kMaxJsonInteger}));
  });
  if (wrong) return fail(*wrong);
  return seen;
}

Result<SyncFileHeader> header_from(const Json& json) {
  if (!json.is_object() || json.value("format", Json()) != kFormat) {
    return fail(ErrorCode::invalid_format, "This is not a file of Oferta operations.");
  }
  Problems problems;
  const FieldReader reader(json, "", problems);
  const std::int64_t protocol = reader.integer("p", {1, kMaxJsonInteger});
  SyncFileHeader header;
  header.space = reader.text_or("space", "");
  header.schema = reader.integer_or("schema", 1, {1, kMaxJsonInteger});
  if (reader.has("seen")) {
    OFERTA_ASSIGN(header.seen, seen_from(reader.object("seen")));
  }
  OFERTA_TRY(problems.result());
  if (protocol > kProtocolVersion) {
    return fail(ErrorCode::unsupported, "The file was made by a newer version of Oferta.", "p");
  }
  Json unknown = json;
  for (const char* const known : {"format", "p", "space", "schema", "seen"}) unknown.erase(known);
  if (!unknown.empty()) header.unknown = canonical(unknown);
  return header;
}

// The last line: {"end":1,"ops":N,"sha256":"…"}.
Result<void> check_end(const Json& json, std::size_t operations, std::string_view before) {
  Problems problems;
  const FieldReader reader(json, "", problems);
  reader.integer("end", {1, 1});
  const std::int64_t count = reader.integer("ops", {0, kMaxJsonInteger});
  const std::string digest = reader.text("sha256");
  OFERTA_TRY(problems.result());
  if (count != static_cast<std::int64_t>(operations)) {
    return fail(ErrorCode::invalid_format, "The file does not have as many operations as it says.");
  }
  if (digest != sha256_hex(before)) {
    return fail(ErrorCode::invalid_format, "The file has been changed since it was written.");
  }
  return {};
}

bool is_end(const Json& json) {
  return json.is_object() && json.contains("end");
}

}  // namespace

std::string write_sync_file(const SyncFileHeader& header,
                            const std::vector<Operation>& operations) {
  Json first = header.unknown.empty() ? Json::object() : decode_value(header.unknown);
  if (!first.is_object()) first = Json::object();
  first["format"] = kFormat;
  first["p"] = kProtocolVersion;
  first["schema"] = header.schema;
  first["space"] = header.space;
  if (header.seen != Seen{}) first["seen"] = json_of_seen(header.seen);
  std::string out = canonical(first) + "\n";
  for (const Operation& operation : operations) {
    out += encode(operation);
    out += '\n';
  }
  const Json end{{"end", 1}, {"ops", operations.size()}, {"sha256", sha256_hex(out)}};
  out += canonical(end) + "\n";
  return out;
}

bool is_sync_file(std::string_view text) {
  const std::string_view first_line = text.substr(0, text.find('\n'));
  return first_line.find("\"" + std::string(kFormat) + "\"") != std::string_view::npos;
}

Result<SyncFile> read_sync_file(std::string_view text) {
  SyncFile file;
  bool ended = false;
  std::size_t line_number = 0;
  for (std::size_t start = 0; start < text.size();) {
    const std::string place = "line " + std::to_string(++line_number);
    if (ended) {
      return fail(ErrorCode::invalid_format, "Something follows the end of the file.", place);
    }
    const std::size_t newline = text.find('\n', start);
    const std::string_view line = text.substr(start, newline - start);
    const Result<Json> json = parse_json(line);
    if (!json) {
      // The parser's own place counts from the start of this line.
      return fail(json.error().code, json.error().message, place);
    }
    const auto located = [&place](Error error) {
      error.detail = error.detail.empty() ? place : place + ": " + error.detail;
      return fail(std::move(error));
    };
    if (line_number == 1) {
      Result<SyncFileHeader> header = header_from(*json);
      if (!header) return located(header.error());
      file.header = *std::move(header);
    } else if (is_end(*json)) {
      const Result<void> end = check_end(*json, file.operations.size(), text.substr(0, start));
      if (!end) return located(end.error());
      ended = true;
    } else {
      Result<Operation> operation = decode_operation(*json);
      if (!operation) return located(operation.error());
      file.operations.push_back(*std::move(operation));
    }
    start = newline == std::string_view::npos ? text.size() : newline + 1;
  }
  if (line_number == 0) return fail(ErrorCode::invalid_format, "The file is empty.");
  if (!ended) {
    return fail(ErrorCode::invalid_format, "The file is incomplete: its end is missing.",
                "after line " + std::to_string(line_number));
  }
  return file;
}

}  // namespace oferta::sync
