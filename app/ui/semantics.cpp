#include "app/ui/semantics.h"

namespace oferta::ui {

std::string_view role_name(Role role) {
  switch (role) {
    case Role::none:
    case Role::text:
      return "";
    case Role::banner:
      return "banner";
    case Role::main:
      return "main";
    case Role::navigation:
      return "navigation";
    case Role::region:
      return "region";
    case Role::group:
      return "group";
    case Role::heading:
      return "heading";
    case Role::paragraph:
      return "paragraph";
    case Role::button:
      return "button";
    case Role::link:
      return "link";
    case Role::textbox:
      return "textbox";
    case Role::spinbutton:
      return "spinbutton";
    case Role::slider:
      return "slider";
    case Role::checkbox:
      return "checkbox";
    case Role::radio:
      return "radio";
    case Role::radiogroup:
      return "radiogroup";
    case Role::switch_toggle:
      return "switch";
    case Role::tab:
      return "tab";
    case Role::tablist:
      return "tablist";
    case Role::tabpanel:
      return "tabpanel";
    case Role::list:
      return "list";
    case Role::listitem:
      return "listitem";
    case Role::table:
      return "table";
    case Role::row:
      return "row";
    case Role::cell:
      return "cell";
    case Role::grid:
      return "grid";
    case Role::gridcell:
      return "gridcell";
    case Role::tree:
      return "tree";
    case Role::treeitem:
      return "treeitem";
    case Role::columnheader:
      return "columnheader";
    case Role::rowheader:
      return "rowheader";
    case Role::dialog:
      return "dialog";
    case Role::combobox:
      return "combobox";
    case Role::listbox:
      return "listbox";
    case Role::option:
      return "option";
    case Role::progressbar:
      return "progressbar";
    case Role::status:
      return "status";
    case Role::alert:
      return "alert";
    case Role::img:
      return "img";
    case Role::separator:
      return "separator";
    case Role::menu:
      return "menu";
    case Role::menuitem:
      return "menuitem";
  }
  return "";
}

const SemanticNode* SemanticTree::find(std::uint32_t id) const {
  for (const SemanticNode& node : nodes) {
    if (node.id == id) return &node;
  }
  return nullptr;
}

}  // namespace oferta::ui
