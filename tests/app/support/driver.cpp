#include "tests/app/support/driver.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "imgui.h"

namespace oferta::testing {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), "missing ", path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// What a renderer does: takes every texture it is given.
void accept_textures() {
  const ImDrawData* data = ImGui::GetDrawData();
  if (data == nullptr || data->Textures == nullptr) return;
  for (ImTextureData* texture : *data->Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_OK) {
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

bool names_match(const std::string& name, std::string_view wanted) {
  constexpr std::string_view kRest = "…";
  if (wanted.size() > kRest.size() && wanted.substr(wanted.size() - kRest.size()) == kRest) {
    wanted.remove_suffix(kRest.size());
    return name.compare(0, wanted.size(), wanted) == 0;
  }
  return name == wanted;
}

std::string listing(const ui::SemanticTree& tree) {
  std::string out;
  for (const ui::SemanticNode& node : tree.nodes) {
    out += "\n  " + std::string(ui::role_name(node.role)) + " «" + node.name + "»";
  }
  return out;
}

}  // namespace

std::string demo_workspace() {
  return read_file(OFERTA_ASSETS_DIR "/demo/workspace.json");
}

ui::FontBytes test_fonts() {
  static const std::string regular = read_file(OFERTA_FONTS_DIR "/inter-regular.otf");
  static const std::string semibold = read_file(OFERTA_FONTS_DIR "/inter-semibold.otf");
  static const std::string icons = read_file(OFERTA_FONTS_DIR "/icons.ttf");
  return {regular, semibold, icons};
}

Driver::Driver(std::function<void(ui::Ui&)> draw)
    : context_(std::make_unique<ui::Context>(test_fonts())), draw_(std::move(draw)) {
  target_.frame = [this](const ui::FrameInput& in) { context_->frame(in, draw_); };
  target_.semantics = [this]() -> const ui::SemanticTree& { return context_->semantics(); };
  target_.act = [this](const ui::SemanticAction& action) { context_->act(action); };
  target_.wants_frame = [this] { return context_->wants_frame(); };
  context_->set_language("en");
  input.width = 1200;
  input.height = 800;
  input.delta_seconds = 0.016F;
  settle();
}

Driver::Driver(Target target) : target_(std::move(target)) {
  input.width = 1200;
  input.height = 800;
  input.delta_seconds = 0.016F;
  settle();
}

Driver::~Driver() = default;

void Driver::frame() {
  target_.frame(input);
  accept_textures();
  const std::uint32_t asked = tree().focus_request;
  if (moves_focus && asked != 0) {
    focused_ = asked;
    target_.act({asked, ui::SemanticAction::Kind::focus, "visible"});
  }
}

int Driver::settle() {
  int frames = 0;
  do {
    frame();
    REQUIRE_MESSAGE(++frames < 300, "frames are asked for without end");
  } while (target_.wants_frame());
  return frames;
}

const ui::SemanticNode* Driver::find(ui::Role role, std::string_view name) const {
  for (const ui::SemanticNode& node : tree().nodes) {
    if (node.role == role && names_match(node.name, name)) return &node;
  }
  return nullptr;
}

const ui::SemanticNode& Driver::node(ui::Role role, std::string_view name) const {
  const ui::SemanticNode* found = find(role, name);
  REQUIRE_MESSAGE(found != nullptr, "no ", std::string(ui::role_name(role)), " «",
                  std::string(name), "» among:", listing(tree()));
  return *found;
}

bool Driver::shows(std::string_view text) const {
  for (const ui::SemanticNode& node : tree().nodes) {
    if (names_match(node.name, text)) return true;
  }
  return false;
}

void Driver::move(float x, float y) {
  ImGui::GetIO().AddMousePosEvent(x, y);
  frame();
}

void Driver::press() {
  ImGui::GetIO().AddMouseButtonEvent(0, true);
  frame();
}

void Driver::release() {
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  settle();
}

void Driver::click_at(float x, float y) {
  move(x, y);
  press();
  release();
}

void Driver::click(ui::Role role, std::string_view name) {
  const ui::SemanticNode target = node(role, name);
  move(target.rect.x + target.rect.width / 2, target.rect.y + target.rect.height / 2);
  press();
  // The browser moves its focus when the pointer goes down.
  if (target.focusable) target_.act({target.id, ui::SemanticAction::Kind::focus, "pointer"});
  release();
}

void Driver::wheel(float notches) {
  ImGui::GetIO().AddMouseWheelEvent(0, notches);
  settle();
}

void Driver::act(ui::Role role, std::string_view name, ui::SemanticAction::Kind kind,
                 std::string value) {
  target_.act({node(role, name).id, kind, std::move(value)});
  settle();
}

void Driver::activate(ui::Role role, std::string_view name) {
  act(role, name, ui::SemanticAction::Kind::activate);
}

void Driver::focus(ui::Role role, std::string_view name) {
  focused_ = node(role, name).id;
  act(role, name, ui::SemanticAction::Kind::focus, "visible");
}

void Driver::blur(ui::Role role, std::string_view name) {
  act(role, name, ui::SemanticAction::Kind::blur);
}

void Driver::key(ui::Role role, std::string_view name, std::string_view key) {
  act(role, name, ui::SemanticAction::Kind::key, std::string(key));
}

void Driver::type(ui::Role role, std::string_view name, std::string_view text) {
  focus(role, name);
  act(role, name, ui::SemanticAction::Kind::set_value, std::string(text));
  act(role, name, ui::SemanticAction::Kind::commit);
  blur(role, name);
}

}  // namespace oferta::testing
