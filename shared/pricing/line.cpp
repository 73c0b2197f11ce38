#include "shared/pricing/line.h"

#include <algorithm>

#include "shared/pricing/vat.h"

namespace oferta::pricing {
namespace {

bool is_percentage(std::int64_t bp) {
  return bp >= 0 && bp <= kWholeBp;
}

Result<void> check(const LineInput& line, const DocumentTerms& terms) {
  if (line.price < 0) {
    return fail(ErrorCode::invalid_argument, "A price is negative.", "price");
  }
  if (line.quantity < 0) {
    return fail(ErrorCode::invalid_argument, "A quantity is negative.", "quantity");
  }
  const bool breaks_fit =
      std::all_of(line.breaks.begin(), line.breaks.end(),
                  [](const QuantityBreak& step) { return is_percentage(step.discount_bp); });
  if (!breaks_fit || !is_percentage(line.discount_bp) || !is_percentage(terms.discount_bp)) {
    return fail(ErrorCode::invalid_argument, "A discount is not between 0 and 100 %.", "discount");
  }
  if (line.vat_bp && !is_percentage(*line.vat_bp)) {
    return fail(ErrorCode::invalid_argument, "A VAT rate is not between 0 and 100 %.", "vat");
  }
  return {};
}

}  // namespace

std::int64_t break_at(const std::vector<QuantityBreak>& breaks, std::int64_t quantity) {
  const QuantityBreak* best = nullptr;
  for (const QuantityBreak& step : breaks) {
    if (step.from <= quantity && (best == nullptr || step.from > best->from)) best = &step;
  }
  return best == nullptr ? 0 : best->discount_bp;
}

Result<LineFigures> price_line(const LineInput& line, const DocumentTerms& terms) {
  OFERTA_TRY(check(line, terms));
  LineFigures figures;
  figures.break_bp = break_at(line.breaks, line.quantity);
  OFERTA_ASSIGN(figures.list, multiply_minor(line.price, line.quantity));
  OFERTA_ASSIGN(figures.after_break, less_discount(figures.list, figures.break_bp));
  figures.after_rules = figures.after_break;
  for (const LineStep& step : line.steps) {
    OFERTA_ASSIGN(figures.after_rules, apply_step(step, figures.after_rules, line.quantity));
  }
  OFERTA_ASSIGN(figures.after_discount, less_discount(figures.after_rules, line.discount_bp));
  OFERTA_ASSIGN(figures.after_document_discount,
                less_discount(figures.after_discount, line.charge ? 0 : terms.discount_bp));
  figures.after_adjustments = figures.after_document_discount;
  OFERTA_TRY(add_vat(figures, line, terms));
  return figures;
}

Result<void> add_vat(LineFigures& figures, const LineInput& line, const DocumentTerms& terms) {
  const Minor sum = figures.after_adjustments;
  figures.vat = 0;
  figures.net = sum;
  figures.gross = sum;
  if (!line.vat_bp) return {};
  if (terms.prices_include_vat) {
    OFERTA_ASSIGN(figures.vat, vat_inside(sum, *line.vat_bp));
    figures.net = sum - figures.vat;
  } else {
    OFERTA_ASSIGN(figures.vat, vat_on_top(sum, *line.vat_bp));
    OFERTA_ASSIGN(figures.gross, add_minor(sum, figures.vat));
  }
  return {};
}

Result<Minor> gross_of(const LineInput& line, const DocumentTerms& terms) {
  OFERTA_ASSIGN(const LineFigures figures, price_line(line, terms));
  return figures.gross;
}

}  // namespace oferta::pricing
