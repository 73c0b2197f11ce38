// Tables: rows by pointer and keys, virtual rows, sorting.
#include <doctest/doctest.h>

#include "tests/app/support/driver.h"

using namespace oferta::ui;
using oferta::testing::Driver;

namespace {

struct TablePage {
  int rows = 3;
  int drawn = 0;
  int opened = -1;
  int sorted = -1;
  float height = 0;
  Driver driver{[this](Ui& ui) {
    const TableColumn columns[] = {
        {.title = "Name", .sortable = true, .order = SortOrder::ascending},
        {.title = "Price", .width = 120, .align = Align::right}};
    begin_table(ui, "Lines", columns, {.row_count = rows, .height = height, .clickable = true});
    drawn = 0;
    for (const int row : table_rows(ui)) {
      ++drawn;
      const std::string name = "Item " + std::to_string(row);
      begin_table_row(ui, row, {.id = name});
      table_cell(ui, name);
      table_cell(ui, "10 ₽");
      if (end_table_row(ui)) opened = row;
    }
    if (const TableResult did = end_table(ui); did.sort_column >= 0) sorted = did.sort_column;
  }};
};

}  // namespace

TEST_CASE("a table tells its shape") {
  TablePage page;
  const SemanticNode& table = page.driver.node(Role::table, "Lines");
  CHECK(table.row_count == 4);
  CHECK(table.col_count == 2);
  CHECK(page.driver.find(Role::columnheader, "Price") != nullptr);
  const SemanticNode& row = page.driver.node(Role::row, "Item 1, 10 ₽");
  CHECK(row.parent == table.id);
  CHECK(row.row_index == 3);
  CHECK(page.driver.node(Role::rowheader, "Item 1").parent == row.id);
}

TEST_CASE("rows are pressed by pointer, action and Enter") {
  TablePage page;
  page.driver.click(Role::row, "Item 1…");
  CHECK(page.opened == 1);
  page.driver.activate(Role::row, "Item 2…");
  CHECK(page.opened == 2);
  page.driver.key(Role::row, "Item 0…", "Enter");
  CHECK(page.opened == 0);
}

TEST_CASE("a head that sorts is a button") {
  TablePage page;
  page.driver.click(Role::button, "Name");
  CHECK(page.sorted == 0);
}

TEST_CASE("only the rows in sight are drawn") {
  TablePage page;
  page.rows = 100'000;
  page.height = 400;
  page.driver.settle();
  CHECK(page.drawn < 20);
  page.driver.move(100, 200);
  page.driver.wheel(-440);  // a thousand rows of 44 px
  CHECK(page.driver.find(Role::row, "Item 1000…") != nullptr);
  CHECK(page.drawn < 20);
  CHECK(page.driver.settle() == 1);
}
