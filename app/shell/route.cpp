#include "app/shell/route.h"

#include <algorithm>
#include <array>
#include <vector>

#include "shared/base/id.h"
#include "shared/base/text.h"
#include "shared/needs/brief.h"

namespace oferta::app {
namespace {

std::vector<std::string> segments_of(std::string_view address) {
  std::vector<std::string> segments;
  for (const std::string_view part : split(address, '/')) {
    if (!part.empty()) {
      segments.emplace_back(part);
    }
  }
  return segments;
}

Route route_to(Screen screen) {
  Route route;
  route.screen = screen;
  return route;
}

Route parse_client_route(const std::vector<std::string>& segments) {
  if (segments.size() == 1) {
    return to_clients();
  }
  if (segments.size() >= 5 && segments[2] == "briefs" && is_valid_id(segments[3])) {
    if (segments[4] == "needs") {
      return to_needs(segments[1], segments[3]);
    }
    if (segments[4] == "selection") {
      const bool variant = segments.size() > 5 && needs::parse_variant(segments[5]);
      return to_selection(segments[1], segments[3], variant ? segments[5] : std::string());
    }
  }
  return to_client(segments[1]);
}

constexpr std::array<std::string_view, 7> kChoosingParts = {
    "", "questions", "budget", "offers", "contents", "send", "sent"};

Route parse_choosing(const std::vector<std::string>& segments) {
  if (segments.size() == 4 && segments[2] == "take") {
    Route place = to_choosing(segments[1]);
    place.taken = segments[3];
    return place;
  }
  const auto part = segments.size() > 2
                        ? std::find(kChoosingParts.begin() + 1, kChoosingParts.end(), segments[2])
                        : kChoosingParts.begin();
  if (part == kChoosingParts.end()) {
    return to_choosing(segments[1]);
  }
  const bool question = segments.size() > 3 && is_valid_id(segments[3]);
  return to_choosing(segments[1], static_cast<ChoosingPart>(part - kChoosingParts.begin()),
                     question ? std::string_view(segments[3]) : std::string_view());
}

std::string format_choosing(const Route& route) {
  std::string address = "/choose/" + route.link;
  if (!route.taken.empty()) return address + "/take/" + route.taken;
  const std::string_view part = kChoosingParts.at(static_cast<std::size_t>(route.part));
  if (!part.empty()) address += "/" + std::string(part);
  if (!route.question.empty()) address += "/" + route.question;
  return address;
}

}  // namespace

bool same_place(const Route& place, const Route& here) {
  Route meant = place;
  if (place.screen == Screen::selection && place.variant.empty()) {
    meant.variant = here.variant;
  }
  return meant == here;
}

Route parse_route(std::string_view address) {
  const std::vector<std::string> segments = segments_of(address);
  if (segments.size() == 2 && segments[0] == "join") {
    return to_join(segments[1]);
  }
  if (!segments.empty() && segments[0] == "approvals") {
    return to_approvals(segments.size() > 1 ? std::string_view(segments[1]) : std::string_view());
  }
  if (segments.empty() || (segments.size() > 1 && !is_valid_id(segments[1]))) {
    return to_clients();
  }
  if (segments[0] == "clients") {
    return parse_client_route(segments);
  }
  if (segments[0] == "offers") {
    return segments.size() > 1 ? to_offer(segments[1]) : to_offers();
  }
  if (segments[0] == "catalogue") {
    return to_catalogue(segments.size() > 1 ? std::string_view(segments[1]) : std::string_view());
  }
  if (segments[0] == "price-list") {
    return to_price_list();
  }
  if (segments[0] == "requests") {
    return to_requests();
  }
  if (segments[0] == "settings") {
    return to_settings();
  }
  if (segments[0] == "document-template") {
    return to_document_template();
  }
  if (segments[0] == "data") {
    return to_data();
  }
  if (segments[0] == "file") {
    return to_file();
  }
  if (segments[0] == "gallery") {
    return to_gallery();
  }
  if (segments[0] == "choose" && segments.size() > 1) {
    return parse_choosing(segments);
  }
  return to_clients();
}

std::string format_route(const Route& route) {
  const std::string brief = "/clients/" + route.client + "/briefs/" + route.brief;
  switch (route.screen) {
    case Screen::clients:
      return "/clients";
    case Screen::client:
      return "/clients/" + route.client;
    case Screen::needs:
      return brief + "/needs";
    case Screen::selection:
      return brief + "/selection" + (route.variant.empty() ? "" : "/" + route.variant);
    case Screen::offer:
      return "/offers/" + route.offer;
    case Screen::offers:
      return "/offers";
    case Screen::approvals:
      return route.approval.empty() ? "/approvals" : "/approvals/" + route.approval;
    case Screen::catalogue:
      return route.category.empty() ? "/catalogue" : "/catalogue/" + route.category;
    case Screen::price_list:
      return "/price-list";
    case Screen::requests:
      return "/requests";
    case Screen::settings:
      return "/settings";
    case Screen::document_template:
      return "/document-template";
    case Screen::data:
      return route.invitation.empty() ? "/data" : "/join/" + route.invitation;
    case Screen::file:
      return "/file";
    case Screen::gallery:
      return "/gallery";
    case Screen::choosing:
      return format_choosing(route);
  }
  return "/clients";
}

Route to_clients() {
  return route_to(Screen::clients);
}

Route to_client(std::string_view client) {
  Route route = route_to(Screen::client);
  route.client = client;
  return route;
}

Route to_needs(std::string_view client, std::string_view brief) {
  Route route = route_to(Screen::needs);
  route.client = client;
  route.brief = brief;
  return route;
}

Route to_selection(std::string_view client, std::string_view brief, std::string_view variant) {
  Route route = to_needs(client, brief);
  route.screen = Screen::selection;
  route.variant = variant;
  return route;
}

Route to_offer(std::string_view offer) {
  Route route = route_to(Screen::offer);
  route.offer = offer;
  return route;
}

Route to_offers() {
  return route_to(Screen::offers);
}

Route to_approvals(std::string_view request) {
  Route route = route_to(Screen::approvals);
  route.approval = request;
  return route;
}

Route to_catalogue(std::string_view category) {
  Route route = route_to(Screen::catalogue);
  route.category = category;
  return route;
}

Route to_price_list() {
  return route_to(Screen::price_list);
}

Route to_requests() {
  return route_to(Screen::requests);
}

Route to_settings() {
  return route_to(Screen::settings);
}

Route to_document_template() {
  return route_to(Screen::document_template);
}

Route to_data() {
  return route_to(Screen::data);
}

Route to_join(std::string_view invitation) {
  Route route = to_data();
  route.invitation = invitation;
  return route;
}

Route to_file() {
  return route_to(Screen::file);
}

Route to_gallery() {
  return route_to(Screen::gallery);
}

Route to_choosing(std::string_view link, ChoosingPart part, std::string_view question) {
  Route route = route_to(Screen::choosing);
  route.link = link;
  route.part = part;
  if (part == ChoosingPart::questions) route.question = question;
  route.brief = kChoosersBrief;
  return route;
}

bool shows_proposals(const Route& route) {
  return route.screen == Screen::selection ||
         (route.screen == Screen::choosing && route.part != ChoosingPart::welcome &&
          route.part != ChoosingPart::questions);
}

}  // namespace oferta::app
