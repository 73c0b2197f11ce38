#include "shared/pricing/trace.h"

#include <array>
#include <utility>

namespace oferta::pricing {
namespace {

constexpr std::array<std::string_view, 8> kTraceNames{
    "list",       "break",      "rule",      "line_discount", "document_discount",
    "adjustment", "vat_inside", "vat_on_top"};

class Tracer {
 public:
  void to(TraceKind kind, Minor after, std::int64_t rate = 0, std::string rule = {},
          std::string name = {}) {
    const Minor before = steps_.empty() ? 0 : steps_.back().after;
    if (after == before && kind != TraceKind::list && kind != TraceKind::vat_on_top) return;
    TraceStep step;
    step.kind = kind;
    step.change = after - before;
    step.after = after;
    step.rate = rate;
    step.rule = std::move(rule);
    step.name = std::move(name);
    steps_.push_back(std::move(step));
  }
  void contains_vat(Minor vat, std::int64_t rate) {
    TraceStep step;
    step.kind = TraceKind::vat_inside;
    step.after = steps_.back().after;
    step.rate = rate;
    step.vat = vat;
    steps_.push_back(std::move(step));
  }
  std::vector<TraceStep> take() { return std::move(steps_); }

 private:
  std::vector<TraceStep> steps_;
};

}  // namespace

std::string_view trace_kind_name(TraceKind kind) {
  return kTraceNames.at(static_cast<std::size_t>(kind));
}

Result<std::vector<TraceStep>> trace_of(const DocumentInput& document, const PricedDocument& priced,
                                        std::size_t line) {
  const LineInput& input = document.lines[line];
  const LineFigures& figures = priced.lines[line];
  Tracer tracer;
  tracer.to(TraceKind::list, figures.list);
  tracer.to(TraceKind::quantity_break, figures.after_break, figures.break_bp);
  Minor amount = figures.after_break;
  for (const LineStep& step : input.steps) {
    OFERTA_ASSIGN(amount, apply_step(step, amount, input.quantity));
    const std::int64_t rate = step.effect == StepEffect::percent ? step.value : 0;
    tracer.to(TraceKind::rule, amount, rate, step.rule, step.name);
  }
  tracer.to(TraceKind::line_discount, figures.after_discount, input.discount_bp);
  tracer.to(TraceKind::document_discount, figures.after_document_discount,
            document.terms.discount_bp);
  amount = figures.after_document_discount;
  for (std::size_t i = 0; i < document.adjustments.size(); ++i) {
    const Adjustment& made = document.adjustments[i];
    amount -= priced.shares[i][line];
    const std::int64_t rate = made.kind == Adjustment::Kind::percent ? made.value : 0;
    tracer.to(TraceKind::adjustment, amount, rate, made.rule, made.name);
  }
  if (!input.vat_bp) return tracer.take();
  if (document.terms.prices_include_vat) {
    tracer.contains_vat(figures.vat, *input.vat_bp);
  } else {
    tracer.to(TraceKind::vat_on_top, figures.gross, *input.vat_bp);
  }
  return tracer.take();
}

}  // namespace oferta::pricing
