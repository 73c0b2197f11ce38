// A page in a page: laid out for its own size, drawn within its frame, and a picture to everybody.
#include <doctest/doctest.h>

#include "app/ui/miniature.h"
#include "imgui.h"
#include "tests/app/support/driver.h"

using namespace oferta::ui;
using oferta::testing::Driver;

namespace {

struct SmallPage {
  bool phone = false;
  int pressed = 0;
  Rect viewport;
  float width = 390;
  float height = 844;
  Driver driver{[this](Ui& ui) { draw(ui); }};

  void draw(Ui& ui) {
    button(ui, "Before");
    miniature(ui,
              {.name = "How it looks",
               .description = "Phone",
               .width = width,
               .height = height,
               .max_height = 400},
              [this](Ui& page) {
                phone = page.phone();
                viewport = page.viewport();
                heading(page, 1, "Choose");
                if (button(page, "Begin")) ++pressed;
                for (int i = 0; i < 80; ++i) text(page, TextStyle::body15, "More than fits");
              });
    button(ui, "Behind");
  }
  const SemanticNode& picture() const { return driver.node(Role::img, "How it looks"); }
};

bool about(float a, float b) {
  return a > b - 1.5F && a < b + 1.5F;
}

}  // namespace

TEST_CASE("a miniature has the layout of its own size, and takes the place of the small one") {
  SmallPage frame;
  frame.driver.settle();
  CHECK(frame.phone);
  CHECK(frame.viewport == Rect{0, 0, 390, 844});
  CHECK(about(frame.picture().rect.height, 400));
  CHECK(about(frame.picture().rect.width, 390.0F * 400 / 844));
  frame.width = 1920;
  frame.height = 1080;
  frame.driver.settle();
  CHECK_FALSE(frame.phone);
  CHECK(about(frame.picture().rect.width, 1920.0F * 400 / 1080));
  // Never larger than life.
  frame.width = 200;
  frame.height = 100;
  frame.driver.settle();
  CHECK(about(frame.picture().rect.width, 200));
}

TEST_CASE("nothing of a miniature can be read, focused or pressed one by one") {
  SmallPage frame;
  frame.driver.settle();
  CHECK(frame.driver.find(Role::button, "Begin") == nullptr);
  CHECK(frame.driver.find(Role::heading, "Choose") == nullptr);
  CHECK(frame.picture().description == "Phone. Choose");
  CHECK_FALSE(frame.picture().focusable);
  const Rect& rect = frame.picture().rect;
  for (float y = rect.y + 4; y < rect.bottom(); y += 6) {
    frame.driver.click_at(rect.x + 30, y);
  }
  CHECK(frame.pressed == 0);
  CHECK(frame.driver.find(Role::button, "Behind") != nullptr);
}

TEST_CASE("what a miniature draws stays within its frame") {
  SmallPage frame;
  frame.driver.settle();
  const Rect rect = frame.picture().rect;
  int inside = 0;
  for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const bool small = command.ClipRect.x >= rect.x - 1 && command.ClipRect.z <= rect.right() + 1;
      if (!small || command.ElemCount == 0) continue;
      ++inside;
      CHECK(command.ClipRect.y >= rect.y - 1);
      CHECK(command.ClipRect.w <= rect.bottom() + 1);
      for (unsigned i = 0; i < command.ElemCount; ++i) {
        const ImDrawIdx index = list->IdxBuffer[static_cast<int>(command.IdxOffset + i)];
        REQUIRE(static_cast<int>(index + command.VtxOffset) < list->VtxBuffer.Size);
      }
    }
  }
  CHECK(inside > 0);
}
