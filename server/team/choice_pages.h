// The clients' side of links to choose by: `/s/<token>` leads into the application, which fetches
// the package from below it and brings the lead there.
//
//   ChoicePages pages(database);
//   if (link.kind == LinkKind::choice) return pages.respond(request, {token, below, link},
//   changed);
#pragma once

#include <string>
#include <string_view>

#include "server/http/message.h"
#include "server/team/choice_inbox.h"
#include "server/team/database.h"
#include "server/team/links.h"
#include "shared/base/text.h"

namespace oferta::server::team {

/// Who has come: by which token, to what below it.
struct ChoiceVisit {
  const std::string& token;
  const std::string& below;  ///< what follows the token in the path
  const OpenLink& link;
};

class ChoicePages {
 public:
  explicit ChoicePages(Database& database) : inbox_(database) {}

  /// Whether the path, from the token's end on, is one that programs ask: they get JSON.
  static bool is_for_programs(std::string_view below);
  /// Whether the path is where leads are brought.
  static bool takes_leads(std::string_view path);
  /// What is said to a lead of more than sharing::kMaxChoiceAnswerBytes.
  static http::Response too_large();
  /// What is said to a program that has not entered the code.
  static http::Response code_needed();
  /// The language of the package, for a page that asks for the code.
  static Language language(const OpenLink& link);

  /// Answers who needs no code or has entered it. `changed` is set when there is something new for
  /// the devices.
  http::Response respond(const http::Request& request, const ChoiceVisit& visit, bool& changed);

 private:
  http::Response package(const http::Request& request, const ChoiceVisit& visit);
  http::Response lead(const http::Request& request, const ChoiceVisit& visit, bool& changed);

  ChoiceInbox inbox_;
};

}  // namespace oferta::server::team
