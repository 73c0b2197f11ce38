#pragma once
/// "Why this price": how a line came from its list price to what is paid, step by step.
///
///   for (const TraceStep& step : trace_of(document, *price_document(document), 0)) {
///     show(step.name, step.change, step.after);
///   }
///
/// The steps add up: after of each is after of the one before plus its change, from 0 to the gross
/// sum. Nothing in a trace comes from costs.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/money.h"
#include "shared/pricing/totals.h"

namespace oferta::pricing {

enum class TraceKind {
  list,  ///< price × quantity
  quantity_break,
  rule,               ///< a price rule
  line_discount,      ///< given by hand on the line
  document_discount,  ///< given by hand on the document
  adjustment,         ///< the line's share of what is taken off several lines
  vat_inside,         ///< part of what stands there; changes nothing
  vat_on_top,
};
/// "list", "break", "rule", "line_discount", "document_discount", "adjustment", "vat_inside",
/// "vat_on_top".
std::string_view trace_kind_name(TraceKind kind);

struct TraceStep {
  TraceKind kind = TraceKind::list;
  Minor change = 0;       ///< below zero: taken off
  Minor after = 0;        ///< what the line stands at now
  std::int64_t rate = 0;  ///< basis points, where the step is a percentage
  Minor vat = 0;          ///< of vat_inside: the tax contained
  std::string rule{};     ///< id, for rule and adjustment
  std::string name{};     ///< as the client reads it; may be empty
  friend bool operator==(const TraceStep&, const TraceStep&) = default;
};

/// Steps that change nothing are left out, list and VAT excepted. `priced` is price_document of
/// `document`, `line` one of its lines. Errors are those of the prices themselves: none are left.
Result<std::vector<TraceStep>> trace_of(const DocumentInput& document, const PricedDocument& priced,
                                        std::size_t line);

}  // namespace oferta::pricing
