// The place the user is at, as an address and as a value.
//
//   Route route = parse_route("/clients/7k2m/briefs/9x1/selection");
//   route.screen == Screen::selection;  route.client == "7k2m";  route.brief == "9x1";
//   format_route(route) gives the address back.
//
// An address nobody knows leads to the client list: a link must never end in an empty page.
#pragma once

#include <string>
#include <string_view>

namespace oferta::app {

enum class Screen {
  clients,     // /clients
  client,      // /clients/<client>
  needs,       // /clients/<client>/briefs/<brief>/needs
  selection,   // /clients/<client>/briefs/<brief>/selection and /selection/<variant>
  offer,       // /offers/<offer>
  offers,      // /offers
  catalogue,   // /catalogue and /catalogue/<category>
  price_list,  // /price-list: on its way into the catalogue
  approvals,   // /approvals, /approvals/<request>; a request or an answer as text in its place
  requests,    // /requests: the report of requests
  settings,    // /settings
  document_template,  // /document-template: how offers are laid out
  data,               // /data: where is what; /join/<invitation>: the same, joining a team
  file,               // /file: a file on its way in
  gallery,            // /gallery: every widget in all its states
  choosing,           // /choose/<link>: somebody chooses for themselves; see choosing.h
};

// Where somebody who chooses is: /choose/<link>, /choose/<link>/questions/<question>,
// /choose/<link>/budget and so on.
enum class ChoosingPart { welcome, questions, budget, offers, contents, send, sent };

// The one brief on a device on which somebody chooses for themselves.
inline constexpr std::string_view kChoosersBrief = "own";

struct Route {
  Screen screen = Screen::clients;
  std::string client;
  std::string brief;
  std::string variant;  // economy | balanced | best; empty: the one chosen last
  std::string offer;
  std::string category;
  std::string invitation;
  std::string approval;  // id of a request, or what came as text
  std::string link;      // token of the link somebody chooses by
  ChoosingPart part = ChoosingPart::welcome;
  std::string question;  // id; empty: the first
  std::string taken;     // of what was chosen at a stand: what to go on with at home

  friend bool operator==(const Route&, const Route&) = default;
};

// Whether going to `place` from `here` goes nowhere: a selection without a variant is the one with
// any.
bool same_place(const Route& place, const Route& here);

Route parse_route(std::string_view address);
std::string format_route(const Route& route);

Route to_clients();
Route to_client(std::string_view client);
Route to_needs(std::string_view client, std::string_view brief);
Route to_selection(std::string_view client, std::string_view brief, std::string_view variant = {});
Route to_offer(std::string_view offer);
Route to_offers();
Route to_approvals(std::string_view request = {});
Route to_catalogue(std::string_view category = {});
Route to_price_list();
Route to_requests();
Route to_settings();
Route to_document_template();
Route to_data();
Route to_join(std::string_view invitation);
Route to_file();
Route to_gallery();
Route to_choosing(std::string_view link, ChoosingPart part = ChoosingPart::welcome,
                  std::string_view question = {});

// Whether proposals for `Route::brief` are shown at the place.
bool shows_proposals(const Route& route);

}  // namespace oferta::app
