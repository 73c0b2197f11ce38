#pragma once
/// Small line drawings as text, for a canvas and for SVG alike: lines of one width with round ends
/// on a grid of 48 × 48.
///
///   for (const DrawingStep& step : line_drawing("R5 8 38 24 4M16 43L32 43")) …
///
/// A letter and whole numbers after it; letters follow one another without a space:
///   M x y         a new line begins there
///   L x y …       straight on to there, and to each further point
///   Q x y x y     a quadratic curve: its control point and its end
///   Z             back to where the line began
///   O x y r       a circle
///   R x y w h r   a rectangle with round corners
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace oferta {

inline constexpr int kDrawingSide = 48;
inline constexpr int kDrawingLine = 4;  ///< the width of its lines

struct DrawingStep {
  char kind = 'M';          ///< a letter from above; one of L for each point
  std::array<int, 5> at{};  ///< as many numbers as it takes
};

/// The steps of a drawing, as far as it is one.
std::vector<DrawingStep> line_drawing(std::string_view text);

/// What is inside an SVG element of that grid.
std::string line_drawing_svg(std::string_view text);

}  // namespace oferta
