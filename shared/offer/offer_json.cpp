#include "shared/offer/offer_json.h"

#include <cstddef>
#include <utility>

#include "shared/offer/amount_in_words.h"
#include "shared/offer/offer_fields.h"

namespace oferta::offer {
namespace {

Json figures_json(const pricing::LineFigures& figures) {
  return Json{{"list", figures.list},
              {"after_break", figures.after_break},
              {"after_discount", figures.after_discount},
              {"after_document_discount", figures.after_document_discount},
              {"net", figures.net},
              {"vat", figures.vat},
              {"gross", figures.gross}};
}

Json totals_json(const pricing::Totals& totals, const Offer& offer) {
  Json out{{"list", totals.list},
           {"break_discount", totals.break_discount},
           {"line_discount", totals.line_discount},
           {"document_discount", totals.document_discount},
           {"after_discounts", totals.after_discounts},
           {"net", totals.net},
           {"vat", totals.vat},
           {"gross", totals.gross}};
  out["in_words"] = amount_in_words({totals.gross, offer.currency}, offer.language);
  Json sums = Json::array();
  for (const pricing::VatSum& sum : totals.vat_sums) {
    Json entry{{"net", sum.net}, {"vat", sum.vat}, {"gross", sum.gross}};
    if (sum.rate_bp) entry["rate"] = *sum.rate_bp;
    sums.push_back(std::move(entry));
  }
  out["vat_sums"] = std::move(sums);
  return out;
}

/// Refuses derived figures that do not follow from the offer; a file without them is fine.
Result<void> check_figures(const Json& file, const Offer& offer) {
  OFERTA_ASSIGN(const pricing::PricedDocument priced, price_offer(offer));
  const Json& lines = file.at("lines");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto found = lines[i].find("figures");
    if (found == lines[i].end() || *found == figures_json(priced.lines[i])) continue;
    return fail(ErrorCode::conflict, "The figures of a line do not follow from its price.",
                "lines[" + std::to_string(i) + "].figures");
  }
  const auto totals = file.find("totals");
  if (totals != file.end() && *totals != totals_json(priced.totals, offer)) {
    return fail(ErrorCode::conflict, "The totals are not the sums of the lines.", "totals");
  }
  return {};
}

}  // namespace

Result<std::string> write_offer(const Offer& offer, const Issuer& issuer) {
  OFERTA_ASSIGN(const pricing::PricedDocument priced, price_offer(offer));
  Json file{{"format", std::string(kOfferFormat)}};
  file["offer"] = offer_fields(offer);
  if (!offer.id.empty()) file["offer"]["id"] = offer.id;
  file["issuer"] = issuer_json(issuer, offer.language);
  Json lines = Json::array();
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    Json line = line_fields(offer.lines[i], offer.currency);
    line["figures"] = figures_json(priced.lines[i]);
    lines.push_back(std::move(line));
  }
  file["lines"] = std::move(lines);
  file["totals"] = totals_json(priced.totals, offer);
  return canonical(file) + "\n";
}

Result<OfferFile> read_offer(std::string_view text) {
  OFERTA_ASSIGN(const Json file, parse_json(text));
  Problems problems;
  const FieldReader reader(file, "", problems);
  const std::string format = reader.text("format");
  OFERTA_TRY(problems.result());
  if (format != kOfferFormat) {
    return fail(
        ErrorCode::unsupported,
        "The format is \"" + format + "\", but \"" + std::string(kOfferFormat) + "\" is expected.",
        "format");
  }
  OfferFile result;
  const FieldReader fields = reader.object("offer");
  Offer& offer = result.offer;
  offer = read_offer_fields(fields);
  offer.id = fields.text_or("id", "");
  if (!reader.has("lines")) reader.problem("lines", "A required field is missing.");
  reader.each("lines", [&](const FieldReader& line) {
    offer.lines.push_back(read_line_fields(line, offer.currency));
  });
  const FieldReader issuer = reader.object("issuer");
  result.issuer.company = read_company(issuer);
  result.issuer.company.currency = offer.currency;
  result.issuer.manager = read_manager(offer.manager, issuer.object("manager"));
  OFERTA_TRY(problems.result());
  OFERTA_TRY(check_figures(file, offer));
  return result;
}

}  // namespace oferta::offer
