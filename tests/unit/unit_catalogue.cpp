#include <doctest/doctest.h>

#include "shared/catalogue/catalogue.h"
#include "shared/catalogue/companions.h"

namespace {

using namespace oferta;
using namespace oferta::catalogue;

Product product(const std::string& id, const std::string& category) {
  Product made;
  made.id = id;
  made.category = category;
  return made;
}

std::vector<std::string> ids(const std::vector<const Product*>& products) {
  std::vector<std::string> list;
  for (const Product* entry : products) list.push_back(entry->id);
  return list;
}

using Ids = std::vector<std::string>;

TEST_CASE("catalogue: products are listed by category and id") {
  Catalogue catalogue;
  catalogue.put(product("b", "switches"));
  catalogue.put(product("a", "switches"));
  catalogue.put(product("c", "phones"));
  CHECK(ids(catalogue.products_of("switches")) == Ids{"a", "b"});
  CHECK(ids(catalogue.products_of("phones")) == Ids{"c"});
  CHECK(catalogue.products_of("unknown").empty());
  REQUIRE(catalogue.product("c") != nullptr);
  CHECK(catalogue.product("c")->category == "phones");
  CHECK(catalogue.product("d") == nullptr);
}

TEST_CASE("catalogue: a product that moves to another category leaves the old one") {
  Catalogue catalogue;
  catalogue.put(product("a", "switches"));
  const Product* before = catalogue.product("a");
  catalogue.put(product("a", "switches"));
  CHECK(catalogue.product("a") == before);
  catalogue.put(product("a", "phones"));
  CHECK(catalogue.products_of("switches").empty());
  CHECK(ids(catalogue.products_of("phones")) == Ids{"a"});
  catalogue.remove_product("a");
  CHECK(catalogue.products_of("phones").empty());
  CHECK(catalogue.product("a") == nullptr);
}

TEST_CASE("catalogue: the revision grows with changes only") {
  Catalogue catalogue;
  catalogue.put(product("a", "switches"));
  const std::uint64_t revision = catalogue.revision();
  catalogue.remove_product("b");
  CHECK(catalogue.revision() == revision);
  catalogue.remove_product("a");
  CHECK(catalogue.revision() > revision);
}

TEST_CASE("catalogue: categories go by order, then id") {
  Catalogue catalogue;
  for (const auto& [id, order] :
       std::vector<std::pair<std::string, int>>{{"z", 1}, {"a", 2}, {"m", 1}}) {
    Category category;
    category.id = id;
    category.order = order;
    catalogue.put(category);
  }
  Ids order;
  for (const Category* category : catalogue.categories()) order.push_back(category->id);
  CHECK(order == Ids{"m", "z", "a"});
}

TEST_CASE("catalogue: compatibility says nothing against what it does not know") {
  CompatibilityRule rule{"r", {"cpu", "socket"}, {"board", "socket"}, {}, {}};
  Product cpu = product("cpu", "cpu");
  Product board = product("board", "board");
  CHECK(compatible(rule, cpu, board));
  cpu.attributes["socket"] = std::string("AM5");
  CHECK(compatible(rule, cpu, board));
  board.attributes["socket"] = std::string("AM4");
  CHECK_FALSE(compatible(rule, cpu, board));
  board.attributes["socket"] = std::string("AM5");
  CHECK(compatible(rule, cpu, board));

  CompatibilityRule power{
      "p", {"cpu", "watts"}, {"board", "watts"}, CompatibilityKind::first_at_most_second, {}};
  cpu.attributes["watts"] = std::int64_t{65};
  CHECK(compatible(power, cpu, board));
  board.attributes["watts"] = std::int64_t{65};
  CHECK(compatible(power, cpu, board));
  board.attributes["watts"] = std::int64_t{64};
  CHECK_FALSE(compatible(power, cpu, board));
}

TEST_CASE("catalogue: attributes are shown with decimals, units, names of choices") {
  AttributeDefinition power{"power", {"Мощность", "Power"}, {"Вт", "W"}, AttributeKind::number, 1,
                            {},      Better::lower};
  CHECK(attribute_display(power, std::int64_t{125}, Language::ru) == "12,5\u00A0Вт");
  CHECK(attribute_display(power, std::int64_t{125}, Language::en) == "12.5\u00A0W");
  AttributeDefinition poe{"poe", {"PoE", "PoE"}, {}, AttributeKind::flag, 0, {}, Better::higher};
  CHECK(attribute_display(poe, true, Language::ru) == "да");
  CHECK(attribute_display(poe, false, Language::en) == "no");
  AttributeDefinition colour{
      "colour", {"Цвет", "Colour"},           {},          AttributeKind::choice,
      0,        {{"b", {"чёрный", "black"}}}, Better::none};
  CHECK(attribute_display(colour, std::string("b"), Language::en) == "black");
  CHECK(attribute_display(colour, std::string("x"), Language::en) == "x");
}

TEST_CASE("catalogue: a flag counts as a number, a text does not") {
  Product entry = product("a", "c");
  entry.attributes["n"] = std::int64_t{7};
  entry.attributes["f"] = true;
  entry.attributes["t"] = std::string("7");
  CHECK(entry.number("n") == 7);
  CHECK(entry.number("f") == 1);
  CHECK_FALSE(entry.number("t").has_value());
  CHECK_FALSE(entry.number("absent").has_value());
}

TEST_CASE("catalogue: companions have to be as many as what requires them") {
  Catalogue catalogue;
  for (const char* id : {"phone-a", "phone-b"}) {
    Product phone = product(id, "phones");
    phone.requirements = {{"power", "other-power", "switch"}};
    catalogue.put(phone);
  }
  for (const char* id : {"power", "other-power"}) {
    Product power = product(id, "extras");
    power.one_for_each = true;
    catalogue.put(power);
  }
  catalogue.put(product("switch", "switches"));
  using Shortages = std::vector<Shortage>;
  CHECK(missing_companions(catalogue, {{"phone-a", 22}, {"power", 22}}).empty());
  CHECK(missing_companions(catalogue, {{"power", 22}, {"phone-a", 24}}) == Shortages{{0, 24}});
  CHECK(missing_companions(catalogue, {{"phone-a", 5}, {"phone-b", 3}, {"power", 5}}) ==
        Shortages{{2, 8}});
  // Twice in the list counts together; what a switch powers needs none; two sorts are divided by
  // hand; what is not there at all was left out on purpose.
  CHECK(missing_companions(catalogue, {{"phone-a", 5}, {"power", 3}, {"power", 2}}).empty());
  CHECK(missing_companions(catalogue, {{"phone-a", 5}, {"switch", 1}, {"power", 1}}).empty());
  CHECK(missing_companions(catalogue, {{"phone-a", 5}, {"power", 2}, {"other-power", 3}}).empty());
  CHECK(missing_companions(catalogue, {{"phone-a", 5}, {"unknown", 1}}).empty());
}

}  // namespace
