#pragma once
/// What widgets share behind Ui: the frame's input, the stacks of layout, identity and semantics,
/// and what is remembered from frame to frame. For the widgets of app/ui alone; screens use Ui.
///
/// One frame of the Context is one or more passes over the draw function. Edges of input (pressed,
/// released, actions) exist in the first pass only; a pass that finds a remembered size or a value
/// changed asks for another one, and only the last pass is shown.
#include <array>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "app/ui/banner.h"
#include "app/ui/buttons.h"
#include "app/ui/card.h"
#include "app/ui/context.h"
#include "app/ui/core.h"
#include "app/ui/focus.h"
#include "app/ui/semantics.h"
#include "imgui.h"
#include "shared/base/date.h"

namespace oferta::ui {

struct Pointer {
  float x = -1;
  float y = -1;
  bool inside = false;  ///< over the page at all
  bool down = false;
  bool pressed = false;   ///< went down in this frame
  bool released = false;  ///< went up in this frame
  bool touch = false;
  float wheel = 0;  ///< CSS pixels, positive scrolls the content up
};

/// One entry of the layout stack.
struct Column {
  float x = 0;
  float y = 0;
  float width = 0;
  float used = 0;           ///< height taken so far
  float natural = 0;        ///< the same if nothing were stretched to fill
  float natural_width = 0;  ///< width the content would like
  float limit = 0;          ///< page y where the place ends
  float gap = space::kSm;
  bool empty = true;
  Insets padding{};
  // An inline line is a column whose items follow one another.
  bool is_inline = false;
  InlineOptions flow{};
  Id key = 0;
  int line = 0;
  int line_items = 0;
  float line_x = 0;       ///< from the left edge
  float line_height = 0;  ///< of this pass
  float longest_line = 0;
};

struct RowFrame {
  Id key = 0;
  std::vector<float> widths;  ///< resolved
  std::vector<bool> own_width;
  std::size_t index = 0;
  float x = 0;
  float y = 0;
  float gap = 0;
  float item_gap = 0;
  Align vertical = Align::left;
  bool stacked = false;
  bool grid = false;
  float line_y = 0;  ///< of a grid: where the current line of cells starts
  int line = 0;
  float used = 0;     ///< highest cell of the line
  float natural = 0;  ///< highest natural cell of the line
  float natural_width = 0;
  float row_height = 0;   ///< remembered natural height of the current line
  std::size_t depth = 0;  ///< columns open in a cell, to know what stands directly in it
};

struct CardFrame {
  Id id = 0;
  Rect rect;
  float padding = 0;
  bool fixed = false;    ///< the height was given
  bool grouped = false;  ///< has a name, and so a node
  CardResult result;
};

struct ScrollMemory {
  float offset = 0;
  float target = 0;
  float velocity = 0;
  float content = 0;
  float view = 0;
  bool at_end = false;
};
struct ScrollFrame {
  Id id = 0;
  Rect rect;
  Insets padding{};
  bool grouped = false;
  bool keep_at_end = false;
  bool shade_edges = false;
};

struct Animation {
  float value = 0;
  float from = 0;
  float to = 0;
  float elapsed = 1;
  std::uint64_t seen = 0;
};

/// A layer above the page: a dialog, a popup, a tooltip.
struct Overlay {
  Rect rect;
  bool blocks_all = false;  ///< takes presses anywhere
};

struct Identity {
  Id seed = 0;
  int ordinal = 0;
};

struct DialogMemory {
  Id returns_to = 0;
  std::vector<Id> stops;  ///< what could be reached when it opened
  std::uint64_t seen = 0;
  bool focused = false;
};
struct DialogFrame {
  Id id = 0;
  Id close_id = 0;
  Rect rect;
  bool* open = nullptr;
  bool dismissable = true;
  std::size_t first_node = 0;
  float padding = 0;
  bool pressed_outside = false;
  bool submitted = false;  ///< Enter in a field: the primary action is meant
};
struct PopupMemory {
  bool open = false;
  int active = -1;
  std::uint64_t seen = 0;
  std::string typed;
  double typed_at = 0;
};
/// The variant cards of one radio group: who is in the Tab order, where an arrow key leads.
struct VariantGroup {
  std::uint64_t pass = 0;
  int next = 0;       ///< number of the card being drawn
  int count = 0;      ///< of the pass before
  int selected = -1;  ///< of the pass before
  int seen_selected = -1;
  int wanted = -1;  ///< an arrow key chose this one
};
struct PopoverFrame {
  Id id = 0;
  Rect rect;
  bool* open = nullptr;
  std::size_t first_node = 0;
};

/// What was saved when an overlay was begun.
struct LayerFrame {
  int layer = 0;
  std::vector<Rect> clips;
  std::vector<ScrollFrame> scrolls;
};

/// Where a tooltip stands by its anchor: beside it, what lies below stays in sight.
enum class TooltipSide { below, beside };

struct TooltipState {
  Id id = 0;
  float waited = 0;
  Rect anchor;
  std::string text;
  TooltipSide side = TooltipSide::below;
  int layer = 0;  ///< of the anchor
  bool wanted = false;
};

struct ToastEntry {
  Id id = 0;
  Toast toast;
  float left = 0;
  bool closing = false;
};

struct FieldMemory {
  std::string text;  ///< what is being typed
  bool editing = false;
  bool changed_since_focus = false;
  std::int64_t given = 0;  ///< the value a number field was last called with
};

/// The keyboard on the screen.
struct ScreenKeyboard {
  bool used = false;  ///< in the place of the browser's own
  float height = 0;   ///< as drawn in the pass before; 0: it is put away
  int reveal = 0;     ///< passes in which the field is still to be brought into view
  Id field = 0;       ///< that is typed into
  std::string text;   ///< in it
  std::string mode;   ///< FieldOptions::input_mode of the focused field
  std::string language;
  bool latin = false;
  bool shift = false;
};

/// A date field's calendar.
struct CalendarMemory {
  bool open = false;
  Date shown;
};

/// Where somebody is in a table, and what is being edited there.
struct GridMemory {
  int row = 0;
  int column = 0;
  bool wanted = false;  ///< the focus is to go to that row or cell as soon as it is drawn
  bool editing = false;
  bool edit_focused = false;
  std::string draft;
};

struct TableState;

struct Fonts {
  ImFont* regular = nullptr;
  ImFont* semibold = nullptr;
  ImFont* icons = nullptr;
};

class Textures;

struct State {
  State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State();

  // surroundings
  ImGuiContext* imgui = nullptr;
  Fonts fonts;
  std::array<std::string, 3> font_bytes;
  UiStrings strings;
  std::string language = "ru";
  ColorScheme scheme = ColorScheme::automatic;
  float text_scale = 1;
  const Theme* theme = nullptr;
  FrameInput input;
  float dt = 0;    ///< for animations: limited, 0 in later passes
  double now = 0;  ///< seconds since the start
  std::uint64_t frame = 0;
  std::uint64_t pass = 0;  ///< counts on over all frames
  Ui ui;

  // drawing
  std::vector<std::unique_ptr<ImDrawList>> lists;
  int layer = 0;
  int layers_used = 1;
  std::shared_ptr<Textures> textures;  ///< of pictures, a miniature's as well
  std::vector<Rect> clips;
  float alpha = 1;
  ImDrawList& list() { return *lists[static_cast<std::size_t>(layer)]; }
  std::vector<std::pair<Id, float>> in_sight;  ///< open begin_in_sight: memory and upper edge
  const Rect& clip() const { return clips.back(); }
  float pixel() const { return 1.0F / input.scale; }

  // input
  bool first_pass = true;
  Pointer pointer;
  bool had_input = false;    ///< somebody did something since the frame before
  bool was_pressed = false;  ///< the pointer was
  float press_x = 0;
  float press_y = 0;
  float last_pointer_y = 0;
  Id active = 0;   ///< pressed and not let go
  Id hovered = 0;  ///< of the frame before
  Id hover_candidate = 0;
  Id scroll_candidate = 0;
  Id press_scroll = 0;
  Id scroll_drag = 0;
  bool drag_captured = false;  ///< a slider moves with the pointer
  std::vector<SemanticAction> incoming;
  std::vector<SemanticAction> actions;
  std::vector<Overlay> overlays;       ///< of this pass; [0] is the page
  std::vector<Overlay> overlays_last;  ///< of the pass before

  // frames
  bool relayout = false;
  bool frame_requested = false;
  float wake_after = -1;

  // focus
  Id focused = 0;
  bool focus_visible = false;
  Id focus_pending = 0;
  int focus_patience = 0;
  FocusTrail trail;
  Id scroll_pending = 0;

  // identity and semantics
  std::vector<Identity> ids;
  std::vector<Id> parents;
  std::vector<std::size_t> groups;  ///< open groups, as places in the tree
  std::unordered_set<Id> used_ids;
  SemanticTree tree;

  // layout
  std::vector<Column> columns;
  std::vector<RowFrame> rows;
  std::vector<CardFrame> cards;
  std::vector<ScrollFrame> scrolls;
  std::vector<DialogFrame> dialogs;
  std::vector<PopoverFrame> popovers;
  std::vector<LayerFrame> layer_stack;
  Rect last_rect;
  std::vector<std::string> cut_texts;  ///< of this pass, see Context::cut_texts

  // remembered
  struct Remembered {
    float value = 0;
    std::uint64_t seen = 0;
  };
  std::unordered_map<Id, Remembered> sizes;
  std::unordered_map<Id, Animation> animations;
  std::unordered_map<Id, ScrollMemory> scroll_memory;
  std::unordered_map<Id, DialogMemory> dialog_memory;
  std::unordered_map<Id, PopupMemory> popup_memory;
  std::unordered_map<Id, FieldMemory> field_memory;
  std::unordered_map<Id, CalendarMemory> calendar_memory;
  ScreenKeyboard keyboard;
  std::unordered_map<Id, VariantGroup> variant_groups;
  std::unordered_map<Id, GridMemory> grid_memory;
  std::unordered_map<Id, float> column_widths;  ///< columns somebody has resized
  TooltipState tooltip;
  std::vector<ToastEntry> toasts;
  Id toast_counter = 0;
  std::unique_ptr<TableState> table;
  std::unique_ptr<State> miniature;  ///< the page within this one, miniature.h
  std::uint64_t miniature_seen = 0;  ///< in this frame
};

/// A hash of `text` in the scope `seed`; never 0.
Id hash_id(Id seed, std::string_view text);
Id hash_id(Id seed, std::uint32_t number);

/// The id of a widget named `name` in the current scope, different from all drawn before it.
Id widget_id(State& s, std::string_view name);
/// The id of something without a name: its kind and its number in the scope.
Id ordinal_id(State& s, std::string_view kind);
/// A key for remembered sizes; like ordinal_id, but not a widget.
Id layout_key(State& s, std::string_view kind);

/// A size known from the pass before.
float remembered(State& s, Id key, float fallback = 0);
/// Keeps a size; when it changed, the frame is laid out once more.
void remember(State& s, Id key, float value);
/// Something happened that the rest of this frame should show.
void settle(State& s);

/// Takes the place of an item in the current column: width 0 fills it, `natural_width` is what the
/// item would like to have, `natural_height` its height when not stretched (0: the same).
Rect place_item(State& s, float width, float height, float natural_width, float natural_height = 0);
/// Where the next item will start, and how wide it may be.
Rect next_place(const State& s);
void push_column(State& s, float x, float y, float width, float limit, float gap);
Column pop_column(State& s);

/// `natural`, or the height that reaches the end of the row whose cell is open.
float stretched_height(const State& s, float natural);

/// Draws what follows above everything drawn so far, clipped by the page only.
void begin_layer(State& s, const Rect& hit, bool blocks_all);
/// The rectangle that catches the pointer, once it is known.
void set_layer_rect(State& s, const Rect& hit);
void end_layer(State& s);

void push_clip(State& s, const Rect& rect);
void pop_clip(State& s);
bool visible(const State& s, const Rect& rect);

Rect intersect(const Rect& a, const Rect& b);
Rect inset(const Rect& rect, float by);
Rect inset(const Rect& rect, const Insets& by);

/// Width of the page measured by its text: big text on a desktop is laid out as on a phone.
float roomy_width(const State& s);

/// Height of controls: 32, 40, 48; at least 44 for fingers.
float control_height(const State& s, ControlSize size);

}  // namespace oferta::ui
