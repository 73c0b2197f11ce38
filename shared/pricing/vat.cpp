#include "shared/pricing/vat.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "shared/pricing/step.h"

namespace oferta::pricing {

VatRates::VatRates(std::vector<VatRate> rates) : rates_(std::move(rates)) {
  // The rate breaks ties, so that the order of the records never decides.
  std::sort(rates_.begin(), rates_.end(), [](const VatRate& a, const VatRate& b) {
    return std::tie(a.kind, a.from, a.rate_bp) < std::tie(b.kind, b.from, b.rate_bp);
  });
}

Result<std::int64_t> VatRates::rate_on(const Date& date, std::string_view kind) const {
  const VatRate* in_force = nullptr;
  for (const VatRate& rate : rates_) {
    if (rate.kind == kind && rate.from <= date) in_force = &rate;
  }
  if (in_force == nullptr) {
    return fail(ErrorCode::not_found, "No VAT rate of kind \"" + std::string(kind) +
                                          "\" is known on " + date.to_iso() + ".");
  }
  return in_force->rate_bp;
}

Result<Minor> vat_inside(Minor gross, std::int64_t rate_bp) {
  return mul_div_half_up(gross, rate_bp, kWholeBp + rate_bp);
}

Result<Minor> vat_on_top(Minor net, std::int64_t rate_bp) {
  return mul_div_half_up(net, rate_bp, kWholeBp);
}

}  // namespace oferta::pricing
