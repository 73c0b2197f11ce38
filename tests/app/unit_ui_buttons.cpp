// Buttons and links: one activation each, by pointer and without one.
#include <doctest/doctest.h>

#include "app/ui/interaction.h"
#include "tests/app/support/driver.h"

using namespace oferta::ui;
using oferta::testing::Driver;

TEST_CASE("a button is pressed once by the mouse and once by an action") {
  int presses = 0;
  Driver page([&](Ui& ui) {
    if (button(ui, "Save", {.kind = ButtonKind::primary})) ++presses;
  });
  const SemanticNode node = page.node(Role::button, "Save");
  CHECK(node.focusable);
  CHECK_FALSE(node.disabled);
  CHECK(node.rect.height >= 36);
  page.click(Role::button, "Save");
  CHECK(presses == 1);
  page.activate(Role::button, "Save");
  CHECK(presses == 2);
  page.settle();
  CHECK(presses == 2);
}

TEST_CASE("a press that is let go elsewhere does nothing") {
  int presses = 0;
  Driver page([&](Ui& ui) {
    if (button(ui, "Save")) ++presses;
  });
  const Rect at = page.node(Role::button, "Save").rect;
  page.move(at.x + 5, at.y + 5);
  page.press();
  page.move(at.right() + 50, at.bottom() + 50);
  page.release();
  CHECK(presses == 0);
  page.move(at.right() + 50, at.bottom() + 50);
  page.press();
  page.move(at.x + 5, at.y + 5);
  page.release();
  CHECK(presses == 0);
}

TEST_CASE("a disabled or busy button takes nothing and is not in the Tab order") {
  int presses = 0;
  Driver page([&](Ui& ui) {
    if (button(ui, "Off", {.enabled = false})) ++presses;
  });
  CHECK(page.node(Role::button, "Off").disabled);
  CHECK_FALSE(page.node(Role::button, "Off").focusable);
  page.click(Role::button, "Off");
  page.activate(Role::button, "Off");
  CHECK(presses == 0);
}

TEST_CASE("an icon button is named, and says whether it is pressed") {
  bool pinned = false;
  Driver page([&](Ui& ui) {
    if (icon_button(ui, "x", "Pin", {.pressed = pinned})) pinned = !pinned;
  });
  CHECK(page.node(Role::button, "Pin").has_pressed);
  CHECK_FALSE(page.node(Role::button, "Pin").pressed);
  page.click(Role::button, "Pin");
  CHECK(pinned);
  CHECK(page.node(Role::button, "Pin").pressed);
}

TEST_CASE("a link has a reach bigger than its words") {
  int presses = 0;
  Driver page([&](Ui& ui) {
    ui.spacing(40);
    if (link(ui, "why", {.name = "Why: phone"})) ++presses;
  });
  const Rect at = page.node(Role::link, "Why: phone").rect;
  page.click_at(at.x + 3, at.y - 5);
  CHECK(presses == 1);
}

TEST_CASE("controls are 44 px high for fingers and on phones") {
  Driver page([&](Ui& ui) { button(ui, "Go", {.size = ControlSize::small}); });
  CHECK(page.node(Role::button, "Go").rect.height == 32);
  page.input.touch = true;
  page.settle();
  CHECK(page.node(Role::button, "Go").rect.height == 44);
  page.input.touch = false;
  page.input.width = 390;
  page.settle();
  CHECK(page.node(Role::button, "Go").rect.height == 44);
}

TEST_CASE("ids keep from frame to frame, and equal labels get different ones") {
  bool extra = false;
  Driver page([&](Ui& ui) {
    if (extra) text(ui, TextStyle::body15, "More");
    button(ui, "Same");
    button(ui, "Same");
    button(ui, "Other", {.id = "fixed"});
  });
  const auto ids = [&] {
    std::vector<std::uint32_t> out;
    for (const SemanticNode& node : page.tree().nodes) {
      if (node.role == Role::button) out.push_back(node.id);
    }
    return out;
  };
  const auto before = ids();
  REQUIRE(before.size() == 3);
  CHECK(before[0] != before[1]);
  extra = true;
  page.settle();
  CHECK(ids() == before);
}

TEST_CASE("a tooltip appears after a moment and asks for no frames meanwhile") {
  Driver page([&](Ui& ui) { icon_button(ui, "x", "Pin", {.shortcut = "P"}); });
  const Rect at = page.node(Role::button, "Pin").rect;
  page.move(at.x + 5, at.y + 5);
  page.settle();
  const float wake = page.context().wake_after_seconds();
  CHECK(wake > 0);
  CHECK(wake <= 0.5F);
  page.input.delta_seconds = wake + 0.01F;
  page.frame();
  page.input.delta_seconds = 0.016F;
  page.settle();
  CHECK(page.context().wake_after_seconds() < 0);
}

TEST_CASE("a tooltip covers nothing that may be pressed next, as far as there is room") {
  const auto stop = [](std::uint32_t id, const Rect& rect) {
    SemanticNode node;
    node.id = id;
    node.role = Role::button;
    node.rect = rect;
    node.focusable = true;
    return node;
  };
  const Rect page{0, 0, 800, 600};
  TooltipState tip;
  tip.id = 1;
  tip.anchor = {380, 280, 40, 40};
  SemanticTree tree;
  tree.nodes = {stop(1, tip.anchor)};
  CHECK(place_tooltip(tree, tip, page, 120, 30).y == 328);  // below
  tree.nodes.push_back(stop(2, {380, 325, 40, 40}));
  CHECK(place_tooltip(tree, tip, page, 120, 30).y == 242);  // above
  tree.nodes.push_back(stop(3, {380, 240, 40, 36}));
  CHECK(place_tooltip(tree, tip, page, 120, 30).x == 428);  // right
  tree.nodes.push_back(stop(4, {425, 280, 40, 40}));
  CHECK(place_tooltip(tree, tip, page, 120, 30).x == 252);  // left
  // What lies in another layer is not in the way.
  tree.nodes[1].layer = 1;
  CHECK(place_tooltip(tree, tip, page, 120, 30).y == 328);
  // At the foot of the page beside, not over what stands above.
  tip.anchor.y = 560;
  tree.nodes = {stop(1, tip.anchor)};
  CHECK(place_tooltip(tree, tip, page, 120, 30).x == 252);
}

TEST_CASE("hovering ends: at rest no frame is asked for") {
  Driver page([&](Ui& ui) { button(ui, "Go"); });
  const Rect at = page.node(Role::button, "Go").rect;
  page.move(at.x + 5, at.y + 5);
  CHECK(page.settle() > 3);  // the colour moves
  CHECK_FALSE(page.context().wants_frame());
  CHECK(page.settle() == 1);
}

TEST_CASE("reduced motion: colours change at once") {
  Driver page([&](Ui& ui) { button(ui, "Go"); });
  page.input.reduced_motion = true;
  const Rect at = page.node(Role::button, "Go").rect;
  page.move(at.x + 5, at.y + 5);
  CHECK(page.settle() == 1);
}
