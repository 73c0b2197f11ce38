#pragma once
/// Value added tax: dated rates, and the tax inside or on top of a sum.
///
///   VatRates rates({{"general", Date{2019, 1, 1}, 2000}, {"general", Date{2026, 1, 1}, 2200}});
///   Result<std::int64_t> rate = rates.rate_on(date, "general");     // 2200 from 2026 on
///   Result<Minor> tax = vat_inside(122'00, *rate);                  // 22,00
///
/// Rates are data (records "vat_rate"); the date of shipment decides, for an offer its own date.
/// «Без НДС» is the absence of a rate, which is not a rate of 0 %.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/money.h"
#include "shared/base/result.h"

namespace oferta::pricing {

/// A rate in force from a date until the next one of its kind.
struct VatRate {
  std::string kind;          ///< "general", "reduced", …
  Date from;                 ///< first day
  std::int64_t rate_bp = 0;  ///< basis points: 2200 = 22 %
  friend bool operator==(const VatRate&, const VatRate&) = default;
};

class VatRates {
 public:
  VatRates() = default;
  explicit VatRates(std::vector<VatRate> rates);

  /// The rate of `kind` in force on `date`, in basis points; not_found when none is known.
  Result<std::int64_t> rate_on(const Date& date, std::string_view kind) const;
  /// By kind, then by date.
  const std::vector<VatRate>& all() const { return rates_; }

 private:
  std::vector<VatRate> rates_;
};

/// The tax contained in a gross sum: gross · r / (100 % + r), half up.
Result<Minor> vat_inside(Minor gross, std::int64_t rate_bp);
/// The tax on a net sum: net · r, half up.
Result<Minor> vat_on_top(Minor net, std::int64_t rate_bp);

}  // namespace oferta::pricing
