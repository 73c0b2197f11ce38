// A second implementation of document prices, for tests: exact fractions, rounded where the policy
// rounds, written without the library it judges.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "shared/base/random.h"
#include "shared/pricing/totals.h"

namespace oferta::testing {

__extension__ using Wide = __int128;

/// A non-negative fraction.
struct Fraction {
  Wide over = 0;
  Wide under = 1;

  Fraction times(Wide a, Wide b) const { return {over * a, under * b}; }
  Minor half_up() const { return static_cast<Minor>((2 * over + under) / (2 * under)); }
  Minor down() const { return static_cast<Minor>(over / under); }
};

inline Fraction whole(Minor amount) {
  return {amount, 1};
}

struct ReferenceLine {
  Minor list = 0, after_rules = 0, after_hand = 0, sum = 0, net = 0, vat = 0, gross = 0;
};

inline Minor reference_step(const pricing::LineStep& step, Minor amount, std::int64_t quantity) {
  switch (step.effect) {
    case pricing::StepEffect::percent:
      return whole(amount).times(10'000 - step.value, 10'000).half_up();
    case pricing::StepEffect::amount:
      return amount < step.value * quantity ? 0 : amount - step.value * quantity;
    case pricing::StepEffect::price:
      return amount < step.value * quantity ? amount : step.value * quantity;
    case pricing::StepEffect::part: {
      if (quantity == 0) return amount;
      // The cheaper units at their new price, the others at the old one.
      const Wide full = Wide{10'000} * (quantity - step.units);
      const Wide reduced = Wide{10'000 - step.value} * step.units;
      return whole(amount).times(full + reduced, Wide{10'000} * quantity).half_up();
    }
  }
  return amount;
}

/// Shares of `amount` by largest remainder, found by giving one unit at a time to whoever is
/// furthest behind its quota after the whole parts.
inline std::vector<Minor> reference_shares(Minor amount, const std::vector<Minor>& weights) {
  Wide sum = 0;
  for (const Minor weight : weights) sum += weight;
  std::vector<Minor> parts(weights.size(), 0);
  if (amount == 0) return parts;
  const bool even = sum == 0;
  if (even) sum = static_cast<Wide>(weights.size());
  const Minor magnitude = amount < 0 ? -amount : amount;
  std::vector<Wide> behind;
  Minor left = magnitude;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Wide quota = Wide{magnitude} * (even ? 1 : weights[i]);
    parts[i] = static_cast<Minor>(quota / sum);
    behind.push_back(quota - Wide{parts[i]} * sum);
    left -= parts[i];
  }
  for (; left > 0; --left) {
    const auto most = std::max_element(behind.begin(), behind.end());
    ++parts[static_cast<std::size_t>(most - behind.begin())];
    *most = -1;
  }
  for (Minor& part : parts) part = amount < 0 ? -part : part;
  return parts;
}

inline std::vector<ReferenceLine> reference_document(const pricing::DocumentInput& document) {
  std::vector<ReferenceLine> lines;
  for (const pricing::LineInput& input : document.lines) {
    ReferenceLine line;
    line.list = input.price * input.quantity;
    std::int64_t break_bp = 0;
    std::int64_t from = 0;
    for (const pricing::QuantityBreak& step : input.breaks) {
      if (step.from > input.quantity || step.from <= from) continue;
      from = step.from;
      break_bp = step.discount_bp;
    }
    line.after_rules = whole(line.list).times(10'000 - break_bp, 10'000).half_up();
    for (const pricing::LineStep& step : input.steps) {
      line.after_rules = reference_step(step, line.after_rules, input.quantity);
    }
    line.after_hand = whole(line.after_rules).times(10'000 - input.discount_bp, 10'000).half_up();
    if (!input.charge) {
      line.after_hand =
          whole(line.after_hand).times(10'000 - document.terms.discount_bp, 10'000).half_up();
    }
    line.sum = line.after_hand;
    lines.push_back(line);
  }
  for (const pricing::Adjustment& made : document.adjustments) {
    std::vector<std::size_t> members = made.lines;
    if (members.empty()) {
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!document.lines[i].charge) members.push_back(i);
      }
    }
    std::vector<Minor> weights;
    for (const std::size_t member : members) weights.push_back(lines[member].sum);
    const Minor sum = std::accumulate(weights.begin(), weights.end(), Minor{0});
    const Minor amount = made.kind == pricing::Adjustment::Kind::percent
                             ? whole(sum).times(made.value, 10'000).down()
                             : std::min(made.value, sum);
    const std::vector<Minor> shares =
        made.shares.empty() ? reference_shares(amount, weights) : made.shares;
    for (std::size_t i = 0; i < members.size(); ++i) lines[members[i]].sum -= shares[i];
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ReferenceLine& line = lines[i];
    const std::int64_t rate = document.lines[i].vat_bp.value_or(0);
    const bool inside = document.terms.prices_include_vat;
    line.vat = whole(line.sum).times(rate, inside ? 10'000 + rate : 10'000).half_up();
    line.gross = inside ? line.sum : line.sum + line.vat;
    line.net = line.gross - line.vat;
  }
  return lines;
}

/// Whether every figure of `priced` is what the reference gives, and the totals are its sums.
inline bool is_as_reference(const pricing::DocumentInput& document,
                            const pricing::PricedDocument& priced) {
  const std::vector<ReferenceLine> expected = reference_document(document);
  if (priced.lines.size() != expected.size()) return false;
  Minor list = 0;
  Minor sum = 0;
  Minor net = 0;
  Minor vat = 0;
  Minor gross = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const ReferenceLine& line = expected[i];
    const pricing::LineFigures& got = priced.lines[i];
    if (got.list != line.list || got.after_rules != line.after_rules ||
        got.after_document_discount != line.after_hand || got.after_adjustments != line.sum ||
        got.net != line.net || got.vat != line.vat || got.gross != line.gross) {
      return false;
    }
    list += line.list;
    sum += line.sum;
    net += line.net;
    vat += line.vat;
    gross += line.gross;
  }
  const pricing::Totals& totals = priced.totals;
  Minor vat_of_rates = 0;
  Minor gross_of_rates = 0;
  for (const pricing::VatSum& rate : totals.vat_sums) {
    vat_of_rates += rate.vat;
    gross_of_rates += rate.gross;
  }
  return totals.list == list && totals.after_discounts == sum && totals.net == net &&
         totals.vat == vat && totals.gross == gross && net + vat == gross &&
         list - totals.discount() == sum && vat_of_rates == vat && gross_of_rates == gross;
}

}  // namespace oferta::testing
