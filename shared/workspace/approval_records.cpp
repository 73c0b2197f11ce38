#include "shared/workspace/approval_records.h"

#include <set>
#include <string_view>

#include "shared/base/field_reader.h"
#include "shared/base/sha256.h"
#include "shared/base/sort.h"
#include "shared/offer/negotiated_total.h"

namespace oferta::workspace {
namespace {

constexpr std::size_t kTokenIdDigits = 32;

void latest_first(std::vector<const offer::ApprovalRequest*>& requests) {
  sort_by(requests, [](const auto* a, const auto* b) { return a->at_ms > b->at_ms; });
}

/// A version of the number that is still a draft waits for the answer.
bool waits(const Workspace& workspace, const offer::ApprovalRequest& request) {
  const offer::Offer* asked = workspace.offer(request.offer);
  return asked == nullptr || asked->status == offer::Status::draft;
}

}  // namespace

pricing::MarginPolicy margin_policy(const Workspace& workspace) {
  pricing::MarginPolicy policy;
  const Json* setting = workspace.setting("margin_policy");
  if (setting == nullptr || !setting->is_object()) return policy;
  // A margin of the whole price would leave no price that keeps it.
  constexpr IntegerRange kMargin{0, pricing::kWholeBp - 1};
  Problems problems;
  const FieldReader fields(*setting, "setting/margin_policy", problems);
  policy.target_bp = fields.integer_or("target", 0, kMargin);
  policy.normal_bp = fields.integer_or("normal", 0, kMargin);
  policy.floor_bp = fields.integer_or("floor", 0, kMargin);
  return policy;
}

std::optional<std::int64_t> role_limit(const Workspace& workspace, offer::PersonRole role) {
  const Json* setting = workspace.setting("discount_limits");
  if (setting == nullptr || !setting->is_object()) return std::nullopt;
  Problems problems;
  const FieldReader fields(*setting, "setting/discount_limits", problems);
  return fields.optional_integer(role == offer::PersonRole::head ? "head" : "manager",
                                 {0, pricing::kWholeBp});
}

offer::PersonRole role_of(const Workspace& workspace, const std::string& person,
                          std::optional<offer::PersonRole> device) {
  if (device == offer::PersonRole::manager) return offer::PersonRole::manager;
  const offer::Manager* manager = workspace.manager(person);
  return manager == nullptr ? offer::PersonRole::head
                            : manager->role.value_or(offer::PersonRole::head);
}

offer::Authority authority_of(const Workspace& workspace, const std::string& person,
                              std::optional<offer::PersonRole> device) {
  const offer::PersonRole role = role_of(workspace, person, device);
  const offer::Manager* manager = workspace.manager(person);
  offer::Authority authority;
  authority.below_floor = role == offer::PersonRole::head;
  authority.held = device.has_value() || (manager != nullptr && manager->role.has_value());
  std::optional<std::int64_t> limit = role_limit(workspace, role);
  if (manager != nullptr && manager->discount_limit_bp) limit = manager->discount_limit_bp;
  authority.limit_bp = limit.value_or(pricing::kWholeBp);
  return authority;
}

offer::GrantedLines granted_lines(const Workspace& workspace, const offer::SignedApproval& token) {
  offer::GrantedLines granted{.lines = token.approval.lines};
  const auto approver = workspace.approvers().find(token.approval.key);
  if (approver == workspace.approvers().end()) return {};
  // Whose key it is says who has approved; that a head put it there makes them one.
  const auto own = authority_of(workspace, approver->second.person, offer::PersonRole::head);
  granted.limit_bp = own.limit_bp;
  granted.below_floor = own.below_floor;
  return granted;
}

offer::Authority with_approvals(offer::Authority alone, const Workspace& workspace,
                                const offer::Offer& offer, const Date& today,
                                const offer::SignatureVerifier& verifier) {
  for (const auto& [id, token] : workspace.approvals()) {
    // Others need not be checked at all.
    if (token.approval.number != offer.number) continue;
    if (offer::judge(token, offer, today, workspace.approvers(), verifier) ==
        offer::ApprovalVerdict::holds) {
      alone.granted.push_back(granted_lines(workspace, token));
    }
  }
  return alone;
}

std::string approval_id(const std::string& token) {
  return sha256_hex(token).substr(0, kTokenIdDigits);
}

offer::SignedApproval read_approval_record(const FieldReader& fields) {
  auto token = offer::read_approval(fields.text("token"));
  if (token) return *std::move(token);
  fields.problem("token", token.error().message);
  return {};
}

std::vector<const offer::ApprovalRequest*> requests_for(const Workspace& workspace,
                                                        const offer::Offer& offer) {
  std::vector<const offer::ApprovalRequest*> requests;
  for (const auto& [id, request] : workspace.approval_requests()) {
    if (request.number == offer.number && request.client == offer.client) {
      requests.push_back(&request);
    }
  }
  latest_first(requests);
  return requests;
}

const offer::SignedApproval* answer_to(const Workspace& workspace, const std::string& request) {
  const offer::SignedApproval* last = nullptr;
  for (const auto& [id, token] : workspace.approvals()) {
    if (token.approval.request == request &&
        (last == nullptr || token.approval.at_ms > last->approval.at_ms)) {
      last = &token;
    }
  }
  return last;
}

std::vector<const offer::ApprovalRequest*> open_requests(const Workspace& workspace) {
  std::set<std::string_view> answered;
  for (const auto& [id, token] : workspace.approvals()) answered.insert(token.approval.request);
  std::vector<const offer::ApprovalRequest*> requests;
  for (const auto& [id, request] : workspace.approval_requests()) {
    if (answered.count(id) == 0 && waits(workspace, request)) {
      requests.push_back(&request);
    }
  }
  latest_first(requests);
  return requests;
}

Result<offer::ApprovalRequest> request_for(const Workspace& workspace, const offer::Offer& offer,
                                           const offer::Authority& authority) {
  OFERTA_ASSIGN(const pricing::PricedDocument priced, offer::price_offer(offer));
  OFERTA_ASSIGN(const auto beyond, offer::lines_beyond(offer, priced, workspace.catalogue(),
                                                       margin_policy(workspace), authority));
  offer::ApprovalRequest request;
  request.offer = offer.id;
  request.number = offer.number;
  request.client = offer.client;
  request.version = offer.version;
  request.client_name = offer.addressee.name;
  request.currency = offer.currency;
  request.prices_include_vat = offer.prices_include_vat;
  request.limit_bp = authority.limit_bp;
  for (const offer::LineBeyond& line : beyond) {
    if (!offer::holds_back(line, authority)) continue;
    const offer::OfferLine& asked = offer.lines[line.line];
    const pricing::LineFigures& figures = priced.lines[line.line];
    request.lines.push_back({.line = offer::line_to_approve(asked, figures),
                             .name = asked.name,
                             .before = figures.after_rules,
                             .vat_bp = asked.vat_bp,
                             .discount_bp = line.discount_bp,
                             .above_limit = line.above_limit,
                             .below_floor = line.below_floor});
  }
  if (request.lines.empty()) {
    return fail(ErrorCode::invalid_argument, "No line needs an approval.", "lines");
  }
  return request;
}

std::vector<MarginAsked> margins_asked(const Workspace& workspace,
                                       const offer::ApprovalRequest& request) {
  offer::Offer asked;
  asked.currency = request.currency;
  asked.prices_include_vat = request.prices_include_vat;
  for (const offer::LineAsked& line : request.lines) {
    offer::OfferLine made;
    made.product = line.line.product;
    made.quantity = line.line.quantity;
    made.vat_bp = line.vat_bp;
    asked.lines.push_back(std::move(made));
  }
  std::vector<MarginAsked> margins(request.lines.size());
  const auto costs = offer::costs_of(asked, workspace.catalogue());
  if (!costs) return margins;
  const pricing::MarginPolicy policy = margin_policy(workspace);
  const pricing::DocumentTerms terms{.prices_include_vat = request.prices_include_vat};
  for (std::size_t i = 0; i < margins.size(); ++i) {
    const pricing::LineInput line{.vat_bp = request.lines[i].vat_bp};
    const auto guide = [&](Minor amount) {
      pricing::LineFigures figures;
      figures.after_adjustments = amount;
      return pricing::add_vat(figures, line, terms)
                 ? pricing::guide_line(figures, (*costs)[i], policy)
                 : pricing::LineGuidance{};
    };
    margins[i] = {guide(request.lines[i].before), guide(request.lines[i].line.amount)};
  }
  return margins;
}

}  // namespace oferta::workspace
