#include "shared/sharing/client_view.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/base/sha256.h"
#include "shared/offer/sealing.h"
#include "shared/offer/sections.h"

namespace oferta::sharing {
namespace {

// The allow-list of texts: what is not named here or below is in no package.
template <class T>
struct TextMember {
  const char* key;
  std::string T::*member;
};

constexpr std::array<TextMember<Supplier>, 22> kSupplierTexts{{
    {"name", &Supplier::name},
    {"legal_name", &Supplier::legal_name},
    {"mark", &Supplier::mark},
    {"accent", &Supplier::accent},
    {"about", &Supplier::about},
    {"inn", &Supplier::inn},
    {"kpp", &Supplier::kpp},
    {"ogrn", &Supplier::ogrn},
    {"address", &Supplier::address},
    {"phone", &Supplier::phone},
    {"email", &Supplier::email},
    {"site", &Supplier::site},
    {"bank", &Supplier::bank},
    {"bic", &Supplier::bic},
    {"account", &Supplier::account},
    {"correspondent_account", &Supplier::correspondent_account},
    {"signatory_name", &Supplier::signatory_name},
    {"signatory_post", &Supplier::signatory_post},
    {"manager_name", &Supplier::manager_name},
    {"manager_post", &Supplier::manager_post},
    {"manager_phone", &Supplier::manager_phone},
    {"manager_email", &Supplier::manager_email},
}};
constexpr std::array<TextMember<offer::Addressee>, 8> kAddresseeTexts{{
    {"name", &offer::Addressee::name},
    {"contact_name", &offer::Addressee::contact_name},
    {"contact_post", &offer::Addressee::contact_post},
    {"inn", &offer::Addressee::inn},
    {"kpp", &offer::Addressee::kpp},
    {"address", &offer::Addressee::address},
    {"email", &offer::Addressee::email},
    {"phone", &offer::Addressee::phone},
}};
constexpr std::array<TextMember<offer::Terms>, 3> kTermsTexts{{
    {"payment", &offer::Terms::payment},
    {"delivery", &offer::Terms::delivery},
    {"warranty", &offer::Terms::warranty},
}};
constexpr std::array<TextMember<ClientNeed>, 2> kNeedTexts{{
    {"name", &ClientNeed::name},
    {"benefit", &ClientNeed::benefit},
}};
constexpr std::array<TextMember<ClientLine>, 7> kLineTexts{{
    {"sku", &ClientLine::sku},
    {"name", &ClientLine::name},
    {"description", &ClientLine::description},
    {"unit", &ClientLine::unit},
    {"why", &ClientLine::why},
    {"icon", &ClientLine::icon},
    {"section", &ClientLine::section},
}};
constexpr std::array<TextMember<ClientOffer>, 5> kOfferTexts{{
    {"id", &ClientOffer::id},
    {"number", &ClientOffer::number},
    {"variant", &ClientOffer::variant},
    {"content_hash", &ClientOffer::content_hash},
    {"next_step", &ClientOffer::next_step},
}};

template <class T, std::size_t N>
Json texts_json(const T& from, const std::array<TextMember<T>, N>& members) {
  Json out = Json::object();
  for (const auto& [key, member] : members) {
    if (!(from.*member).empty()) out[key] = from.*member;
  }
  return out;
}

template <class T, std::size_t N>
void read_texts(const FieldReader& fields, T& into, const std::array<TextMember<T>, N>& members) {
  for (const auto& [key, member] : members) into.*member = fields.text_or(key, "");
}

// ---- writing ------------------------------------------------------------------------------------

Json need_json(const ClientNeed& need) {
  Json out = texts_json(need, kNeedTexts);
  out["level"] = std::string(needs::level_name(need.level));
  out["met"] = need.met;
  return out;
}

Json line_json(const ClientLine& line) {
  Json out = texts_json(line, kLineTexts);
  out["quantity"] = line.quantity;
  if (!line.bare) {
    out["price"] = line.price;
    out["list"] = line.list;
    out["sum"] = line.sum;
  }
  if (line.vat_bp) out["vat"] = *line.vat_bp;
  if (line.picture) out["picture"] = *line.picture;
  if (line.optional) out["optional"] = true;
  if (!line.choice.empty()) out["choice"] = line.choice;
  return out;
}

Json totals_json(const ClientTotals& totals) {
  Json adjustments = Json::array();
  for (const ClientAdjustment& adjustment : totals.adjustments) {
    adjustments.push_back({{"name", adjustment.name}, {"amount", adjustment.amount}});
  }
  return Json{{"list", totals.list},
              {"line_discounts", totals.line_discounts},
              {"document_discount", totals.document_discount},
              {"adjustments", std::move(adjustments)},
              {"net", totals.net},
              {"vat", totals.vat},
              {"gross", totals.gross}};
}

Json offer_json(const ClientOffer& offer) {
  Json out = texts_json(offer, kOfferTexts);
  out["version"] = offer.version;
  out["date"] = json_of(offer.date);
  out["valid_until"] = json_of(offer.valid_until);
  out["currency"] = offer.currency.code();
  out["addressee"] = texts_json(offer.addressee, kAddresseeTexts);
  if (offer.budget) out["budget"] = *offer.budget;
  out["budget_includes_vat"] = offer.budget_includes_vat;
  out["prices_include_vat"] = offer.prices_include_vat;
  out["discount"] = offer.discount_bp;
  out["terms"] = texts_json(offer.terms, kTermsTexts);
  out["needs"] = Json::array();
  for (const ClientNeed& need : offer.needs) out["needs"].push_back(need_json(need));
  out["lines"] = Json::array();
  for (const ClientLine& line : offer.lines) out["lines"].push_back(line_json(line));
  if (!offer.sections.empty()) out["sections"] = Json::array();
  for (const ClientSection& section : offer.sections) {
    out["sections"].push_back({{"name", section.name}, {"sum", section.sum}});
  }
  out["totals"] = totals_json(offer.totals);
  return out;
}

Json view_json(const ClientView& view) {
  Json out{{"format", std::string(kClientFormat)},
           {"language", std::string(language_code(view.language))},
           {"supplier", texts_json(view.supplier, kSupplierTexts)}};
  out["offers"] = Json::array();
  for (const ClientOffer& offer : view.offers) out["offers"].push_back(offer_json(offer));
  if (!view.pictures.empty()) out["pictures"] = Json::array();
  for (const offer::Picture& picture : view.pictures) out["pictures"].push_back(picture.uri);
  return out;
}

// ---- reading ------------------------------------------------------------------------------------

constexpr IntegerRange kAmounts{-kMaxMinor, kMaxMinor};
constexpr IntegerRange kCounts{0, kMaxMinor};
constexpr IntegerRange kPercents{0, pricing::kWholeBp};

template <class T>
T parsed(const FieldReader& fields, const char* key, Result<T> value) {
  if (value) return *std::move(value);
  fields.problem(key, value.error().message);
  return T();
}

ClientNeed read_need(const FieldReader& fields) {
  ClientNeed need;
  read_texts(fields, need, kNeedTexts);
  need.level = parsed(fields, "level", needs::parse_level(fields.text("level")));
  need.met = fields.integer("met", {0, 1000});
  return need;
}

ClientLine read_line(const FieldReader& fields) {
  ClientLine line;
  read_texts(fields, line, kLineTexts);
  line.quantity = fields.integer("quantity", kCounts);
  // Prices are left out for a whole section only, whose sub-total stands in their place.
  line.bare = !line.section.empty() && !fields.has("price");
  if (!line.bare) {
    line.price = fields.integer("price", kCounts);
    line.list = fields.integer("list", kCounts);
    line.sum = fields.integer("sum", kCounts);
  }
  line.vat_bp = fields.optional_integer("vat", kPercents);
  line.picture = fields.optional_integer("picture", kCounts);
  line.optional = fields.boolean_or("optional", false);
  line.choice = fields.text_or("choice", "");
  return line;
}

ClientTotals read_totals(const FieldReader& fields) {
  ClientTotals totals;
  totals.list = fields.integer("list", kAmounts);
  totals.line_discounts = fields.integer("line_discounts", kAmounts);
  totals.document_discount = fields.integer("document_discount", kAmounts);
  totals.net = fields.integer("net", kAmounts);
  totals.vat = fields.integer("vat", kAmounts);
  totals.gross = fields.integer("gross", kAmounts);
  fields.each("adjustments", [&](const FieldReader& entry) {
    totals.adjustments.push_back({entry.text("name"), entry.integer("amount", kAmounts)});
  });
  return totals;
}

ClientOffer read_offer(const FieldReader& fields) {
  ClientOffer offer;
  read_texts(fields, offer, kOfferTexts);
  if (offer.id.empty()) fields.problem("id", "An offer has an id.");
  offer.version = fields.integer("version", {1, 1'000'000});
  offer.date = fields.date("date");
  offer.valid_until = fields.date("valid_until");
  offer.currency = fields.currency("currency");
  read_texts(fields.object("addressee"), offer.addressee, kAddresseeTexts);
  offer.budget = fields.optional_integer("budget", kCounts);
  offer.budget_includes_vat = fields.boolean("budget_includes_vat");
  offer.prices_include_vat = fields.boolean("prices_include_vat");
  offer.discount_bp = fields.integer("discount", kPercents);
  read_texts(fields.object("terms"), offer.terms, kTermsTexts);
  fields.each("needs", [&](const FieldReader& need) { offer.needs.push_back(read_need(need)); });
  fields.each("lines", [&](const FieldReader& line) { offer.lines.push_back(read_line(line)); });
  fields.each("sections", [&](const FieldReader& section) {
    offer.sections.push_back({section.text("name"), section.integer("sum", kAmounts)});
  });
  for (const ClientLine& line : offer.lines) {
    const bool summed = std::any_of(offer.sections.begin(), offer.sections.end(),
                                    [&](const auto& one) { return one.name == line.section; });
    if (!line.section.empty() && !summed) fields.problem("sections", "A sub-total is missing.");
  }
  offer.totals = read_totals(fields.object("totals"));
  return offer;
}

bool is_colour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

/// None but those of lines, and no line without the one it names.
void read_pictures(const FieldReader& reader, ClientView& view) {
  const auto given = reader.json().find("pictures");
  if (given != reader.json().end() && given->is_array()) {
    for (const Json& uri : *given) {
      auto picture =
          offer::product_picture_of_uri(uri.is_string() ? uri.get<std::string>() : std::string());
      view.pictures.push_back(parsed(reader, "pictures", std::move(picture)));
    }
  }
  std::vector<bool> shown(view.pictures.size());
  for (const ClientOffer& offer : view.offers) {
    for (const ClientLine& line : offer.lines) {
      if (!line.picture) continue;
      const auto place = static_cast<std::size_t>(*line.picture);
      if (place >= shown.size()) return reader.problem("pictures", "A picture is missing.");
      shown[place] = true;
    }
  }
  if (std::find(shown.begin(), shown.end(), false) != shown.end()) {
    reader.problem("pictures", "A picture is of no line.");
  }
}

ClientView read_view(const FieldReader& reader) {
  ClientView view;
  view.language = parsed(reader, "language", parse_language(reader.text("language")));
  read_texts(reader.object("supplier"), view.supplier, kSupplierTexts);
  // It goes into the style of a page as it is.
  if (!is_colour(view.supplier.accent)) {
    reader.problem("supplier.accent", "A colour is written as #rrggbb.");
  }
  reader.each("offers",
              [&](const FieldReader& offer) { view.offers.push_back(read_offer(offer)); });
  read_pictures(reader, view);
  if (view.offers.empty() || view.offers.size() > kMaxSharedOffers) {
    reader.problem("offers", "A package holds one to eight offers.");
  }
  for (std::size_t i = 1; i < view.offers.size(); ++i) {
    if (view.offer(view.offers[i].id) != &view.offers[i]) {
      reader.problem("offers", "An offer is there twice.");
    }
  }
  return view;
}

std::string below(const std::string& place, const std::string& key) {
  if (place.empty()) return key;
  std::string deeper = place;
  deeper += '.';
  return deeper += key;
}

/// Where `found` has something that `expected`, which was read from it, has not.
std::string foreign_place(const Json& found, const Json& expected, const std::string& place) {
  if (found.is_object() && expected.is_object()) {
    for (const auto& [key, value] : found.items()) {
      const auto known = expected.find(key);
      if (known == expected.end()) return below(place, key);
      if (*known != value) return foreign_place(value, *known, below(place, key));
    }
  }
  if (found.is_array() && expected.is_array() && found.size() == expected.size()) {
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (found[i] == expected[i]) continue;
      return foreign_place(found[i], expected[i], place + "[" + std::to_string(i) + "]");
    }
  }
  return place;
}

// ---- from the workspace's side ------------------------------------------------------------------

Supplier supplier_of(const offer::Issuer& issuer, Language language) {
  const offer::Company& company = issuer.company;
  const offer::Manager& manager = issuer.manager;
  Supplier out;
  out.name = company.name.get(language);
  out.legal_name = company.legal_name.get(language);
  out.mark = company.mark;
  out.accent = company.accent;
  out.about = company.about.get(language);
  out.inn = company.inn;
  out.kpp = company.kpp;
  out.ogrn = company.ogrn;
  out.address = company.address.get(language);
  out.phone = company.phone;
  out.email = company.email;
  out.site = company.site;
  out.bank = company.bank.get(language);
  out.bic = company.bic;
  out.account = company.account;
  out.correspondent_account = company.correspondent_account;
  out.signatory_name = company.signatory_name.get(language);
  out.signatory_post = company.signatory_post.get(language);
  out.manager_name = manager.name.get(language);
  out.manager_post = manager.post.get(language);
  out.manager_phone = manager.phone;
  out.manager_email = manager.email;
  return out;
}

/// By the name of the rule; the parts of one rule as one.
std::vector<ClientAdjustment> adjustments_of(const offer::Offer& offer,
                                             const pricing::PricedDocument& priced) {
  std::vector<ClientAdjustment> out;
  for (std::size_t i = 0; i < offer.adjustments.size(); ++i) {
    Minor amount = 0;
    for (const Minor share : priced.shares[i]) amount += share;
    if (i > 0 && offer.adjustments[i - 1].rule == offer.adjustments[i].rule) {
      out.back().amount += amount;
    } else {
      out.push_back({offer.adjustments[i].name, amount});
    }
  }
  return out;
}

ClientTotals totals_of(const offer::Offer& offer, const pricing::PricedDocument& priced) {
  const pricing::Totals& totals = priced.totals;
  ClientTotals out;
  out.list = totals.list;
  out.line_discounts = totals.break_discount + totals.rule_discount + totals.line_discount;
  out.document_discount = totals.document_discount;
  out.adjustments = adjustments_of(offer, priced);
  out.net = totals.net;
  out.vat = totals.vat;
  out.gross = totals.gross;
  return out;
}

ClientLine line_of(const offer::OfferLine& line, const pricing::LineFigures& figures, bool bare) {
  ClientLine out;
  out.sku = line.sku;
  out.name = line.name;
  out.description = line.description;
  out.unit = line.unit;
  out.why = line.why;
  out.icon = line.icon;
  out.quantity = line.quantity;
  out.bare = bare;
  if (!bare) {
    out.price = line.price;
    out.list = figures.list;
    out.sum = line.optional ? figures.after_adjustments : figures.after_discount;
  }
  out.vat_bp = line.vat_bp;
  out.optional = line.optional;
  out.choice = line.choice;
  // What is offered besides stands in no section.
  if (!line.optional) out.section = line.section;
  return out;
}

/// Gives a line its product's picture, which the view keeps once; none where there is no more room.
class PictureBook {
 public:
  PictureBook(const offer::ProductPictures& all, std::vector<offer::Picture>& kept)
      : all_(&all), kept_(&kept) {}

  std::optional<std::int64_t> place_of(const std::string& product) {
    const auto known = places_.find(product);
    if (known != places_.end()) return known->second;
    const auto found = all_->find(product);
    if (found == all_->end() || found->second.uri.size() > room_) return std::nullopt;
    room_ -= found->second.uri.size();
    kept_->push_back(found->second);
    return places_[product] = static_cast<std::int64_t>(kept_->size()) - 1;
  }

 private:
  const offer::ProductPictures* all_;
  std::vector<offer::Picture>* kept_;
  std::map<std::string, std::int64_t> places_;
  std::size_t room_ = offer::kMaxSharedPictureBytes;
};

Result<ClientOffer> offer_of(const offer::Offer& offer, PictureBook& book) {
  OFERTA_ASSIGN(const pricing::PricedDocument priced, offer::price_offer(offer));
  ClientOffer out;
  out.id = offer.id;
  out.number = offer.number;
  out.variant = offer.variant;
  out.content_hash = offer::content_hash(offer);
  out.version = offer.version;
  out.date = offer.date;
  out.valid_until = offer.valid_until;
  out.currency = offer.currency;
  out.addressee = offer.addressee;
  out.budget = offer.budget;
  out.budget_includes_vat = offer.budget_includes_vat;
  out.prices_include_vat = offer.prices_include_vat;
  out.discount_bp = offer.discount_bp;
  out.terms = offer.terms;
  out.next_step = offer.next_step;
  for (const offer::OfferNeed& need : offer.needs) {
    out.needs.push_back({need.name, need.benefit, need.level, need.met});
  }
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    out.lines.push_back(
        line_of(offer.lines[i], priced.lines[i], offer::hides_price(offer, offer.lines[i])));
    out.lines.back().picture = book.place_of(offer.lines[i].product);
  }
  for (const offer::Section& section : offer::sections_of(offer, priced)) {
    if (!section.name.empty()) out.sections.push_back({section.name, section.sum});
  }
  out.totals = totals_of(offer, priced);
  return out;
}

}  // namespace

const ClientOffer* ClientView::offer(std::string_view id) const {
  const auto found = std::find_if(offers.begin(), offers.end(),
                                  [&](const ClientOffer& offer) { return offer.id == id; });
  return found == offers.end() ? nullptr : &*found;
}

Result<ClientView> client_view(const std::vector<const offer::Offer*>& offers,
                               const offer::Issuer& issuer,
                               const offer::ProductPictures& pictures) {
  if (offers.empty() || offers.size() > kMaxSharedOffers) {
    return fail(ErrorCode::invalid_argument, "One to eight offers can be shared together.");
  }
  ClientView view;
  view.language = offers.front()->language;
  view.supplier = supplier_of(offers.front()->issuer.value_or(issuer), view.language);
  PictureBook book(pictures, view.pictures);
  for (const offer::Offer* offer : offers) {
    const bool same = offer->client == offers.front()->client &&
                      offer->addressee.name == offers.front()->addressee.name;
    if (!same) {
      return fail(ErrorCode::invalid_argument,
                  "Offers shared together are to one client; another client's stay out.",
                  offer->number);
    }
    if (view.offer(offer->id) != nullptr) {
      return fail(ErrorCode::invalid_argument, "An offer is named twice.", offer->number);
    }
    OFERTA_ASSIGN(ClientOffer shared, offer_of(*offer, book));
    view.offers.push_back(std::move(shared));
  }
  return view;
}

std::string write_client_view(const ClientView& view) {
  return canonical(view_json(view)) + "\n";
}

Result<ClientView> read_client_view(std::string_view text) {
  if (text.size() > kMaxClientViewBytes) {
    return fail(ErrorCode::out_of_range, "The package is too large.");
  }
  OFERTA_ASSIGN(const Json json, parse_json(text));
  Problems problems;
  const FieldReader reader(json, "", problems);
  const std::string format = reader.text("format");
  OFERTA_TRY(problems.result());
  if (format != kClientFormat) {
    return fail(ErrorCode::unsupported,
                "This is no client's package, or one of another version of Oferta.", "format");
  }
  ClientView view = read_view(reader);
  OFERTA_TRY(problems.result());
  const Json expected = view_json(view);
  if (expected != json) {
    return fail(ErrorCode::invalid_format, "Something is here that has no place in the package.",
                foreign_place(json, expected, ""));
  }
  if (text != write_client_view(view)) {
    return fail(ErrorCode::invalid_format, "The package is not canonical JSON.");
  }
  return view;
}

std::string view_hash(const ClientView& view) {
  return sha256_hex(write_client_view(view));
}

}  // namespace oferta::sharing
