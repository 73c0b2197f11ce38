#include "shared/offer/options.h"

#include <algorithm>
#include <utility>

#include "shared/offer/negotiated_total.h"

namespace oferta::offer {
namespace {

Result<void> check_line(const Offer& offer, std::size_t line) {
  if (line >= offer.lines.size()) {
    return fail(ErrorCode::invalid_argument, "The offer has no such line.", "line");
  }
  if (!offer.lines[line].charge.empty()) {
    return fail(ErrorCode::invalid_argument, "A charge is not offered besides.", "line");
  }
  return {};
}

/// Adjustments that name a line which is optional now hold no longer.
void drop_broken_adjustments(Offer& offer) {
  const auto broken = [&offer](const pricing::Adjustment& made) {
    return std::any_of(made.lines.begin(), made.lines.end(),
                       [&offer](std::size_t line) { return offer.lines[line].optional; });
  };
  std::vector<std::string> rules;
  for (const pricing::Adjustment& made : offer.adjustments) {
    if (broken(made)) rules.push_back(made.rule);
  }
  const auto gone = [&rules](const pricing::Adjustment& made) {
    return std::find(rules.begin(), rules.end(), made.rule) != rules.end();
  };
  offer.adjustments.erase(std::remove_if(offer.adjustments.begin(), offer.adjustments.end(), gone),
                          offer.adjustments.end());
}

Offer settled(Offer offer) {
  Offer made = without_total(offer);
  drop_broken_adjustments(made);
  made.rounding = std::string(rounding_for(made));
  return made;
}

/// Where each line stands once those of `removed` are gone.
std::vector<std::size_t> new_positions(const std::vector<bool>& removed) {
  std::vector<std::size_t> positions;
  std::size_t next = 0;
  for (const bool gone : removed) {
    positions.push_back(next);
    next += gone ? 0 : 1;
  }
  return positions;
}

}  // namespace

OptionSums option_sums(const Offer& offer, const pricing::PricedDocument& priced) {
  OptionSums sums;
  for (const std::size_t line : optional_lines(offer)) {
    ++sums.lines;
    sums.gross += priced.lines[line].gross;
  }
  sums.with_all = priced.totals.gross + sums.gross;
  return sums;
}

std::vector<Choice> choices_of(const Offer& offer) {
  std::vector<Choice> choices;
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    const OfferLine& line = offer.lines[i];
    if (line.choice.empty()) continue;
    const auto found = std::find_if(choices.begin(), choices.end(), [&](const Choice& choice) {
      return choice.name == line.choice;
    });
    Choice& choice = found == choices.end() ? choices.emplace_back() : *found;
    choice.name = line.choice;
    choice.lines.push_back(i);
    if (!line.optional) choice.counted = i;
  }
  return choices;
}

std::vector<std::size_t> counted_lines(const Offer& offer) {
  std::vector<std::size_t> lines;
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    if (!offer.lines[i].optional) lines.push_back(i);
  }
  return lines;
}

std::vector<std::size_t> optional_lines(const Offer& offer) {
  std::vector<std::size_t> lines;
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    if (offer.lines[i].optional && offer.lines[i].choice.empty()) lines.push_back(i);
  }
  return lines;
}

Result<Offer> with_optional(const Offer& offer, std::size_t line, bool optional) {
  OFERTA_TRY(check_line(offer, line));
  Offer made = offer;
  const std::string& choice = made.lines[line].choice;
  if (!optional && !choice.empty()) {
    for (OfferLine& other : made.lines) {
      if (other.choice == choice) other.optional = true;
    }
  }
  made.lines[line].optional = optional;
  return settled(std::move(made));
}

Result<Offer> choose(const Offer& offer, std::size_t line) {
  return with_optional(offer, line, false);
}

Result<Offer> with_choice(const Offer& offer, std::size_t line, const std::string& choice) {
  OFERTA_TRY(check_line(offer, line));
  Offer made = offer;
  const bool taken =
      !choice.empty() &&
      std::any_of(made.lines.begin(), made.lines.end(), [&](const OfferLine& other) {
        return &other != &made.lines[line] && other.choice == choice && !other.optional;
      });
  made.lines[line].choice = choice;
  if (taken) made.lines[line].optional = true;
  return settled(std::move(made));
}

Result<Offer> with_alternative(const Offer& offer, std::size_t beside, OfferLine line,
                               const std::string& choice) {
  OFERTA_TRY(check_line(offer, beside));
  Offer made = without_total(offer);
  std::string& group = made.lines[beside].choice;
  if (group.empty()) group = choice;
  if (group.empty()) {
    return fail(ErrorCode::invalid_argument, "A group of alternatives has a name.", "choice");
  }
  line.choice = group;
  line.optional = true;
  std::size_t after = beside;
  for (std::size_t i = 0; i < made.lines.size(); ++i) {
    if (made.lines[i].choice == line.choice) after = std::max(after, i);
  }
  made.lines.insert(made.lines.begin() + static_cast<std::ptrdiff_t>(after) + 1, std::move(line));
  for (pricing::Adjustment& adjustment : made.adjustments) {
    for (std::size_t& position : adjustment.lines) position += position > after ? 1 : 0;
  }
  return settled(std::move(made));
}

Result<Offer> without_line(const Offer& offer, std::size_t line) {
  OFERTA_TRY(check_line(offer, line));
  Offer made = without_total(offer);
  made.lines[line].optional = true;  // so that what names it falls
  drop_broken_adjustments(made);
  made.lines.erase(made.lines.begin() + static_cast<std::ptrdiff_t>(line));
  for (pricing::Adjustment& adjustment : made.adjustments) {
    for (std::size_t& position : adjustment.lines) position -= position > line ? 1 : 0;
  }
  made.rounding = std::string(rounding_for(made));
  return made;
}

Offer without_options(const Offer& offer) {
  const bool firm = std::none_of(offer.lines.begin(), offer.lines.end(), [](const OfferLine& line) {
    return line.optional || !line.choice.empty();
  });
  if (firm) return offer;
  std::vector<bool> removed;
  for (const OfferLine& line : offer.lines) removed.push_back(line.optional);
  const std::vector<std::size_t> positions = new_positions(removed);
  Offer made = offer;
  made.content_hash.clear();  // this is not what was sealed
  made.lines.clear();
  for (const OfferLine& line : offer.lines) {
    if (line.optional) continue;
    made.lines.push_back(line);
    made.lines.back().choice.clear();
  }
  for (pricing::Adjustment& adjustment : made.adjustments) {
    for (std::size_t& position : adjustment.lines) position = positions.at(position);
  }
  made.rounding = std::string(rounding_for(made));
  return made;
}

}  // namespace oferta::offer
