#pragma once
/// Prices a document: its lines, and totals that are the sums of the lines.
///
///   DocumentInput document{.lines = {router, cable, setup}, .terms = {.discount_bp = 500}};
///   Result<PricedDocument> priced = price_document(document);
///   Minor to_pay = priced->totals.gross;
#include <cstdint>
#include <optional>
#include <vector>

#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/pricing/line.h"

namespace oferta::pricing {

struct DocumentInput {
  std::vector<LineInput> lines{};
  DocumentTerms terms{};
};

/// Sums of the lines that share a VAT rate.
struct VatSum {
  std::optional<std::int64_t> rate_bp{};  ///< absent: without VAT
  Minor net = 0;
  Minor vat = 0;
  Minor gross = 0;
  friend bool operator==(const VatSum&, const VatSum&) = default;
};

/// Sums over all lines, in minor units. Discounts are what was taken off, so they are ≥ 0:
/// list − break_discount − line_discount − document_discount = after_discounts.
struct Totals {
  Minor list = 0;
  Minor break_discount = 0;
  Minor line_discount = 0;
  Minor document_discount = 0;
  Minor after_discounts = 0;
  Minor net = 0;
  Minor vat = 0;
  Minor gross = 0;                 ///< net + vat: what is paid
  std::vector<VatSum> vat_sums{};  ///< by falling rate, lines without VAT last

  Minor discount() const { return break_discount + line_discount + document_discount; }
  friend bool operator==(const Totals&, const Totals&) = default;
};

struct PricedDocument {
  std::vector<LineFigures> lines;  ///< as in the input
  Totals totals;
  friend bool operator==(const PricedDocument&, const PricedDocument&) = default;
};

/// Errors of price_line with the place "lines[3]"; out_of_range when a sum leaves the range.
Result<PricedDocument> price_document(const DocumentInput& document);

}  // namespace oferta::pricing
