#include "server/team/choice_pages.h"

#include <utility>

#include "server/team/link_response.h"
#include "shared/sharing/choice_answer.h"
#include "shared/sharing/choice_package.h"

namespace oferta::server::team {
namespace {

constexpr std::string_view kPackage = "/package";
constexpr std::string_view kLead = "/lead";
constexpr const char* kApplication = "/#/choose/";

http::Response refused_lead(const Error& error) {
  if (error.code == ErrorCode::io || error.code == ErrorCode::internal) return link_gone(503);
  const unsigned status = error.code == ErrorCode::conflict ? 409 : 400;
  return link_refusal(status, error_name(error.code), describe(error));
}

}  // namespace

bool ChoicePages::is_for_programs(std::string_view below) {
  return below == kPackage || below == kLead;
}

bool ChoicePages::takes_leads(std::string_view path) {
  return path.ends_with(kLead);
}

http::Response ChoicePages::too_large() {
  return link_refusal(413, "too_large", "The answer is too large.");
}

http::Response ChoicePages::code_needed() {
  return link_refusal(403, "forbidden", "The link's code has not been entered here.");
}

Language ChoicePages::language(const OpenLink& link) {
  const auto package = sharing::read_choice_package(link.package);
  return package ? package->language : Language::ru;
}

http::Response ChoicePages::respond(const http::Request& request, const ChoiceVisit& visit,
                                    bool& changed) {
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (reads && visit.below.empty()) return link_redirect(kApplication + visit.token);
  if (reads && visit.below == kPackage) return package(request, visit);
  if (request.method == "POST" && visit.below == kLead) return lead(request, visit, changed);
  return link_gone();
}

http::Response ChoicePages::package(const http::Request& request, const ChoiceVisit& visit) {
  if (request.method == "GET" && !inbox_.note_viewed(visit.link, now_ms())) return link_gone(503);
  return link_response(200, "application/json", visit.link.package);
}

http::Response ChoicePages::lead(const http::Request& request, const ChoiceVisit& visit,
                                 bool& changed) {
  const auto package = sharing::read_choice_package(visit.link.package);
  if (!package) return link_gone(503);
  Result<workspace::Lead> lead =
      sharing::read_choice_answer(*package, request.body, visit.link.client);
  if (!lead) return refused_lead(lead.error());
  lead->source = package->stand ? workspace::LeadSource::stand : workspace::LeadSource::link;
  const Result<Taken> taken = inbox_.take(visit.link, *std::move(lead), now_ms());
  if (!taken) return refused_lead(taken.error());
  if (*taken == Taken::too_many) {
    return link_refusal(409, "too_many", "The link takes no more answers.");
  }
  if (*taken == Taken::known) return link_json(200, {{"stored", false}, {"known", true}});
  changed = true;
  return link_json(201, {{"stored", true}});
}

}  // namespace oferta::server::team
