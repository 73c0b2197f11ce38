// The clients' side of links over HTTP: `/s/<token>` is a page to read and to answer on, or the way
// into the application to choose alone (choice_pages.h). Nothing else of the server is reachable by
// such a token.
//
//   LinkPages pages(database, log);
//   if (LinkPages::answers(request)) return pages.respond(request);
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/http/message.h"
#include "server/team/choice_pages.h"
#include "server/team/link_inbox.h"
#include "server/team/links.h"
#include "server/team/rate_limit.h"
#include "server/team/team_api.h"
#include "shared/sharing/offer_page.h"

namespace oferta::server::team {

class LinkPages {
 public:
  LinkPages(Database& database, Log log);

  /// Whether a request is for a link.
  static bool answers(const http::Request& request);

  /// Limits the body; everything else is decided by respond().
  static http::Admission admit(const http::Request& request);
  http::Response respond(const http::Request& request);

 private:
  struct Visit;

  http::Response answer(const http::Request& request, Visit& visit);
  http::Response answer_offers(const http::Request& request, Visit& visit);
  http::Response answer_choice(const http::Request& request, Visit& visit);
  static http::Response ask_code(const Visit& visit);
  static Language language_of(const Visit& visit);
  http::Response show(const Visit& visit, sharing::PageNotice notice, unsigned status);
  http::Response seen(Visit& visit);
  http::Response post(const http::Request& request, Visit& visit);
  http::Response post_pin(const http::Request& request, const Visit& visit, std::string_view pin);
  http::Response post_answer(Visit& visit,
                             const std::map<std::string, std::string, std::less<>>& form);

  Links links_;
  LinkInbox inbox_;
  ChoicePages choice_;
  RateLimit calls_;
  RateLimit failures_;
  Log log_;
};

}  // namespace oferta::server::team
