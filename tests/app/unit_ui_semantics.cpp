// The patch between two semantic trees.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "app/ui/semantics.h"

using namespace oferta::ui;
using nlohmann::json;

namespace {

SemanticNode plain(std::uint32_t id, Role role, std::string name, std::uint32_t parent = 0) {
  SemanticNode node;
  node.id = id;
  node.parent = parent;
  node.role = role;
  node.name = std::move(name);
  node.rect = {1, 2, 30, 40};
  return node;
}

json patch(const SemanticTree& before, const SemanticTree& after) {
  const std::string text = semantic_patch_json(before, after);
  return text.empty() ? json() : json::parse(text);
}

}  // namespace

TEST_CASE("nothing changed: no patch") {
  SemanticTree tree;
  tree.nodes = {plain(1, Role::button, "Save")};
  tree.title = "Page";
  CHECK(semantic_patch_json(tree, tree).empty());
}

TEST_CASE("a new tree comes whole, with its order") {
  SemanticTree after;
  after.nodes = {plain(7, Role::group, "Card"), plain(9, Role::button, "Save", 7)};
  after.title = "Clients";
  after.language = "en";
  const json got = patch({}, after);
  CHECK(got["title"] == "Clients");
  CHECK(got["lang"] == "en");
  CHECK(got["order"] == json::parse("[[7,0],[9,7]]"));
  REQUIRE(got["nodes"].size() == 2);
  CHECK(got["nodes"][1] ==
        json::parse(R"({"id":9,"role":"button","name":"Save","r":[1,2,30,40]})"));
  CHECK_FALSE(got.contains("focus"));
}

TEST_CASE("a changed node is sent alone and without an order") {
  SemanticTree before;
  before.nodes = {plain(1, Role::text, "10 ₽"), plain(2, Role::button, "Save")};
  SemanticTree after = before;
  after.nodes[0].name = "12 ₽";
  const json got = patch(before, after);
  CHECK(got.size() == 1);
  REQUIRE(got["nodes"].size() == 1);
  CHECK(got["nodes"][0]["id"] == 1);
  CHECK(got["nodes"][0]["name"] == "12 ₽");
  CHECK_FALSE(got["nodes"][0].contains("role"));
}

TEST_CASE("removal, reordering and a new parent send an order only") {
  SemanticTree before;
  before.nodes = {plain(1, Role::group, "A"), plain(2, Role::button, "B"),
                  plain(3, Role::button, "C")};
  SUBCASE("removed") {
    SemanticTree after = before;
    after.nodes.erase(after.nodes.begin() + 1);
    const json got = patch(before, after);
    CHECK(got == json::parse(R"({"order":[[1,0],[3,0]]})"));
  }
  SUBCASE("reordered") {
    SemanticTree after = before;
    std::swap(after.nodes[1], after.nodes[2]);
    CHECK(patch(before, after) == json::parse(R"({"order":[[1,0],[3,0],[2,0]]})"));
  }
  SUBCASE("moved into another parent") {
    SemanticTree after = before;
    after.nodes[2].parent = 1;
    const json got = patch(before, after);
    CHECK(got["order"] == json::parse("[[1,0],[2,0],[3,1]]"));
  }
}

TEST_CASE("every state has its key") {
  SemanticNode node = plain(5, Role::switch_toggle, "All");
  node.value = "v";
  node.value_text = "words";
  node.description = "d";
  node.placeholder = "p";
  node.keys = "Home End";
  node.input_mode = "decimal";
  node.autocomplete = "off";
  node.popup = "listbox";
  node.disabled = node.focusable = node.required = node.invalid = node.read_only = true;
  node.multiline = node.selected = node.has_checked = node.checked = node.has_expanded = true;
  node.has_pressed = node.pressed = node.modal = node.current = node.align_right = true;
  node.has_range = node.semibold = true;
  node.level = 2;
  node.min = -5;
  node.max = 9007199254740991;
  node.now = 0;
  node.step = 1;
  node.live = Live::assertive;
  node.row_count = 3;
  node.col_count = 4;
  node.row_index = 2;
  node.active_descendant = 77;
  node.font_size = 15;
  node.text_color = 0x0A0B0CFF;
  node.padding_left = 12.5F;
  node.padding_right = 8;
  SemanticTree after;
  after.nodes = {node};
  const json got = patch({}, after)["nodes"][0];
  CHECK(got == json::parse(R"({"id":5,"role":"switch","name":"All","value":"v","vt":"words",
    "desc":"d","ph":"p","keys":"Home End","im":"decimal","ac":"off","pop":"listbox",
    "r":[1,2,30,40],"dis":true,"foc":true,"req":true,"inv":true,"ro":true,"ml":true,"sel":true,
    "chk":"true","exp":false,"prs":true,"mod":true,"cur":true,"lvl":2,"min":-5,
    "max":9007199254740991,"now":0,"step":1,"live":"assertive","rows":3,"cols":4,"ri":2,"ad":77,
    "fs":15,"col":"#0a0b0cff","pl":12.5,"pr":8,"ar":true,"sb":true})"));
}

TEST_CASE("checked has three values and is told when false") {
  SemanticNode node = plain(1, Role::checkbox, "x");
  node.has_checked = true;
  SemanticTree tree;
  tree.nodes = {node};
  CHECK(patch({}, tree)["nodes"][0]["chk"] == "false");
  tree.nodes[0].mixed = true;
  CHECK(patch({}, tree)["nodes"][0]["chk"] == "mixed");
}

TEST_CASE("text of every kind survives the JSON") {
  const std::string hard = "\"quoted\" \\ \n\t\x01\x7F «Ёж» 1\u00A0250\u202F₽ \u2028 end";
  SemanticTree tree;
  tree.nodes = {plain(1, Role::text, hard)};
  CHECK(patch({}, tree)["nodes"][0]["name"] == hard);
}

TEST_CASE("rectangles are rounded to hundredths") {
  SemanticNode node = plain(1, Role::text, "x");
  node.rect = {-0.004F, 10.126F, 100.5F, -3.25F};
  SemanticTree tree;
  tree.nodes = {node};
  CHECK(patch({}, tree)["nodes"][0]["r"] == json::parse("[0,10.13,100.5,-3.25]"));
}

TEST_CASE("a focus request is sent even when nothing else changed") {
  SemanticTree before;
  before.nodes = {plain(1, Role::button, "Save")};
  SemanticTree after = before;
  after.focus_request = 1;
  CHECK(patch(before, after) == json::parse(R"({"focus":1})"));
}

TEST_CASE("role names are ARIA's") {
  CHECK(role_name(Role::switch_toggle) == "switch");
  CHECK(role_name(Role::text).empty());
  CHECK(role_name(Role::none).empty());
  CHECK(role_name(Role::columnheader) == "columnheader");
}
