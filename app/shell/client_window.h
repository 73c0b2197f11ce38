// The client's screen in a window of its own, beside the manager's: on a projector or a second
// display. The manager's window leads. It hands over the client view, by the same allow-list as
// what is sent, and where the client is in it; what comes back is the step somebody turned to
// there.
//
// The window itself is the same program, begun without a store: it holds what it was handed over
// and nothing else, so nothing of the manager's has to be hidden in it.
//
//   commands.emit(OpenClientWindow{to_offer(offer.id)});     // the manager's
//   context.view.client_window.point_at(line, by);           // while the offer is drawn
//   window.begin();                                          // the client's, at its start
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/ui/pointing.h"
#include "app/ui/theme.h"
#include "shared/sharing/client_view.h"

namespace oferta::app {

class Platform;

// What a client may know of a place, kept until what it is made from changes.
struct MadeView {
  std::string made_from;
  std::shared_ptr<const sharing::ClientView> view;  // null where there is none to show
};

// Where the client is in a client view.
struct ClientPlace {
  int step = 0;                     // of kPresentationSteps
  std::size_t offer = 0;            // of the view's, which is looked at
  std::optional<std::size_t> line;  // of that offer, which the manager points at
  friend bool operator==(const ClientPlace&, const ClientPlace&) = default;
};

// The manager's side.
struct ClientWindowView {
  std::string place;  // address of the offer or selection shown; empty: there is no such window
  ClientPlace at;
  bool points = true;  // lines the manager points at are shown to the client
  MadeView made;
  // The line under the pointer and the one with the keyboard's focus: in this frame, in the last.
  std::optional<std::size_t> hovered, focused, was_hovered, was_focused;
  std::int64_t left_ms = 0;  // when the line the client is shown was left; 0: it was not

  [[nodiscard]] bool open() const { return !place.empty(); }
  void point_at(std::size_t line, ui::Pointed by) {
    if (by == ui::Pointed::by_pointer) hovered = line;
    if (by == ui::Pointed::by_focus) focused = line;
  }
};

// The client's side: this window shows what another hands over.
struct ShownView {
  bool running = false;
  std::shared_ptr<const sharing::ClientView> view;  // null: nothing has come yet
  ClientPlace at;
  bool alone = false;               // the manager's window is gone
  std::optional<bool> full_screen;  // whether it is; none where the browser cannot
  std::optional<int> drawn_step;    // of the frame before
};

class ClientWindow {
 public:
  // Says something to the manager: the key of a text.
  using Tell = std::function<void(std::string_view key, ui::Tone tone)>;

  ClientWindow(Platform& platform, ClientWindowView& view, ShownView& shown, Tell tell)
      : platform_(&platform), view_(&view), shown_(&shown), tell_(std::move(tell)) {}

  // This window is the client's.
  void begin();
  // What became of the other window: "here", "closed" or "refused" by the browser, of the client's;
  // "alone" without the manager's. `kept` is what tell_client() gave for the next start of this
  // page. And of the client's own: "full", "windowed".
  void became(std::string_view state, std::string_view kept);
  // What the other window has said. What makes no sense is left alone.
  void told(std::string_view text, std::string_view package);

  // After a frame: hands over what has changed.
  void update();
  // Seconds after which the line pointed at is due to be left; below 0: none is.
  [[nodiscard]] float wake_after() const;

 private:
  void follow_pointing();
  bool write_package();

  Platform* platform_;
  ClientWindowView* view_;
  ShownView* shown_;
  Tell tell_;
  bool here_ = false;                                   // the client's window listens
  std::string package_, position_;                      // as it has them
  std::shared_ptr<const sharing::ClientView> written_;  // what the package was written from
};

// What the client's window says when somebody turns to a step there.
std::string client_step_text(int step);

}  // namespace oferta::app
