#include "app/shell/palette.h"

#include <algorithm>
#include <utility>

#include "app/ui/fuzzy.h"
#include "app/ui/icons_generated.h"
#include "shared/base/sort.h"

namespace oferta::app {
namespace {

class PaletteList {
 public:
  explicit PaletteList(const PaletteSource& source) : source_(&source) {}

  // A command named by a text of the interface: found by its words in both languages.
  void command(std::string_view group_key, std::string_view key, std::string_view icon,
               Command command, std::string_view shortcut = {}) {
    const Language language = source_->strings.language();
    const Strings& other = Strings::of(language == Language::ru ? Language::en : Language::ru);
    entries.push_back({source_->strings.get(key), source_->strings.get(group_key),
                       std::string(shortcut), icon, other.get(key), std::move(command)});
  }

  std::vector<PaletteEntry> entries;

 private:
  const PaletteSource* source_;
};

constexpr std::string_view kHere = "palette.group.here";
constexpr std::string_view kPlaces = "palette.group.go";
constexpr std::string_view kDoing = "palette.group.do";

void add_ways_to_show(PaletteList& list, const Route& route) {
  list.command(kHere, "present.start", ui::kIconMonitor, Present{route}, "Alt+P");
  list.command(kHere, "present.window.open", ui::kIconScreenShare, OpenClientWindow{route},
               "Alt+Shift+P");
}

// What the screen that is open is for.
void add_what_can_be_done_here(PaletteList& list, const PaletteSource& source) {
  const Route& route = source.route;
  switch (route.screen) {
    case Screen::needs:
      list.command(kHere, "needs.to_selection", ui::kIconSparkles,
                   Navigate{to_selection(route.client, route.brief)}, "Alt+Enter");
      break;
    case Screen::selection:
      list.command(kHere, "selection.create_offer", ui::kIconFilePlus, CreateOffer{route.brief},
                   "Alt+Enter");
      list.command(kHere, "selection.adjustments.clear", ui::kIconRotateCcw,
                   ClearAdjustments{route.brief});
      add_ways_to_show(list, route);
      list.command(kHere, "palette.needs", ui::kIconListChecks,
                   Navigate{to_needs(route.client, route.brief)});
      break;
    case Screen::offer:
      if (source.workspace.offer(route.offer) == nullptr) break;
      list.command(kHere, "offer.pdf", ui::kIconDownload,
                   MakeOfferDocument{route.offer, OfferOutput::download}, "Alt+Enter");
      add_ways_to_show(list, route);
      list.command(kHere, "offer.pdf.preview", ui::kIconEye,
                   MakeOfferDocument{route.offer, OfferOutput::preview});
      break;
    default:
      break;
  }
  const bool of_client = route.screen == Screen::client || route.screen == Screen::needs ||
                         route.screen == Screen::selection;
  if (of_client && source.workspace.client(route.client) != nullptr) {
    list.command(kHere, "client.brief.new", ui::kIconPlus, CreateBrief{route.client});
    if (route.screen != Screen::client) {
      list.command(kHere, "palette.client", ui::kIconUser, Navigate{to_client(route.client)});
    }
  }
}

void add_what_can_always_be_done(PaletteList& list, const PaletteSource& source) {
  list.command(kDoing, "clients.new", ui::kIconUserPlus, OpenNewClient{}, "Alt+N");
  list.command(kPlaces, "clients.title", ui::kIconUsers, Navigate{to_clients()});
  list.command(kPlaces, "catalogue.title", ui::kIconPackage, Navigate{to_catalogue()});
  list.command(kPlaces, "report.title", ui::kIconGauge, Navigate{to_requests()});
  list.command(kDoing, "price_list.pick", ui::kIconUpload, PickPriceList{});
  list.command(kPlaces, "offers.title", ui::kIconFileText, Navigate{to_offers()});
  list.command(kPlaces, "approvals.title", ui::kIconClipboardList, Navigate{to_approvals()});
  list.command(kPlaces, "settings.title", ui::kIconSettings, Navigate{to_settings()});
  list.command(kPlaces, "template.title", ui::kIconFileText, Navigate{to_document_template()});
  if (source.can_undo) list.command(kDoing, "top.undo", ui::kIconUndo2, Undo{}, "Ctrl+Z");
  if (source.can_redo) list.command(kDoing, "top.redo", ui::kIconRedo2, Redo{}, "Ctrl+Shift+Z");
  if (source.can_lock) list.command(kDoing, "palette.lock", ui::kIconLock, LockNow{});
  list.command(kDoing, "settings.data.export", ui::kIconDownload, ExportWorkspace{});
  const bool russian = source.strings.language() == Language::ru;
  list.command(kDoing, "top.language.name", ui::kIconLanguages,
               SetLanguage{russian ? Language::en : Language::ru});
  list.command(kDoing, "palette.theme.light", ui::kIconSun, SetTheme{ThemeChoice::light});
  list.command(kDoing, "palette.theme.dark", ui::kIconMoon, SetTheme{ThemeChoice::dark});
  list.command(kDoing, "palette.theme.system", ui::kIconMonitor, SetTheme{ThemeChoice::system});
}

// Places in the list with their score; kept apart from the entries, of which few are made.
struct Scored {
  int score = 0;
  std::size_t order = 0;
};

template <class Make>
void add_found(std::vector<std::pair<int, PaletteEntry>>& all, std::vector<Scored> scored,
               std::size_t most, const Make& make) {
  sort_by(scored, [](const Scored& a, const Scored& b) { return a.score > b.score; });
  scored.resize(std::min(scored.size(), most));
  for (const Scored& one : scored) {
    all.emplace_back(one.score, make(one.order));
  }
}

int best_score(std::string_view query, std::string_view label, std::string_view other) {
  const int direct = ui::fuzzy_score(query, label);
  // Found by other words only: after everything found by its name.
  return direct > 0 ? direct : (ui::fuzzy_score(query, other) + 1) / 2;
}

void add_clients(std::vector<std::pair<int, PaletteEntry>>& all, const PaletteSource& source,
                 std::string_view query, std::size_t most) {
  std::vector<const clients::Client*> known;
  std::vector<Scored> scored;
  for (const auto& [id, client] : source.workspace.clients()) {
    const int score =
        best_score(query, client.name, client.contact_name + " " + client.phone + " " + client.inn);
    if (score > 0) scored.push_back({score, known.size()});
    known.push_back(&client);
  }
  add_found(all, std::move(scored), most, [&](std::size_t at) {
    const clients::Client& client = *known[at];
    return PaletteEntry{client.name, source.strings.get("palette.group.client"),
                        {},          ui::kIconUser,
                        {},          Navigate{to_client(client.id)}};
  });
}

void add_offers(std::vector<std::pair<int, PaletteEntry>>& all, const PaletteSource& source,
                std::string_view query, std::size_t most) {
  std::vector<std::pair<std::string, std::string>> known;  // label, id
  std::vector<Scored> scored;
  for (const auto& [id, offer] : source.workspace.offers()) {
    const clients::Client* client = source.workspace.client(offer.client);
    std::string label = offer.number;
    if (client != nullptr) label += ", " + client->name;
    const int score = ui::fuzzy_score(query, label);
    if (score == 0) continue;
    scored.push_back({score, known.size()});
    known.emplace_back(std::move(label), id);
  }
  add_found(all, std::move(scored), most, [&](std::size_t at) {
    return PaletteEntry{known[at].first,
                        source.strings.get("palette.group.offer"),
                        {},
                        ui::kIconFileText,
                        {},
                        Navigate{to_offer(known[at].second)}};
  });
}

}  // namespace

std::vector<PaletteEntry> find_in_palette(const PaletteSource& source, std::string_view query,
                                          std::size_t most) {
  PaletteList list(source);
  add_what_can_be_done_here(list, source);
  add_what_can_always_be_done(list, source);
  if (trim(query).empty()) {
    return std::move(list.entries);
  }
  std::vector<Scored> scored;
  for (std::size_t i = 0; i < list.entries.size(); ++i) {
    const int score = best_score(query, list.entries[i].label, list.entries[i].other);
    if (score > 0) scored.push_back({score, i});
  }
  std::vector<std::pair<int, PaletteEntry>> all;
  add_found(all, std::move(scored), most,
            [&](std::size_t at) { return std::move(list.entries[at]); });
  add_clients(all, source, query, most);
  add_offers(all, source, query, most);
  sort_by(all, [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<PaletteEntry> found;
  for (auto& [score, entry] : all) {
    if (found.size() == most) break;
    found.push_back(std::move(entry));
  }
  return found;
}

}  // namespace oferta::app
