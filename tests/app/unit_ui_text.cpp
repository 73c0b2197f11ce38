// Measuring and breaking text.
#include <doctest/doctest.h>

#include "app/ui/typography.h"
#include "tests/app/support/driver.h"

using namespace oferta::ui;
using oferta::testing::Driver;

namespace {

std::vector<std::string> broken(std::string_view text, float width, int max_lines = 0) {
  std::vector<std::string> out;
  Driver page([&](Ui& ui) {
    out = break_lines(face(ui.state(), TextStyle::body15), text, width, max_lines).lines;
  });
  return out;
}

float width_of(std::string_view text) {
  float out = 0;
  Driver page([&](Ui& ui) { out = text_width(face(ui.state(), TextStyle::body15), text); });
  return out;
}

}  // namespace

TEST_CASE("sizes are those of CSS: the em square is the font size") {
  // Inter's digits are made equally wide; its full stop's advance is known: 15 px × 818/2816.
  CHECK(width_of("11") == doctest::Approx(width_of("80")));
  CHECK(width_of("  ") == doctest::Approx(2 * width_of(" ")));
  CHECK(width_of("Ж") > width_of("i"));
}

TEST_CASE("lines break at spaces, never at no-break spaces") {
  const float width = width_of("один два");
  CHECK(broken("один два три", width) == std::vector<std::string>{"один два", "три"});
  CHECK(broken("один два\u00A0три", width) == std::vector<std::string>{"один", "два\u00A0три"});
  CHECK(broken("от 1\u202F250\u202F000", width_of("от 1\u202F250")) ==
        std::vector<std::string>{"от", "1\u202F250\u202F0", "00"});
}

TEST_CASE("hyphens break words, but not numbers") {
  CHECK(broken("кто-то", width_of("кто-")) == std::vector<std::string>{"кто-", "то"});
  CHECK(broken("а 24/7", width_of("а 24/")) == std::vector<std::string>{"а", "24/7"});
}

TEST_CASE("line feeds break, long words are cut, nothing is lost") {
  CHECK(broken("a\n\nb", 500) == std::vector<std::string>{"a", "", "b"});
  std::string joined;
  for (const std::string& line : broken("непредсказуемость", width_of("непредс"))) joined += line;
  CHECK(joined == "непредсказуемость");
  CHECK(broken("", 100) == std::vector<std::string>{""});
}

TEST_CASE("the last line allowed ends in an ellipsis") {
  const std::vector<std::string> lines = broken("один два три четыре", width_of("один два"), 1);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].size() > std::string("…").size());
  CHECK(lines[0].substr(lines[0].size() - std::string("…").size()) == "…");
}

TEST_CASE("text is told to readers in order, with levels and live regions") {
  std::string total = "10";
  Driver page([&](Ui& ui) {
    heading(ui, 1, "Page");
    text(ui, TextStyle::body15, "Words");
    text(ui, TextStyle::body15, "decor", {.hidden_from_reader = true});
    label_value(ui, "Total", total, {.live = Live::polite});
  });
  CHECK(page.node(Role::heading, "Page").level == 1);
  CHECK_FALSE(page.shows("decor"));
  const std::uint32_t id = page.node(Role::status, "10").id;
  total = "12";
  page.settle();
  CHECK(page.node(Role::status, "12").id == id);
}
