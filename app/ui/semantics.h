#pragma once
/// What is on the screen, for everything that cannot see the canvas: the mirror DOM (screen
/// readers, text input, Tab order), the tests, the tools. Widgets emit one node each while they
/// draw; the platform turns the tree into elements and sends back actions.
///
///   std::string patch = semantic_patch_json(shown, context.semantics());   // "" when equal
///   context.act({.id = node.id, .kind = SemanticAction::Kind::activate});
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace oferta::ui {

/// ARIA roles; `text` is plain text, `switch_toggle` is ARIA's switch.
enum class Role {
  none,
  banner,
  main,
  navigation,
  region,
  group,
  heading,
  text,
  paragraph,
  button,
  link,
  textbox,
  spinbutton,
  slider,
  checkbox,
  radio,
  radiogroup,
  switch_toggle,
  tab,
  tablist,
  tabpanel,
  list,
  listitem,
  table,
  row,
  cell,
  columnheader,
  rowheader,
  dialog,
  combobox,
  listbox,
  option,
  progressbar,
  status,
  alert,
  img,
  separator,
  menu,
  menuitem,
  grid,
  gridcell,
  tree,
  treeitem,
};

/// The ARIA name: "switch" for switch_toggle, "" for none and text.
std::string_view role_name(Role role);

/// CSS pixels from the top left corner of the page.
struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;

  float right() const { return x + width; }
  float bottom() const { return y + height; }
  bool contains(float px, float py) const {
    return px >= x && py >= y && px < right() && py < bottom();
  }
  friend bool operator==(const Rect&, const Rect&) = default;
};

enum class Live { off, polite, assertive };

/// One widget or piece of text. Fields that do not apply keep their defaults and are not sent.
struct SemanticNode {
  std::uint32_t id = 0;      ///< stable from frame to frame, never 0
  std::uint32_t parent = 0;  ///< 0: the page itself
  Role role = Role::none;
  std::string name;         ///< accessible name; for Role::text the text itself
  std::string value;        ///< text of a field; for a combobox the chosen option
  std::string value_text;   ///< a slider's value in words: «1 250 000 ₽»
  std::string description;  ///< hint or error
  std::string placeholder;
  std::string keys;          ///< KeyboardEvent.key names the widget handles, separated by spaces;
                             ///< "Char": whatever types a character, "Paste": the clipboard
  std::string input_mode;    ///< "", "decimal", "numeric", "tel", "email", "search"
  std::string autocomplete;  ///< as the HTML attribute
  std::string popup;         ///< aria-haspopup: "", "listbox", "menu", "dialog"
  std::string sort;          ///< columnheader: "", "none", "ascending", "descending"
  Rect rect;
  bool disabled = false;
  bool focusable = false;  ///< in the Tab order
  bool required = false;
  bool invalid = false;
  bool read_only = false;
  bool multiline = false;
  bool selected = false;  ///< tab, option, row
  bool has_checked = false;
  bool checked = false;
  bool mixed = false;
  bool has_expanded = false;
  bool expanded = false;
  bool has_pressed = false;
  bool pressed = false;
  bool modal = false;        ///< dialog: everything outside of it and of its parents is inert
  bool current = false;      ///< aria-current: the open page or step
  bool align_right = false;  ///< of the text in a field
  bool has_range = false;    ///< min, max, now and step mean something
  bool semibold = false;
  bool camera = false;       ///< img: what a camera sees is shown there
  bool keeps_focus = false;  ///< pressing it or what is in it leaves the focus where it is
  int level = 0;             ///< of a heading or of an item in a tree
  int position = 0;          ///< among its siblings in a tree, from 1
  int set_size = 0;          ///< how many siblings there are
  std::int64_t min = 0;
  std::int64_t max = 0;
  std::int64_t now = 0;
  std::int64_t step = 0;
  Live live = Live::off;
  int row_count = 0;
  int col_count = 0;
  int row_index = 0;                    ///< 1-based, of a row in a table that shows only a part
  std::uint32_t active_descendant = 0;  ///< combobox: the option the arrow keys are at
  std::uint32_t controls = 0;           ///< combobox: its list
  int layer = 0;                        ///< above 0: over the page and not clipped by what holds it
  bool scrolls = false;                 ///< a view that clips and scrolls its children
  float scroll_offset = 0;              ///< how far down it is; rects are where things are now
  float scroll_height = 0;              ///< of all its content
  float font_size = 0;                  ///< of the text in a field, CSS pixels
  std::uint32_t text_color = 0;         ///< 0xRRGGBBAA
  float padding_left = 0;
  float padding_right = 0;

  friend bool operator==(const SemanticNode&, const SemanticNode&) = default;
};

struct SemanticTree {
  std::vector<SemanticNode> nodes;  ///< in reading order, parents before children
  std::string title;                ///< of the page
  std::string language;             ///< BCP 47: "ru", "en"
  std::uint32_t focus_request = 0;  ///< move the keyboard focus there; 0: leave it

  const SemanticNode* find(std::uint32_t id) const;
};

/// What somebody did to a node without the pointer.
struct SemanticAction {
  enum class Kind {
    activate,   ///< Enter or Space on a button, a screen reader's "click"
    focus,      ///< value "visible" when a focus ring is due (:focus-visible), else "pointer"
    blur,       ///< the element lost the focus
    set_value,  ///< value: the whole text of a field, or a slider's integer
    commit,     ///< Enter or leaving a changed field
    key,        ///< value: KeyboardEvent.key, one of SemanticNode::keys
    scroll_into_view,  ///< bring the node into view
    paste,             ///< value: text from the clipboard; to nodes with "Paste" among their keys
  };
  std::uint32_t id = 0;
  Kind kind = Kind::activate;
  std::string value;
};

/// The difference between two trees as JSON; "" when there is none and no focus is asked for:
///   {"nodes":[…], "order":[[id,parent],…], "title":"…", "lang":"…", "focus":id}
/// `nodes` holds every new or changed node complete (fields at their defaults left out); `order` is
/// there only when the set, the parents or the order changed; nodes not in it are gone.
/// Keys: id, role, name, value, vt (value_text), desc, ph, keys, im, ac, pop, srt, r:[x,y,w,h],
/// dis, foc, req, inv, ro, ml, sel, chk ("true"/"false"/"mixed"), exp, prs, mod, cur, lvl, min,
/// max, now, step, ps, ss (position, set_size), live ("polite"/"assertive"), rows, cols, ri
/// (row_index), ad (active_descendant), fs, col (CSS colour "#rrggbbaa"), pl, pr, ar, sb, kf
/// (keeps_focus), cam (camera). Flags are true when present; exp and prs are true or false; min,
/// max, now and step come together.
std::string semantic_patch_json(const SemanticTree& before, const SemanticTree& after);

}  // namespace oferta::ui
