#include "server/team/link_pages.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "server/team/form.h"
#include "server/team/link_response.h"
#include "server/team/secret.h"
#include "shared/base/json.h"
#include "shared/base/sha256.h"
#include "shared/sharing/choice_answer.h"

namespace oferta::server::team {
namespace {

constexpr std::string_view kPrefix = "/s/";
constexpr std::string_view kSeen = "/seen";
constexpr std::string_view kFile = "/file";
constexpr std::size_t kTokenLength = 64;
constexpr std::uint64_t kFormBytes = 16'384;
constexpr Rate kCalls{2, 40};        // of one link
constexpr Rate kWrongTokens{1, 20};  // from one address
constexpr std::size_t kIdLength = 26;
constexpr const char* kPicture =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>)";

/// What follows the prefix, without a query.
std::string_view path_below(const http::Request& request) {
  const std::string_view target = request.target;
  return target.substr(0, target.find('?')).substr(kPrefix.size());
}

bool is_token(std::string_view text) {
  return text.size() == kTokenLength &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// What a browser that knew the code brings along: nothing that can be made without it.
std::string pass_for(std::string_view token, const OpenLink& link) {
  return secret_hash("pass " + std::string(token) + " " + link.pin_hash);
}

bool has_pass(const http::Request& request, const std::string& pass) {
  return request.cookie.find("oferta_link=" + pass) != std::string::npos;
}

}  // namespace

struct LinkPages::Visit {
  std::string token;
  std::string below;  ///< what follows the token in the path
  OpenLink link{};
  sharing::ClientView view{};  ///< of a link to offers
  bool open = false;           ///< needs no code, or it was entered
  std::string id{};            ///< of the link, for the log
  bool changed = false;
};

LinkPages::LinkPages(Database& database, Log log)
    : links_(database),
      inbox_(database),
      choice_(database),
      calls_(kCalls),
      failures_(kWrongTokens),
      log_(std::move(log)) {}

bool LinkPages::answers(const http::Request& request) {
  return std::string_view(request.target).starts_with(kPrefix);
}

http::Admission LinkPages::admit(const http::Request& request) {
  http::Admission admission;
  if (request.method != "POST") {
    admission.body_limit = 0;
  } else if (ChoicePages::takes_leads(path_below(request))) {
    admission.body_limit = sharing::kMaxChoiceAnswerBytes;
    admission.too_large = ChoicePages::too_large();
  } else {
    admission.body_limit = kFormBytes;
  }
  return admission;
}

http::Response LinkPages::respond(const http::Request& request) {
  const auto start = std::chrono::steady_clock::now();
  Visit visit;
  http::Response response = answer(request, visit);
  response.changed = visit.changed;
  const auto passed = std::chrono::steady_clock::now() - start;
  // The path has the token in it, so it is not logged.
  log_(canonical(
      Json{{"at", now_ms()},
           {"event", "link"},
           {"method", request.method},
           {"status", response.status},
           {"link", visit.id},
           {"remote", request.remote},
           {"us", std::chrono::duration_cast<std::chrono::microseconds>(passed).count()}}));
  return response;
}

http::Response LinkPages::answer(const http::Request& request, Visit& visit) {
  const std::string_view path = path_below(request);
  visit.token = std::string(path.substr(0, path.find('/')));
  visit.below = std::string(path.substr(std::min(path.size(), visit.token.size())));
  std::optional<OpenLink> link;
  if (is_token(visit.token)) {
    Result<std::optional<OpenLink>> opened = links_.open(visit.token, now_ms());
    if (!opened) return link_gone(503);
    link = std::move(*opened);
  }
  if (!link) return link_gone(failures_.take(request.remote, now_ms()) ? 404 : 429);
  visit.link = std::move(*link);
  visit.id = visit.link.id;
  if (visit.link.kind == LinkKind::offer) {
    Result<sharing::ClientView> view = sharing::read_client_view(visit.link.package);
    if (!view) return link_gone(503);
    visit.view = std::move(*view);
  }
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (!calls_.take(visit.id, now_ms())) return link_gone(429);
  if (!reads && request.method != "POST") return link_gone(405);
  visit.open = visit.link.pin_hash.empty() || has_pass(request, pass_for(visit.token, visit.link));
  return visit.link.kind == LinkKind::offer ? answer_offers(request, visit)
                                            : answer_choice(request, visit);
}

http::Response LinkPages::answer_offers(const http::Request& request, Visit& visit) {
  const bool reads = request.method != "POST";
  if (!reads && visit.below.empty()) {
    const Result<Form> form = read_form(request.body);
    if (form && form_value(*form, "kind") == "pin") {
      return post_pin(request, visit, form_value(*form, "pin"));
    }
    if (visit.open)
      return form ? post_answer(visit, *form) : show(visit, sharing::PageNotice::unclear, 400);
  }
  if (!visit.open) return ask_code(visit);
  if (request.method == "GET" && visit.below == kSeen) return seen(visit);
  if (reads && visit.below == kFile) {
    return link_page(200, sharing::offer_page(visit.view, {}));
  }
  if (!reads || !visit.below.empty()) return link_gone();
  const bool thanks = std::string_view(request.target).ends_with("?sent");
  return show(visit, thanks ? sharing::PageNotice::thanks : sharing::PageNotice::none, 200);
}

http::Response LinkPages::answer_choice(const http::Request& request, Visit& visit) {
  if (request.method == "POST" && visit.below.empty()) {
    const Result<Form> form = read_form(request.body);
    if (form && form_value(*form, "kind") == "pin") {
      return post_pin(request, visit, form_value(*form, "pin"));
    }
  }
  if (!visit.open) {
    return ChoicePages::is_for_programs(visit.below) ? ChoicePages::code_needed() : ask_code(visit);
  }
  return choice_.respond(request, {visit.token, visit.below, visit.link}, visit.changed);
}

http::Response LinkPages::ask_code(const Visit& visit) {
  const bool locked = visit.link.locked_until_ms > now_ms();
  return link_page(
      403, sharing::code_page(language_of(visit),
                              locked ? sharing::CodeTrouble::locked : sharing::CodeTrouble::none));
}

Language LinkPages::language_of(const Visit& visit) {
  return visit.link.kind == LinkKind::choice ? ChoicePages::language(visit.link)
                                             : visit.view.language;
}

http::Response LinkPages::show(const Visit& visit, sharing::PageNotice notice, unsigned status) {
  sharing::PageState state;
  state.link = true;
  state.notice = notice;
  state.seen = visit.link.viewed ? "" : visit.token + std::string(kSeen);
  state.copy = visit.token + std::string(kFile);
  const auto standing = inbox_.standing(visit.view, now_ms());
  auto answers = links_.answers(visit.id);
  if (!standing || !answers) return link_gone(503);
  state.standing = *standing;
  state.answers = std::move(*answers);
  return link_page(status, sharing::offer_page(visit.view, state));
}

http::Response LinkPages::seen(Visit& visit) {
  const Result<bool> first = inbox_.note_viewed(visit.link, visit.view, now_ms());
  if (!first) return link_gone(503);
  visit.changed = *first;
  return link_response(200, "image/svg+xml", kPicture);
}

http::Response LinkPages::post_pin(const http::Request& request, const Visit& visit,
                                   std::string_view pin) {
  if (visit.link.pin_hash.empty()) {
    return visit.link.kind == LinkKind::choice ? link_gone()
                                               : show(visit, sharing::PageNotice::none, 200);
  }
  const Result<bool> right = links_.try_pin(visit.link, pin, now_ms());
  if (!right) return link_gone(503);
  if (!*right) {
    const Result<std::optional<OpenLink>> after = links_.open(visit.token, now_ms());
    const bool locked = after && *after && (*after)->locked_until_ms > now_ms();
    return link_page(locked ? 429 : 403,
                     sharing::code_page(language_of(visit), locked ? sharing::CodeTrouble::locked
                                                                   : sharing::CodeTrouble::wrong));
  }
  const std::string path = std::string(kPrefix) + visit.token;
  http::Response response = link_redirect(path);
  response.headers.emplace_back(
      "Set-Cookie", "oferta_link=" + pass_for(visit.token, visit.link) + "; Path=" + path +
                        "; HttpOnly; SameSite=Strict" +
                        (request.forwarded_proto == "https" ? "; Secure" : ""));
  return response;
}

http::Response LinkPages::post_answer(Visit& visit, const Form& form) {
  offer::ClientAnswer answer;
  const std::string kind = form_value(form, "kind");
  bool clear = false;
  for (const offer::AnswerKind known : {offer::AnswerKind::accept, offer::AnswerKind::decline,
                                        offer::AnswerKind::question, offer::AnswerKind::wish}) {
    if (offer::answer_name(known) != kind) continue;
    answer.kind = known;
    clear = true;
  }
  const sharing::ClientOffer* offer = visit.view.offer(form_value(form, "offer"));
  if (!clear || offer == nullptr) return show(visit, sharing::PageNotice::unclear, 400);
  answer.offer = offer->id;
  answer.content_hash = offer->content_hash;
  answer.view_hash = sharing::view_hash(visit.view);
  answer.source = offer::AnswerSource::link;
  answer.text = form_value(form, "text");
  if (answer.kind == offer::AnswerKind::accept) {
    answer.name = form_value(form, "name");
    if (form_value(form, "consent") == offer::kConsentVersion) {
      answer.consent = std::string(offer::kConsentVersion);
    }
  }
  if (answer.kind == offer::AnswerKind::decline) {
    const auto reason = offer::parse_reason(form_value(form, "reason"));
    if (!reason) return show(visit, sharing::PageNotice::unclear, 400);
    answer.reason = *reason;
  }
  const std::string line = form_value(form, "line");
  if (!line.empty()) {
    const bool number =
        line.size() <= 4 && line.find_first_not_of("0123456789") == std::string::npos;
    answer.line = number ? std::stoll(line) : -1;
    if (answer.line < 1 || answer.line > static_cast<std::int64_t>(offer->lines.size())) {
      return show(visit, sharing::PageNotice::unclear, 400);
    }
  }
  // The same words sent twice are one answer, so the id follows from them.
  answer.id = sha256_hex(visit.id + canonical(offer::answer_fields(answer))).substr(0, kIdLength);
  answer.at_ms = now_ms();
  if (!offer::check_answer(answer)) return show(visit, sharing::PageNotice::unclear, 400);
  const Result<Taken> taken = inbox_.take(visit.link, visit.view, answer, answer.at_ms);
  if (!taken) return link_gone(503);
  if (*taken == Taken::not_legal) return show(visit, sharing::PageNotice::not_legal, 409);
  if (*taken == Taken::too_many) return show(visit, sharing::PageNotice::too_many, 429);
  visit.changed = *taken == Taken::stored;
  return link_redirect(std::string(kPrefix) + visit.token + "?sent");
}

}  // namespace oferta::server::team
