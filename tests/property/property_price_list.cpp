// Price lists: whatever a list says, no row is lost, no product doubled; an import is one undo.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "shared/base/random.h"
#include "shared/importing/price_cells.h"
#include "shared/importing/price_memory.h"
#include "shared/importing/price_preview.h"
#include "shared/importing/price_transaction.h"
#include "shared/importing/raw_table.h"
#include "shared/sync/clock.h"
#include "shared/sync/undo.h"
#include "shared/workspace/workspace.h"
#include "tests/support/rounds.h"

using namespace oferta;
using namespace oferta::importing;

namespace {

/// A workspace that imports and takes back, as the application does.
class Shop {
 public:
  sync::Store store;
  workspace::Workspace workspace;

  sync::Inverse commit(const sync::Transaction& change) {
    const auto operations =
        change.build({clock_.next(0), store.last_sequence(clock_.node()) + 1, "anna", 1});
    REQUIRE(operations.has_value());
    sync::Inverse inverse = sync::inverse_of(store, *operations);
    store.apply_all(*operations);
    workspace.refresh(store);
    return inverse;
  }

  sync::Inverse import(const RawTable& table, const PriceMapping& mapping,
                       const PricePreview& preview) {
    sync::Transaction change(store);
    REQUIRE(add_to(change, store, preview.records).has_value());
    REQUIRE(remember_in(change, store, table, mapping).has_value());
    return commit(change);
  }

  void undo(const sync::Inverse& inverse) {
    sync::Transaction change(store);
    CHECK(inverse.add_to(store, change).skipped == 0);
    commit(change);
  }

  PricePreview preview(const RawTable& table, const PriceMapping& mapping) const {
    return *preview_prices(table, mapping, workspace.catalogue(), {});
  }

  /// What people see: the fields of every record that is there.
  std::string shown() const {
    std::string all;
    for (const std::string& type : store.types()) {
      store.for_each(type, [&](const sync::RecordView& record) {
        all += type + "/" + std::string(record.id()) + canonical(record.fields()) + "\n";
      });
    }
    return all;
  }

 private:
  sync::Clock clock_{1};
};

std::string pick(Random& random, const std::vector<std::string>& from) {
  return from[static_cast<std::size_t>(random.below(from.size()))];
}

/// A list of random rows, sound and not, over few articles.
std::string random_list(Random& random) {
  const std::vector<std::string> articles = {"A-1", "a-1", "A 1", "Ж-1", "Ю-1", "b/2", "B-2", ""};
  const std::vector<std::string> names = {"Чай", "Кофе", "", "Tea"};
  const std::vector<std::string> prices = {"10", "12,50", "1 000", "по запросу", "", "0", "$5"};
  const std::vector<std::string> stocks = {"5", ">10", "", "0"};
  std::string text = "Артикул;Наименование;Цена;Остаток\n";
  for (std::uint64_t row = random.below(9); row > 0; --row) {
    text += pick(random, articles) + ";" + pick(random, names) + ";" + pick(random, prices) + ";" +
            pick(random, stocks) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("random lists: every row is accounted for, and no article comes twice") {
  Random random({1, 2, 3, 4});
  for (int round = 0; round < testing::rounds(300); ++round) {
    Shop shop;
    for (int list = 0; list < 3; ++list) {
      const std::string text = random_list(random);
      CAPTURE(text);
      const RawTable table = read_delimited(text);
      const PriceMapping mapping = *recognise_prices(table, Currency::rub());
      const PricePreview preview = shop.preview(table, mapping);
      const PriceCounts& counts = preview.counts;
      REQUIRE(preview.rows.size() == table.rows.size() - 1);
      REQUIRE(counts.added + counts.changed + counts.same + counts.heading + counts.wrong ==
              preview.rows.size());
      for (std::size_t i = 0; i < preview.rows.size(); ++i) {
        const PreviewRow& row = preview.rows[i];
        REQUIRE(row.line == table.rows[i + 1].line);
        REQUIRE((row.change == RowChange::wrong) == (row.problem != RowProblem::none));
      }
      const std::string before = shop.shown();
      const sync::Inverse inverse = shop.import(table, mapping, preview);
      // Another import of the same list finds nothing to do, whatever was wrong stays wrong.
      const PricePreview again = shop.preview(table, mapping);
      REQUIRE(again.counts.added == 0);
      REQUIRE(again.counts.changed == 0);
      REQUIRE(again.counts.wrong == counts.wrong);
      REQUIRE(again.records.empty());
      std::set<std::string> keys;
      for (const auto& [id, product] : shop.workspace.catalogue().products()) {
        REQUIRE(keys.insert(article_key(product.sku)).second);
      }
      // The prices are those of the list.
      for (const PreviewRow& row : preview.rows) {
        if (row.product.empty()) continue;
        REQUIRE(shop.workspace.catalogue().product(row.product)->price == row.price);
      }
      if (random.below(2) == 0) continue;
      shop.undo(inverse);
      REQUIRE(shop.shown() == before);
      const sync::Inverse once_more = shop.import(table, mapping, shop.preview(table, mapping));
      REQUIRE(shop.preview(table, mapping).records.empty());
      shop.undo(once_more);
      REQUIRE(shop.shown() == before);
    }
  }
}

TEST_CASE("two devices import the same list apart and have each product once") {
  const RawTable table = read_delimited("Артикул;Наименование;Цена\nЖ-1;Чай;10\nA-1;Кофе;20\n");
  const PriceMapping mapping = *recognise_prices(table, Currency::rub());
  Shop one;
  Shop two;
  one.import(table, mapping, one.preview(table, mapping));
  two.import(table, mapping, two.preview(table, mapping));
  one.store.apply_all(two.store.to_operations());
  one.workspace.refresh(one.store);
  CHECK(one.workspace.catalogue().products().size() == 2);
}

TEST_CASE("a product that was taken back comes again with the fields of the new list alone") {
  Shop shop;
  const RawTable first =
      read_delimited("Артикул;Наименование;Цена;Описание;Бренд\nA;Чай;10;байховый;Север\n");
  const PriceMapping mapping = *recognise_prices(first, Currency::rub());
  shop.undo(shop.import(first, mapping, shop.preview(first, mapping)));
  CHECK(shop.workspace.catalogue().products().empty());
  const RawTable next = read_delimited("Артикул;Наименование;Цена\nA;Чай;12\n");
  const PriceMapping fewer = *recognise_prices(next, Currency::rub());
  shop.import(next, fewer, shop.preview(next, fewer));
  const catalogue::Product* tea = shop.workspace.catalogue().product("price-a");
  REQUIRE(tea != nullptr);
  CHECK(tea->price == Money{12'00});
  CHECK(tea->description.empty());
  CHECK(tea->brand.empty());
}

TEST_CASE("the workspace remembers a corrected mapping for the next list with its headings") {
  Shop shop;
  const RawTable first = read_delimited("Прайс\nКод;Товар;База;Прайс\nA;Чай;8,5;10\n");
  PriceMapping mapping =
      remembered_or_recognised(first, shop.workspace.settings(), Currency::rub());
  CHECK(mapping.column(PriceField::price) == 3);
  mapping.assign(2, PriceField::price);
  mapping.currency = *Currency::parse("USD");
  mapping.vat = PriceVat::excluded;
  mapping.decimal = DecimalSign::comma;
  shop.import(first, mapping, shop.preview(first, mapping));
  const RawTable next = read_delimited("Другой верх\n\nКод;Товар;База;Прайс\nA;Чай;9,5;11\n");
  const PriceMapping same =
      remembered_or_recognised(next, shop.workspace.settings(), Currency::rub());
  CHECK(same == mapping);
  CHECK(shop.preview(next, same).rows[0].price == Money{9'50, mapping.currency});
  // Other headings are recognised as ever; a table without any is left to a person.
  const RawTable other = read_delimited("Код;Товар;Прайс\nA;Чай;11\n");
  CHECK(remembered_or_recognised(other, shop.workspace.settings(), Currency::rub())
            .column(PriceField::price) == 2);
  const PriceMapping none = remembered_or_recognised(read_delimited("1;2\n3;4"),
                                                     shop.workspace.settings(), Currency::rub());
  CHECK(none.header == kNoHeader);
  CHECK_FALSE(none.complete());
  // What cannot be read is recognised anew.
  std::map<std::string, Json, std::less<>> broken;
  for (const auto& [id, value] : shop.workspace.settings()) broken[id] = Json{{"format", "later"}};
  CHECK(remembered_or_recognised(next, broken, Currency::rub()).column(PriceField::price) == 3);
}

TEST_CASE("a mapping with equal and empty headings comes back as it was") {
  const RawTable table = read_delimited("Код;Цена;;Цена\nA;1;Чай;2\n");
  PriceMapping mapping = *recognise_prices(table, Currency::rub());
  mapping.assign(3, PriceField::price);
  mapping.assign(2, PriceField::name);
  const Result<PriceMapping> same = apply_price_mapping(table, write_price_mapping(table, mapping));
  REQUIRE(same.has_value());
  CHECK(same->fields == mapping.fields);
}
