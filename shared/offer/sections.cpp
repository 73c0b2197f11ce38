#include "shared/offer/sections.h"

#include <algorithm>

#include "shared/base/text.h"

namespace oferta::offer {
namespace {

bool is_summed(const Offer& offer, std::string_view section) {
  const auto& summed = offer.total_only;
  return std::find(summed.begin(), summed.end(), section) != summed.end();
}

bool is_there(const Offer& offer, std::string_view section) {
  return std::any_of(offer.lines.begin(), offer.lines.end(),
                     [&](const OfferLine& line) { return line.section == section; });
}

void forget_empty(Offer& offer) {
  std::erase_if(offer.total_only, [&](const std::string& name) { return !is_there(offer, name); });
}

}  // namespace

bool has_sections(const Offer& offer) {
  return std::any_of(offer.lines.begin(), offer.lines.end(),
                     [](const OfferLine& line) { return !line.section.empty(); });
}

bool hides_price(const Offer& offer, const OfferLine& line) {
  return !line.optional && !line.section.empty() && is_summed(offer, line.section);
}

std::vector<Section> sections_of(const Offer& offer, const pricing::PricedDocument& priced) {
  std::vector<Section> sections;
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    const OfferLine& line = offer.lines[i];
    if (line.optional) continue;
    auto found = std::find_if(sections.begin(), sections.end(),
                              [&](const Section& section) { return section.name == line.section; });
    if (found == sections.end()) {
      sections.push_back({line.section, {}, 0, hides_price(offer, line)});
      found = std::prev(sections.end());
    }
    found->lines.push_back(i);
    found->sum += priced.lines[i].after_discount;
  }
  return sections;
}

Result<Offer> with_section(const Offer& offer, std::size_t line, std::string_view section) {
  if (line >= offer.lines.size()) {
    return fail(ErrorCode::invalid_argument, "The offer has no such line.", "line");
  }
  if (section.size() > kMaxSectionName) {
    return fail(ErrorCode::invalid_argument, "The name of the section is too long.", "section");
  }
  Offer made = offer;
  made.lines[line].section = std::string(trim(section));
  forget_empty(made);
  return made;
}

Result<Offer> with_total_only(const Offer& offer, std::string_view section, bool total_only) {
  if (section.empty() || !is_there(offer, section)) {
    return fail(ErrorCode::not_found, "The offer has no such section.", std::string(section));
  }
  Offer made = offer;
  std::erase(made.total_only, section);
  if (total_only) made.total_only.emplace_back(section);
  std::sort(made.total_only.begin(), made.total_only.end());
  return made;
}

void keep_sections(const Offer& before, Offer& made) {
  for (OfferLine& line : made.lines) {
    for (const OfferLine& old : before.lines) {
      const bool same = line.product == old.product && line.charge == old.charge;
      if (same && !old.section.empty()) line.section = old.section;
    }
  }
  made.total_only = before.total_only;
  forget_empty(made);
}

}  // namespace oferta::offer
