// Line drawings: how they are read, what SVG is made of them, and that every pictogram is one.
#include "shared/base/line_drawing.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "shared/catalogue/pictogram.h"
#include "shared/workspace/workspace_file.h"
#include "tests/support/test_data.h"

namespace {

using namespace oferta;

std::string kinds(std::string_view drawing) {
  std::string all;
  for (const DrawingStep& step : line_drawing(drawing)) all += step.kind;
  return all;
}

}  // namespace

TEST_CASE("a drawing is read step by step, each further point of a line as one") {
  const auto steps = line_drawing("M1 2L3 4 5 -6Q7 8 9 10ZO24 24 7R1 2 3 4 5");
  REQUIRE(steps.size() == 7);
  CHECK(kinds("M1 2L3 4 5 -6Q7 8 9 10ZO24 24 7R1 2 3 4 5") == "MLLQZOR");
  CHECK(steps[2].at[0] == 5);
  CHECK(steps[2].at[1] == -6);
  CHECK(steps[3].at[3] == 10);
  CHECK(steps[5].at[2] == 7);
  CHECK(steps[6].at[4] == 5);
}

TEST_CASE("what is no drawing ends it, and nothing else") {
  CHECK(kinds("").empty());
  CHECK(kinds("5 6").empty());
  CHECK(kinds("M1 2L3") == "M");
  CHECK(kinds("M1 2X3 4") == "M");
  CHECK(kinds("M1 2 3 4") == "M");
  CHECK(kinds("M1 99999999999999999999").empty());
}

TEST_CASE("SVG of a drawing has one path, and circles and rectangles besides") {
  CHECK(line_drawing_svg("M1 2L3 4 5 6ZO24 25 7R1 2 30 40 5") ==
        R"(<path d="M1 2L3 4L5 6Z"/><circle cx="24" cy="25" r="7"/>)"
        R"(<rect x="1" y="2" width="30" height="40" rx="5"/>)");
  CHECK(line_drawing_svg("O24 24 7") == R"(<circle cx="24" cy="24" r="7"/>)");
  CHECK(line_drawing_svg("").empty());
}

TEST_CASE("every category of the demo has a drawing of its own, within the grid") {
  const auto demo =
      workspace::read_workspace_file(testing::read_repository("assets/demo/workspace.json"));
  REQUIRE(demo);
  const std::string_view fallback = catalogue::pictogram("");
  CHECK(catalogue::pictogram("no-such-icon") == fallback);
  CHECK(catalogue::pictogram("box") == fallback);
  std::set<std::string_view> drawn;
  for (const workspace::FileRecord& record : demo->records) {
    if (record.type != "category") continue;
    const auto icon = record.fields["icon"].get<std::string>();
    CAPTURE(icon);
    const std::string_view drawing = catalogue::pictogram(icon);
    CHECK(drawing != fallback);
    CHECK(drawn.insert(drawing).second);
    const auto steps = line_drawing(drawing);
    CHECK(steps.size() >= 3);
    for (const DrawingStep& step : steps) {
      for (const int number : step.at) {
        CHECK(number >= -1);
        CHECK(number <= kDrawingSide);
      }
    }
  }
  CHECK(drawn.size() >= 20);
}
