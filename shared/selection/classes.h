#pragma once
/// Turns what the rules leave open into a multiple-choice problem, where that is all that is left.
///
///   if (plain(columns) && domain.reset()) knapsack.emplace(plain_knapsack(columns, domain));
///
/// Internal to shared/selection.
#include <cstdint>
#include <vector>

#include "shared/selection/columns.h"
#include "shared/selection/domain.h"
#include "shared/selection/knapsack.h"

namespace oferta::selection {

/// True when nothing but slots couples the columns: no rules, no needs, no bundles, and no cap that
/// is neither 1 nor too large to bind.
bool plain(const Columns& columns);

/// The multiple-choice problem of a plain problem: one class per slot of cap 1, one per product of
/// the other slots; an alternative for every quantity that the domain allows.
Knapsack plain_knapsack(const Columns& columns, const Domain& domain);

}  // namespace oferta::selection
