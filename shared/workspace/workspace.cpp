#include "shared/workspace/workspace.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "shared/base/sort.h"
#include "shared/offer/lifecycle.h"
#include "shared/offer/offer_records.h"
#include "shared/sync/store.h"
#include "shared/workspace/approval_records.h"
#include "shared/workspace/catalogue_records.h"
#include "shared/workspace/client_records.h"
#include "shared/workspace/needs_records.h"
#include "shared/workspace/price_records.h"

namespace oferta::workspace {
namespace {

constexpr std::string_view kOwnCompany = "own";

template <class Map>
auto find_in(const Map& map, std::string_view id) {
  const auto found = map.find(id);
  return found == map.end() ? nullptr : &found->second;
}

template <class T>
void erase_from(ById<T>& map, const std::string& id) {
  map.erase(id);
}

}  // namespace

/// Reads records into a workspace; what hangs together is put together at the end.
struct Workspace::Refresher {
  Workspace& workspace;
  const sync::Store& store;
  std::set<std::string> stale_offers{};
  bool questions_changed = false;
  bool rates_changed = false;
  bool prices_changed = false;
  bool source_changed = false;
  bool company_parts_changed = false;  // records of their own

  /// One record, `fields` null when it is gone. The store keeps types that are not listed here.
  void take(const RecordName& name, const Json* fields) {
    workspace.problems_.erase(name);
    Problems problems;
    static const Json nothing = Json::object();
    const FieldReader reader(fields == nullptr ? nothing : *fields, "", problems);
    const bool gone = fields == nullptr;
    if (!take_catalogue(name, reader, gone, problems) &&
        !take_prices(name, reader, gone, problems) &&
        !take_questions(name, reader, gone, problems) && !take_people(name, reader, gone)) {
      take_documents(name, reader, gone, problems);
    }
    if (!gone && !problems.empty()) workspace.problems_[name] = problems.all();
  }

  bool take_catalogue(const RecordName& name, const FieldReader& reader, bool gone,
                      const Problems& problems) {
    catalogue::Catalogue& catalogue = workspace.catalogue_;
    if (name.type == "product") {
      auto product = read_product(name.id, reader);
      gone || !problems.empty() ? catalogue.remove_product(name.id)
                                : catalogue.put(std::move(product));
    } else if (name.type == "category") {
      auto category = read_category(name.id, reader);
      gone || !problems.empty() ? catalogue.remove_category(name.id)
                                : catalogue.put(std::move(category));
    } else if (name.type == "compatibility") {
      auto rule = read_rule(name.id, reader);
      gone || !problems.empty() ? catalogue.remove_rule(name.id) : catalogue.put(std::move(rule));
    } else if (name.type == "vat_rate") {
      keep(workspace.vat_records_, name.id, read_vat_rate(reader), gone || !problems.empty());
      rates_changed = true;
    } else {
      return false;
    }
    source_changed = true;
    return true;
  }

  /// A price that cannot be read is none.
  bool take_prices(const RecordName& name, const FieldReader& reader, bool gone,
                   const Problems& problems) {
    if (name.type == "price_list") {
      auto list = read_price_list(name.id, reader);
      keep(workspace.price_lists_, name.id, std::move(list), gone || !problems.empty());
    } else if (name.type == "price") {
      auto entry = read_price_entry(reader);
      keep(workspace.prices_, name.id, std::move(entry), gone || !problems.empty());
    } else if (name.type == "exchange_rate") {
      auto rate = read_exchange_rate(reader);
      keep(workspace.exchange_rates_, name.id, rate, gone || !problems.empty());
    } else if (name.type == "price_rule") {
      auto rule = read_price_rule(name.id, reader);
      keep(workspace.price_rules_, name.id, std::move(rule), gone || !problems.empty());
    } else {
      return false;
    }
    prices_changed = true;
    source_changed = true;
    return true;
  }

  bool take_questions(const RecordName& name, const FieldReader& reader, bool gone,
                      const Problems& problems) {
    if (name.type == "need") {
      auto need = read_need(name.id, reader);
      keep(workspace.needs_, name.id, std::move(need), gone || !problems.empty());
    } else if (name.type == "questionnaire") {
      auto questionnaire = read_questionnaire(name.id, reader);
      keep(workspace.questionnaire_records_, name.id, std::move(questionnaire),
           gone || !problems.empty());
      questions_changed = true;
    } else if (name.type == "question") {
      auto question = read_question(name.id, reader);
      keep(workspace.questions_, name.id, std::move(question), gone || !problems.empty());
      questions_changed = true;
    } else {
      return false;
    }
    source_changed = true;
    return true;
  }

  /// People are shown with whatever could be read of them.
  bool take_people(const RecordName& name, const FieldReader& reader, bool gone) {
    if (name.type == "company") {
      if (name.id != kOwnCompany) return true;
      workspace.company_ = gone ? offer::Company() : offer::read_company(reader);
      company_parts_changed = true;
      source_changed = true;
    } else if (name.type == "manager") {
      keep(workspace.managers_, name.id, offer::read_manager(name.id, reader), gone);
    } else if (name.type == "client") {
      clients::Client client = read_client(name.id, reader);
      const clients::Client* before = workspace.client(name.id);
      // Prices depend on the client's segment, groups and loyalty tier, on nothing else of it.
      const bool prices_as_before = before != nullptr && buyer_of(*before) == buyer_of(client);
      source_changed = source_changed || gone || !prices_as_before;
      keep(workspace.clients_, name.id, std::move(client), gone);
    } else if (name.type == "note") {
      keep(workspace.notes_, name.id, read_note(name.id, reader), gone);
    } else {
      return false;
    }
    return true;
  }

  void take_documents(const RecordName& name, const FieldReader& reader, bool gone,
                      const Problems& problems) {
    if (name.type == "brief") {
      keep(workspace.briefs_, name.id, read_brief(name.id, reader), gone);
    } else if (name.type == "setting") {
      keep(workspace.settings_, name.id, reader.json().value("value", Json()), gone);
    } else if (name.type == "offer" || name.type == "offer_status") {
      stale_offers.insert(name.id);
    } else if (name.type == "offer_line") {
      stale_offers.insert(offer_of_line(name.id, reader.json()));
    } else if (name.type == "answer") {
      auto answer = offer::read_answer_fields(name.id, reader);
      keep(workspace.answers_, name.id, std::move(answer), gone || !problems.empty());
    } else if (name.type == "lead") {
      auto lead = read_lead(name.id, reader);
      keep(workspace.leads_, name.id, std::move(lead), gone || !problems.empty());
    } else {
      take_others(name, reader, gone, problems);
    }
  }

  void take_others(const RecordName& name, const FieldReader& reader, bool gone,
                   const Problems& problems) {
    if (name.type == "picture") {
      auto picture = gone ? Result<offer::Picture>() : offer::read_picture_fields(reader.json());
      if (!picture) reader.problem("data", picture.error().message);
      keep(workspace.pictures_, name.id, picture ? *std::move(picture) : offer::Picture(),
           gone || !picture);
      company_parts_changed = true;
    } else if (name.type == "document_template") {
      take_template(name, reader, gone);
    } else if (name.type == "product_picture") {
      auto picture = gone ? Result<offer::Picture>() : offer::read_product_picture(reader.json());
      if (!picture) reader.problem("data", picture.error().message);
      keep(workspace.product_pictures_, name.id, picture ? *std::move(picture) : offer::Picture(),
           gone || !picture);
    } else if (name.type == "approver") {
      auto approver = offer::read_approver(name.id, reader);
      keep(workspace.approvers_, name.id, std::move(approver), gone || !problems.empty());
    } else if (name.type == "approval_request") {
      auto request = offer::read_request(name.id, reader);
      keep(workspace.approval_requests_, name.id, std::move(request), gone || !problems.empty());
    } else if (name.type == "approval") {
      auto token = read_approval_record(reader);
      keep(workspace.approvals_, name.id, std::move(token), gone || !problems.empty());
    }
  }

  /// Laid out with whatever could be read of it. One that says what the standard one does is none.
  void take_template(const RecordName& name, const FieldReader& reader, bool gone) {
    for (const offer::DocumentForm form : {offer::DocumentForm::full, offer::DocumentForm::brief}) {
      if (name.id != offer::template_id(form)) continue;
      std::optional<offer::DocumentTemplate>& kept = workspace.templates_.of(form);
      kept.reset();
      offer::DocumentTemplate layout = offer::read_template(reader, form);
      if (!gone && layout != offer::standard_template(form)) kept = std::move(layout);
      company_parts_changed = true;
    }
  }

  template <class T>
  static void keep(ById<T>& map, const std::string& id, T value, bool gone) {
    if (gone) {
      erase_from(map, id);
    } else {
      map.insert_or_assign(id, std::move(value));
    }
  }

  /// A line that is gone no longer says whose it was; its id begins with the offer's.
  static std::string offer_of_line(const std::string& id, const Json& fields) {
    const auto named = fields.find("offer");
    if (named != fields.end() && named->is_string()) return named->get<std::string>();
    return id.substr(0, id.rfind('.'));
  }

  void finish() {
    if (company_parts_changed) {
      workspace.company_.pictures = {picture_named("signature"), picture_named("stamp")};
      workspace.company_.templates = workspace.templates_;
    }
    if (!stale_offers.empty()) read_offers();
    if (rates_changed) {
      std::vector<pricing::VatRate> rates;
      for (const auto& [id, rate] : workspace.vat_records_) rates.push_back(rate);
      workspace.vat_rates_ = pricing::VatRates(std::move(rates));
    }
    if (prices_changed) {
      workspace.price_book_ =
          pricing::PriceBook(values(workspace.price_lists_), values(workspace.prices_),
                             values(workspace.exchange_rates_), values(workspace.price_rules_));
    }
    if (questions_changed) assemble_questionnaires();
    ++workspace.revision_;
    if (source_changed) ++workspace.source_revision_;
  }

  std::optional<offer::Picture> picture_named(std::string_view id) const {
    const auto found = workspace.pictures_.find(id);
    return found == workspace.pictures_.end() ? std::nullopt : std::optional(found->second);
  }

  template <class T>
  static std::vector<T> values(const ById<T>& map) {
    std::vector<T> list;
    list.reserve(map.size());
    for (const auto& [id, value] : map) list.push_back(value);
    return list;
  }

  void read_offers() {
    std::map<std::string, std::vector<offer::OfferRecord>> lines;
    store.for_each("offer_line", [&](const sync::RecordView& view) {
      Json fields = view.fields();
      const std::string owner = offer_of_line(std::string(view.id()), fields);
      if (stale_offers.count(owner) == 0) return;
      lines[owner].push_back({"offer_line", std::string(view.id()), std::move(fields)});
    });
    for (const std::string& id : stale_offers) {
      const RecordName name{"offer", id};
      workspace.problems_.erase(name);
      const auto view = store.find("offer", id);
      if (!view) {
        workspace.offers_.erase(id);
        continue;
      }
      Result<offer::Offer> made = offer::offer_from_records(id, view->fields(), lines[id]);
      if (made) read_status(*made);
      if (made) {
        workspace.offers_.insert_or_assign(id, std::move(*made));
      } else {
        workspace.offers_.erase(id);
        workspace.problems_[name] = {made.error()};
      }
    }
  }

  /// What has become of the offer; a record that cannot be read leaves it as it was sent.
  void read_status(offer::Offer& offer) {
    const RecordName name{"offer_status", offer.id};
    workspace.problems_.erase(name);
    const auto view = store.find(name.type, name.id);
    if (!view) return;
    Problems problems;
    const Json fields = view->fields();
    offer::read_progress(FieldReader(fields, "", problems), offer);
    if (!problems.empty()) workspace.problems_[name] = problems.all();
  }

  void assemble_questionnaires() {
    workspace.questionnaires_ = workspace.questionnaire_records_;
    for (const auto& [id, question] : workspace.questions_) {
      const auto owner = workspace.questionnaires_.find(question.questionnaire);
      if (owner != workspace.questionnaires_.end()) owner->second.questions.push_back(question);
    }
    for (auto& [id, questionnaire] : workspace.questionnaires_) {
      sort_by(questionnaire.questions,
              [](const auto& a, const auto& b) { return a.order < b.order; });
    }
  }
};

void Workspace::refresh(const sync::Store& store) {
  const std::uint64_t revision = revision_;
  const std::uint64_t source_revision = source_revision_;
  *this = Workspace();
  revision_ = revision;
  source_revision_ = source_revision;
  Refresher refresher{*this, store};
  refresher.source_changed = true;
  for (const std::string& type : store.types()) {
    store.for_each(type, [&](const sync::RecordView& view) {
      const Json fields = view.fields();
      refresher.take({type, std::string(view.id())}, &fields);
    });
  }
  refresher.finish();
}

void Workspace::refresh(const sync::Store& store, const std::vector<RecordName>& changed) {
  if (changed.empty()) return;
  Refresher refresher{*this, store};
  for (const RecordName& name : changed) {
    const auto view = store.find(name.type, name.id);
    if (view) {
      const Json fields = view->fields();
      refresher.take(name, &fields);
    } else {
      refresher.take(name, nullptr);
    }
  }
  refresher.finish();
}

const offer::Manager* Workspace::manager(std::string_view id) const {
  return find_in(managers_, id);
}
const needs::Need* Workspace::need(std::string_view id) const {
  return find_in(needs_, id);
}
const needs::Questionnaire* Workspace::questionnaire(std::string_view id) const {
  return find_in(questionnaires_, id);
}
const clients::Client* Workspace::client(std::string_view id) const {
  return find_in(clients_, id);
}
const needs::Brief* Workspace::brief(std::string_view id) const {
  return find_in(briefs_, id);
}
const offer::Offer* Workspace::offer(std::string_view id) const {
  return find_in(offers_, id);
}
const Lead* Workspace::lead(std::string_view id) const {
  return find_in(leads_, id);
}
const Json* Workspace::setting(std::string_view id) const {
  return find_in(settings_, id);
}

std::vector<const needs::Need*> Workspace::needs_in_order() const {
  std::vector<const needs::Need*> list;
  for (const auto& [id, need] : needs_) list.push_back(&need);
  sort_by(list, [](const auto* a, const auto* b) { return a->order < b->order; });
  return list;
}

std::vector<const needs::Questionnaire*> Workspace::questionnaires_in_order() const {
  std::vector<const needs::Questionnaire*> list;
  for (const auto& [id, questionnaire] : questionnaires_) list.push_back(&questionnaire);
  sort_by(list, [](const auto* a, const auto* b) { return a->order < b->order; });
  return list;
}

std::vector<const needs::Questionnaire*> Workspace::questionnaires_to_choose_by() const {
  std::vector<const needs::Questionnaire*> list = questionnaires_in_order();
  std::erase_if(list, [](const needs::Questionnaire* one) { return needs::is_survey(*one); });
  return list;
}

std::vector<const clients::Note*> Workspace::notes_of(std::string_view client) const {
  std::vector<const clients::Note*> list;
  for (const auto& [id, note] : notes_) {
    if (note.client == client) list.push_back(&note);
  }
  sort_by(list, [](const auto* a, const auto* b) { return a->at_ms > b->at_ms; });
  return list;
}

std::vector<const needs::Brief*> Workspace::briefs_of(std::string_view client) const {
  std::vector<const needs::Brief*> list;
  for (const auto& [id, brief] : briefs_) {
    if (brief.client == client) list.push_back(&brief);
  }
  sort_by(list, [](const auto* a, const auto* b) { return a->date > b->date; });
  return list;
}

std::vector<const offer::Offer*> Workspace::offers_of(std::string_view client) const {
  std::vector<const offer::Offer*> list;
  for (const auto& [id, offer] : offers_) {
    if (offer.client == client) list.push_back(&offer);
  }
  sort_by(list, [](const auto* a, const auto* b) {
    return std::tie(a->date, a->number, a->version) > std::tie(b->date, b->number, b->version);
  });
  return list;
}

std::vector<const offer::ClientAnswer*> Workspace::answers_to(std::string_view offer) const {
  std::vector<const offer::ClientAnswer*> list;
  for (const auto& [id, answer] : answers_) {
    if (answer.offer == offer) list.push_back(&answer);
  }
  sort_by(list, [](const auto* a, const auto* b) { return a->at_ms > b->at_ms; });
  return list;
}

std::vector<const Lead*> Workspace::open_leads() const {
  std::vector<const Lead*> list;
  for (const auto& [id, lead] : leads_) {
    if (lead.open()) list.push_back(&lead);
  }
  sort_by(list, [](const auto* a, const auto* b) { return a->at_ms > b->at_ms; });
  return list;
}

proposal::Source Workspace::source(const needs::Brief& brief) const {
  proposal::Source source;
  source.catalogue = &catalogue_;
  source.needs = &needs_;
  source.questionnaire = questionnaire(brief.questionnaire);
  source.vat_rates = &vat_rates_;
  source.prices = &price_book_;
  if (const clients::Client* buyer = client(brief.client)) source.buyer = buyer_of(*buyer);
  source.charges_vat = company_.charges_vat;
  source.prices_include_vat = company_.prices_include_vat;
  source.currency = company_.currency;
  source.revision = source_revision_;
  return source;
}

std::vector<Error> Workspace::problems() const {
  std::vector<Error> all;
  for (const auto& [name, errors] : problems_) {
    for (const Error& error : errors) {
      const std::string place = name.type + "/" + name.id;
      all.push_back(
          {error.code, error.message, error.detail.empty() ? place : place + ": " + error.detail});
    }
  }
  return all;
}

}  // namespace oferta::workspace
