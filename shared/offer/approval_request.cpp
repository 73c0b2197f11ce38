#include "shared/offer/approval_request.h"

#include <utility>

#include "shared/base/base64url.h"
#include "shared/base/id.h"
#include "shared/base/text.h"
#include "shared/pricing/line.h"

namespace oferta::offer {
namespace {

constexpr std::int64_t kLatestRequestMs = 13'569'465'600'000;  // 2400-01-01, as of stamps

Json line_fields(const LineAsked& asked) {
  Json fields{{"product", asked.line.product}, {"quantity", asked.line.quantity},
              {"amount", asked.line.amount},   {"name", asked.name},
              {"before", asked.before},        {"discount", asked.discount_bp}};
  if (asked.vat_bp) fields["vat"] = *asked.vat_bp;
  if (asked.above_limit) fields["above_limit"] = true;
  if (asked.below_floor) fields["below_floor"] = true;
  return fields;
}

LineAsked read_line_asked(const FieldReader& fields) {
  LineAsked asked;
  asked.line = read_line_to_approve(fields);
  asked.name = fields.text("name");
  asked.before = fields.integer("before", {0});
  asked.discount_bp = fields.integer("discount", {0, pricing::kWholeBp});
  asked.vat_bp = fields.optional_integer("vat", {0, pricing::kWholeBp});
  asked.above_limit = fields.boolean_or("above_limit", false);
  asked.below_floor = fields.boolean_or("below_floor", false);
  return asked;
}

}  // namespace

pricing::LineToApprove read_line_to_approve(const FieldReader& fields) {
  return {fields.non_empty_text("product"), fields.integer("quantity", {0}),
          fields.integer("amount", {0})};
}

Json request_fields(const ApprovalRequest& request) {
  Json lines = Json::array();
  for (const LineAsked& asked : request.lines) lines.push_back(line_fields(asked));
  Json fields{{"offer", request.offer},
              {"number", request.number},
              {"version", request.version},
              {"client", request.client},
              {"client_name", request.client_name},
              {"currency", request.currency.code()},
              {"prices_include_vat", request.prices_include_vat},
              {"by", request.by},
              {"by_name", request.by_name},
              {"at", request.at_ms},
              {"limit", request.limit_bp},
              {"lines", std::move(lines)}};
  if (!request.word.empty()) fields["word"] = request.word;
  return fields;
}

ApprovalRequest read_request(const std::string& id, const FieldReader& fields) {
  ApprovalRequest request;
  request.id = id;
  request.offer = fields.text("offer");
  request.number = fields.non_empty_text("number");
  request.version = fields.integer("version", {1});
  request.client = fields.text("client");
  request.client_name = fields.text("client_name");
  request.currency = fields.currency("currency");
  request.prices_include_vat = fields.boolean("prices_include_vat");
  request.by = fields.text("by");
  request.by_name = fields.text("by_name");
  request.at_ms = fields.integer("at", {0, kLatestRequestMs});
  request.limit_bp = fields.integer("limit", {0, pricing::kWholeBp});
  request.word = fields.text_or("word", "");
  if (request.word.size() > kMaxApprovalWord) fields.problem("word", "The word is too long.");
  fields.each("lines", [&](const FieldReader& line) {
    if (line.expect_object()) request.lines.push_back(read_line_asked(line));
  });
  if (request.lines.empty()) fields.problem("lines", "Nothing is asked for.");
  return request;
}

std::string request_code(const ApprovalRequest& request) {
  Json fields = request_fields(request);
  fields["id"] = request.id;
  return std::string(kRequestFormat) + "." + base64url(canonical(fields));
}

bool is_request_code(std::string_view text) {
  return trim(text).starts_with(kRequestFormat);
}

Result<ApprovalRequest> read_request_code(std::string_view text) {
  if (text.size() > kMaxApprovalText) {
    return fail(ErrorCode::out_of_range, "The text is too long for a request.");
  }
  const std::string_view code = trim(text);
  if (!is_request_code(code) || code.size() <= kRequestFormat.size() ||
      code[kRequestFormat.size()] != '.') {
    return fail(ErrorCode::unsupported, "This is no request for an approval.");
  }
  OFERTA_ASSIGN(const std::string bytes, parse_base64url(code.substr(kRequestFormat.size() + 1)));
  OFERTA_ASSIGN(const Json json, parse_json(bytes, {.max_depth = 4}));
  Problems problems;
  const FieldReader fields(json, "", problems);
  const std::string id = fields.text("id");
  if (!is_valid_id(id)) fields.problem("id", "A request has an id.");
  ApprovalRequest request = read_request(id, fields);
  OFERTA_TRY(problems.result());
  return request;
}

}  // namespace oferta::offer
