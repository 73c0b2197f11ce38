#pragma once
/// The problem laid out for the solver: one column per product, ordered by slot, then one per
/// bundle; all relations as index lists in both directions and as rows for the bound.
///
///   const Columns columns(problem);                   // a valid problem
///   for (std::int32_t option = columns.options.begin(c); option < columns.options.end(c);
///   ++option)
///
/// A bundle is a column of its own with score 0 and a negative cost, alone in its slot, that may be
/// chosen when all its products are. Internal to shared/selection.
#include <cstdint>
#include <utility>
#include <vector>

#include "shared/selection/model.h"

namespace oferta::selection {

/// Lists of different lengths in one array.
template <class T>
struct Lists {
  std::vector<std::int32_t> starts{0};
  std::vector<T> items;

  std::int32_t count() const { return static_cast<std::int32_t>(starts.size()) - 1; }
  std::int32_t begin(std::int32_t list) const { return starts[static_cast<std::size_t>(list)]; }
  std::int32_t end(std::int32_t list) const { return starts[static_cast<std::size_t>(list) + 1]; }
  std::int32_t size(std::int32_t list) const { return end(list) - begin(list); }
  const T* first(std::int32_t list) const { return items.data() + begin(list); }
  const T* last(std::int32_t list) const { return items.data() + end(list); }
  /// Ends the list that is being filled by pushing to `items`.
  void close() { starts.push_back(static_cast<std::int32_t>(items.size())); }
};

/// Builds the lists keyed by `key` from (key, item) pairs, keeping the order of the pairs.
template <class T>
Lists<T> group_pairs(std::int32_t keys, const std::vector<std::pair<std::int32_t, T>>& pairs) {
  Lists<T> lists;
  lists.starts.assign(static_cast<std::size_t>(keys) + 1, 0);
  for (const auto& pair : pairs) ++lists.starts[static_cast<std::size_t>(pair.first) + 1];
  for (std::size_t k = 1; k < lists.starts.size(); ++k) lists.starts[k] += lists.starts[k - 1];
  lists.items.resize(pairs.size());
  std::vector<std::int32_t> next(lists.starts.begin(), lists.starts.end() - 1);
  for (const auto& pair : pairs) {
    lists.items[static_cast<std::size_t>(next[static_cast<std::size_t>(pair.first)]++)] =
        pair.second;
  }
  return lists;
}

struct Option {
  std::int64_t score = 0;  ///< of this quantity in all
  std::int64_t cost = 0;
};

struct NeedTerm {
  std::int32_t need = 0;
  std::int64_t amount = 0;
};

/// A coefficient of a rule written as a row: sum of coefficients of the chosen columns ≤ right
/// side.
struct RowTerm {
  std::int32_t row = 0;
  std::int32_t coefficient = 0;
};

struct Columns {
  explicit Columns(const Problem& problem);

  std::int32_t count = 0;                ///< products and bundles
  std::int32_t products = 0;             ///< the columns below this are products
  std::vector<std::int32_t> product_of;  ///< product id of a product column
  std::vector<std::int32_t> column_of;   ///< column of a product id
  std::vector<std::int32_t> slot_of;
  std::vector<std::int32_t> slot_caps;  ///< bundles' own slots (cap 1) follow the problem's
  Lists<std::int32_t> slots;            ///< columns of a slot
  std::vector<std::int32_t> min_quantity;
  std::vector<std::int32_t> max_quantity;

  Lists<Option> options;  ///< of quantities 1, 2 …
  Lists<NeedTerm> needs;  ///< per column
  std::vector<std::int64_t> need_caps;

  Lists<RowTerm> rows;  ///< per column
  std::vector<std::int32_t> row_limits;

  Lists<std::int32_t> group_members;   ///< columns
  Lists<std::int32_t> groups_of;       ///< per column
  Lists<std::int32_t> required_of;     ///< groups that a column requires
  Lists<std::int32_t> requirers_of;    ///< columns that require a group
  Lists<std::int32_t> opposite;        ///< groups excluded by something of a group
  std::vector<std::int32_t> must;      ///< groups
  Lists<std::int32_t> bundle_members;  ///< per bundle (column minus `products`)
  Lists<std::int32_t> bundles_of;      ///< bundle columns of a product column

  std::int64_t max_gross = 0;  ///< no selection costs more
  std::int64_t max_score = 0;  ///< no selection scores more

 private:
  void lay_out_products(const Problem& problem);
  void lay_out_relations(const Problem& problem);
  void lay_out_bundles(const Problem& problem);
  void write_rows(const Problem& problem);
};

}  // namespace oferta::selection
