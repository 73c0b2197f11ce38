#include "server/team/link_api.h"

#include <algorithm>
#include <string>
#include <utility>

#include "server/team/form.h"
#include "shared/base/field_reader.h"
#include "shared/base/json.h"

namespace oferta::server::team {
namespace {

constexpr std::string_view kLinks = "/v1/links";
constexpr std::string_view kLinkPrefix = "/v1/links/";

Answer refused(const Error& error) {
  if (error.code == ErrorCode::io || error.code == ErrorCode::internal) {
    return refusal_of_database(error);
  }
  unsigned status = 400;
  if (error.code == ErrorCode::not_found) status = 404;
  return refusal(status, error_name(error.code), describe(error));
}

Answer create(Links& links, const http::Request& request, const Device& device) {
  const Result<Json> json = parse_json(request.body);
  if (!json) return refused(json.error());
  Problems problems;
  const FieldReader reader(*json, "", problems);
  NewLink link;
  link.days = reader.integer_or("days", kDefaultLinkDays, {1, kMaxLinkDays});
  link.pin = reader.text_or("pin", "");
  link.client = reader.text_or("client", "");
  const Json& package = reader.object("package").json();
  if (const Result<void> read = problems.result(); !read) return refused(read.error());
  // The reader of packages refuses whatever a client must not see, whoever sends it.
  link.package = canonical(package) + "\n";
  const Result<MadeLink> made = links.create(link, device.id);
  if (!made) return refused(made.error());
  return answer_with(201, {{"id", made->id},
                           {"token", made->token},
                           {"path", "/s/" + made->token},
                           {"expires", made->expires_ms}});
}

/// What is asked about: `/v1/links?offer=ID`, `/v1/links?client=ID`; all links without.
Result<LinkFilter> links_asked(const http::Request& request) {
  LinkFilter filter;
  const std::size_t query = request.target.find('?');
  if (query == std::string::npos) return filter;
  OFERTA_ASSIGN(const Form form, read_form(std::string_view(request.target).substr(query + 1)));
  filter.offer = form_value(form, "offer");
  if (const auto client = form.find("client"); client != form.end()) filter.client = client->second;
  return filter;
}

Answer listed(Links& links, const http::Request& request) {
  const Result<LinkFilter> asked = links_asked(request);
  if (!asked) return refused(asked.error());
  const Result<std::vector<Link>> all = links.list(*asked);
  if (!all) return refused(all.error());
  Json list = Json::array();
  for (const Link& link : *all) {
    Json out{{"id", link.id},
             {"kind", link_kind_name(link.kind)},
             {"title", link.title},
             {"by", link.created_by},
             {"created", link.created_ms},
             {"expires", link.expires_ms},
             {"pin", link.pin},
             {"answers", link.answers}};
    if (!link.client.empty()) out["client"] = link.client;
    if (link.revoked_ms) out["revoked"] = *link.revoked_ms;
    if (link.viewed_ms) out["viewed"] = *link.viewed_ms;
    list.push_back(std::move(out));
  }
  return answer_with(200, {{"links", std::move(list)}});
}

Answer revoke(Links& links, const std::string& id, const Device& device) {
  if (device.role != Role::head) {
    const Result<std::vector<Link>> all = links.list();
    if (!all) return refused(all.error());
    const bool own = std::any_of(all->begin(), all->end(), [&](const Link& link) {
      return link.id == id && link.created_by == device.id;
    });
    if (!own) return refusal(403, "forbidden", "Another device shared this, or nobody did.");
  }
  const Result<void> revoked = links.revoke(id, device.id);
  return revoked ? answer_with(200, {{"revoked", id}}) : refused(revoked.error());
}

}  // namespace

bool is_about_links(std::string_view path) {
  return path == kLinks || path.starts_with(kLinkPrefix);
}

Answer answer_about_links(Links& links, const http::Request& request, std::string_view path,
                          const Device& device) {
  if (device.role != Role::head && device.role != Role::manager) {
    return refusal(403, "forbidden", "This device's role does not allow it.");
  }
  if (path == kLinks && request.method == "POST") return create(links, request, device);
  if (path == kLinks && request.method == "GET") {
    return listed(links, request);
  }
  if (path.starts_with(kLinkPrefix) && request.method == "DELETE") {
    return revoke(links, std::string(path.substr(kLinkPrefix.size())), device);
  }
  return refusal(404, "not_found", "There is nothing here.");
}

}  // namespace oferta::server::team
