#include "shared/catalogue/companions.h"

#include <algorithm>

namespace oferta::catalogue {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::size_t place_of(const std::vector<Goods>& goods, const std::string& product) {
  const auto found = std::find_if(goods.begin(), goods.end(),
                                  [&](const Goods& entry) { return entry.product == product; });
  return found == goods.end() ? kNone : static_cast<std::size_t>(found - goods.begin());
}

/// The companion that has to meet the requirement; kNone where something else does, or nothing.
/// Two of them stand there by somebody's hand, who divides the units between them.
std::size_t companion_for(const Catalogue& catalogue, const std::vector<Goods>& goods,
                          const std::vector<std::string>& requirement) {
  std::size_t companion = kNone;
  for (const std::string& id : requirement) {
    const std::size_t place = place_of(goods, id);
    if (place == kNone) continue;
    const Product* partner = catalogue.product(id);
    if (partner == nullptr || !partner->one_for_each || companion != kNone) return kNone;
    companion = place;
  }
  return companion;
}

}  // namespace

std::vector<Shortage> missing_companions(const Catalogue& catalogue,
                                         const std::vector<Goods>& goods) {
  std::vector<std::int64_t> needed(goods.size(), 0);
  for (const Goods& entry : goods) {
    const Product* product = catalogue.product(entry.product);
    if (product == nullptr) continue;
    for (const std::vector<std::string>& requirement : product->requirements) {
      const std::size_t companion = companion_for(catalogue, goods, requirement);
      if (companion != kNone) needed[companion] += entry.quantity;
    }
  }
  std::vector<Shortage> found;
  for (std::size_t i = 0; i < goods.size(); ++i) {
    std::int64_t there = 0;
    for (const Goods& entry : goods) {
      if (entry.product == goods[i].product) there += entry.quantity;
    }
    if (needed[i] > there) found.push_back({i, needed[i]});
  }
  return found;
}

}  // namespace oferta::catalogue
