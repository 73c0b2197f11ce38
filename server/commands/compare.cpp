// oferta compare: what two versions of an offer say differently.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/commands/commands.h"
#include "server/offer_source.h"
#include "shared/base/format.h"
#include "shared/base/json.h"
#include "shared/offer/difference.h"

namespace oferta::server {
namespace {

using offer::FieldDifference;
using offer::LineDifference;
using offer::OfferDifference;

struct CompareOptions {
  std::string before, after;
};

std::string value_text(const offer::ComparedValue& value) {
  const std::string text = shown(value, Language::en);
  return text.empty() ? "nothing" : text;
}

std::string field_text(const FieldDifference& field) {
  std::string name(field.field);
  for (char& c : name) c = c == '_' ? ' ' : c;
  std::string line = name + ": " + value_text(field.before) + " → " + value_text(field.after);
  const auto* before = std::get_if<Money>(&field.before);
  const auto* after = std::get_if<Money>(&field.after);
  if (before != nullptr && after != nullptr && before->currency == after->currency) {
    const Minor change = after->amount - before->amount;
    line += std::string(" (") + (change > 0 ? "+" : "") +
            format_money({change, after->currency}, Language::en, MoneyStyle::bare) + ")";
  }
  return line;
}

void print_fields(const std::vector<FieldDifference>& fields, const std::string& indent,
                  const Console& console) {
  for (const FieldDifference& field : fields) {
    console.print(indent + field_text(field));
  }
}

void print_line(const LineDifference& line, const Console& console) {
  if (line.kind == LineDifference::Kind::changed) {
    console.print("  ~ " + line.name);
    print_fields(line.fields, "      ", console);
    return;
  }
  const bool added = line.kind == LineDifference::Kind::added;
  std::string text = (added ? "  + " : "  − ") + line.name;
  for (const FieldDifference& field : line.fields) {
    text += ", " + std::string(field.field) + " " + value_text(added ? field.after : field.before);
  }
  console.print(text);
}

void print_difference(const OfferDifference& difference, const Console& console) {
  console.print(difference.number + ": version " + std::to_string(difference.version_before) +
                " → version " + std::to_string(difference.version_after));
  if (difference.same()) {
    console.print("They say the same.");
  }
  if (!difference.lines.empty()) {
    console.print("Lines");
  }
  for (const LineDifference& line : difference.lines) {
    print_line(line, console);
  }
  if (!difference.terms.empty()) {
    console.print("Terms");
  }
  print_fields(difference.terms, "  ", console);
  if (!difference.totals.empty()) {
    console.print("Totals");
  }
  print_fields(difference.totals, "  ", console);
}

Json fields_json(const std::vector<FieldDifference>& fields) {
  Json list = Json::array();
  for (const FieldDifference& field : fields) {
    list.push_back({{"field", std::string(field.field)},
                    {"before", json_of(field.before)},
                    {"after", json_of(field.after)}});
  }
  return list;
}

Json difference_json(const OfferDifference& difference) {
  Json lines = Json::array();
  for (const LineDifference& line : difference.lines) {
    Json entry{{"kind", std::string(kind_name(line.kind))},
               {"name", line.name},
               {"fields", fields_json(line.fields)}};
    // Positions as people count them.
    if (line.before) {
      entry["before"] = *line.before + 1;
    }
    if (line.after) {
      entry["after"] = *line.after + 1;
    }
    lines.push_back(std::move(entry));
  }
  return {{"number", difference.number},
          {"before", difference.version_before},
          {"after", difference.version_after},
          {"same", difference.same()},
          {"lines", std::move(lines)},
          {"terms", fields_json(difference.terms)},
          {"totals", fields_json(difference.totals)}};
}

Result<OfferDifference> difference_of(const CompareOptions& options) {
  OFERTA_ASSIGN(const offer::OfferFile before, read_offer_file(options.before));
  OFERTA_ASSIGN(const offer::OfferFile after, read_offer_file(options.after));
  return offer::compare_offers(before.offer, after.offer);
}

ExitCode run_compare(const CompareOptions& options, const Console& console) {
  const Result<OfferDifference> difference = difference_of(options);
  if (!difference) {
    return console.refuse(difference.error());
  }
  if (console.json) {
    console.print(canonical(difference_json(*difference)));
  } else {
    print_difference(*difference, console);
  }
  return ExitCode::done;
}

}  // namespace

void add_compare(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("compare", "Say what a later version of an offer says differently");
  auto options = std::make_shared<CompareOptions>();
  command->add_option("EARLIER", options->before, "An offer's JSON; - for standard input")
      ->required();
  command->add_option("LATER", options->after, "The later one's JSON")->required();
  command->add_flag("--json", session.console.json, "Print the difference, or the error, as JSON");
  command->callback(
      [options, &session] { session.exit_code = run_compare(*options, session.console); });
}

}  // namespace oferta::server
