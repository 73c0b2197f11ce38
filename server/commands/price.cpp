// oferta price: why every line costs what it costs, for a brief or for an offer's file.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "server/commands/commands.h"
#include "server/offer_source.h"
#include "shared/base/format.h"
#include "shared/base/json.h"
#include "shared/pricing/trace.h"

namespace oferta::server {
namespace {

using pricing::TraceKind;
using pricing::TraceStep;

struct PriceOptions {
  OfferSource source;
};

std::string_view label_of(TraceKind kind) {
  switch (kind) {
    case TraceKind::list:
      return "list price";
    case TraceKind::quantity_break:
      return "quantity break";
    case TraceKind::rule:
    case TraceKind::adjustment:
      return "rule";
    case TraceKind::line_discount:
      return "discount on the line";
    case TraceKind::document_discount:
      return "discount on the document";
    case TraceKind::vat_inside:
      return "of which VAT";
    case TraceKind::vat_on_top:
      return "VAT on top";
  }
  return "";
}

/// "   −10% Autumn: −1 000.00 → 9 000.00"
std::string text_of(const TraceStep& step, const Currency& currency) {
  const auto money = [&currency](Minor amount) {
    return format_money({amount, currency}, Language::en, MoneyStyle::bare);
  };
  std::string line = "   ";
  line += step.name.empty() ? std::string(label_of(step.kind)) : step.name;
  if (step.rate != 0) {
    line += ", " + format_percent(step.rate, Language::en);
  }
  if (step.kind == TraceKind::vat_inside) {
    return line + ": " + money(step.vat);
  }
  if (step.kind == TraceKind::list) {
    return line + ": " + money(step.after);
  }
  return line + ": " + (step.change > 0 ? "+" : "") + money(step.change) + " = " +
         money(step.after);
}

Json json_of_step(const TraceStep& step) {
  Json out{{"kind", std::string(pricing::trace_kind_name(step.kind))},
           {"change", step.change},
           {"after", step.after}};
  if (step.rate != 0) {
    out["rate"] = step.rate;
  }
  if (step.kind == TraceKind::vat_inside) {
    out["vat"] = step.vat;
  }
  if (!step.rule.empty()) {
    out["rule"] = step.rule;
  }
  if (!step.name.empty()) {
    out["name"] = step.name;
  }
  return out;
}

Result<void> print_prices(const MadeOffer& made, const Console& console) {
  const offer::Offer& offer = made.offer;
  OFERTA_ASSIGN(const pricing::DocumentInput document, offer::pricing_input(offer));
  OFERTA_ASSIGN(const pricing::PricedDocument priced, pricing::price_document(document));
  Json lines = Json::array();
  std::string text;
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    OFERTA_ASSIGN(const std::vector<TraceStep> trace, pricing::trace_of(document, priced, i));
    const offer::OfferLine& line = offer.lines[i];
    const pricing::LineFigures& figures = priced.lines[i];
    Json steps = Json::array();
    text += std::to_string(i + 1) + ". " + line.name + " × " + std::to_string(line.quantity);
    text += line.optional ? " (not in the total)\n" : "\n";
    for (const TraceStep& step : trace) {
      text += text_of(step, offer.currency) + "\n";
      steps.push_back(json_of_step(step));
    }
    Json entry{{"name", line.name}, {"quantity", line.quantity}, {"trace", std::move(steps)}};
    entry["net"] = figures.net;
    entry["vat"] = figures.vat;
    entry["gross"] = figures.gross;
    if (!line.product.empty()) {
      entry["product"] = line.product;
    }
    if (line.optional) {
      entry["optional"] = true;
    }
    lines.push_back(std::move(entry));
  }
  const pricing::Totals& totals = priced.totals;
  if (console.json) {
    console.print(canonical(Json{{"number", offer.number},
                                 {"currency", offer.currency.code()},
                                 {"rounding", offer.rounding},
                                 {"lines", std::move(lines)},
                                 {"applied_after", made.applied_after},
                                 {"idle_coupons", made.idle_coupons},
                                 {"list", totals.list},
                                 {"discount", totals.discount()},
                                 {"net", totals.net},
                                 {"vat", totals.vat},
                                 {"gross", totals.gross}}));
    return {};
  }
  const auto money = [&offer](Minor amount) {
    return format_money({amount, offer.currency}, Language::en, MoneyStyle::bare);
  };
  for (const std::string& name : made.applied_after) {
    text += "Applied after the choice: " + name + "\n";
  }
  for (const std::string& coupon : made.idle_coupons) {
    text += "Coupon `" + coupon + "` took nothing off: not on this day or not for this client\n";
  }
  text += "Total: list " + money(totals.list) + ", discounts " + money(totals.discount()) +
          ", without VAT " + money(totals.net) + ", VAT " + money(totals.vat) + ", to pay " +
          money(totals.gross) + " " + offer.currency.code();
  console.print(text);
  return {};
}

ExitCode run_price(const PriceOptions& options, const Console& console) {
  if (const Result<void> usable = options.source.check(); !usable) {
    return console.wrong_usage(usable.error().message);
  }
  const Result<MadeOffer> made = make_offer_from(options.source);
  if (!made) {
    return console.refuse(made.error());
  }
  if (const Result<void> printed = print_prices(*made, console); !printed) {
    return console.refuse(printed.error());
  }
  return ExitCode::done;
}

}  // namespace

void add_price(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("price", "Say why every line costs what it costs");
  auto options = std::make_shared<PriceOptions>();
  add_offer_source(*command, options->source);
  add_price_choices(*command, options->source.price);
  command->add_flag("--json", session.console.json, "Print the prices, or the error, as JSON");
  command->callback(
      [options, &session] { session.exit_code = run_price(*options, session.console); });
}

}  // namespace oferta::server
