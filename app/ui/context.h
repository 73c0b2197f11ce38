#pragma once
/// Owns Dear ImGui, the fonts and what widgets remember between frames. One per page.
///
///   ui::Context context({.regular = …, .semibold = …, .icons = …});
///   context.act(action);                                       // from the mirror DOM
///   context.frame(input, [&](ui::Ui& ui) { screen.draw(ui); });
///   if (context.wants_frame()) …                               // ask for another one
///
/// The platform feeds pointer and wheel events to ImGui's io before frame(), and shows
/// ImGui::GetDrawData() after it. A frame may run the draw function several times until the layout
/// has settled; input is only there the first time. So a draw function executes its commands itself
/// at its end, and what is shown is never behind.
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/core.h"
#include "app/ui/semantics.h"
#include "app/ui/theme.h"

struct ImGuiContext;

namespace oferta::ui {

/// OpenType files; all three are needed. The bytes are copied.
struct FontBytes {
  std::string_view regular{};
  std::string_view semibold{};
  std::string_view icons{};
};

/// The few words widgets say by themselves, in the user's language.
struct UiStrings {
  std::string close = "Close";
  std::string clear = "Clear";
  std::string increase = "Increase";
  std::string decrease = "Decrease";
  std::string required = "required";
  std::string invalid_number = "Enter a number";
  std::string out_of_range = "Out of range";
  std::string choose = "Choose";
  std::string notifications = "Notifications";
  std::string step_done = "done";
  std::string choose_date = "Choose a date";
  std::string date_pattern = "dd.mm.yyyy";
  std::string invalid_date = "Enter a date: 31.12.2026";
  std::string previous_month = "Previous month";
  std::string next_month = "Next month";
  std::string cancel = "Cancel";
  std::string column_width = "Column width";
  std::string keyboard = "Keyboard on the screen";
  std::string key_backspace = "Delete the last character";
  std::string key_shift = "Capital letter";
  std::string key_space = "Space";
  std::string key_done = "Done";
};

struct FrameInput {
  float width = 0;  ///< CSS pixels
  float height = 0;
  float scale = 1;          ///< device pixels per CSS pixel
  float delta_seconds = 0;  ///< real time since the frame before, pauses included
  bool reduced_motion = false;
  bool dark_preferred = false;
  bool more_contrast = false;  ///< forced colours, or more contrast preferred
  bool touch = false;          ///< the last pointer was a finger
  bool typed = false;          ///< and since then somebody has typed on a keyboard
};

/// A picture that was to be drawn and whose pixels are not known.
struct WantedPicture {
  std::uint64_t key = 0;
  std::string uri;  ///< a data URI
};

class Context {
 public:
  explicit Context(const FontBytes& fonts);
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context();

  void set_strings(UiStrings strings);
  /// "ru" or "en"; also decides how numbers are grouped in fields.
  void set_language(std::string_view language);
  void set_color_scheme(ColorScheme scheme);
  /// 1 normally, 1.6 in presentation mode.
  void set_text_scale(float scale);

  /// Queued; the widget takes it when it is next drawn.
  void act(const SemanticAction& action);
  /// Draws a frame. The pointer is ImGui's io: one wheel unit is 100 CSS pixels.
  void frame(const FrameInput& input, const std::function<void(Ui&)>& draw);
  /// Pictures of the last frames that are to be turned into pixels, each once.
  std::vector<WantedPicture> take_wanted_pictures();
  /// Their pixels, four bytes each: red, green, blue, alpha. None: it cannot be shown.
  void put_picture(std::uint64_t key, int width, int height, std::string_view pixels);
  /// After frame().
  const SemanticTree& semantics() const;
  /// Texts of the frame that had no room and were drawn with an ellipsis: for tests of layouts.
  const std::vector<std::string>& cut_texts() const;
  /// Whether somebody did something since the frame before: the pointer moved or was pressed, a
  /// widget was used.
  bool had_input() const;
  /// Whether the pointer was pressed in the last frame, lower on the page than `y`.
  bool was_pressed_below(float y) const;
  /// True while an animation, a tooltip delay, unhandled input or a layout change is due.
  bool wants_frame() const;
  /// Seconds after which a frame is due although nothing happens (a toast's end); below 0: never.
  float wake_after_seconds() const;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace oferta::ui
