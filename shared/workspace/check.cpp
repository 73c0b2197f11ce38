#include "shared/workspace/check.h"

#include <algorithm>
#include <set>
#include <type_traits>

#include "shared/base/sort.h"
#include "shared/offer/client_answer.h"
#include "shared/offer/lifecycle.h"
#include "shared/offer/offer_records.h"
#include "shared/offer/placeholders.h"
#include "shared/offer/product_picture.h"
#include "shared/workspace/approval_records.h"
#include "shared/workspace/catalogue_records.h"
#include "shared/workspace/check_context.h"
#include "shared/workspace/client_records.h"
#include "shared/workspace/needs_records.h"
#include "shared/workspace/price_records.h"

namespace oferta::workspace {
namespace {

class Reading {
 public:
  Reading(CheckContext& context, const offer::SignatureVerifier* verifier)
      : context_(context), verifier_(verifier) {}

  void run() {
    for (std::size_t i = 0; i < context_.file->records.size(); ++i) read(i);
    check_offers();
    for (const auto& [id, approval] : approvals_) check_approval(approval);
  }

 private:
  template <class T, class Read>
  bool take(std::string_view type, PlacedById<T>& map, Read read_one) {
    if (record_->type != type) return false;
    Problems problems;
    const FieldReader fields(record_->fields, "", problems);
    if constexpr (std::is_invocable_v<Read, const FieldReader&>) {
      map[record_->id] = {index_, read_one(fields)};
    } else {
      map[record_->id] = {index_, read_one(record_->id, fields)};
    }
    for (const Error& error : problems.all()) context_.error(index_, error.detail, error.message);
    return true;
  }

  void read(std::size_t index) {
    index_ = index;
    record_ = &context_.file->records[index];
    const bool known =
        take("product", context_.products, read_product) ||
        take("category", context_.categories, read_category) ||
        take("compatibility", context_.rules, read_rule) ||
        take("vat_rate", context_.rates, read_vat_rate) ||
        take("price_list", context_.price_lists, read_price_list) ||
        take("price", context_.prices, read_price_entry) ||
        take("exchange_rate", context_.exchange_rates, read_exchange_rate) ||
        take("price_rule", context_.price_rules, read_price_rule) ||
        take("need", context_.needs, read_need) ||
        take("questionnaire", context_.questionnaires, read_questionnaire) ||
        take("question", context_.questions, read_question) ||
        take("client", context_.clients, read_client) || take("note", context_.notes, read_note) ||
        take("brief", context_.briefs, read_brief) || take("lead", context_.leads, read_lead) ||
        take("manager", context_.managers, offer::read_manager) ||
        take("company", context_.companies, offer::read_company);
    if (known || record_->type == "setting" || take_approvals() || take_picture() ||
        take_template()) {
      return;
    }
    if (record_->type == "offer") {
      offers_.emplace(record_->id, index);
    } else if (record_->type == "offer_line") {
      lines_.push_back(index);
    } else if (record_->type == "offer_status") {
      statuses_.push_back(index);
    } else if (record_->type == "answer") {
      answers_.push_back(index);
    } else {
      context_.warning(index, "", "This version does not know records of this type.");
    }
  }

  /// Requests and answers stand for themselves: the offer may be on another device.
  bool take_approvals() {
    return take("approver", approvers_, offer::read_approver) ||
           take("approval_request", requests_, offer::read_request) ||
           take("approval", approvals_, read_approval_record);
  }

  bool take_template() {
    if (record_->type != "document_template") return false;
    const bool full = record_->id == offer::template_id(offer::DocumentForm::full);
    if (!full && record_->id != offer::template_id(offer::DocumentForm::brief)) {
      context_.error(index_, "", "A template is of the \"offer\" or the \"short-offer\".");
    }
    Problems problems;
    const FieldReader fields(record_->fields, "", problems);
    const auto layout =
        offer::read_template(fields, full ? offer::DocumentForm::full : offer::DocumentForm::brief);
    for (const Error& error : problems.all()) context_.error(index_, error.detail, error.message);
    check_placeholders(layout);
    return true;
  }

  /// They would forbid sending every offer.
  void check_placeholders(const offer::DocumentTemplate& layout) {
    for (const offer::Block block : offer::kTextBlocks) {
      const LocalText& text = *layout.text_of(block);
      for (const std::string& one : {text.ru, text.en}) {
        const std::string unknown = offer::unknown_placeholder_in(one);
        if (unknown.empty()) continue;
        context_.error(index_, std::string(offer::block_name(block)),
                       "There is no placeholder " + unknown + ".");
      }
    }
  }

  bool take_picture() {
    if (record_->type == "product_picture") {
      const auto picture = offer::read_product_picture(record_->fields);
      if (!picture) context_.error(index_, "data", picture.error().message);
      return true;
    }
    if (record_->type != "picture") return false;
    if (record_->id != "signature" && record_->id != "stamp") {
      context_.error(index_, "", "A picture is the \"signature\" or the \"stamp\".");
    }
    const auto picture = offer::read_picture_fields(record_->fields);
    if (!picture) context_.error(index_, "data", picture.error().message);
    return true;
  }

  void check_approval(const Placed<offer::SignedApproval>& placed) {
    const offer::SignedApproval& token = placed.value;
    if (token.text.empty()) return;  // said already
    const auto approver = approvers_.find(token.approval.key);
    if (approver == approvers_.end()) {
      context_.warning(placed.index, "token", "It is signed by nobody whose signature counts.");
    } else if (verifier_ != nullptr &&
               !verifier_->holds(approver->second.value.key, token.text, token.signature)
                    .value_or(false)) {
      context_.error(placed.index, "token", "The signature is not of this text.");
    }
  }

  void check_offers() {
    std::map<std::string, std::vector<offer::OfferRecord>> lines;
    for (const std::size_t index : lines_) {
      const FileRecord& record = context_.file->records[index];
      const auto owner = record.fields.find("offer");
      if (owner == record.fields.end() || !owner->is_string() ||
          offers_.count(owner->get<std::string>()) == 0) {
        context_.error(index, "offer", "There is no such offer.");
        continue;
      }
      lines[owner->get<std::string>()].push_back({record.type, record.id, record.fields});
    }
    for (const auto& [id, index] : offers_) {
      const auto made =
          offer::offer_from_records(id, context_.file->records[index].fields, lines[id]);
      if (!made) context_.error(index, made.error().detail, made.error().message);
    }
    for (const std::size_t index : statuses_) check_status(index);
    for (const std::size_t index : answers_) check_client_answer(index);
  }

  void check_client_answer(std::size_t index) {
    const FileRecord& record = context_.file->records[index];
    Problems problems;
    const auto answer =
        offer::read_answer_fields(record.id, FieldReader(record.fields, "", problems));
    if (offers_.count(answer.offer) == 0) {
      context_.error(index, "offer", "There is no such offer.");
    }
    for (const Error& error : problems.all()) context_.error(index, error.detail, error.message);
  }

  void check_status(std::size_t index) {
    const FileRecord& record = context_.file->records[index];
    if (offers_.count(record.id) == 0) context_.error(index, "", "There is no such offer.");
    Problems problems;
    offer::Offer offer;
    offer.status = offer::Status::sent;
    offer::read_progress(FieldReader(record.fields, "", problems), offer);
    for (const Error& error : problems.all()) context_.error(index, error.detail, error.message);
  }

  CheckContext& context_;
  const offer::SignatureVerifier* verifier_;
  std::size_t index_ = 0;
  const FileRecord* record_ = nullptr;
  std::map<std::string, std::size_t> offers_;
  PlacedById<offer::Approver> approvers_;
  PlacedById<offer::ApprovalRequest> requests_;
  PlacedById<offer::SignedApproval> approvals_;
  std::vector<std::size_t> lines_, statuses_, answers_;
};

}  // namespace

const catalogue::AttributeDefinition* CheckContext::attribute(std::size_t index,
                                                              std::string_view place,
                                                              const std::string& category,
                                                              const std::string& key) {
  const auto owner = categories.find(category);
  if (owner == categories.end()) return nullptr;  // said where the category is named
  const catalogue::AttributeDefinition* found = owner->second.value.attribute(key);
  if (found == nullptr) {
    error(index, place, "The category \"" + category + "\" has no attribute \"" + key + "\".");
  }
  return found;
}

bool CheckContext::require_category(std::size_t index, std::string_view place,
                                    const std::string& category) {
  if (category.empty() || categories.count(category) != 0) return true;
  error(index, place, "There is no category \"" + category + "\".");
  return false;
}

bool fits(const catalogue::AttributeDefinition& definition,
          const catalogue::AttributeValue& value) {
  switch (definition.kind) {
    case catalogue::AttributeKind::number:
      return std::holds_alternative<std::int64_t>(value);
    case catalogue::AttributeKind::flag:
      return std::holds_alternative<bool>(value);
    case catalogue::AttributeKind::text:
      return std::holds_alternative<std::string>(value);
    case catalogue::AttributeKind::choice: {
      const auto* key = std::get_if<std::string>(&value);
      return key != nullptr && std::any_of(definition.choices.begin(), definition.choices.end(),
                                           [&](const auto& choice) { return choice.key == *key; });
    }
  }
  return false;
}

std::vector<Finding> check_workspace(std::string_view text,
                                     const offer::SignatureVerifier* verifier) {
  std::vector<Finding> findings;
  Problems problems;
  const WorkspaceFile file = read_workspace_file(text, problems);
  for (const Error& error : problems.all()) {
    findings.push_back({Severity::error, error.detail, error.message});
  }
  if (!findings.empty()) return findings;
  if (auto operations = operations_of(file); !operations) {
    findings.push_back({Severity::error, operations.error().detail, operations.error().message});
    return findings;
  }
  CheckContext context;
  context.file = &file;
  Reading(context, verifier).run();
  check_catalogue(context);
  check_questions(context);
  check_people(context);
  check_prices(context);
  check_translations(context);
  sort_by(context.findings, [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [index, finding] : context.findings) findings.push_back(std::move(finding));
  return findings;
}

bool has_errors(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::error; });
}

}  // namespace oferta::workspace
