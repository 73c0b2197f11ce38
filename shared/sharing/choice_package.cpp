#include "shared/sharing/choice_package.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/base/sha256.h"
#include "shared/base/sort.h"
#include "shared/proposal/candidates.h"
#include "shared/sync/stamp.h"

namespace oferta::sharing {
namespace {

using workspace::FileRecord;

// ---- the allow-list
// ------------------------------------------------------------------------------

constexpr std::array kCompany{
    "about", "accent",           "address", "currency",           "email", "legal_name", "mark",
    "name",  "offer_valid_days", "phone",   "prices_include_vat", "site",  "vat"};
constexpr std::array kManager{"email", "name", "phone", "post"};
constexpr std::array kVatRate{"from", "kind", "rate"};
constexpr std::array kCategory{"attributes", "icon", "name", "order"};
// No cost, stock, samples or days to delivery: they tell of the company's purchases.
constexpr std::array kProduct{"attributes", "brand", "breaks", "category",     "description",
                              "excludes",   "kind",  "name",   "one_for_each", "price",
                              "requires",   "sku",   "unit",   "vat_kind",     "warranty_months"};
constexpr std::array kProductPicture{"data"};
constexpr std::array kCompatibility{"first", "message", "rule", "second"};
constexpr std::array kNeed{"benefit", "icon", "must_at", "name", "order", "serves"};
constexpr std::array kQuestionnaire{"intro", "name", "order"};
constexpr std::array kQuestion{
    "ask_if", "choices", "default", "effects",       "help",     "high", "kind", "low",
    "max",    "min",     "order",   "questionnaire", "required", "step", "text", "unit"};
// Not for whom: they apply to the one the package is for.
constexpr std::array kPriceRule{
    "alone",      "amount",   "brands",   "buy",   "categories", "discount", "from",
    "from_total", "get",      "group",    "items", "kind",       "limit",    "min_quantity",
    "name",       "priority", "products", "to",    "together",   "vat_kind", "version"};

struct AllowedType {
  std::string_view type;
  std::span<const char* const> fields;
};
constexpr std::array<AllowedType, 11> kAllowed{{{"category", kCategory},
                                                {"company", kCompany},
                                                {"compatibility", kCompatibility},
                                                {"manager", kManager},
                                                {"need", kNeed},
                                                {"price_rule", kPriceRule},
                                                {"product", kProduct},
                                                {"product_picture", kProductPicture},
                                                {"question", kQuestion},
                                                {"questionnaire", kQuestionnaire},
                                                {"vat_rate", kVatRate}}};

const AllowedType* allowed_type(std::string_view type) {
  const auto found = std::find_if(kAllowed.begin(), kAllowed.end(),
                                  [&](const AllowedType& one) { return one.type == type; });
  return found == kAllowed.end() ? nullptr : &*found;
}

bool is_allowed(const AllowedType& type, std::string_view field) {
  return std::find(type.fields.begin(), type.fields.end(), field) != type.fields.end();
}

// ---- making it
// -----------------------------------------------------------------------------------

constexpr std::size_t kMaxHeadline = 200;
constexpr IntegerRange kIdleSeconds{15, 600};
constexpr std::size_t kMaxPolled = 50;

// «<digits>:<64 hexadecimal digits>»
bool is_pin_record(std::string_view text) {
  constexpr std::size_t kHashDigits = 64;
  const std::size_t colon = text.find(':');
  return colon != std::string_view::npos && colon > 0 && text.size() == colon + 1 + kHashDigits &&
         text.substr(0, colon).find_first_not_of("0123456789") == std::string_view::npos &&
         text.substr(colon + 1).find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_token(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

bool are_good(const StandTerms& stand) {
  return !trim(stand.headline).empty() && stand.headline.size() <= kMaxHeadline &&
         stand.idle_seconds >= kIdleSeconds.min && stand.idle_seconds <= kIdleSeconds.max &&
         is_pin_record(stand.exit_pin) && (stand.home.empty() || is_token(stand.home));
}

// Whether every question of the poll is among the records, once.
bool are_polled_once(const std::vector<std::string>& poll, const std::vector<FileRecord>& records) {
  const std::set<std::string> ids(poll.begin(), poll.end());
  const auto known = [&](const std::string& id) {
    return std::any_of(records.begin(), records.end(), [&](const FileRecord& record) {
      return record.type == "question" && record.id == id;
    });
  };
  return poll.size() <= kMaxPolled && ids.size() == poll.size() &&
         std::all_of(poll.begin(), poll.end(), known);
}

// What the questions of the questionnaire can lead to.
struct Reach {
  std::set<std::string> categories;
  std::set<std::string> needs;
};

Reach reach_of(const needs::Questionnaire& questionnaire) {
  Reach reach;
  for (const needs::Question& question : questionnaire.questions) {
    for (const needs::Effect& effect : question.effects) {
      if (const auto* slot = std::get_if<needs::OpenSlot>(&effect.action)) {
        reach.categories.insert(slot->category);
      } else if (const auto* want = std::get_if<needs::WantNeed>(&effect.action)) {
        reach.needs.insert(want->need);
      }
    }
  }
  return reach;
}

void put_in_order(std::vector<FileRecord>& records) {
  sort_by(records, [](const FileRecord& a, const FileRecord& b) {
    return a.type != b.type ? a.type < b.type : a.id < b.id;
  });
}

class Maker {
 public:
  Maker(const sync::Store& store, const workspace::Workspace& workspace, const ChoiceTerms& terms)
      : store_(&store), workspace_(&workspace), terms_(&terms) {}

  Result<ChoicePackage> make() {
    const needs::Questionnaire* questionnaire = workspace_->questionnaire(terms_->questionnaire);
    if (questionnaire == nullptr) {
      return fail(ErrorCode::not_found, "There is no such questionnaire.", terms_->questionnaire);
    }
    if (!terms_->client.empty()) {
      const clients::Client* client = workspace_->client(terms_->client);
      if (client == nullptr) {
        return fail(ErrorCode::not_found, "There is no such client.", terms_->client);
      }
      brief_.client = client->id;
    }
    brief_.date = terms_->date;
    source_ = workspace_->source(brief_);
    if (terms_->stand && !are_good(*terms_->stand)) {
      return fail(ErrorCode::invalid_argument, "The terms of the stand make no sense.", "stand");
    }
    add("company", "own");
    if (workspace_->manager(terms_->manager) != nullptr) add("manager", terms_->manager);
    store_->for_each("vat_rate", [this](const sync::RecordView& rate) {
      add("vat_rate", std::string(rate.id()));
    });
    add("questionnaire", questionnaire->id);
    for (const needs::Question& question : questionnaire->questions) add("question", question.id);
    add_catalogue(reach_of(*questionnaire));
    add_rules();
    return finish();
  }

 private:
  // The fields of a record that the allow-list names; nothing where there is no such record.
  Json allowed_fields(std::string_view type, const std::string& id) const {
    Json kept = Json::object();
    const AllowedType* allowed = allowed_type(type);
    const auto record = store_->find(type, id);
    if (allowed == nullptr || !record || record->deleted()) return kept;
    for (const char* const field : allowed->fields) {
      Json value = record->field(field);
      if (!value.is_null()) kept[field] = std::move(value);
    }
    return kept;
  }

  void add(std::string type, const std::string& id) {
    Json fields = allowed_fields(type, id);
    if (!fields.empty()) records_.push_back({std::move(type), id, std::move(fields)});
  }

  // The products of the categories, and what those require from others: without a power supply that
  // is never offered by itself, the telephones that need one could not be chosen either.
  std::map<std::string_view, const catalogue::Product*> products_within(
      const std::set<std::string>& categories) const {
    const catalogue::Catalogue& catalogue = workspace_->catalogue();
    std::map<std::string_view, const catalogue::Product*> found;
    std::vector<const catalogue::Product*> fresh;
    const auto take = [&](const catalogue::Product* product) {
      if (product != nullptr && found.emplace(product->id, product).second) {
        fresh.push_back(product);
      }
    };
    for (const std::string& category : categories) {
      for (const catalogue::Product* product : catalogue.products_of(category)) take(product);
    }
    while (!fresh.empty()) {
      const catalogue::Product* product = fresh.back();
      fresh.pop_back();
      for (const std::vector<std::string>& one_of : product->requirements) {
        for (const std::string& id : one_of) take(catalogue.product(id));
      }
    }
    return found;
  }

  void add_catalogue(Reach reach) {
    for (const std::string& need : reach.needs) add("need", need);
    for (const auto& [id, product] : products_within(reach.categories)) {
      reach.categories.insert(product->category);
      add_product(*product);
    }
    for (const std::string& category : reach.categories) add("category", category);
    store_->for_each("compatibility", [&](const sync::RecordView& rule) {
      const auto known = [&](const char* side) {
        const Json end = rule.field(side);
        return end.is_object() && end.contains("category") && end["category"].is_string() &&
               reach.categories.count(end["category"].get<std::string>()) > 0;
      };
      if (known("first") && known("second")) add("compatibility", std::string(rule.id()));
    });
  }

  // At the buyer's own price; what they cannot buy is left out.
  void add_product(const catalogue::Product& product) {
    const auto price = proposal::list_price(source_, brief_, product);
    if (!price) return;
    Json fields = allowed_fields("product", product.id);
    fields["price"] = json_of(Money{price->price, source_.currency});
    fields.erase("breaks");
    Json steps = Json::array();
    for (const pricing::QuantityBreak& one : price->breaks) {
      steps.push_back({{"from", one.from}, {"discount", one.discount_bp}});
    }
    if (!steps.empty()) fields["breaks"] = std::move(steps);
    keep_defined_attributes(product.category, fields);
    records_.push_back({"product", product.id, std::move(fields)});
  }

  // What a product says beyond the attributes of its category is nobody's to read.
  void keep_defined_attributes(const std::string& category, Json& fields) const {
    const auto found = fields.find("attributes");
    const catalogue::Category* definition = workspace_->catalogue().category(category);
    if (found == fields.end() || !found->is_object()) return;
    Json kept = Json::object();
    for (const auto& [key, value] : found->items()) {
      if (definition != nullptr && definition->attribute(key) != nullptr) kept[key] = value;
    }
    *found = std::move(kept);
  }

  void add_rules() {
    for (const pricing::PriceRule& rule : workspace_->price_book().rules()) {
      const bool over = rule.to && *rule.to < terms_->date;
      // Points are the balance of a client, which is nobody else's business.
      if (!over && rule.kind != pricing::RuleKind::points &&
          pricing::is_for(rule, source_.buyer, {})) {
        add("price_rule", rule.id);
      }
    }
  }

  // As many as there is room for: the first product of every category, then the second ones …
  void add_pictures(std::size_t room) {
    std::map<std::string, std::size_t> before;  // in the same category, by category
    std::vector<std::pair<std::size_t, const std::string*>> order;
    for (const FileRecord& record : records_) {
      if (record.type != "product") continue;
      if (workspace_->product_pictures().count(record.id) == 0) continue;
      order.emplace_back(before[record.fields.value("category", std::string())]++, &record.id);
    }
    sort_by(order, [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<FileRecord> pictures;
    for (const auto& [turn, product] : order) {
      constexpr std::size_t kAround = 100;  // the record's own words
      const std::size_t size =
          workspace_->product_pictures().find(*product)->second.uri.size() + kAround;
      if (size > room) break;
      room -= size;
      pictures.push_back(
          {"product_picture", *product, allowed_fields("product_picture", *product)});
    }
    std::move(pictures.begin(), pictures.end(), std::back_inserter(records_));
  }

  Result<ChoicePackage> finish() {
    put_in_order(records_);
    ChoicePackage package{terms_->language, terms_->questionnaire, terms_->manager, terms_->date,
                          records_,         terms_->stand};
    if (package.stand && !are_polled_once(package.stand->poll, package.records)) {
      return fail(ErrorCode::invalid_argument, "The poll asks what is not in the questionnaire.",
                  "stand.poll");
    }
    const std::size_t size = write_choice_package(package).size();
    if (size > kMaxChoiceBytes) {
      return fail(ErrorCode::out_of_range,
                  "The questionnaire leads to more products than one package holds.",
                  terms_->questionnaire);
    }
    add_pictures(std::min(offer::kMaxSharedPictureBytes, kMaxChoiceBytes - size));
    package.records = std::move(records_);
    put_in_order(package.records);
    return package;
  }

  const sync::Store* store_;
  const workspace::Workspace* workspace_;
  const ChoiceTerms* terms_;
  needs::Brief brief_;  // of the one the package is for
  proposal::Source source_;
  std::vector<FileRecord> records_;
};

// ---- reading it
// ----------------------------------------------------------------------------------

FileRecord read_record(const FieldReader& entry) {
  FileRecord record{entry.text("t"), entry.non_empty_text("id"), entry.object("f").json()};
  const AllowedType* allowed = allowed_type(record.type);
  if (allowed == nullptr) {
    entry.problem("t", "A record of this type is not shared.");
    return record;
  }
  for (const auto& [field, value] : record.fields.items()) {
    if (!is_allowed(*allowed, field)) entry.problem("f", "A field is not shared: " + field + ".");
  }
  return record;
}

bool has_product(const ChoicePackage& package, const std::string& id) {
  return std::any_of(package.records.begin(), package.records.end(), [&](const FileRecord& record) {
    return record.type == "product" && record.id == id;
  });
}

Json package_json(const ChoicePackage& package) {
  Json records = Json::array();
  for (const FileRecord& record : package.records) {
    records.push_back({{"t", record.type}, {"id", record.id}, {"f", record.fields}});
  }
  Json out{{"format", std::string(kChoiceFormat)},
           {"language", std::string(language_code(package.language))},
           {"questionnaire", package.questionnaire},
           {"date", package.date.to_iso()},
           {"records", std::move(records)}};
  if (!package.manager.empty()) out["manager"] = package.manager;
  if (package.stand) {
    out["stand"] = {{"headline", package.stand->headline},
                    {"idle", package.stand->idle_seconds},
                    {"exit", package.stand->exit_pin}};
    if (package.stand->keyboard != StandKeyboard::automatic) {
      out["stand"]["keyboard"] =
          package.stand->keyboard == StandKeyboard::always ? "always" : "never";
    }
    if (!package.stand->poll.empty()) out["stand"]["poll"] = package.stand->poll;
    if (!package.stand->home.empty()) out["stand"]["home"] = package.stand->home;
  }
  return out;
}

}  // namespace

Result<ChoicePackage> choice_package(const sync::Store& store,
                                     const workspace::Workspace& workspace,
                                     const ChoiceTerms& terms) {
  return Maker(store, workspace, terms).make();
}

std::string write_choice_package(const ChoicePackage& package) {
  return canonical(package_json(package)) + "\n";
}

Result<ChoicePackage> read_choice_package(std::string_view text) {
  if (text.size() > kMaxChoiceBytes) {
    return fail(ErrorCode::out_of_range, "The package is too large.");
  }
  OFERTA_ASSIGN(const Json json, parse_json(text));
  Problems problems;
  const FieldReader reader(json, "", problems);
  if (!reader.expect_object() || reader.text_or("format", "") != kChoiceFormat) {
    return fail(ErrorCode::unsupported, "This is no package to choose from.");
  }
  ChoicePackage package;
  package.language = reader.choice("language", {"ru", "en"}) == 0 ? Language::ru : Language::en;
  package.questionnaire = reader.non_empty_text("questionnaire");
  package.manager = reader.text_or("manager", "");
  package.date = reader.date("date");
  reader.each("records", [&package](const FieldReader& entry) {
    package.records.push_back(read_record(entry));
  });
  for (const FileRecord& record : package.records) {
    if (record.type == "product_picture" && !has_product(package, record.id)) {
      reader.problem("records", "A picture is of no product: " + record.id + ".");
    }
  }
  if (reader.has("stand")) {
    const FieldReader stand = reader.object("stand");
    package.stand = {stand.text("headline"), stand.integer("idle", kIdleSeconds),
                     stand.text("exit")};
    if (stand.has("keyboard")) {
      package.stand->keyboard = stand.choice("keyboard", {"always", "never"}) == 0
                                    ? StandKeyboard::always
                                    : StandKeyboard::never;
    }
    package.stand->poll = stand.texts("poll");
    package.stand->home = stand.text_or("home", "");
    if (!are_polled_once(package.stand->poll, package.records)) {
      stand.problem("poll", "The poll asks what is not in the questionnaire.");
    }
    if (!are_good(*package.stand)) reader.problem("stand", "The terms of the stand make no sense.");
  }
  OFERTA_TRY(problems.result());
  if (write_choice_package(package) != text) {
    return fail(ErrorCode::invalid_format, "The package holds what has no place in it.");
  }
  return package;
}

std::string choice_hash(const ChoicePackage& package) {
  return sha256_hex(write_choice_package(package));
}

workspace::WorkspaceFile choice_workspace(const ChoicePackage& package) {
  // Of the day alone: when what was written is the company's business.
  constexpr sync::NodeId kPackageNode = 0xC0;
  const auto ms = static_cast<std::uint64_t>(std::max<std::int64_t>(0, unix_ms_of(package.date)));
  return {sync::Stamp(ms, 0, kPackageNode), "company", package.records};
}

Result<OpenChoice> open_choice(const ChoicePackage& package) {
  OpenChoice open;
  OFERTA_ASSIGN(const std::vector<sync::Operation> operations,
                workspace::operations_of(choice_workspace(package)));
  open.store.apply_all(operations);
  open.workspace.refresh(open.store);
  if (const std::vector<Error> problems = open.workspace.problems(); !problems.empty()) {
    return fail(problems.front());
  }
  if (open.workspace.questionnaire(package.questionnaire) == nullptr) {
    return fail(ErrorCode::not_found, "The package has no such questionnaire.",
                package.questionnaire);
  }
  return open;
}

}  // namespace oferta::sharing
