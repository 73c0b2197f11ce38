// The slider by value, by mouse, by finger.
#include <doctest/doctest.h>

#include "imgui.h"
#include "tests/app/support/driver.h"

using namespace oferta::ui;
using oferta::testing::Driver;
using Kind = SemanticAction::Kind;

namespace {

struct Page {
  std::int64_t value = 500;
  int changes = 0;
  int commits = 0;
  Driver driver{[this](Ui& ui) {
    const SliderResult did =
        slider(ui, "Budget", value, 0, 1000, {.step = 10, .value_text = "words"});
    changes += did.changed ? 1 : 0;
    commits += did.committed ? 1 : 0;
  }};
  float x_of(std::int64_t at) {
    const Rect rect = driver.node(Role::slider, "Budget").rect;
    return rect.x + kSliderInset + (rect.width - 2 * kSliderInset) * static_cast<float>(at) / 1000;
  }
  float y() {
    const Rect rect = driver.node(Role::slider, "Budget").rect;
    return rect.y + rect.height / 2;
  }
};

}  // namespace

TEST_CASE("a slider tells its range and takes values on its steps") {
  Page page;
  const SemanticNode& node = page.driver.node(Role::slider, "Budget");
  CHECK(node.has_range);
  CHECK(node.min == 0);
  CHECK(node.max == 1000);
  CHECK(node.now == 500);
  CHECK(node.step == 10);
  CHECK(node.value_text == "words");
  page.driver.act(Role::slider, "Budget", Kind::set_value, "614");
  CHECK(page.value == 610);
  page.driver.act(Role::slider, "Budget", Kind::set_value, "5000");
  CHECK(page.value == 1000);
  page.driver.act(Role::slider, "Budget", Kind::set_value, "junk");
  CHECK(page.value == 1000);
  CHECK(page.changes == 2);
}

TEST_CASE("the mouse drags the knob and lets it go") {
  Page page;
  page.driver.move(page.x_of(200), page.y());
  page.driver.press();
  CHECK(page.value == 200);
  page.driver.move(page.x_of(300), page.y());
  CHECK(page.value == 300);
  page.driver.move(page.x_of(900), page.y() + 200);  // below the slider it still follows
  CHECK(page.value == 900);
  CHECK(page.commits == 0);
  page.driver.release();
  CHECK(page.commits == 1);
  page.driver.move(page.x_of(100), page.y());
  CHECK(page.value == 900);
}

TEST_CASE("a finger taps or drags sideways; a finger that scrolls changes nothing") {
  Page page;
  page.driver.input.touch = true;
  ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  page.driver.move(page.x_of(200), page.y());
  page.driver.press();
  CHECK(page.value == 500);
  page.driver.move(page.x_of(202), page.y() + 30);
  CHECK(page.value == 500);
  page.driver.move(page.x_of(400), page.y() + 30);
  CHECK(page.value == 400);
  page.driver.release();
  page.driver.move(page.x_of(700), page.y());
  page.driver.press();
  page.driver.release();
  CHECK(page.value == 700);
}

TEST_CASE("amounts up to the largest are exact") {
  std::int64_t value = 0;
  const std::int64_t top = 9'007'199'254'740'991;
  Driver page([&](Ui& ui) { slider(ui, "Money", value, 0, top); });
  page.act(Role::slider, "Money", Kind::set_value, "9007199254740990");
  CHECK(value == 9'007'199'254'740'990);
}
