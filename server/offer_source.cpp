#include "server/offer_source.h"

#include <CLI/CLI.hpp>
#include <utility>

#include "server/files.h"
#include "shared/base/format.h"
#include "shared/offer/offer_json.h"

namespace oferta::server {

Result<void> OfferPriceChoices::apply_to(OfferChoices& choices) const {
  choices.coupons = coupons;
  if (total.empty()) {
    return {};
  }
  const Result<Minor> amount = parse_money(total);
  if (!amount) {
    return fail(ErrorCode::invalid_argument, "--total: " + amount.error().message);
  }
  choices.total = *amount;
  if (*choices.total < 0) {
    return fail(ErrorCode::invalid_argument, "--total is not below zero");
  }
  return {};
}

void add_price_choices(CLI::App& command, OfferPriceChoices& choices) {
  command.add_option("--coupon", choices.coupons, "A coupon code the client has; may be repeated")
      ->allow_extra_args(false);
  command.add_option("--total", choices.total,
                     "Make the sum of all lines but charges this, such as 500000 or 499990,50");
}

Result<void> OfferSource::check() const {
  const bool from_brief = !workspace.empty() && !brief.empty();
  if (from_brief == !offer.empty() || workspace.empty() != brief.empty()) {
    return fail(ErrorCode::invalid_argument, "Name either --offer, or --workspace and --brief");
  }
  if (!offer.empty() && !(variant.empty() && language.empty() && price.empty())) {
    return fail(ErrorCode::invalid_argument,
                "--variant, --lang, --coupon and --total go with --brief; an offer is what it is");
  }
  OfferChoices unused;
  OFERTA_TRY(price.apply_to(unused));
  return {};
}

void add_offer_source(CLI::App& command, OfferSource& source) {
  command.add_option("--workspace", source.workspace, "The workspace with the catalogue");
  command.add_option("--brief", source.brief, "What the client needs");
  command.add_option("--offer", source.offer,
                     "Instead of both: an offer written by `oferta offer --out offer.json`");
  command
      .add_option("--variant", source.variant, "Instead of the brief's: economy, balanced, best")
      ->check(CLI::IsMember({"economy", "balanced", "best"}));
  command.add_option("--lang", source.language, "Instead of the brief's: ru, en")
      ->check(CLI::IsMember({"ru", "en"}));
}

Result<offer::OfferFile> read_offer_file(const std::string& path) {
  OFERTA_ASSIGN(const std::string text, read_file(path));
  Result<offer::OfferFile> file = offer::read_offer(text);
  if (!file) {
    return fail_in_file(path, file.error());
  }
  return file;
}

Result<MadeOffer> make_offer_from(const OfferSource& source) {
  if (!source.offer.empty()) {
    OFERTA_ASSIGN(offer::OfferFile file, read_offer_file(source.offer));
    return MadeOffer{std::move(file.offer), std::move(file.issuer), {}, {}};
  }
  OfferChoices choices;
  if (!source.variant.empty()) {
    OFERTA_ASSIGN(choices.variant, needs::parse_variant(source.variant));
  }
  if (!source.language.empty()) {
    OFERTA_ASSIGN(choices.language, parse_language(source.language));
  }
  OFERTA_TRY(source.price.apply_to(choices));
  return make_offer_from_files(source.workspace, source.brief, choices);
}

}  // namespace oferta::server
