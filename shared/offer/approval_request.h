#pragma once
/// What a manager asks a head for: lines of an offer whose discount is above the manager's limit,
/// or which stand below the floor. It goes as a record where both are of one team, and as a short
/// text by any messenger where they are not.
///
///   const ApprovalRequest request = …;
///   std::string text = request_code(request);              // "oferta-ask-1.…"
///   OFERTA_ASSIGN(const ApprovalRequest same, read_request_code(text));
///
/// It holds no costs and no margins: a head's own catalogue knows them, and a messenger need not.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/pricing/guidance.h"

namespace oferta::offer {

inline constexpr std::string_view kRequestFormat = "oferta-ask-1";
inline constexpr std::size_t kMaxApprovalWord = 1'000;      ///< bytes
inline constexpr std::size_t kMaxApprovalText = 1'000'000;  ///< bytes of a request or an answer

/// A line as it is asked about.
struct LineAsked {
  pricing::LineToApprove line;
  std::string name;
  Minor before = 0;                    ///< what it came to before anything was taken off by hand
  std::optional<std::int64_t> vat_bp;  ///< absent: without VAT
  std::int64_t discount_bp = 0;        ///< taken off by hand
  bool above_limit = false;
  bool below_floor = false;
  friend bool operator==(const LineAsked&, const LineAsked&) = default;
};

/// The record approval_request/<id>.
struct ApprovalRequest {
  std::string id;
  std::string offer;           ///< id of the version it was asked for
  std::string number, client;  ///< of all its versions; client is an id, may be empty
  std::int64_t version = 1;
  std::string client_name;
  Currency currency;
  bool prices_include_vat = true;
  std::string by, by_name;    ///< who asks: id of the manager, and the name
  std::int64_t at_ms = 0;     ///< since 1970-01-01 UTC
  std::int64_t limit_bp = 0;  ///< what who asks may give alone
  std::string word;           ///< why; may be empty
  std::vector<LineAsked> lines;
  friend bool operator==(const ApprovalRequest&, const ApprovalRequest&) = default;
};

/// {"product", "quantity", "amount"}, of a request's line or of an approval's.
pricing::LineToApprove read_line_to_approve(const FieldReader& fields);

Json request_fields(const ApprovalRequest& request);
/// Problems are noted in the reader: a request without lines, a number or a word too long too.
ApprovalRequest read_request(const std::string& id, const FieldReader& fields);

std::string request_code(const ApprovalRequest& request);
/// White space around it does not matter. invalid_format, invalid_json, out_of_range, unsupported.
Result<ApprovalRequest> read_request_code(std::string_view text);

/// Whether a text begins as such a request does.
bool is_request_code(std::string_view text);

}  // namespace oferta::offer
