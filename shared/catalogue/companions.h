#pragma once
/// Companions: products that are sold one for each unit of what requires them
/// (Product::one_for_each), and whether a list of goods has enough of them.
///
///   for (const Shortage& shortage : missing_companions(catalogue, goods))
///     …goods[shortage.position] stands there in fewer units than shortage.needed…
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "shared/catalogue/catalogue.h"

namespace oferta::catalogue {

/// A product in a quantity, as a line of a proposal or an offer has it.
struct Goods {
  std::string product;
  std::int64_t quantity = 1;
};

struct Shortage {
  std::size_t position = 0;  ///< of the companion among the goods
  std::int64_t needed = 0;   ///< units; more than there are
  friend bool operator==(const Shortage&, const Shortage&) = default;
};

/// Companions that are there, but too few, by position. What requires one adds its own units,
/// unless something that is no companion meets the requirement for all of them: phones powered by
/// a switch need no power supplies. A requirement that nothing meets is no shortage: who offers
/// goods without what they require has a reason. Unknown products require nothing.
std::vector<Shortage> missing_companions(const Catalogue& catalogue,
                                         const std::vector<Goods>& goods);

}  // namespace oferta::catalogue
