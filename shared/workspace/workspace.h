#pragma once
/// Everything the application shows, as plain structures read from the records of a store.
///
///   Workspace workspace;
///   workspace.refresh(store);                        // all of it, after loading
///   workspace.refresh(store, changed);               // what a transaction or a file changed
///   const clients::Client* client = workspace.client("client-romashka");
///   engine.start(workspace.source(*brief), *brief);
///
/// Screens only read it; changes go through operations on the store. A record that cannot be read
/// is left out and named in `problems`; fields and types this version does not know stay in the
/// store.
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/catalogue/catalogue.h"
#include "shared/clients/client.h"
#include "shared/needs/brief.h"
#include "shared/needs/need.h"
#include "shared/needs/questionnaire.h"
#include "shared/offer/approval.h"
#include "shared/offer/client_answer.h"
#include "shared/offer/issuer.h"
#include "shared/offer/offer.h"
#include "shared/offer/product_picture.h"
#include "shared/pricing/price_book.h"
#include "shared/pricing/vat.h"
#include "shared/proposal/source.h"
#include "shared/workspace/lead.h"

namespace oferta::sync {
class Store;
}

namespace oferta::workspace {

/// Names a record: ("product", "pbx-yeastar-p560").
struct RecordName {
  std::string type;
  std::string id;
  friend bool operator==(const RecordName&, const RecordName&) = default;
  friend bool operator<(const RecordName& a, const RecordName& b) {
    return a.type != b.type ? a.type < b.type : a.id < b.id;
  }
};

template <class T>
using ById = std::map<std::string, T, std::less<>>;

class Workspace {
 public:
  /// Reads every record anew.
  void refresh(const sync::Store& store);
  /// Reads the records named, which may have been deleted; cheap for a few of them.
  void refresh(const sync::Store& store, const std::vector<RecordName>& changed);

  /// The company that offers; a nameless one with the defaults when there is no record.
  const offer::Company& company() const { return company_; }
  const ById<offer::Manager>& managers() const { return managers_; }
  const pricing::VatRates& vat_rates() const { return vat_rates_; }
  /// Price lists, exchange rates and price rules.
  const pricing::PriceBook& price_book() const { return price_book_; }
  const catalogue::Catalogue& catalogue() const { return catalogue_; }
  const needs::NeedMap& needs() const { return needs_; }
  const ById<needs::Questionnaire>& questionnaires() const { return questionnaires_; }
  const ById<clients::Client>& clients() const { return clients_; }
  const ById<clients::Note>& notes() const { return notes_; }
  const ById<needs::Brief>& briefs() const { return briefs_; }
  const ById<offer::Offer>& offers() const { return offers_; }
  /// What clients said to offers.
  const ById<offer::ClientAnswer>& answers() const { return answers_; }
  /// What people sent who configured alone, taken and dismissed ones too.
  const ById<Lead>& leads() const { return leads_; }
  /// Whose signatures count, by id of the key.
  const offer::Approvers& approvers() const { return approvers_; }
  const ById<offer::ApprovalRequest>& approval_requests() const { return approval_requests_; }
  /// Answers as they are written; whether one holds is for approval_records.h.
  const ById<offer::SignedApproval>& approvals() const { return approvals_; }
  /// By id of the product.
  const offer::ProductPictures& product_pictures() const { return product_pictures_; }
  const ById<Json>& settings() const { return settings_; }

  // Null when there is no such record.
  const offer::Manager* manager(std::string_view id) const;
  const needs::Need* need(std::string_view id) const;
  const needs::Questionnaire* questionnaire(std::string_view id) const;
  const clients::Client* client(std::string_view id) const;
  const needs::Brief* brief(std::string_view id) const;
  const offer::Offer* offer(std::string_view id) const;
  const Lead* lead(std::string_view id) const;
  const Json* setting(std::string_view id) const;

  /// Needs by order, then id.
  std::vector<const needs::Need*> needs_in_order() const;
  /// Questionnaires by order, then id.
  std::vector<const needs::Questionnaire*> questionnaires_in_order() const;
  /// Those that lead to something to choose: without surveys.
  std::vector<const needs::Questionnaire*> questionnaires_to_choose_by() const;
  /// The newest note first.
  std::vector<const clients::Note*> notes_of(std::string_view client) const;
  /// The latest by date first, then by id.
  std::vector<const needs::Brief*> briefs_of(std::string_view client) const;
  /// The latest by date first, then by number and version falling.
  std::vector<const offer::Offer*> offers_of(std::string_view client) const;
  /// The latest first, then by id.
  std::vector<const offer::ClientAnswer*> answers_to(std::string_view offer) const;
  /// Those that wait for a manager; the latest first, then by id.
  std::vector<const Lead*> open_leads() const;

  /// What proposals for the brief are made from; its questionnaire is null when there is none.
  proposal::Source source(const needs::Brief& brief) const;

  /// What could not be read, with the place: "product/pbx-1: price.amount".
  std::vector<Error> problems() const;

  /// Grows with every refresh that changed anything at all.
  std::uint64_t revision() const { return revision_; }

 private:
  struct Refresher;

  offer::Company company_;
  ById<offer::Picture> pictures_;
  offer::DocumentTemplates templates_;
  offer::ProductPictures product_pictures_;
  ById<offer::Manager> managers_;
  ById<pricing::VatRate> vat_records_;
  pricing::VatRates vat_rates_;
  ById<pricing::PriceList> price_lists_;
  ById<pricing::PriceEntry> prices_;
  ById<pricing::ExchangeRate> exchange_rates_;
  ById<pricing::PriceRule> price_rules_;
  pricing::PriceBook price_book_;
  catalogue::Catalogue catalogue_;
  needs::NeedMap needs_;
  ById<needs::Questionnaire> questionnaire_records_;  ///< without their questions
  ById<needs::Question> questions_;
  ById<needs::Questionnaire> questionnaires_;
  ById<clients::Client> clients_;
  ById<clients::Note> notes_;
  ById<needs::Brief> briefs_;
  ById<offer::Offer> offers_;
  ById<offer::ClientAnswer> answers_;
  ById<Lead> leads_;
  offer::Approvers approvers_;
  ById<offer::ApprovalRequest> approval_requests_;
  ById<offer::SignedApproval> approvals_;
  ById<Json> settings_;
  std::map<RecordName, std::vector<Error>> problems_;
  std::uint64_t revision_ = 0;
  std::uint64_t source_revision_ = 0;  ///< of what proposals depend on
};

}  // namespace oferta::workspace
