#include "app/shell/shortcuts.h"

#include "app/shell/presentation.h"

namespace oferta::app {
namespace {

// What Alt+Enter does where the person is.
std::optional<Command> main_action(const ViewState& view, const Route& route) {
  if (view.new_client.open) return CreateClient{};
  switch (route.screen) {
    case Screen::needs:
      return Navigate{to_selection(route.client, route.brief)};
    case Screen::selection:
      return CreateOffer{route.brief};
    case Screen::price_list:
      if (!view.price_list.has_changes()) return std::nullopt;
      return ImportPriceList{};
    case Screen::offer:
      return MakeOfferDocument{route.offer, OfferOutput::download};
    default:
      return std::nullopt;
  }
}

// At the client's table; of all other keys none has a meaning then.
std::optional<Command> while_presenting(const KeyPress& key, const PresentationView& view) {
  if (key.ctrl || key.shift || view.pin.open) return std::nullopt;
  if (const auto step = turned_to(key.code, view.step)) return ShowPresentationStep{*step};
  if (key.code == "Escape" || (key.alt && key.code == "KeyP")) return EndPresentation{};
  return std::nullopt;
}

// In the client's window.
std::optional<Command> while_shown(const KeyPress& key, const ShownView& view) {
  if (key.ctrl || key.shift || key.alt) return std::nullopt;
  if (key.code == "KeyF" && view.full_screen) return SwitchFullScreen{};
  if (const auto step = turned_to(key.code, view.at.step)) return ShowClientStep{*step};
  return std::nullopt;
}

std::optional<Command> with_control(const KeyPress& key) {
  if (key.code == "KeyZ") return key.shift ? Command(Redo{}) : Command(Undo{});
  if (key.shift) return std::nullopt;
  if (key.code == "KeyY") return Redo{};
  if (key.code == "KeyK") return TogglePalette{};
  return std::nullopt;
}

std::optional<Command> with_alt(const KeyPress& key, const ViewState& view, const Route& route) {
  if (key.code == "KeyP" && can_be_presented(route)) {
    return key.shift ? Command(OpenClientWindow{route}) : Command(Present{route});
  }
  if (key.shift) return std::nullopt;
  if (key.code == "KeyN") return OpenNewClient{};
  if (key.code == "Enter") return main_action(view, route);
  if (!view.client_window.open()) return std::nullopt;
  const auto step = turned_to(key.code, view.client_window.at.step);
  return step ? std::optional<Command>(ShowClientStep{*step}) : std::nullopt;
}

}  // namespace

std::optional<Command> shortcut(const KeyPress& key, const ViewState& view, const Route& route) {
  if (view.presentation.running()) return while_presenting(key, view.presentation);
  if (view.shown_here.running) return while_shown(key, view.shown_here);
  if (key.ctrl == key.alt) return std::nullopt;
  return key.ctrl ? with_control(key) : with_alt(key, view, route);
}

}  // namespace oferta::app
