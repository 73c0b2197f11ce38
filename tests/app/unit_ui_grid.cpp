// Tables that are walked through, edited, pasted into, resized.
#include <doctest/doctest.h>

#include <array>

#include "tests/app/support/driver.h"

using namespace oferta::ui;
using oferta::testing::Driver;

namespace {

struct Sheet {
  std::vector<std::array<std::string, 2>> rows{{"Switch", "2"}, {"Phone", "12"}, {"Work", "1"}};
  int changes = 0;
  TableResult did;
  float height = 0;
  Driver driver{[this](Ui& ui) {
    const TableColumn columns[] = {{.title = "Item", .resizable = true},
                                   {.title = "Quantity", .width = 120},
                                   {.title = "Sum", .width = 100, .align = Align::right}};
    begin_table(ui, "Estimate", columns,
                {.row_count = static_cast<int>(rows.size()),
                 .height = height,
                 .editable = true,
                 .totals = true});
    for (const int row : table_rows(ui)) {
      begin_table_row(ui, row);
      auto& line = rows[static_cast<std::size_t>(row)];
      if (table_edit_cell(ui, line[0])) ++changes;
      if (table_edit_cell(ui, line[1], {.input_mode = "numeric"})) ++changes;
      table_cell(ui, "= " + line[1]);
      end_table_row(ui);
    }
    begin_table_totals(ui, "Total");
    table_cell(ui, "Total");
    table_cell(ui, "");
    table_cell(ui, "15");
    end_table_totals(ui);
    TableResult result = end_table(ui);
    if (result.paste_row >= 0) did = result;
  }};
  Sheet() { driver.moves_focus = true; }
  std::string at() const {
    const SemanticNode* node = driver.focused();
    return node == nullptr ? std::string("nowhere") : node->name;
  }
  void key(std::string_view cell, std::string_view key) { driver.key(Role::gridcell, cell, key); }
};

}  // namespace

TEST_CASE("a grid tells its shape and has one cell in the Tab order") {
  Sheet sheet;
  const SemanticNode& grid = sheet.driver.node(Role::grid, "Estimate");
  CHECK(grid.row_count == 5);  // head, three rows, totals
  int stops = 0;
  for (const SemanticNode& node : sheet.driver.tree().nodes) {
    if (node.role == Role::gridcell && node.focusable) ++stops;
  }
  CHECK(stops == 1);
  CHECK(sheet.driver.node(Role::gridcell, "Switch").focusable);
}

TEST_CASE("arrow keys, Home and End go from cell to cell") {
  Sheet sheet;
  sheet.driver.focus(Role::gridcell, "Switch");
  sheet.key("Switch", "ArrowDown");
  CHECK(sheet.at() == "Phone");
  sheet.key("Phone", "ArrowRight");
  CHECK(sheet.at() == "12");
  sheet.key("12", "End");
  CHECK(sheet.at() == "= 12");
  sheet.key("= 12", "ArrowRight");  // the last one: stays
  CHECK(sheet.at() == "= 12");
  sheet.key("= 12", "Home");
  CHECK(sheet.at() == "Phone");
  sheet.key("Phone", "PageUp");
  CHECK(sheet.at() == "Switch");
}

TEST_CASE("Enter edits and goes on to the next row, Escape leaves the cell as it was") {
  Sheet sheet;
  sheet.driver.focus(Role::gridcell, "2");
  sheet.key("2", "Enter");
  CHECK(sheet.at() == "Quantity");
  CHECK(sheet.driver.node(Role::textbox, "Quantity").value == "2");
  CHECK(sheet.driver.node(Role::textbox, "Quantity").input_mode == "numeric");
  sheet.driver.act(Role::textbox, "Quantity", SemanticAction::Kind::set_value, "5");
  sheet.driver.act(Role::textbox, "Quantity", SemanticAction::Kind::commit);
  CHECK(sheet.rows[0][1] == "5");
  CHECK(sheet.changes == 1);
  CHECK(sheet.at() == "12");

  sheet.key("12", "F2");
  sheet.driver.act(Role::textbox, "Quantity", SemanticAction::Kind::set_value, "99");
  sheet.driver.key(Role::textbox, "Quantity", "Escape");
  CHECK(sheet.rows[1][1] == "12");
  CHECK(sheet.changes == 1);
  CHECK(sheet.at() == "12");
  CHECK(sheet.driver.find(Role::textbox, "Quantity") == nullptr);
}

TEST_CASE("typing begins anew, Delete empties, a press edits, a cell that is worked out does not") {
  Sheet sheet;
  sheet.driver.focus(Role::gridcell, "Phone");
  sheet.key("Phone", "T");
  CHECK(sheet.driver.node(Role::textbox, "Item").value == "T");
  sheet.driver.key(Role::textbox, "Item", "Escape");
  sheet.key("Phone", "Delete");
  CHECK(sheet.rows[1][0].empty());
  sheet.driver.click(Role::gridcell, "Work");
  CHECK(sheet.driver.node(Role::textbox, "Item").value == "Work");
  sheet.driver.key(Role::textbox, "Item", "Escape");
  sheet.driver.click(Role::gridcell, "= 1");
  CHECK(sheet.driver.find(Role::textbox, "Sum") == nullptr);
  sheet.key("= 1", "Enter");
  CHECK(sheet.driver.find(Role::textbox, "Sum") == nullptr);
}

TEST_CASE("leaving a cell keeps what was typed") {
  Sheet sheet;
  sheet.driver.focus(Role::gridcell, "Switch");
  sheet.key("Switch", "Enter");
  sheet.driver.focus(Role::textbox, "Item");
  sheet.driver.act(Role::textbox, "Item", SemanticAction::Kind::set_value, "Router");
  sheet.driver.act(Role::textbox, "Item", SemanticAction::Kind::blur);
  CHECK(sheet.rows[0][0] == "Router");
  CHECK(sheet.driver.find(Role::textbox, "Item") == nullptr);
}

TEST_CASE("cells copied from a spreadsheet are handed over with their place") {
  Sheet sheet;
  CHECK(sheet.driver.node(Role::gridcell, "12").keys.find("Paste") != std::string::npos);
  sheet.driver.act(Role::gridcell, "Phone", SemanticAction::Kind::paste,
                   "Router\t3\r\n\"Cable, \"\"thick\"\"\"\t40\r\n");
  CHECK(sheet.did.paste_row == 1);
  CHECK(sheet.did.paste_column == 0);
  REQUIRE(sheet.did.pasted.size() == 2);
  CHECK(sheet.did.pasted[0] == std::vector<std::string>{"Router", "3"});
  CHECK(sheet.did.pasted[1] == std::vector<std::string>{"Cable, \"thick\"", "40"});
}

TEST_CASE("a copied cell may hold tabs and line feeds, and rows of different length") {
  using Cells = std::vector<std::vector<std::string>>;
  CHECK(pasted_cells("a\tb\nc") == Cells{{"a", "b"}, {"c"}});
  CHECK(pasted_cells("\"a\nb\tc\"\td\n") == Cells{{"a\nb\tc", "d"}});
  CHECK(pasted_cells("a\n\nb") == Cells{{"a"}, {""}, {"b"}});
  CHECK(pasted_cells("5\" pipe") == Cells{{"5\" pipe"}});
  CHECK(pasted_cells("") == Cells{{""}});
}

TEST_CASE("totals stay in sight under rows that scroll, and the keyboard brings rows into sight") {
  Sheet sheet;
  for (int i = 0; i < 200; ++i) sheet.rows.push_back({"Row " + std::to_string(i), "1"});
  sheet.height = 300;
  sheet.driver.settle();
  const SemanticNode& total = sheet.driver.node(Role::row, "Total…");
  CHECK(total.row_index == 205);
  CHECK(total.rect.bottom() <= 301);
  sheet.driver.focus(Role::gridcell, "Work");
  sheet.key("Work", "PageDown");
  sheet.key(sheet.at(), "PageDown");
  const SemanticNode* cell = sheet.driver.focused();
  REQUIRE(cell != nullptr);
  CHECK(cell->rect.bottom() <= sheet.driver.node(Role::row, "Total…").rect.y + 1);
  CHECK(sheet.driver.find(Role::gridcell, "Switch") == nullptr);
}

TEST_CASE("a column is resized by its edge: with the pointer and with arrow keys") {
  Sheet sheet;
  const auto width = [&] { return sheet.driver.node(Role::columnheader, "Item").rect.width; };
  const float before = width();
  const SemanticNode edge = sheet.driver.node(Role::separator, "Column width: Item");
  CHECK(edge.focusable);
  CHECK(edge.now == static_cast<std::int64_t>(before));
  sheet.driver.key(Role::separator, "Column width: Item", "ArrowLeft");
  CHECK(width() == before - 16);
  sheet.driver.key(Role::separator, "Column width: Item", "Home");
  CHECK(width() == 64);
  const SemanticNode narrow = sheet.driver.node(Role::separator, "Column width: Item");
  CHECK(narrow.now == narrow.min);
  sheet.driver.move(narrow.rect.x + narrow.rect.width / 2, narrow.rect.y + 10);
  sheet.driver.press();
  sheet.driver.move(300, narrow.rect.y + 10);
  sheet.driver.release();
  CHECK(width() == 300);
}

TEST_CASE("a head says how its column is sorted") {
  Driver page([](Ui& ui) {
    const TableColumn columns[] = {
        {.title = "Name", .sortable = true, .order = SortOrder::descending},
        {.title = "City", .sortable = true},
        {.title = "Price"}};
    begin_table(ui, "Lines", columns, {.row_count = 0});
    end_table(ui);
  });
  CHECK(page.node(Role::columnheader, "Name").sort == "descending");
  CHECK(page.node(Role::columnheader, "City").sort == "none");
  CHECK(page.node(Role::columnheader, "Price").sort.empty());
}

TEST_CASE(
    "rows that are pressed are walked through with the arrow keys, over the end of the view") {
  Driver page([](Ui& ui) {
    const TableColumn columns[] = {{.title = "Name"}};
    begin_table(ui, "Lines", columns, {.row_count = 5000, .height = 300, .clickable = true});
    for (const int row : table_rows(ui)) {
      begin_table_row(ui, row, {.id = std::to_string(row)});
      table_cell(ui, "Item " + std::to_string(row));
      end_table_row(ui);
    }
    end_table(ui);
  });
  page.moves_focus = true;
  page.focus(Role::row, "Item 0");
  page.key(Role::row, "Item 0", "ArrowDown");
  REQUIRE(page.focused() != nullptr);
  CHECK(page.focused()->name == "Item 1");
  page.key(Role::row, "Item 1", "End");
  REQUIRE(page.focused() != nullptr);
  CHECK(page.focused()->name == "Item 4999");
  page.key(Role::row, "Item 4999", "ArrowUp");
  REQUIRE(page.focused() != nullptr);
  CHECK(page.focused()->name == "Item 4998");
  page.key(Role::row, "Item 4998", "Home");
  REQUIRE(page.focused() != nullptr);
  CHECK(page.focused()->name == "Item 0");
}
