#include "shared/selection/bare_format.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "shared/base/json.h"

namespace oferta::selection {
namespace {

std::string in_list(const std::string& where, std::size_t index) {
  return where + "[" + std::to_string(index) + "]";
}

tl::unexpected<Error> wrong(std::string message, std::string where) {
  return fail(ErrorCode::invalid_format, std::move(message), std::move(where));
}

Result<std::int64_t> integer(const Json& value, const std::string& where) {
  if (!value.is_number_integer()) return wrong("An integer is expected.", where);
  return value.get<std::int64_t>();
}

Result<std::int64_t> amount(const Json& value, const std::string& where) {
  OFERTA_ASSIGN(const std::int64_t number, integer(value, where));
  if (number < 0) {
    return fail(ErrorCode::out_of_range, "The number must not be negative.", where);
  }
  return number;
}

/// An index below `count`, for example of a product.
Result<std::int32_t> index_below(const Json& value, std::size_t count, const std::string& where) {
  OFERTA_ASSIGN(const std::int64_t number, integer(value, where));
  if (number < 0 || number >= static_cast<std::int64_t>(count)) {
    return fail(ErrorCode::out_of_range,
                "The index must be between 0 and " +
                    std::to_string(static_cast<std::int64_t>(count) - 1) + ", but is " +
                    std::to_string(number) + ".",
                where);
  }
  return static_cast<std::int32_t>(number);
}

using OneKey = std::pair<const char*, bool>;
constexpr std::array<OneKey, 16> kKeys{{{"format", true},
                                        {"name", true},
                                        {"family", true},
                                        {"seed", true},
                                        {"n", true},
                                        {"budgets", true},
                                        {"slot_cap", true},
                                        {"products", true},
                                        {"groups", true},
                                        {"requires", true},
                                        {"excludes", true},
                                        {"must", true},
                                        {"bundles", true},
                                        {"promo", true},
                                        {"costs", false},
                                        {"coverage", false}}};

/// Reads the parts of the document one after the other into a BareProblem.
class Reader {
 public:
  explicit Reader(const Json& document) : document_(document) {}

  Result<BareProblem> read() {
    OFERTA_TRY(check_keys());
    OFERTA_TRY(read_labels());
    OFERTA_TRY(read_products());
    OFERTA_TRY(read_costs());
    OFERTA_TRY(read_relations());
    OFERTA_TRY(read_discounts());
    OFERTA_TRY(read_coverage());
    auto valid = validate(bare_.problem);
    if (!valid) return fail(valid.error());
    return std::move(bare_);
  }

 private:
  Problem& problem() { return bare_.problem; }

  Result<void> check_keys() {
    if (!document_.is_object()) return wrong("A JSON object is expected.", "");
    for (const auto& [key, value] : document_.items()) {
      bool known = false;
      for (const OneKey& one : kKeys) known = known || key == one.first;
      if (!known) return wrong("There is no such key in this format.", key);
    }
    for (const OneKey& one : kKeys) {
      if (one.second && !document_.contains(one.first))
        return wrong("The key is missing.", one.first);
    }
    return {};
  }

  Result<const Json*> array(const std::string& key) {
    const Json& value = document_[key];
    if (!value.is_array()) return wrong("A list is expected.", key);
    return &value;
  }

  /// Calls read(row, place) for every row, each a list of at least `min_size` entries.
  template <class Read>
  Result<void> each_row(const std::string& key, std::size_t min_size, Read read) {
    if (!document_.contains(key)) return {};
    OFERTA_ASSIGN(const Json* const rows, array(key));
    for (std::size_t i = 0; i < rows->size(); ++i) {
      const Json& row = (*rows)[i];
      const std::string where = in_list(key, i);
      if (!row.is_array() || row.size() < min_size) {
        return wrong("A list of at least " + std::to_string(min_size) + " entries is expected.",
                     where);
      }
      OFERTA_TRY(read(row, where));
    }
    return {};
  }

  Result<std::string> text(const char* key) {
    const Json& value = document_[key];
    if (!value.is_string()) return wrong("A text is expected.", key);
    return value.get<std::string>();
  }

  Result<void> read_labels() {
    OFERTA_ASSIGN(const std::string format, text("format"));
    if (format != "offer-1") {
      return fail(ErrorCode::unsupported, "The format must be \"offer-1\".", "format");
    }
    OFERTA_ASSIGN(bare_.name, text("name"));
    OFERTA_ASSIGN(bare_.family, text("family"));
    OFERTA_ASSIGN(bare_.seed, integer(document_["seed"], "seed"));
    OFERTA_ASSIGN(const Json* const budgets, array("budgets"));
    for (std::size_t i = 0; i < budgets->size(); ++i) {
      OFERTA_ASSIGN(const std::int64_t budget, integer((*budgets)[i], in_list("budgets", i)));
      bare_.budgets.push_back(budget);
    }
    OFERTA_ASSIGN(const Json* const caps, array("slot_cap"));
    for (std::size_t s = 0; s < caps->size(); ++s) {
      OFERTA_ASSIGN(const std::int64_t cap, amount((*caps)[s], in_list("slot_cap", s)));
      constexpr std::int64_t kAll = std::numeric_limits<std::int32_t>::max();
      problem().slot_caps.push_back(static_cast<std::int32_t>(std::min(cap, kAll)));
    }
    return {};
  }

  Result<void> read_products() {
    OFERTA_TRY(each_row("products", 2, [&](const Json& row, const std::string& where) {
      return read_product(row, where);
    }));
    OFERTA_ASSIGN(const std::int64_t n, integer(document_["n"], "n"));
    if (n != static_cast<std::int64_t>(problem().products.size())) {
      return wrong("There are " + std::to_string(problem().products.size()) + " products.", "n");
    }
    return {};
  }

  Result<void> read_product(const Json& row, const std::string& where) {
    OFERTA_ASSIGN(const std::int32_t slot,
                  index_below(row[0], problem().slot_caps.size(), in_list(where, 0)));
    OFERTA_ASSIGN(const std::int64_t price, amount(row[1], in_list(where, 1)));
    if (price == 0) {
      return fail(ErrorCode::out_of_range, "The price must be positive.", in_list(where, 1));
    }
    std::vector<std::int64_t> scores;
    for (std::size_t t = 2; t < row.size(); ++t) {
      OFERTA_ASSIGN(const std::int64_t score, amount(row[t], in_list(where, t)));
      if (!scores.empty() && score > scores.back()) {
        return wrong("The scores of further pieces must not rise.", in_list(where, t));
      }
      scores.push_back(score);
    }
    problem().products.push_back(priced_product(slot, price, std::move(scores)));
    return {};
  }

  Result<void> read_costs() {
    std::vector<bool> seen(problem().products.size(), false);
    return each_row("costs", 1, [&](const Json& row, const std::string& where) -> Result<void> {
      OFERTA_ASSIGN(const std::int32_t product, product_at(row[0], in_list(where, 0)));
      const auto p = static_cast<std::size_t>(product);
      std::vector<std::int64_t>& costs = problem().products[p].costs;
      if (seen[p]) return wrong("The product's costs are given twice.", where);
      seen[p] = true;
      if (row.size() - 1 != costs.size()) {
        return wrong("The product has " + std::to_string(costs.size()) + " quantities.", where);
      }
      std::int64_t last = 0;
      for (std::size_t t = 1; t < row.size(); ++t) {
        OFERTA_ASSIGN(const std::int64_t cost, amount(row[t], in_list(where, t)));
        if (cost < last) return wrong("Cumulative costs must not fall.", in_list(where, t));
        last = cost;
        costs[t - 1] = cost;
      }
      return {};
    });
  }

  Result<std::int32_t> product_at(const Json& value, const std::string& where) {
    return index_below(value, problem().products.size(), where);
  }
  Result<std::int32_t> group_at(const Json& value, const std::string& where) {
    return index_below(value, problem().groups.size(), where);
  }

  Result<void> read_relations() {
    OFERTA_TRY(
        each_row("groups", 0, [&](const Json& row, const std::string& where) -> Result<void> {
          std::vector<std::int32_t> members;
          for (std::size_t i = 0; i < row.size(); ++i) {
            OFERTA_ASSIGN(const std::int32_t product, product_at(row[i], in_list(where, i)));
            members.push_back(product);
          }
          problem().groups.push_back(std::move(members));
          return {};
        }));
    OFERTA_TRY(
        each_row("requires", 2, [&](const Json& row, const std::string& where) -> Result<void> {
          if (row.size() != 2) return wrong("A pair is expected.", where);
          Requirement requirement;
          OFERTA_ASSIGN(requirement.product, product_at(row[0], in_list(where, 0)));
          OFERTA_ASSIGN(requirement.group, group_at(row[1], in_list(where, 1)));
          problem().requirements.push_back(requirement);
          return {};
        }));
    OFERTA_TRY(
        each_row("excludes", 2, [&](const Json& row, const std::string& where) -> Result<void> {
          if (row.size() != 2) return wrong("A pair is expected.", where);
          Exclusion exclusion;
          OFERTA_ASSIGN(exclusion.first, group_at(row[0], in_list(where, 0)));
          OFERTA_ASSIGN(exclusion.second, group_at(row[1], in_list(where, 1)));
          problem().exclusions.push_back(exclusion);
          return {};
        }));
    OFERTA_ASSIGN(const Json* const must, array("must"));
    for (std::size_t i = 0; i < must->size(); ++i) {
      OFERTA_ASSIGN(const std::int32_t group, group_at((*must)[i], in_list("must", i)));
      problem().must_groups.push_back(group);
    }
    return {};
  }

  Result<void> read_discounts() {
    OFERTA_TRY(
        each_row("bundles", 2, [&](const Json& row, const std::string& where) -> Result<void> {
          Bundle bundle;
          OFERTA_ASSIGN(bundle.discount, amount(row[0], in_list(where, 0)));
          for (std::size_t i = 1; i < row.size(); ++i) {
            OFERTA_ASSIGN(const std::int32_t product, product_at(row[i], in_list(where, i)));
            bundle.products.push_back(product);
          }
          problem().bundles.push_back(std::move(bundle));
          return {};
        }));
    return each_row("promo", 2, [&](const Json& row, const std::string& where) -> Result<void> {
      if (row.size() != 2) return wrong("A pair is expected.", where);
      Promotion promotion;
      OFERTA_ASSIGN(promotion.threshold, amount(row[0], in_list(where, 0)));
      OFERTA_ASSIGN(promotion.percent, index_below(row[1], 101, in_list(where, 1)));
      problem().promotions.push_back(promotion);
      return {};
    });
  }

  Result<void> read_coverage() {
    return each_row("coverage", 1, [&](const Json& row, const std::string& where) -> Result<void> {
      Coverage coverage;
      OFERTA_ASSIGN(coverage.cap, amount(row[0], in_list(where, 0)));
      for (std::size_t i = 1; i < row.size(); ++i) {
        const std::string entry = in_list(where, i);
        if (!row[i].is_array() || row[i].size() != 2) return wrong("A pair is expected.", entry);
        Contribution contribution;
        OFERTA_ASSIGN(contribution.product, product_at(row[i][0], in_list(entry, 0)));
        OFERTA_ASSIGN(contribution.amount, amount(row[i][1], in_list(entry, 1)));
        coverage.contributions.push_back(contribution);
      }
      problem().coverages.push_back(std::move(coverage));
      return {};
    });
  }

  const Json& document_;
  BareProblem bare_;
};

}  // namespace

Result<BareProblem> read_bare(std::string_view text) {
  OFERTA_ASSIGN(const Json document, parse_json(text));
  return Reader(document).read();
}

}  // namespace oferta::selection
