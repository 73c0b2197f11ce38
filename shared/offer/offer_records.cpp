#include "shared/offer/offer_records.h"

#include <algorithm>
#include <cstddef>
#include <tuple>

#include "shared/base/sort.h"
#include "shared/offer/offer_fields.h"

namespace oferta::offer {
namespace {

constexpr const char* kOfferType = "offer";
constexpr const char* kLineType = "offer_line";

struct PlacedLine {
  std::int64_t position = 0;
  std::string id;
  OfferLine line;
};

}  // namespace

std::string line_id(const std::string& offer, std::size_t position) {
  const std::string digits = std::to_string(position);
  return offer + "." + (digits.size() < 2 ? "0" : "") + digits;
}

std::vector<OfferRecord> offer_records(const Offer& offer) {
  std::vector<OfferRecord> records;
  records.reserve(offer.lines.size() + 1);
  records.push_back({kOfferType, offer.id, offer_fields(offer)});
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    Json fields = line_fields(offer.lines[i], offer.currency);
    fields["offer"] = offer.id;
    fields["position"] = static_cast<std::int64_t>(i + 1);
    records.push_back({kLineType, line_id(offer.id, i + 1), std::move(fields)});
  }
  return records;
}

Json head_changes(const Offer& before, const Offer& after) {
  const Json old = offer_fields(before);
  const Json now = offer_fields(after);
  Json changes = Json::object();
  for (const auto& [name, value] : now.items()) {
    if (!old.contains(name) || old[name] != value) changes[name] = value;
  }
  for (const auto& [name, value] : old.items()) {
    if (!now.contains(name)) changes[name] = nullptr;
  }
  return changes;
}

Result<Offer> offer_from_records(const std::string& id, const Json& fields,
                                 const std::vector<OfferRecord>& lines) {
  Problems problems;
  Offer offer = read_offer_fields(FieldReader(fields, "offer/" + id, problems));
  offer.id = id;
  std::vector<PlacedLine> placed;
  placed.reserve(lines.size());
  for (const OfferRecord& record : lines) {
    const FieldReader reader(record.fields, std::string(kLineType) + "/" + record.id, problems);
    placed.push_back({reader.integer("position", {1, 1'000'000}), record.id,
                      read_line_fields(reader, offer.currency)});
  }
  OFERTA_TRY(problems.result());
  sort_by(placed, [](const PlacedLine& a, const PlacedLine& b) {
    return std::tie(a.position, a.id) < std::tie(b.position, b.id);
  });
  for (PlacedLine& line : placed) offer.lines.push_back(std::move(line.line));
  return offer;
}

}  // namespace oferta::offer
