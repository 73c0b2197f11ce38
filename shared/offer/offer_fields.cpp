#include "shared/offer/offer_fields.h"

#include <string_view>
#include <utility>
#include <vector>

#include "shared/offer/price_fields.h"

namespace oferta::offer {
namespace {

constexpr IntegerRange kPercentage{0, pricing::kWholeBp};
constexpr IntegerRange kCount{0, kMaxMinor};

void put_text(Json& fields, const char* key, const std::string& text) {
  if (!text.empty()) fields[key] = text;
}

Json addressee_json(const Addressee& addressee) {
  Json out = Json::object();
  out["name"] = addressee.name;
  put_text(out, "contact_name", addressee.contact_name);
  put_text(out, "contact_post", addressee.contact_post);
  put_text(out, "inn", addressee.inn);
  put_text(out, "kpp", addressee.kpp);
  put_text(out, "address", addressee.address);
  put_text(out, "email", addressee.email);
  put_text(out, "phone", addressee.phone);
  return out;
}

Addressee read_addressee(const FieldReader& fields) {
  Addressee addressee;
  addressee.name = fields.text("name");
  addressee.contact_name = fields.text_or("contact_name", "");
  addressee.contact_post = fields.text_or("contact_post", "");
  addressee.inn = fields.text_or("inn", "");
  addressee.kpp = fields.text_or("kpp", "");
  addressee.address = fields.text_or("address", "");
  addressee.email = fields.text_or("email", "");
  addressee.phone = fields.text_or("phone", "");
  return addressee;
}

Json need_json(const OfferNeed& need) {
  Json out = Json::object();
  out["need"] = need.need;
  out["name"] = need.name;
  out["level"] = std::string(needs::level_name(need.level));
  out["met"] = need.met;
  put_text(out, "benefit", need.benefit);
  return out;
}

OfferNeed read_need(const FieldReader& fields) {
  OfferNeed need;
  need.need = fields.text("need");
  need.name = fields.text("name");
  const Result<needs::Level> level = needs::parse_level(fields.text("level"));
  if (level) {
    need.level = *level;
  } else {
    fields.problem("level", level.error().message);
  }
  need.met = fields.integer("met", {0, 1000});
  need.benefit = fields.text_or("benefit", "");
  return need;
}

Json terms_json(const Terms& terms) {
  Json out = Json::object();
  put_text(out, "payment", terms.payment);
  put_text(out, "delivery", terms.delivery);
  put_text(out, "warranty", terms.warranty);
  return out;
}

/// Notes the problem of a value that has a parser of its own.
template <class T>
T parsed(const FieldReader& fields, std::string_view key, Result<T> value) {
  if (value) return *std::move(value);
  fields.problem(key, value.error().message);
  return T();
}

void read_head(const FieldReader& fields, Offer& offer) {
  offer.number = fields.non_empty_text("number");
  offer.version = fields.integer_or("version", 1, {1, 1'000'000});
  offer.date = fields.date("date");
  offer.valid_until = fields.optional_date("valid_until").value_or(offer.date);
  offer.client = fields.text_or("client", "");
  offer.brief = fields.text_or("brief", "");
  offer.manager = fields.text_or("manager", "");
  offer.language = parsed(fields, "language", parse_language(fields.text_or("language", "ru")));
  offer.variant = fields.text_or("variant", "");
  offer.status = parsed(fields, "status", parse_status(fields.text_or("status", "draft")));
}

}  // namespace

Json offer_fields(const Offer& offer) {
  Json fields = Json::object();
  fields["number"] = offer.number;
  fields["version"] = offer.version;
  fields["date"] = json_of(offer.date);
  fields["valid_until"] = json_of(offer.valid_until);
  put_text(fields, "client", offer.client);
  put_text(fields, "brief", offer.brief);
  put_text(fields, "manager", offer.manager);
  fields["language"] = std::string(language_code(offer.language));
  put_text(fields, "variant", offer.variant);
  fields["status"] = std::string(status_name(offer.status));
  fields["addressee"] = addressee_json(offer.addressee);
  if (offer.issuer) fields["issuer"] = issuer_json(*offer.issuer, offer.language);
  fields["needs"] = Json::array();
  for (const OfferNeed& need : offer.needs) fields["needs"].push_back(need_json(need));
  if (offer.budget) fields["budget"] = json_of(Money{*offer.budget, offer.currency});
  fields["budget_includes_vat"] = offer.budget_includes_vat;
  fields["currency"] = offer.currency.code();
  fields["discount"] = offer.discount_bp;
  fields["prices_include_vat"] = offer.prices_include_vat;
  if (offer.vat_bp) fields["vat"] = *offer.vat_bp;
  fields["terms"] = terms_json(offer.terms);
  put_text(fields, "next_step", offer.next_step);
  fields["rounding"] = offer.rounding;
  if (!offer.adjustments.empty()) fields["adjustments"] = adjustments_json(offer.adjustments);
  if (!offer.total_only.empty()) fields["total_only"] = offer.total_only;
  if (offer.pictures) fields["pictures"] = true;
  put_text(fields, "content_hash", offer.content_hash);
  return fields;
}

Json line_fields(const OfferLine& line, const Currency& currency) {
  Json fields = Json::object();
  put_text(fields, "product", line.product);
  put_text(fields, "category", line.category);
  put_text(fields, "icon", line.icon);
  put_text(fields, "sku", line.sku);
  fields["name"] = line.name;
  put_text(fields, "description", line.description);
  put_text(fields, "unit", line.unit);
  put_text(fields, "why", line.why);
  fields["quantity"] = line.quantity;
  fields["price"] = json_of(Money{line.price, currency});
  fields["break"] = line.break_bp;
  fields["discount"] = line.discount_bp;
  if (line.vat_bp) fields["vat"] = *line.vat_bp;
  if (!line.steps.empty()) fields["steps"] = steps_json(line.steps);
  put_text(fields, "charge", line.charge);
  put_text(fields, "price_list", line.price_list);
  if (line.foreign) {
    fields["foreign"] = json_of(*line.foreign);
    fields["rate"] = line.rate;
  }
  if (line.optional) fields["optional"] = true;
  put_text(fields, "choice", line.choice);
  put_text(fields, "section", line.section);
  return fields;
}

Offer read_offer_fields(const FieldReader& fields) {
  Offer offer;
  read_head(fields, offer);
  offer.addressee = read_addressee(fields.object("addressee"));
  fields.each("needs", [&](const FieldReader& need) { offer.needs.push_back(read_need(need)); });
  offer.currency = fields.currency_or("currency", "RUB");
  if (const std::optional<Money> budget = fields.optional_money("budget")) {
    offer.budget = budget->amount;
    if (budget->currency != offer.currency) {
      fields.problem("budget", "The budget is in another currency than the offer.");
    }
  }
  if (fields.has("issuer")) {
    offer.issuer = read_issuer(fields.object("issuer"), offer.currency, offer.manager);
  }
  offer.budget_includes_vat = fields.boolean_or("budget_includes_vat", true);
  offer.pictures = fields.boolean_or("pictures", false);
  offer.discount_bp = fields.integer_or("discount", 0, kPercentage);
  offer.prices_include_vat = fields.boolean_or("prices_include_vat", true);
  offer.vat_bp = fields.optional_integer("vat", kPercentage);
  if (fields.has("terms")) {
    const FieldReader terms = fields.object("terms");
    offer.terms = {terms.text_or("payment", ""), terms.text_or("delivery", ""),
                   terms.text_or("warranty", "")};
  }
  offer.next_step = fields.text_or("next_step", "");
  offer.rounding = fields.text_or("rounding", std::string(pricing::kRoundingPolicy));
  offer.adjustments = read_adjustments(fields);
  offer.total_only = fields.texts("total_only");
  offer.content_hash = fields.text_or("content_hash", "");
  return offer;
}

OfferLine read_line_fields(const FieldReader& fields, const Currency& currency) {
  OfferLine line;
  line.product = fields.text_or("product", "");
  line.category = fields.text_or("category", "");
  line.icon = fields.text_or("icon", "");
  line.sku = fields.text_or("sku", "");
  line.name = fields.non_empty_text("name");
  line.description = fields.text_or("description", "");
  line.unit = fields.text_or("unit", "");
  line.why = fields.text_or("why", "");
  line.quantity = fields.integer("quantity", kCount);
  const Money price = fields.money("price");
  line.price = price.amount;
  if (price.amount < 0) fields.problem("price", "A price is negative.");
  if (price.currency != currency) {
    fields.problem("price", "The price is in another currency than the offer.");
  }
  line.break_bp = fields.integer_or("break", 0, kPercentage);
  line.discount_bp = fields.integer_or("discount", 0, kPercentage);
  line.vat_bp = fields.optional_integer("vat", kPercentage);
  line.steps = read_steps(fields);
  line.charge = fields.text_or("charge", "");
  line.price_list = fields.text_or("price_list", "");
  line.foreign = fields.optional_money("foreign");
  if (line.foreign) line.rate = fields.integer("rate", {1, kMaxMinor});
  line.optional = fields.boolean_or("optional", false);
  line.choice = fields.text_or("choice", "");
  line.section = fields.text_or("section", "");
  return line;
}

}  // namespace oferta::offer
