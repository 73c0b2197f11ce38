#include "shared/pricing/totals.h"

#include <algorithm>
#include <cstddef>
#include <string>

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
  totals.line_discount += figures.after_break - figures.after_discount;
  totals.document_discount += figures.after_discount - figures.after_document_discount;
  totals.after_discounts += figures.after_document_discount;
  OFERTA_TRY(accumulate(totals.gross, figures.gross));
  totals.net += figures.net;
  totals.vat += figures.vat;
  VatSum& sum = vat_sum_of(totals.vat_sums, line.vat_bp);
  sum.net += figures.net;
  sum.vat += figures.vat;
  sum.gross += figures.gross;
  return {};
}

}  // namespace

Result<PricedDocument> price_document(const DocumentInput& document) {
  PricedDocument priced;
  priced.lines.reserve(document.lines.size());
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    const std::string place = "lines[" + std::to_string(i) + "]";
    const LineInput& line = document.lines[i];
    Result<LineFigures> figures = price_line(line, document.terms);
    if (!figures) return fail_at(place, figures.error());
    const Result<void> added = add_line(priced.totals, line, *figures);
    if (!added) return fail_at(place, added.error());
    priced.lines.push_back(*figures);
  }
  // An absent rate compares below every rate, so it comes last.
  std::sort(priced.totals.vat_sums.begin(), priced.totals.vat_sums.end(),
            [](const VatSum& a, const VatSum& b) { return a.rate_bp > b.rate_bp; });
  return priced;
}

}  // namespace oferta::pricing
