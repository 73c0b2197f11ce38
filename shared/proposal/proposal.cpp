#include "shared/proposal/proposal.h"

#include <algorithm>

namespace oferta::proposal {

std::vector<std::string> Proposal::products() const {
  std::vector<std::string> ids;
  ids.reserve(lines.size());
  for (const ProposalLine& line : lines) ids.push_back(line.product);
  return ids;
}

std::vector<std::string> products_without(const std::vector<std::string>& products,
                                          const std::vector<std::string>& others) {
  std::vector<std::string> rest;
  for (const std::string& id : products) {
    if (std::find(others.begin(), others.end(), id) == others.end()) rest.push_back(id);
  }
  return rest;
}

}  // namespace oferta::proposal
