#include "shared/offer/offer_json.h"

#include <cstddef>
#include <utility>

#include "shared/base/sha256.h"
#include "shared/offer/amount_in_words.h"
#include "shared/offer/offer_fields.h"
#include "shared/offer/options.h"
#include "shared/offer/price_fields.h"
#include "shared/offer/sealing.h"

namespace oferta::offer {
namespace {

constexpr const char* kContentHash = "offer.content_hash";

/// The figures of the older policy are those its files have always had.
Json figures_json(const pricing::LineFigures& figures, bool by_rules) {
  Json out{{"list", figures.list},
           {"after_break", figures.after_break},
           {"after_discount", figures.after_discount},
           {"after_document_discount", figures.after_document_discount},
           {"net", figures.net},
           {"vat", figures.vat},
           {"gross", figures.gross}};
  if (by_rules) {
    out["after_rules"] = figures.after_rules;
    out["after_adjustments"] = figures.after_adjustments;
  }
  return out;
}

Json offer_totals_json(const pricing::PricedDocument& priced, const Offer& offer) {
  const pricing::Totals& totals = priced.totals;
  Json out{{"list", totals.list},
           {"break_discount", totals.break_discount},
           {"line_discount", totals.line_discount},
           {"document_discount", totals.document_discount},
           {"after_discounts", totals.after_discounts},
           {"net", totals.net},
           {"vat", totals.vat},
           {"gross", totals.gross}};
  if (offer.rounding != pricing::kRoundingPolicy) {
    out["rule_discount"] = totals.rule_discount;
    out["adjustments"] = totals.adjustments;
  }
  const OptionSums options = option_sums(offer, priced);
  if (options.lines > 0) {
    out["options"] = Json{{"gross", options.gross}, {"with_options", options.with_all}};
  }
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

/// Everything of the file that is derived: {"lines": [{"figures": …, "trace": …}], "totals": …}.
Result<Json> derived_json(const Offer& offer) {
  OFERTA_ASSIGN(const pricing::DocumentInput document, pricing_input(offer));
  OFERTA_ASSIGN(const pricing::PricedDocument priced, pricing::price_document(document));
  Json lines = Json::array();
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    OFERTA_ASSIGN(const std::vector<pricing::TraceStep> trace,
                  pricing::trace_of(document, priced, i));
    lines.push_back(
        {{"figures", figures_json(priced.lines[i], offer.rounding != pricing::kRoundingPolicy)},
         {"trace", trace_json(trace)}});
  }
  return Json{{"lines", std::move(lines)}, {"totals", offer_totals_json(priced, offer)}};
}

/// Goes down to the smallest parts that differ. `found` may be absent as a whole.
void compare(const Json& expected, const Json* found, const std::string& place,
             std::vector<OfferMismatch>& mismatches) {
  if (found == nullptr || *found == expected) return;
  if (expected.is_object() && found->is_object()) {
    const auto below = [&place](const std::string& key) {
      std::string deeper = place;
      deeper += '.';
      return deeper += key;
    };
    for (const auto& [key, value] : expected.items()) {
      static const Json nothing;
      const auto member = found->find(key);
      compare(value, member == found->end() ? &nothing : &*member, below(key), mismatches);
    }
    for (const auto& [key, value] : found->items()) {
      if (!expected.contains(key)) mismatches.push_back({below(key), "null", canonical(value)});
    }
    return;
  }
  if (expected.is_array() && found->is_array() && expected.size() == found->size()) {
    for (std::size_t i = 0; i < expected.size(); ++i) {
      compare(expected[i], &(*found)[i], place + "[" + std::to_string(i) + "]", mismatches);
    }
    return;
  }
  mismatches.push_back({place, canonical(expected), canonical(*found)});
}

const Json* member_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

/// The offer a file tells of, whatever its derived figures say.
Result<OfferFile> read_contents(const Json& file) {
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
  result.issuer = read_issuer(reader.object("issuer"), offer.currency, offer.manager);
  OFERTA_TRY(problems.result());
  return result;
}

}  // namespace

std::string offer_hash(Json file) {
  file.erase("hash");
  return sha256_hex(canonical(file));
}

Result<std::string> write_offer(const Offer& offer, const Issuer& issuer) {
  OFERTA_ASSIGN(Json derived, derived_json(offer));
  Json file{{"format", std::string(kOfferFormat)}};
  file["offer"] = offer_fields(offer);
  if (!offer.id.empty()) file["offer"]["id"] = offer.id;
  // What the client was told of the issuer outlives what the company's card says now.
  file["issuer"] = issuer_json(offer.issuer.value_or(issuer), offer.language);
  Json lines = Json::array();
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    Json line = line_fields(offer.lines[i], offer.currency);
    // How a company calls its lists of prices may tell what others pay.
    line.erase("price_list");
    line.update(derived["lines"][i]);
    lines.push_back(std::move(line));
  }
  file["lines"] = std::move(lines);
  file["totals"] = std::move(derived["totals"]);
  file["hash"] = offer_hash(file);
  return canonical(file) + "\n";
}

Result<OfferVerdict> verify_offer(std::string_view text) {
  OFERTA_ASSIGN(const Json file, parse_json(text));
  OfferVerdict verdict;
  OFERTA_ASSIGN(verdict.file, read_contents(file));
  OFERTA_ASSIGN(const Json derived, derived_json(verdict.file.offer));
  const Json& lines = file.at("lines");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const char* part : {"figures", "trace"}) {
      compare(derived["lines"][i][part], member_of(lines[i], part),
              "lines[" + std::to_string(i) + "]." + part, verdict.mismatches);
    }
  }
  compare(derived["totals"], member_of(file, "totals"), "totals", verdict.mismatches);
  const Offer& offer = verdict.file.offer;
  if (offer.issuer) {
    compare(issuer_json(*offer.issuer, offer.language), member_of(file, "issuer"), "issuer",
            verdict.mismatches);
  }
  if (!seal_holds(offer)) {
    verdict.mismatches.push_back(
        {kContentHash, canonical(Json(content_hash(offer))), canonical(Json(offer.content_hash))});
  }
  verdict.hash = offer_hash(file);
  const Json* named = member_of(file, "hash");
  verdict.sealed = named != nullptr;
  compare(Json(verdict.hash), named, "hash", verdict.mismatches);
  return verdict;
}

Result<OfferFile> read_offer(std::string_view text) {
  OFERTA_ASSIGN(OfferVerdict verdict, verify_offer(text));
  if (!verdict.mismatches.empty()) {
    const OfferMismatch& first = verdict.mismatches.front();
    if (first.place == kContentHash) {
      return fail(ErrorCode::conflict, "The offer is not what was sealed when it was sent.",
                  first.place);
    }
    if (first.place == "hash") {
      return fail(ErrorCode::conflict, "The offer is not what its hash was made from.", "hash");
    }
    return fail(ErrorCode::conflict, "A figure does not follow from the offer's lines.",
                first.place);
  }
  return std::move(verdict.file);
}

}  // namespace oferta::offer
