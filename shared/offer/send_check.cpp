#include "shared/offer/send_check.h"

#include <algorithm>
#include <array>
#include <utility>

#include "shared/base/sort.h"
#include "shared/base/text.h"
#include "shared/catalogue/companions.h"
#include "shared/clients/requisites.h"
#include "shared/offer/document.h"
#include "shared/offer/negotiated_total.h"
#include "shared/offer/placeholders.h"

namespace oferta::offer {
namespace {

using Kind = SendProblemKind;

constexpr std::array<std::string_view, kSendProblemKinds> kProblemNames{
    "unpriced",    "no_lines",      "no_addressee",     "validity_passed",
    "below_floor", "vat_rate",      "requisite",        "placeholder",
    "not_on_sale", "price_changed", "no_stock",         "too_few",
    "above_limit", "no_terms",      "client_requisite", "glyph"};

/// Wrong or missing; what cannot be judged is left alone.
bool is_wrong(const clients::RequisiteFinding& finding) {
  return finding.issue != clients::RequisiteIssue::none &&
         finding.issue != clients::RequisiteIssue::unchecked;
}

bool is_slip(const clients::RequisiteFinding& finding) {
  return is_wrong(finding) && finding.issue != clients::RequisiteIssue::empty;
}

class SendCheck {
 public:
  SendCheck(const Offer& offer, const SendContext& context) : offer_(offer), context_(context) {}

  std::vector<SendProblem> run() {
    check_head();
    check_requisites();
    check_texts();
    check_prices();
    for (std::size_t i = 0; i < offer_.lines.size(); ++i) check_line(i);
    check_companions();
    check_glyphs();
    sort_by(found_, [](const auto& a, const auto& b) { return blocks(a) && !blocks(b); });
    return std::move(found_);
  }

 private:
  void add(SendProblem problem) { found_.push_back(std::move(problem)); }

  void check_head() {
    if (offer_.lines.empty()) add({.kind = Kind::no_lines});
    if (trim(offer_.addressee.name).empty()) add({.kind = Kind::no_addressee});
    if (offer_.valid_until < context_.today) add({.kind = Kind::validity_passed});
  }

  void check_requisites() {
    const Company& company = context_.issuer.company;
    const auto own = [this](bool wrong, const char* field) {
      if (wrong) add({.kind = Kind::requisite, .field = field});
    };
    own(company.legal_name.empty(), "legal_name");
    own(is_wrong(clients::check_inn(company.inn)), "inn");
    own(is_slip(clients::check_kpp(company.kpp)), "kpp");
    own(is_slip(clients::check_ogrn(company.ogrn)), "ogrn");
    own(company.address.empty(), "address");
    own(company.signatory_name.empty(), "signatory_name");
    if (is_slip(clients::check_inn(offer_.addressee.inn))) {
      add({.kind = Kind::client_requisite, .field = "inn"});
    }
  }

  void check_gap(std::string_view text, const char* field, std::optional<std::size_t> line = {}) {
    std::string gap = placeholder_in(text);
    if (gap.empty()) return;
    add({.kind = Kind::placeholder, .line = line, .field = field, .text = std::move(gap)});
  }

  void check_term(const std::string& text, const char* field) {
    if (trim(text).empty()) add({.kind = Kind::no_terms, .field = field});
    check_gap(text, field);
  }

  void check_texts() {
    check_term(offer_.terms.payment, "payment");
    check_term(offer_.terms.delivery, "delivery");
    check_term(offer_.terms.warranty, "warranty");
    check_gap(offer_.next_step, "next_step");
    check_gap(offer_.addressee.name, "addressee");
    check_gap(offer_.addressee.contact_name, "contact");
    check_template(DocumentForm::full);
    check_template(DocumentForm::brief);
  }

  /// A text of both forms is complained about once.
  void check_template(DocumentForm form) {
    const DocumentTemplate& layout = template_of(context_.issuer.company.templates, form);
    for (const Block block : kTextBlocks) {
      const std::string& text = block_text(layout, block, offer_.language);
      std::string gap = unfilled_in(filled_text(text, offer_, context_.issuer, 1));
      if (gap.empty()) continue;
      SendProblem problem{.kind = Kind::placeholder,
                          .field = "template." + std::string(block_name(block)),
                          .text = std::move(gap)};
      if (std::find(found_.begin(), found_.end(), problem) == found_.end()) {
        add(std::move(problem));
      }
    }
  }

  /// Floors and what was taken off by hand.
  void check_prices() {
    const auto priced = price_offer(offer_);
    const auto floors = floors_of(offer_, context_.catalogue, context_.margins);
    if (!priced || !floors) {
      add({.kind = Kind::unpriced, .text = (priced ? floors.error() : priced.error()).message});
      return;
    }
    const Authority& authority = context_.authority;
    const auto beyond =
        lines_beyond(offer_, *priced, context_.catalogue, context_.margins, authority);
    if (!beyond) return;  // the floors need the same costs, and have them
    for (const LineBeyond& line : *beyond) {
      const bool free = !authority.held || line.approved;
      if (line.below_floor) {
        add({.kind = Kind::below_floor,
             .line = line.line,
             .was = (*floors)[line.line].value_or(0),
             .is = priced->lines[line.line].after_adjustments,
             .allowed = free || authority.below_floor});
      }
      if (line.above_limit) {
        add({.kind = Kind::above_limit,
             .line = line.line,
             .was = authority.limit_bp,
             .is = line.discount_bp,
             .allowed = free});
      }
    }
  }

  void check_line(std::size_t index) {
    const OfferLine& line = offer_.lines[index];
    check_gap(line.name, "name", index);
    check_gap(line.description, "description", index);
    check_gap(line.why, "why", index);
    if (!line.charge.empty() || line.product.empty()) return;
    const catalogue::Product* product = context_.catalogue.product(line.product);
    const auto price = product == nullptr ? std::optional<Minor>() : price_today(*product);
    if (!price) {
      add({.kind = Kind::not_on_sale, .line = index});
      return;
    }
    if (*price != line.price) {
      add({.kind = Kind::price_changed, .line = index, .was = line.price, .is = *price});
    }
    if (product->stock && *product->stock < line.quantity) {
      add({.kind = Kind::no_stock,
           .line = index,
           .was = line.quantity,
           .is = *product->stock,
           .days = product->lead_days});
    }
    check_vat(index, *product);
  }

  std::optional<Minor> price_today(const catalogue::Product& product) const {
    pricing::ListedPrice listed{product.id, product.price, {}};
    const auto found =
        context_.prices.price_of(listed, context_.buyer, context_.today, offer_.currency);
    if (!found) return std::nullopt;
    return found->price;
  }

  /// The law's rate on the offer's date decides, not what was right when a draft was begun.
  void check_vat(std::size_t index, const catalogue::Product& product) {
    const OfferLine& line = offer_.lines[index];
    if (!context_.issuer.company.charges_vat) {
      if (line.vat_bp) add({.kind = Kind::vat_rate, .line = index, .was = *line.vat_bp});
      return;
    }
    const auto rate = context_.vat_rates.rate_on(offer_.date, product.vat_kind);
    if (!rate || line.vat_bp == *rate) return;
    add({.kind = Kind::vat_rate, .line = index, .was = line.vat_bp.value_or(0), .is = *rate});
  }

  /// What is offered besides counts with nothing: whoever takes it takes what it needs with it.
  void check_companions() {
    std::vector<catalogue::Goods> goods;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < offer_.lines.size(); ++i) {
      const OfferLine& line = offer_.lines[i];
      if (line.optional || line.product.empty() || !line.charge.empty()) continue;
      goods.push_back({line.product, line.quantity});
      places.push_back(i);
    }
    for (const catalogue::Shortage& shortage :
         catalogue::missing_companions(context_.catalogue, goods)) {
      add({.kind = Kind::too_few,
           .line = places[shortage.position],
           .was = shortage.needed,
           .is = goods[shortage.position].quantity});
    }
  }

  void check_glyphs() {
    std::string missing;
    for (const char32_t c : missing_glyphs(offer_, context_.issuer)) {
      if (!missing.empty()) missing += ' ';
      append_utf8(missing, c);
    }
    if (!missing.empty()) add({.kind = Kind::glyph, .text = std::move(missing)});
  }

  const Offer& offer_;
  const SendContext& context_;
  std::vector<SendProblem> found_;
};

/// «{дата}» from `open`: short, on one line, so that a brace in earnest is no gap.
std::string enclosed(std::string_view text, std::size_t open, char closing) {
  constexpr std::size_t kLongest = 80;
  const std::size_t end = text.find(closing, open);
  if (end == std::string_view::npos || end - open > kLongest) return "";
  const std::string_view gap = text.substr(open, end - open + 1);
  return gap.find('\n') == std::string_view::npos ? std::string(gap) : std::string();
}

/// Whether a letter follows, as in "<name>" and not in "a < b".
bool begins_word(std::string_view text, std::size_t position) {
  if (position >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[position]);
  return c >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

}  // namespace

std::string_view problem_name(SendProblemKind kind) {
  return kProblemNames.at(static_cast<std::size_t>(kind));
}

bool blocks(SendProblemKind kind) {
  switch (kind) {
    case Kind::unpriced:
    case Kind::no_lines:
    case Kind::no_addressee:
    case Kind::validity_passed:
    case Kind::below_floor:
    case Kind::above_limit:
    case Kind::vat_rate:
    case Kind::requisite:
    case Kind::placeholder:
      return true;
    case Kind::not_on_sale:
    case Kind::price_changed:
    case Kind::no_stock:
    case Kind::too_few:
    case Kind::no_terms:
    case Kind::client_requisite:
    case Kind::glyph:
      return false;
  }
  return true;
}

bool blocks(const SendProblem& problem) {
  return blocks(problem.kind) && !problem.allowed;
}

bool has_blocking(const std::vector<SendProblem>& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const SendProblem& problem) { return blocks(problem); });
}

std::vector<SendProblem> check_before_sending(const Offer& offer, const SendContext& context) {
  return SendCheck(offer, context).run();
}

std::string placeholder_in(std::string_view text) {
  constexpr std::string_view kLineToFill = "___";
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string gap;
    if (text[i] == '{') gap = enclosed(text, i, '}');
    if (text[i] == '<' && begins_word(text, i + 1)) gap = enclosed(text, i, '>');
    if (text.substr(i, kLineToFill.size()) == kLineToFill) gap = std::string(kLineToFill);
    if (!gap.empty()) return gap;
  }
  return "";
}

}  // namespace oferta::offer
