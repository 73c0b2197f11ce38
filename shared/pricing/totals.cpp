#include "shared/pricing/totals.h"

#include <algorithm>

namespace oferta::pricing {
namespace {

Result<void> accumulate(Minor& sum, Minor amount) {
  OFERTA_ASSIGN(sum, add_minor(sum, amount));
  return {};
}

VatSum& vat_sum_of(std::vector<VatSum>& sums, const std::optional<std::int64_t>& rate_bp) {
  const auto found = std::find_if(sums.begin(), sums.end(),
                                  [&](const VatSum& sum) { return sum.rate_bp == rate_bp; });
  if (found != sums.end()) return *found;
  sums.push_back(VatSum{.rate_bp = rate_bp});
  return sums.back();
}

Result<void> add_line(Totals& totals, const LineInput& line, const LineFigures& figures) {
  OFERTA_TRY(accumulate(totals.list, figures.list));
  // Once the list sum is in range everything taken off it is, too.
  totals.break_discount += figures.list - figures.after_break;
  totals.rule_discount += figures.after_break - figures.after_rules;
  totals.line_discount += figures.after_rules - figures.after_discount;
  totals.document_discount += figures.after_discount - figures.after_document_discount;
  totals.adjustments += figures.after_document_discount - figures.after_adjustments;
  OFERTA_TRY(accumulate(totals.after_discounts, figures.after_adjustments));
  OFERTA_TRY(accumulate(totals.gross, figures.gross));
  totals.net += figures.net;
  totals.vat += figures.vat;
  VatSum& sum = vat_sum_of(totals.vat_sums, line.vat_bp);
  sum.net += figures.net;
  sum.vat += figures.vat;
  sum.gross += figures.gross;
  return {};
}

/// The lines an adjustment is about; an error for a list that is not rising or leaves the document.
Result<std::vector<std::size_t>> lines_of(const Adjustment& adjustment,
                                          const DocumentInput& document) {
  std::vector<std::size_t> lines = adjustment.lines;
  if (lines.empty()) {
    for (std::size_t i = 0; i < document.lines.size(); ++i) {
      const LineInput& line = document.lines[i];
      if (!line.charge && !line.optional) lines.push_back(i);
    }
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i] >= document.lines.size() || (i > 0 && lines[i] <= lines[i - 1]) ||
        document.lines[lines[i]].optional) {
      return fail(ErrorCode::invalid_argument, "The lines named are not those of the document.",
                  "lines");
    }
  }
  return lines;
}

/// The amount taken off lines that stand at `sum` together.
Result<Minor> amount_of(const Adjustment& adjustment, Minor sum) {
  if (adjustment.kind == Adjustment::Kind::amount) return std::min(adjustment.value, sum);
  if (adjustment.value < 0 || adjustment.value > kWholeBp) {
    return fail(ErrorCode::invalid_argument, "A discount is not between 0 and 100 %.", "value");
  }
  // Rounded down: what is left is rounded up, as optimisers of thresholds count it. In two parts,
  // as the product may leave 64 bits.
  const Minor whole = sum / kWholeBp * adjustment.value;
  const Minor rest = sum % kWholeBp * adjustment.value / kWholeBp;
  return whole + rest;
}

Result<std::vector<Minor>> given_shares(const Adjustment& adjustment,
                                        const std::vector<std::size_t>& lines) {
  Minor sum = 0;
  for (const Minor share : adjustment.shares) OFERTA_TRY(accumulate(sum, share));
  if (adjustment.shares.size() != lines.size() || sum != adjustment.value ||
      adjustment.kind != Adjustment::Kind::amount) {
    return fail(ErrorCode::invalid_argument, "The shares do not add up to the amount.", "shares");
  }
  return adjustment.shares;
}

}  // namespace

Result<std::vector<Minor>> shares_of(const Adjustment& adjustment, const DocumentInput& document,
                                     const std::vector<Minor>& amounts) {
  OFERTA_ASSIGN(const std::vector<std::size_t> lines, lines_of(adjustment, document));
  std::vector<std::int64_t> weights;
  Minor sum = 0;
  for (const std::size_t line : lines) {
    weights.push_back(amounts[line]);
    OFERTA_TRY(accumulate(sum, amounts[line]));
  }
  std::vector<Minor> parts;
  if (!adjustment.shares.empty()) {
    OFERTA_ASSIGN(parts, given_shares(adjustment, lines));
  } else {
    OFERTA_ASSIGN(const Minor amount, amount_of(adjustment, sum));
    OFERTA_ASSIGN(parts, allocate(amount, weights));
  }
  std::vector<Minor> shares(document.lines.size(), 0);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (parts[i] > weights[i]) {
      return fail(ErrorCode::invalid_argument, "More is taken off a line than it stands at.",
                  "shares");
    }
    shares[lines[i]] = parts[i];
  }
  return shares;
}

Result<PricedDocument> price_document(const DocumentInput& document) {
  PricedDocument priced;
  std::vector<Minor> amounts;
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    Result<LineFigures> figures = price_line(document.lines[i], document.terms);
    if (!figures) return fail_at("lines[" + std::to_string(i) + "]", figures.error());
    amounts.push_back(figures->after_document_discount);
    priced.lines.push_back(*figures);
  }
  for (std::size_t i = 0; i < document.adjustments.size(); ++i) {
    auto shares = shares_of(document.adjustments[i], document, amounts);
    if (!shares) return fail_at("adjustments[" + std::to_string(i) + "]", shares.error());
    for (std::size_t line = 0; line < amounts.size(); ++line) amounts[line] -= (*shares)[line];
    priced.shares.push_back(*std::move(shares));
  }
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    LineFigures& figures = priced.lines[i];
    figures.after_adjustments = amounts[i];
    Result<void> added = add_vat(figures, document.lines[i], document.terms);
    if (added && !document.lines[i].optional) {
      added = add_line(priced.totals, document.lines[i], figures);
    }
    if (!added) return fail_at("lines[" + std::to_string(i) + "]", added.error());
  }
  // An absent rate compares below every rate, so it comes last.
  std::sort(priced.totals.vat_sums.begin(), priced.totals.vat_sums.end(),
            [](const VatSum& a, const VatSum& b) { return a.rate_bp > b.rate_bp; });
  return priced;
}

}  // namespace oferta::pricing
