#pragma once
/// How much a client wants something, and what that weighs.
///
///   Result<Level> level = parse_level("must");
///   int weight = weight_of(*level);   // 611 thousandths
#include <string_view>

#include "shared/base/result.h"

namespace oferta::needs {

/// From weak to strong, so that the stronger of two is the larger.
enum class Level { off, nice, should, must };

/// "off", "nice", "should", "must".
std::string_view level_name(Level level);
Result<Level> parse_level(std::string_view name);

/// Rank-order-centroid weights of three ranks in thousandths: must 611, should 278, nice 111
/// (Edwards and Barron 1994, "SMARTS and SMARTER", Organizational Behavior and Human Decision
/// Processes 60): the k-th of n ranks weighs (1/k + … + 1/n) / n. Off weighs 0.
int weight_of(Level level);

/// How far a need is met, in thousandths: in full, and for the most part. Whatever speaks of needs
/// – screens, documents, pages – draws the line here.
inline constexpr int kMetInFull = 1000;
inline constexpr int kMetMostly = 500;

}  // namespace oferta::needs
