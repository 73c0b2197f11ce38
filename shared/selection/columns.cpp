#include "shared/selection/columns.h"

#include <algorithm>
#include <map>

#include "shared/selection/index.h"

namespace oferta::selection {
namespace {

using Pair = std::pair<std::int32_t, std::int32_t>;

/// Beyond this many coefficients rules are left to propagation and branching alone.
constexpr std::size_t kMaxRowTerms = 4'000'000;

/// Writes rows column by column: collects (column, term) pairs first.
class RowWriter {
 public:
  void term(std::int32_t column, std::int32_t coefficient) {
    terms_.push_back({column, RowTerm{static_cast<std::int32_t>(limits_.size()), coefficient}});
  }
  void close(std::int32_t limit) { limits_.push_back(limit); }
  bool full() const { return terms_.size() > kMaxRowTerms; }

  void store(Columns& columns) {
    columns.rows = group_pairs(columns.count, terms_);
    columns.row_limits = std::move(limits_);
  }

 private:
  std::vector<std::pair<std::int32_t, RowTerm>> terms_;
  std::vector<std::int32_t> limits_;
};

/// Splits columns into sets of which at most one can be chosen: those of a slot with cap 1, or one.
std::vector<std::vector<std::int32_t>> cliques(const Columns& columns, const std::int32_t* first,
                                               const std::int32_t* last) {
  std::map<std::int32_t, std::vector<std::int32_t>> by_slot;
  std::vector<std::vector<std::int32_t>> result;
  for (; first != last; ++first) {
    const std::int32_t slot = columns.slot_of[at(*first)];
    if (columns.slot_caps[at(slot)] == 1) {
      by_slot[slot].push_back(*first);
    } else {
      result.push_back({*first});
    }
  }
  for (auto& [slot, members] : by_slot) result.push_back(std::move(members));
  return result;
}

bool same_single_slot(const Columns& columns, std::int32_t a, std::int32_t b) {
  const std::int32_t slot = columns.slot_of[at(a)];
  return slot == columns.slot_of[at(b)] && columns.slot_caps[at(slot)] == 1;
}

}  // namespace

Columns::Columns(const Problem& problem) {
  lay_out_products(problem);
  lay_out_bundles(problem);
  lay_out_relations(problem);
  write_rows(problem);
}

void Columns::lay_out_products(const Problem& problem) {
  products = static_cast<std::int32_t>(problem.products.size());
  count = products + static_cast<std::int32_t>(problem.bundles.size());
  product_of.resize(at(products));
  column_of.resize(at(products));
  for (std::int32_t p = 0; p < products; ++p) product_of[at(p)] = p;
  std::stable_sort(product_of.begin(), product_of.end(), [&](std::int32_t a, std::int32_t b) {
    return problem.products[at(a)].slot < problem.products[at(b)].slot;
  });
  for (std::int32_t c = 0; c < products; ++c) column_of[at(product_of[at(c)])] = c;
  slot_caps = problem.slot_caps;
  for (std::int32_t c = 0; c < products; ++c) {
    const Product& product = problem.products[at(product_of[at(c)])];
    slot_of.push_back(product.slot);
    std::int64_t score = 0;
    for (std::size_t t = 0; t < product.costs.size(); ++t) {
      score += product.marginal_scores[t];
      options.items.push_back({score, product.costs[t]});
    }
    options.close();
    min_quantity.push_back(product.min_quantity);
    max_quantity.push_back(product.quantity_limit());
    const std::int32_t limit = product.quantity_limit();
    if (limit > 0) {
      max_gross += product.costs[at(limit - 1)];
      const Option& top = options.items[at(options.begin(c) + limit - 1)];
      max_score += top.score;
    }
  }
  std::vector<std::pair<std::int32_t, NeedTerm>> terms;
  for (const Coverage& coverage : problem.coverages) {
    std::map<std::int32_t, std::int64_t> amounts;
    for (const Contribution& c : coverage.contributions) {
      amounts[column_of[at(c.product)]] += c.amount;
    }
    const auto need = static_cast<std::int32_t>(need_caps.size());
    std::int64_t total = 0;
    for (const auto& [column, amount] : amounts) {
      total += amount;
      if (amount > 0) terms.push_back({column, NeedTerm{need, std::min(amount, coverage.cap)}});
    }
    need_caps.push_back(std::min(coverage.cap, total));
    max_score += need_caps.back();
  }
  needs = group_pairs(count, terms);
}

void Columns::lay_out_bundles(const Problem& problem) {
  std::vector<Pair> of_product;
  for (const Bundle& bundle : problem.bundles) {
    const auto column = static_cast<std::int32_t>(slot_of.size());
    slot_of.push_back(static_cast<std::int32_t>(slot_caps.size()));
    slot_caps.push_back(1);
    options.items.push_back({0, -bundle.discount});
    options.close();
    min_quantity.push_back(0);
    max_quantity.push_back(1);
    std::vector<std::int32_t> members;
    for (const std::int32_t p : bundle.products) members.push_back(column_of[at(p)]);
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    for (const std::int32_t member : members) {
      bundle_members.items.push_back(member);
      of_product.push_back({member, column});
    }
    bundle_members.close();
  }
  bundles_of = group_pairs(count, of_product);
  std::vector<Pair> of_slot;
  for (std::int32_t c = 0; c < count; ++c) of_slot.push_back({slot_of[at(c)], c});
  slots = group_pairs(static_cast<std::int32_t>(slot_caps.size()), of_slot);
}

void Columns::lay_out_relations(const Problem& problem) {
  const auto groups = static_cast<std::int32_t>(problem.groups.size());
  std::vector<Pair> of_column;
  for (std::int32_t g = 0; g < groups; ++g) {
    std::vector<std::int32_t> members;
    for (const std::int32_t p : problem.groups[at(g)]) members.push_back(column_of[at(p)]);
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    for (const std::int32_t member : members) {
      group_members.items.push_back(member);
      of_column.push_back({member, g});
    }
    group_members.close();
  }
  groups_of = group_pairs(count, of_column);

  std::vector<Pair> required;
  std::vector<Pair> requirers;
  for (const Requirement& r : problem.requirements) {
    const std::int32_t column = column_of[at(r.product)];
    const bool itself =
        std::binary_search(group_members.first(r.group), group_members.last(r.group), column);
    if (itself) continue;
    required.push_back({column, r.group});
    requirers.push_back({r.group, column});
  }
  required_of = group_pairs(count, required);
  requirers_of = group_pairs(groups, requirers);

  std::vector<Pair> opposites;
  for (const Exclusion& e : problem.exclusions) {
    opposites.push_back({e.first, e.second});
    if (e.first != e.second) opposites.push_back({e.second, e.first});
    for (const std::int32_t* c = group_members.first(e.first); c != group_members.last(e.first);
         ++c) {
      const bool both =
          std::binary_search(group_members.first(e.second), group_members.last(e.second), *c);
      if (both) max_quantity[at(*c)] = 0;
    }
  }
  opposite = group_pairs(groups, opposites);
  must = problem.must_groups;
  std::sort(must.begin(), must.end());
  must.erase(std::unique(must.begin(), must.end()), must.end());
}

void Columns::write_rows(const Problem& problem) {
  RowWriter writer;
  for (const std::int32_t g : must) {
    for (const std::int32_t* c = group_members.first(g); c != group_members.last(g); ++c) {
      writer.term(*c, -1);
    }
    writer.close(-1);
  }
  for (std::int32_t b = 0; b < bundle_members.count(); ++b) {
    for (std::int32_t i = bundle_members.begin(b); i < bundle_members.end(b); ++i) {
      writer.term(products + b, 1);
      writer.term(bundle_members.items[at(i)], -1);
      writer.close(0);
    }
  }
  // Of the products of a slot with cap 1 that require the same group, at most one is chosen: their
  // sum against the group is one row, and a stronger one than each alone.
  for (std::int32_t g = 0; g < requirers_of.count() && !writer.full(); ++g) {
    for (auto& clique : cliques(*this, requirers_of.first(g), requirers_of.last(g))) {
      std::sort(clique.begin(), clique.end());
      clique.erase(std::unique(clique.begin(), clique.end()), clique.end());
      for (const std::int32_t c : clique) writer.term(c, 1);
      for (const std::int32_t* c = group_members.first(g); c != group_members.last(g); ++c) {
        writer.term(*c, -1);
      }
      writer.close(0);
    }
  }
  for (const Exclusion& e : problem.exclusions) {
    if (writer.full()) break;
    const auto left = cliques(*this, group_members.first(e.first), group_members.last(e.first));
    const auto right = cliques(*this, group_members.first(e.second), group_members.last(e.second));
    for (const auto& a : left) {
      for (const auto& b : right) {
        if (writer.full() || same_single_slot(*this, a.front(), b.front())) continue;
        for (const std::int32_t c : a) writer.term(c, 1);
        for (const std::int32_t c : b) writer.term(c, 1);
        writer.close(1);
      }
    }
  }
  writer.store(*this);
}

}  // namespace oferta::selection
