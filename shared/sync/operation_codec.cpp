// Operations as JSON: decoding with all checks, canonical encoding.
#include <algorithm>
#include <array>

#include "shared/base/field_reader.h"
#include "shared/base/text.h"
#include "shared/sync/operation.h"

namespace oferta::sync {
namespace {

constexpr std::array<std::string_view, 10> kMembers{"d", "f", "h", "id", "n",
                                                    "s", "t", "u", "v",  "w"};

bool printable(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; });
}

Result<void> check_name(std::string_view name, std::string_view place) {
  if (name.empty() || name.size() > kMaxNameBytes || !printable(name) || !is_valid_utf8(name)) {
    return fail(ErrorCode::invalid_format,
                "A name has 1 to 128 bytes of UTF-8 without control characters.",
                std::string(place));
  }
  return {};
}

Result<Stamp> decode_stamp(const Json& value, const std::string& place) {
  if (!value.is_string()) return fail(ErrorCode::invalid_format, "A stamp is a text.", place);
  const Result<Stamp> stamp = Stamp::parse(value.get_ref<const std::string&>());
  if (!stamp) return fail_at(place, stamp.error());
  return *stamp;
}

Result<void> decode_fields(const Json& json, Operation& operation) {
  const auto found = json.find("f");
  if (found == json.end()) return {};
  if (!found->is_object()) return fail(ErrorCode::invalid_format, "An object was expected.", "f");
  const auto& members = found->get_ref<const Json::object_t&>();
  if (members.size() > kMaxFields) {
    return fail(ErrorCode::out_of_range, "An operation writes at most 1000 fields.", "f");
  }
  operation.fields.reserve(members.size());
  std::size_t bytes = 0;
  for (const auto& [name, value] : members) {
    OFERTA_TRY(check_name(name, "f"));
    OFERTA_ASSIGN(std::string text, encode_value(value, "f." + name));
    if (name == kSealedField && text != "true") {
      return fail(ErrorCode::invalid_format, "The field sealed can only be true.", "f.sealed");
    }
    bytes += name.size() + text.size();
    operation.fields.push_back({name, std::move(text)});
  }
  if (bytes > kMaxRecordBytes) {
    return fail(ErrorCode::out_of_range, "The record is larger than 256 KiB.", "f");
  }
  return {};
}

Result<void> decode_overwritten(const Json& json, Operation& operation) {
  const auto found = json.find("w");
  if (found == json.end()) return {};
  if (!found->is_object()) return fail(ErrorCode::invalid_format, "An object was expected.", "w");
  constexpr std::size_t kMaxStamps = 10'000;
  std::size_t stamps = 0;
  for (const auto& [name, value] : found->get_ref<const Json::object_t&>()) {
    if (name != kDeletedField) OFERTA_TRY(check_name(name, "w"));
    Overwritten overwritten{name, {}};
    const std::string place = "w." + name;
    if (value.is_array()) {
      for (const Json& element : value) {
        OFERTA_ASSIGN(const Stamp stamp, decode_stamp(element, place));
        overwritten.stamps.push_back(stamp);
      }
    } else {
      OFERTA_ASSIGN(const Stamp stamp, decode_stamp(value, place));
      overwritten.stamps.push_back(stamp);
    }
    stamps += overwritten.stamps.size();
    if (stamps > kMaxStamps) {
      return fail(ErrorCode::out_of_range, "An operation overwrites at most 10000 stamps.", "w");
    }
    if (!overwritten.stamps.empty()) operation.overwritten.push_back(std::move(overwritten));
  }
  return {};
}

// Held to the limits of values, so that a later version cannot smuggle in what this one refuses.
Result<void> collect_unknown(const Json& json, Operation& operation) {
  Json unknown = Json::object();
  for (const auto& [key, value] : json.get_ref<const Json::object_t&>()) {
    if (std::find(kMembers.begin(), kMembers.end(), key) == kMembers.end()) unknown[key] = value;
  }
  if (unknown.empty()) return {};
  OFERTA_ASSIGN(operation.unknown, encode_value(unknown));
  if (operation.unknown.size() > kMaxRecordBytes) {
    return fail(ErrorCode::out_of_range, "The record is larger than 256 KiB.");
  }
  return {};
}

Result<void> decode_header(const Json& json, Operation& operation) {
  Problems problems;
  const FieldReader reader(json, "", problems);
  const std::string node = reader.text("n");
  operation.sequence = reader.integer("s", {1, kMaxJsonInteger});
  const std::string stamp = reader.text("h");
  operation.type = reader.text("t");
  operation.id = reader.text("id");
  operation.author = reader.text_or("u", "");
  operation.schema = reader.integer_or("v", 1, {1, kMaxJsonInteger});
  if (const auto deleted = reader.optional_integer("d", {0, 1})) operation.deleted = *deleted == 1;
  OFERTA_TRY(problems.result());

  const Result<NodeId> node_id = parse_node(node);
  if (!node_id) return fail_at("n", node_id.error());
  operation.node = *node_id;
  const Result<Stamp> parsed = Stamp::parse(stamp);
  if (!parsed) return fail_at("h", parsed.error());
  operation.stamp = *parsed;
  if (operation.stamp.none()) {
    return fail(ErrorCode::invalid_format, "The stamp must not be zero.", "h");
  }
  if (operation.stamp.ms() > kMaxStampMs) {
    return fail(ErrorCode::out_of_range, "The stamp is beyond the year 2400.", "h");
  }
  OFERTA_TRY(check_name(operation.type, "t"));
  OFERTA_TRY(check_name(operation.id, "id"));
  if (operation.author.size() > kMaxNameBytes) {
    return fail(ErrorCode::out_of_range, "The author has at most 128 bytes.", "u");
  }
  return {};
}

void append_fields(std::string& out, const std::vector<FieldWrite>& fields) {
  char separator = '{';
  for (const FieldWrite& field : fields) {
    out += separator;
    separator = ',';
    append_json_string(out, field.name);
    out += ':';
    out += field.value;
  }
  out += '}';
}

void append_overwritten(std::string& out, const std::vector<Overwritten>& overwritten) {
  char separator = '{';
  for (const Overwritten& entry : overwritten) {
    out += separator;
    separator = ',';
    append_json_string(out, entry.field);
    out += ':';
    const bool several = entry.stamps.size() > 1;
    if (several) out += '[';
    for (std::size_t i = 0; i < entry.stamps.size(); ++i) {
      if (i > 0) out += ',';
      append_json_string(out, entry.stamps[i].text());
    }
    if (several) out += ']';
  }
  out += '}';
}

}  // namespace

Result<Operation> decode_operation(const Json& json) {
  if (!json.is_object()) return fail(ErrorCode::invalid_format, "An operation is an object.");
  Operation operation;
  OFERTA_TRY(decode_header(json, operation));
  OFERTA_TRY(decode_fields(json, operation));
  OFERTA_TRY(decode_overwritten(json, operation));
  if (operation.fields.empty() && operation.overwritten.empty() && !operation.deleted) {
    return fail(ErrorCode::invalid_format, "An operation must have f, w or d.");
  }
  if (json.size() > kMembers.size() ||
      std::any_of(json.items().begin(), json.items().end(), [](const auto& item) {
        return std::find(kMembers.begin(), kMembers.end(), item.key()) == kMembers.end();
      })) {
    OFERTA_TRY(collect_unknown(json, operation));
  }
  return operation;
}

Result<Operation> parse_operation(std::string_view text) {
  OFERTA_ASSIGN(const Json json, parse_json(text));
  return decode_operation(json);
}

std::string encode(const Operation& operation) {
  std::string out;
  out += '{';
  if (operation.deleted) out += *operation.deleted ? "\"d\":1," : "\"d\":0,";
  if (!operation.fields.empty()) {
    out += "\"f\":";
    append_fields(out, operation.fields);
    out += ',';
  }
  out += "\"h\":";
  append_json_string(out, operation.stamp.text());
  out += ",\"id\":";
  append_json_string(out, operation.id);
  out += ",\"n\":";
  append_json_string(out, node_text(operation.node));
  out += ",\"s\":" + std::to_string(operation.sequence) + ",\"t\":";
  append_json_string(out, operation.type);
  if (!operation.author.empty()) {
    out += ",\"u\":";
    append_json_string(out, operation.author);
  }
  out += ",\"v\":" + std::to_string(operation.schema);
  if (!operation.overwritten.empty()) {
    out += ",\"w\":";
    append_overwritten(out, operation.overwritten);
  }
  out += '}';
  if (operation.unknown.empty()) return out;
  Json merged = parse_own_json(operation.unknown);
  if (!merged.is_object()) return out;
  merged.update(parse_own_json(out));
  return canonical(merged);
}

}  // namespace oferta::sync
