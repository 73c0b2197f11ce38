#pragma once
/// Drives the widget layer without a screen, as a person or an assistive technology would: by role
/// and name.
///
///   Driver page([&](ui::Ui& ui) { saved = button(ui, "Save"); });
///   page.click(Role::button, "Save");        // with the mouse, at the middle of the widget
///   page.activate(Role::button, "Save");     // as a screen reader does
///   CHECK(page.node(Role::textbox, "Name").value == "Anna");
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/ui.h"

namespace oferta::testing {

/// What is driven: a ui::Context with a draw function, or an application.
struct Target {
  std::function<void(const ui::FrameInput&)> frame;
  std::function<const ui::SemanticTree&()> semantics;
  std::function<void(const ui::SemanticAction&)> act;
  std::function<bool()> wants_frame;
};

/// An application, which has to outlive it.
template <class Application>
Target target_of(Application& application) {
  return {[&application](const ui::FrameInput& input) { application.frame(input); },
          [&application]() -> const ui::SemanticTree& { return application.semantics(); },
          [&application](const ui::SemanticAction& action) { application.act(action); },
          [&application] { return application.wants_frame(); }};
}

/// The workspace a first visit shows, as a file.
std::string demo_workspace();

/// The fonts made by the build.
ui::FontBytes test_fonts();

class Driver {
 public:
  /// A page that is one draw function, 1200 × 800 CSS pixels.
  explicit Driver(std::function<void(ui::Ui&)> draw);
  /// Something that owns its context; its first frame is drawn at once.
  explicit Driver(Target target);
  ~Driver();
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;

  /// Moves the focus where a frame asks for it, as the browser does; without it tests look at the
  /// request themselves.
  bool moves_focus = false;
  /// Where it was moved to last; nullptr when that is gone.
  const ui::SemanticNode* focused() const { return tree().find(focused_); }

  /// For the frames from now on; `delta_seconds` is the time between two of them.
  ui::FrameInput input;

  void frame();
  /// Frames until nothing asks for one; their number. Fails after 300.
  int settle();
  const ui::SemanticTree& tree() const { return target_.semantics(); }
  ui::Context& context() { return *context_; }

  /// The first node of the role whose name is `name` (or begins with it, when it ends in «…»).
  const ui::SemanticNode* find(ui::Role role, std::string_view name) const;
  /// The same; fails the test, listing what is there, when there is none.
  const ui::SemanticNode& node(ui::Role role, std::string_view name) const;
  bool shows(std::string_view text) const;  ///< some node is named so

  // With the pointer.
  void move(float x, float y);
  void press();
  void release();
  void click(ui::Role role, std::string_view name);
  void click_at(float x, float y);
  void wheel(float notches);

  // Without.
  void act(ui::Role role, std::string_view name, ui::SemanticAction::Kind kind,
           std::string value = {});
  void activate(ui::Role role, std::string_view name);
  void focus(ui::Role role, std::string_view name);
  void blur(ui::Role role, std::string_view name);
  void key(ui::Role role, std::string_view name, std::string_view key);
  /// Focuses the field, replaces its text, leaves it.
  void type(ui::Role role, std::string_view name, std::string_view text);

 private:
  std::uint32_t focused_ = 0;
  std::unique_ptr<ui::Context> context_;
  std::function<void(ui::Ui&)> draw_;
  Target target_;
};

}  // namespace oferta::testing
