#pragma once
/// One operation: what one transaction did to one record. The format of everything saved or sent.
///
///   {"n":"00000000000000a1","s":42,"h":"<stamp>","t":"product","id":"7k2m…","u":"anna","v":1,
///    "f":{"name":"Router"},"w":{"name":"<overwritten stamp>"}}
///
/// n node, s sequence number of the node (1, 2, 3 …), h stamp of the transaction, t and id the
/// record, u author, v schema version. f: fields written. d: 1 deletes the record, 0 restores it.
/// w: per field, the stamp or stamps the author saw there and hereby replaces; a deletion lists all
/// fields it saw; the empty name stands for the deletion mark itself. An operation may consist of w
/// alone: the author has seen these values and lets them go.
///
/// The field "sealed": true freezes the record: its contents are for ever the fields of that very
/// operation.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/sync/stamp.h"

namespace oferta::sync {

inline constexpr std::size_t kMaxRecordBytes = 262'144;  ///< one operation, as JSON
inline constexpr std::size_t kMaxStringBytes = 65'536;   ///< one text, UTF-8
inline constexpr std::size_t kMaxNameBytes = 128;        ///< type, id, field name, author
inline constexpr int kMaxValueDepth = 16;                ///< arrays and objects in a value
inline constexpr std::size_t kMaxFields = 1000;
/// The field that seals a record.
inline constexpr std::string_view kSealedField = "sealed";
/// The name of the deletion mark in w.
inline constexpr std::string_view kDeletedField{};

struct FieldWrite {
  std::string name;
  std::string value;  ///< canonical JSON
  friend bool operator==(const FieldWrite&, const FieldWrite&) = default;
};

/// Stamps of one field that the operation replaces.
struct Overwritten {
  std::string field;
  std::vector<Stamp> stamps;
  friend bool operator==(const Overwritten&, const Overwritten&) = default;
};

struct Operation {
  NodeId node = 0;
  std::int64_t sequence = 0;
  Stamp stamp;
  std::string type;
  std::string id;
  std::vector<FieldWrite> fields;        ///< in name order
  std::vector<Overwritten> overwritten;  ///< in field order
  std::optional<bool> deleted;
  std::string author;
  std::int64_t schema = 1;
  std::string unknown;  ///< members of a later version, a canonical JSON object; "" when none

  friend bool operator==(const Operation&, const Operation&) = default;
};

/// Decodes and checks one operation. Errors: invalid_format or out_of_range (limits), the place in
/// the detail ("f.price"). Unknown types, fields and members are kept.
Result<Operation> decode_operation(const Json& json);
/// Parses and decodes one line.
Result<Operation> parse_operation(std::string_view text);
/// The canonical JSON text of an operation.
std::string encode(const Operation& operation);

/// A field's value as canonical JSON, checked against the limits (depth, strings, whole numbers);
/// `place` goes into the error's detail.
Result<std::string> encode_value(const Json& value, std::string_view place = "");
/// A canonical value as Json. Precondition: it came from encode_value or decode_operation.
Json decode_value(std::string_view canonical_value);

/// The latest stamp of a batch, for Clock::observe; none when the batch is empty.
Stamp latest_stamp(const std::vector<Operation>& operations);

}  // namespace oferta::sync
