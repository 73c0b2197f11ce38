#pragma once
/// What the parts of the check share: all records as read, and the list of findings.
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/catalogue/catalogue.h"
#include "shared/clients/client.h"
#include "shared/needs/brief.h"
#include "shared/needs/need.h"
#include "shared/needs/questionnaire.h"
#include "shared/offer/issuer.h"
#include "shared/pricing/price_book.h"
#include "shared/pricing/vat.h"
#include "shared/workspace/check.h"
#include "shared/workspace/lead.h"
#include "shared/workspace/workspace_file.h"

namespace oferta::workspace {

/// A record of the file and where it stands.
template <class T>
struct Placed {
  std::size_t index = 0;
  T value;
};

template <class T>
using PlacedById = std::map<std::string, Placed<T>, std::less<>>;

struct CheckContext {
  const WorkspaceFile* file = nullptr;
  PlacedById<offer::Company> companies;
  PlacedById<offer::Manager> managers;
  PlacedById<pricing::VatRate> rates;
  PlacedById<pricing::PriceList> price_lists;
  PlacedById<pricing::PriceEntry> prices;
  PlacedById<pricing::ExchangeRate> exchange_rates;
  PlacedById<pricing::PriceRule> price_rules;
  PlacedById<catalogue::Category> categories;
  PlacedById<catalogue::Product> products;
  PlacedById<catalogue::CompatibilityRule> rules;
  PlacedById<needs::Need> needs;
  PlacedById<needs::Questionnaire> questionnaires;
  PlacedById<needs::Question> questions;
  PlacedById<clients::Client> clients;
  PlacedById<clients::Note> notes;
  PlacedById<needs::Brief> briefs;
  PlacedById<Lead> leads;
  std::vector<std::pair<std::size_t, Finding>> findings;  ///< with the record's index

  /// `place` is inside the record's fields: "price.amount"; empty for the record as a whole.
  void note(Severity severity, std::size_t index, std::string_view place, std::string message) {
    const FileRecord& record = file->records[index];
    std::string where = "records[" + std::to_string(index) + "] " + record.type + "/" + record.id;
    if (!place.empty()) where += ": f." + std::string(place);
    findings.emplace_back(index, Finding{severity, std::move(where), std::move(message)});
  }
  void error(std::size_t index, std::string_view place, std::string message) {
    note(Severity::error, index, place, std::move(message));
  }
  void warning(std::size_t index, std::string_view place, std::string message) {
    note(Severity::warning, index, place, std::move(message));
  }

  /// The attribute, or null with an error noted at `place`.
  const catalogue::AttributeDefinition* attribute(std::size_t index, std::string_view place,
                                                  const std::string& category,
                                                  const std::string& key);
  /// Notes an error unless the category exists.
  bool require_category(std::size_t index, std::string_view place, const std::string& category);
};

/// Whether the value is of the kind the definition says, and one of its choices.
bool fits(const catalogue::AttributeDefinition& definition, const catalogue::AttributeValue& value);

// The parts of the check, by subject.
void check_catalogue(CheckContext& context);
void check_questions(CheckContext& context);
void check_people(CheckContext& context);
void check_prices(CheckContext& context);
void check_translations(CheckContext& context);

}  // namespace oferta::workspace
