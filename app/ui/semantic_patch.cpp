#include <cmath>
#include <cstdio>
#include <unordered_map>

#include "app/ui/semantics.h"

namespace oferta::ui {
namespace {

// Written by hand: a patch is made after every frame that changed something, and a JSON tree per
// node would cost more than the frame.
class Writer {
 public:
  void string(std::string_view text) {
    out_ += '"';
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '"' || c == '\\') {
        out_ += '\\';
        out_ += c;
      } else if (byte < 0x20 || byte == 0x7F) {
        char escaped[8];
        std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(byte));
        out_ += escaped;
      } else {
        out_ += c;
      }
    }
    out_ += '"';
  }
  void raw(std::string_view text) { out_ += text; }
  void key(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += '"';
    out_ += name;
    out_ += "\":";
  }
  void open() {
    out_ += '{';
    first_ = true;
  }
  void close() {
    out_ += '}';
    first_ = false;
  }
  void integer(std::int64_t value) { out_ += std::to_string(value); }
  // A hundredth of a pixel is finer than any screen; integers stay short.
  void number(float value) {
    const auto hundredths =
        static_cast<std::int64_t>(std::lround(static_cast<double>(value) * 100));
    if (hundredths < 0) out_ += '-';
    const std::int64_t magnitude = hundredths < 0 ? -hundredths : hundredths;
    out_ += std::to_string(magnitude / 100);
    if (const std::int64_t rest = magnitude % 100; rest != 0) {
      char digits[8];
      std::snprintf(digits, sizeof digits, ".%02d", static_cast<int>(rest));
      out_ += digits;
    }
  }
  void text_field(std::string_view name, const std::string& value) {
    if (value.empty()) return;
    key(name);
    string(value);
  }
  void flag(std::string_view name, bool value) {
    if (!value) return;
    key(name);
    raw("true");
  }
  void integer_field(std::string_view name, std::int64_t value) {
    if (value == 0) return;
    key(name);
    integer(value);
  }
  void number_field(std::string_view name, float value) {
    if (value == 0) return;
    key(name);
    number(value);
  }
  std::string take() { return std::move(out_); }
  bool empty() const { return out_.empty(); }

 private:
  std::string out_;
  bool first_ = true;
};

void write_states(Writer& w, const SemanticNode& node) {
  w.flag("dis", node.disabled);
  w.flag("foc", node.focusable);
  w.flag("req", node.required);
  w.flag("inv", node.invalid);
  w.flag("ro", node.read_only);
  w.flag("ml", node.multiline);
  w.flag("sel", node.selected);
  if (node.has_checked) {
    w.key("chk");
    w.string(node.mixed ? "mixed" : node.checked ? "true" : "false");
  }
  if (node.has_expanded) {
    w.key("exp");
    w.raw(node.expanded ? "true" : "false");
  }
  if (node.has_pressed) {
    w.key("prs");
    w.raw(node.pressed ? "true" : "false");
  }
  w.flag("mod", node.modal);
  w.flag("cur", node.current);
  w.integer_field("lvl", node.level);
  w.integer_field("ps", node.position);
  w.integer_field("ss", node.set_size);
  if (node.has_range) {
    for (const auto& [name, value] : {std::pair{"min", node.min}, std::pair{"max", node.max},
                                      std::pair{"now", node.now}, std::pair{"step", node.step}}) {
      w.key(name);
      w.integer(value);
    }
  }
  if (node.live != Live::off) {
    w.key("live");
    w.string(node.live == Live::polite ? "polite" : "assertive");
  }
  w.integer_field("rows", node.row_count);
  w.integer_field("cols", node.col_count);
  w.integer_field("ri", node.row_index);
  w.integer_field("ad", node.active_descendant);
  w.integer_field("ct", node.controls);
  w.integer_field("ly", node.layer);
  if (node.scrolls) {
    w.key("so");
    w.number(node.scroll_offset);
    w.key("sh");
    w.number(node.scroll_height);
  }
}

void write_node(Writer& w, const SemanticNode& node) {
  w.open();
  w.key("id");
  w.integer(node.id);
  w.text_field("role", std::string(role_name(node.role)));
  w.text_field("name", node.name);
  w.text_field("value", node.value);
  w.text_field("vt", node.value_text);
  w.text_field("desc", node.description);
  w.text_field("ph", node.placeholder);
  w.text_field("keys", node.keys);
  w.text_field("im", node.input_mode);
  w.text_field("ac", node.autocomplete);
  w.text_field("pop", node.popup);
  w.text_field("srt", node.sort);
  w.key("r");
  w.raw("[");
  w.number(node.rect.x);
  w.raw(",");
  w.number(node.rect.y);
  w.raw(",");
  w.number(node.rect.width);
  w.raw(",");
  w.number(node.rect.height);
  w.raw("]");
  write_states(w, node);
  w.number_field("fs", node.font_size);
  if (node.text_color != 0) {
    char color[16];
    std::snprintf(color, sizeof color, "\"#%08x\"", static_cast<unsigned>(node.text_color));
    w.key("col");
    w.raw(color);
  }
  w.number_field("pl", node.padding_left);
  w.number_field("pr", node.padding_right);
  w.flag("ar", node.align_right);
  w.flag("sb", node.semibold);
  w.flag("kf", node.keeps_focus);
  w.flag("cam", node.camera);
  w.close();
}

bool same_order(const SemanticTree& a, const SemanticTree& b) {
  if (a.nodes.size() != b.nodes.size()) return false;
  for (std::size_t i = 0; i < a.nodes.size(); ++i) {
    if (a.nodes[i].id != b.nodes[i].id || a.nodes[i].parent != b.nodes[i].parent) return false;
  }
  return true;
}

void write_nodes(Writer& w, const SemanticTree& before, const SemanticTree& after) {
  std::unordered_map<std::uint32_t, const SemanticNode*> known;
  known.reserve(before.nodes.size());
  for (const SemanticNode& node : before.nodes) known.emplace(node.id, &node);
  bool any = false;
  for (const SemanticNode& node : after.nodes) {
    const auto found = known.find(node.id);
    if (found != known.end() && *found->second == node) continue;
    if (!any) {
      w.key("nodes");
      w.raw("[");
    } else {
      w.raw(",");
    }
    any = true;
    write_node(w, node);
  }
  if (any) w.raw("]");
}

void write_order(Writer& w, const SemanticTree& after) {
  w.key("order");
  w.raw("[");
  for (std::size_t i = 0; i < after.nodes.size(); ++i) {
    w.raw(i == 0 ? "[" : ",[");
    w.integer(after.nodes[i].id);
    w.raw(",");
    w.integer(after.nodes[i].parent);
    w.raw("]");
  }
  w.raw("]");
}

}  // namespace

std::string semantic_patch_json(const SemanticTree& before, const SemanticTree& after) {
  Writer w;
  w.open();
  write_nodes(w, before, after);
  if (!same_order(before, after)) write_order(w, after);
  if (before.title != after.title) {
    w.key("title");
    w.string(after.title);
  }
  if (before.language != after.language) {
    w.key("lang");
    w.string(after.language);
  }
  if (after.focus_request != 0) {
    w.key("focus");
    w.integer(after.focus_request);
  }
  w.close();
  std::string patch = w.take();
  return patch == "{}" ? std::string() : patch;
}

}  // namespace oferta::ui
