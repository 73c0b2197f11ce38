#include "shared/offer/reprice.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "shared/offer/compose.h"
#include "shared/offer/negotiated_total.h"
#include "shared/pricing/engine.h"

namespace oferta::offer {
namespace {

constexpr std::string_view kPoints = "points";

pricing::ListedPrice listed(const catalogue::Product& product) {
  pricing::ListedPrice out{product.id, product.price, {}};
  for (const catalogue::QuantityBreak& step : product.breaks) {
    out.breaks.push_back({step.from, step.discount_bp});
  }
  return out;
}

/// The ladder of quantity breaks of a line's product; what the line says, where there is none.
std::vector<pricing::QuantityBreak> breaks_of(const Offer& offer, const OfferLine& line,
                                              const PriceContext& context) {
  if (const catalogue::Product* product = context.catalogue.product(line.product)) {
    auto found =
        context.prices.price_of(listed(*product), context.buyer, offer.date, offer.currency);
    if (found) return std::move(found->breaks);
  }
  if (line.break_bp == 0) return {};
  return {{line.quantity, line.break_bp}};
}

/// Prices a draft again. Positions in the engine's request are those of the lines that count.
class Repricer {
 public:
  Repricer(const Offer& offer, const PriceContext& context)
      : made_(without_total(offer)), context_(context) {}

  Result<Offer> run() {
    if (!knows_rules()) return std::move(made_);
    drop_charges();
    request_.date = made_.date;
    request_.currency = made_.currency;
    request_.language = made_.language;
    request_.buyer = context_.buyer;
    request_.terms = {made_.discount_bp, made_.prices_include_vat};
    request_.with_charges = true;
    request_.charges_vat = context_.charges_vat;
    request_.vat_rates = &context_.vat_rates;
    add_lines();
    OFERTA_ASSIGN(const pricing::RuledDocument ruled,
                  pricing::apply_rules(request_, context_.prices.rules()));
    take_lines(ruled);
    OFERTA_TRY(price_optional_lines());
    take_charges(ruled);
    made_.rounding = std::string(rounding_for(made_));
    OFERTA_TRY(price_offer(made_));
    return std::move(made_);
  }

 private:
  const pricing::PriceRule* rule(const std::string& id) const {
    const auto& rules = context_.prices.rules();
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [&id](const pricing::PriceRule& one) { return one.id == id; });
    return found == rules.end() ? nullptr : &*found;
  }

  /// Whether every rule the offer names is in the book; the coupons they were used with.
  bool knows_rules() {
    std::set<std::string> used;
    for (const OfferLine& line : made_.lines) {
      for (const pricing::LineStep& step : line.steps) used.insert(step.rule);
      if (!line.charge.empty()) used.insert(line.charge);
    }
    for (const pricing::Adjustment& made : made_.adjustments) {
      if (made.rule == kPoints) {
        request_.redeem_points = made.value;
      } else {
        used.insert(made.rule);
      }
    }
    for (const std::string& id : used) {
      const pricing::PriceRule* known = rule(id);
      if (known == nullptr) return false;
      if (!known->coupon.empty()) request_.coupons.push_back(known->coupon);
    }
    return true;
  }

  void drop_charges() {
    made_.lines.erase(std::remove_if(made_.lines.begin(), made_.lines.end(),
                                     [](const OfferLine& line) { return !line.charge.empty(); }),
                      made_.lines.end());
  }

  pricing::RequestLine asked(const OfferLine& line) const {
    const catalogue::Product* product = context_.catalogue.product(line.product);
    pricing::RequestLine asked;
    asked.subject = {line.product, line.category, product == nullptr ? "" : product->brand};
    asked.line.price = line.price;
    asked.line.quantity = line.quantity;
    asked.line.breaks = breaks_of(made_, line, context_);
    asked.line.discount_bp = line.discount_bp;
    asked.line.vat_bp = line.vat_bp;
    return asked;
  }

  void add_lines() {
    for (std::size_t i = 0; i < made_.lines.size(); ++i) {
      if (made_.lines[i].optional) continue;
      counted_.push_back(i);
      request_.lines.push_back(asked(made_.lines[i]));
    }
  }

  void take_lines(const pricing::RuledDocument& ruled) {
    for (std::size_t i = 0; i < counted_.size(); ++i) {
      OfferLine& line = made_.lines[counted_[i]];
      line.break_bp = ruled.priced.lines[i].break_bp;
      line.steps = ruled.document.lines[i].steps;
    }
    made_.adjustments = ruled.document.adjustments;
    for (pricing::Adjustment& adjustment : made_.adjustments) {
      for (std::size_t& position : adjustment.lines) position = counted_.at(position);
    }
  }

  /// Only what a rule does to one line alone.
  Result<void> price_optional_lines() {
    for (OfferLine& line : made_.lines) {
      if (!line.optional) continue;
      OFERTA_ASSIGN(pricing::LineInput ruled,
                    pricing::apply_line_rules(asked(line), request_, context_.prices.rules()));
      OFERTA_ASSIGN(const pricing::LineFigures figures, pricing::price_line(ruled, request_.terms));
      line.break_bp = figures.break_bp;
      line.steps = std::move(ruled.steps);
    }
    return {};
  }

  void take_charges(const pricing::RuledDocument& ruled) {
    for (const pricing::Charge& charge : ruled.charges) {
      made_.lines.push_back(charge_line(charge, ruled.document.lines[charge.line], made_.language));
    }
  }

  Offer made_;
  const PriceContext& context_;
  pricing::PriceRequest request_;
  std::vector<std::size_t> counted_;  ///< of each line of the request the line of the offer
};

}  // namespace

Result<Offer> repriced(const Offer& offer, const PriceContext& context) {
  return Repricer(offer, context).run();
}

Result<Offer> with_quantity(const Offer& offer, std::size_t line, std::int64_t quantity,
                            const PriceContext& context) {
  if (line >= offer.lines.size() || !offer.lines[line].charge.empty()) {
    return fail(ErrorCode::invalid_argument, "The offer has no such line.", "line");
  }
  if (quantity < 1) {
    return fail(ErrorCode::invalid_argument, "A quantity is at least one.", "quantity");
  }
  Offer made = offer;
  OfferLine& changed = made.lines[line];
  if (const catalogue::Product* product = context.catalogue.product(changed.product)) {
    const bool own = changed.unit == product->unit_for(changed.quantity, offer.language);
    if (own) changed.unit = product->unit_for(quantity, offer.language);
  }
  changed.quantity = quantity;
  // The break is of the quantity it was found for.
  if (changed.break_bp != 0 && context.catalogue.product(changed.product) == nullptr) {
    changed.break_bp = 0;
  }
  return repriced(made, context);
}

Result<OfferLine> line_of_product(const Offer& offer, const std::string& product_id,
                                  std::int64_t quantity, const PriceContext& context) {
  const catalogue::Product* product = context.catalogue.product(product_id);
  if (product == nullptr) {
    return fail(ErrorCode::not_found, "There is no such product.", product_id);
  }
  OFERTA_ASSIGN(pricing::FoundPrice found, context.prices.price_of(listed(*product), context.buyer,
                                                                   offer.date, offer.currency));
  OfferLine line;
  line.product = product->id;
  line.category = product->category;
  if (const catalogue::Category* category = context.catalogue.category(product->category)) {
    line.icon = category->icon;
  }
  line.sku = product->sku;
  line.name = product->name.get(offer.language);
  line.description = product->description.get(offer.language);
  line.quantity = quantity;
  line.unit = product->unit_for(quantity, offer.language);
  line.price = found.price;
  line.price_list = std::move(found.list);
  line.foreign = found.foreign;
  line.rate = found.rate;
  line.break_bp = pricing::break_at(found.breaks, quantity);
  if (context.charges_vat) {
    OFERTA_ASSIGN(line.vat_bp, context.vat_rates.rate_on(offer.date, product->vat_kind));
  }
  return line;
}

}  // namespace oferta::offer
