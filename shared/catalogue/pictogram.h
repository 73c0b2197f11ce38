#pragma once
/// Line drawings of what is offered, by the name of a category's icon. They stand where there is no
/// picture, so everybody sees what a line is about before reading it.
///
///   std::string_view drawing = pictogram(category.icon);   // of shared/base/line_drawing.h
#include <string_view>

namespace oferta::catalogue {

/// A box where the name is unknown or empty; several names share one drawing.
std::string_view pictogram(std::string_view icon);

}  // namespace oferta::catalogue
