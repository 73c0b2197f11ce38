#include "app/ui/theme.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace oferta::ui {
namespace {

struct Entry {
  Color token;
  Rgba light;
  Rgba dark;
};

// One row per token, so that a colour is never chosen for one scheme and forgotten in the other.
constexpr Entry kPalette[] = {
    {Color::page, 0xF5F6F8FF, 0x0E131CFF},
    {Color::surface, 0xFFFFFFFF, 0x171E2AFF},
    {Color::surface_sunken, 0xF5F7FAFF, 0x1D2533FF},
    {Color::surface_raised, 0xFFFFFFFF, 0x1E2736FF},
    {Color::border, 0xE3E6EBFF, 0x2B3546FF},
    {Color::border_strong, 0xC3CAD5FF, 0x465369FF},
    {Color::text, 0x101828FF, 0xE8ECF3FF},
    {Color::text_muted, 0x5B6577FF, 0xA1ADC0FF},
    {Color::text_disabled, 0x98A1B0FF, 0x6B778BFF},
    {Color::accent, 0x2257E7FF, 0x4C7DFFFF},
    {Color::accent_hover, 0x1B4BD0FF, 0x5F8BFFFF},
    {Color::accent_pressed, 0x163FB3FF, 0x4877F8FF},
    {Color::accent_soft, 0xEAF0FEFF, 0x1B2A4DFF},
    {Color::accent_text, 0x1E51DBFF, 0x8FB0FFFF},
    {Color::on_accent, 0xFFFFFFFF, 0x071022FF},
    {Color::success, 0x0B6B42FF, 0x5AD19BFF},
    {Color::success_soft, 0xE7F8EFFF, 0x12312AFF},
    {Color::warning, 0x8A4B06FF, 0xF2BC68FF},
    {Color::warning_soft, 0xFFF8E6FF, 0x362A14FF},
    {Color::warning_border, 0xF3DFA6FF, 0x5C4820FF},
    {Color::danger, 0xB42318FF, 0xFF9B90FF},
    {Color::danger_soft, 0xFEF0EEFF, 0x3B1D1DFF},
    {Color::danger_fill, 0xC4281CFF, 0xF0786CFF},
    {Color::danger_fill_hover, 0xA81F15FF, 0xF58C82FF},
    {Color::neutral_soft, 0xF0F2F5FF, 0x252F3FFF},
    {Color::track, 0xE2E6ECFF, 0x2E394BFF},
    {Color::knob, 0xFFFFFFFF, 0xF3F6FBFF},
    {Color::switch_off, 0x808A9AFF, 0x67748AFF},
    {Color::rail, 0x0B1736FF, 0x0A0F1AFF},
    {Color::rail_hover, 0x16244AFF, 0x151D2CFF},
    {Color::rail_selected, 0x243567FF, 0x22304FFF},
    {Color::rail_text, 0xB4C0DAFF, 0x9EABC1FF},
    {Color::rail_text_selected, 0xFFFFFFFF, 0xFFFFFFFF},
    {Color::focus_ring, 0x2257E7FF, 0x8FB0FFFF},
    {Color::scrim, 0x0B173673, 0x00000099},
    {Color::shadow, 0x10182820, 0x00000066},
    {Color::tooltip, 0x1B2538FF, 0xE8ECF3FF},
    {Color::tooltip_text, 0xFFFFFFFF, 0x101828FF},
    {Color::chart_fill, 0x2257E72E, 0x4C7DFF3D},
    {Color::chart_grid, 0xECEEF2FF, 0x273142FF},
    {Color::chart_1, 0x2257E7FF, 0x6E97FFFF},
    {Color::chart_2, 0x0B8A74FF, 0x3FC2A8FF},
    {Color::chart_3, 0xB86200FF, 0xF0A64AFF},
    {Color::chart_4, 0xA83A92FF, 0xE07CCBFF},
    {Color::chart_5, 0x0E7FADFF, 0x4FC1EAFF},
    {Color::chart_6, 0x5B6577FF, 0xA1ADC0FF},
    {Color::scrollbar, 0x10182840, 0xFFFFFF33},
    {Color::scrollbar_hover, 0x10182880, 0xFFFFFF66},
    {Color::transparent, 0x00000000, 0x00000000},
};
static_assert(std::size(kPalette) == static_cast<std::size_t>(Color::count_));

Theme make_theme(bool dark) {
  Theme theme;
  theme.dark = dark;
  for (const Entry& entry : kPalette) {
    theme.colors[static_cast<std::size_t>(entry.token)] = dark ? entry.dark : entry.light;
  }
  return theme;
}

// More contrast: black and white, every edge drawn, one colour for what is chosen. Tokens that
// are not named here keep the colours of their scheme.
Theme make_contrast_theme(bool dark) {
  Theme theme = make_theme(dark);
  const Rgba ground = dark ? 0x000000FF : 0xFFFFFFFF;
  const Rgba ink = dark ? 0xFFFFFFFF : 0x000000FF;
  const Rgba chosen = dark ? 0xFFE14DFF : 0x0A2FA8FF;
  const auto set = [&](std::initializer_list<Color> tokens, Rgba value) {
    for (const Color token : tokens) theme.colors[static_cast<std::size_t>(token)] = value;
  };
  set({Color::page, Color::surface, Color::surface_raised, Color::track, Color::success_soft,
       Color::warning_soft, Color::danger_soft, Color::rail, Color::on_accent, Color::knob,
       Color::tooltip_text},
      ground);
  // What lies under the pointer or the arrow keys is still a shade, and readable on it.
  set({Color::surface_sunken, Color::neutral_soft, Color::rail_hover},
      dark ? 0x262626FF : 0xEAEAEAFF);
  set({Color::accent_soft, Color::rail_selected}, dark ? 0x332B00FF : 0xDDE6FFFF);
  set({Color::danger_fill, Color::danger_fill_hover}, dark ? 0xFF9B90FF : 0x8E0E06FF);
  set({Color::border, Color::border_strong, Color::text, Color::text_muted, Color::rail_text,
       Color::warning_border, Color::chart_grid, Color::tooltip, Color::switch_off,
       Color::scrollbar, Color::scrollbar_hover},
      ink);
  set({Color::accent, Color::accent_hover, Color::accent_pressed, Color::accent_text,
       Color::focus_ring, Color::rail_text_selected, Color::chart_1},
      chosen);
  set({Color::success, Color::warning, Color::danger}, ink);
  set({Color::shadow, Color::chart_fill}, 0x00000000);
  theme.contrast = true;
  return theme;
}

unsigned channel(Rgba color, unsigned shift) {
  return (color >> shift) & 0xFFU;
}

double luminance(Rgba color) {
  const auto linear = [](unsigned value) {
    const double s = value / 255.0;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(channel(color, 24)) + 0.7152 * linear(channel(color, 16)) +
         0.0722 * linear(channel(color, 8));
}

}  // namespace

const Theme& light_theme() {
  static const Theme theme = make_theme(false);
  return theme;
}

const Theme& dark_theme() {
  static const Theme theme = make_theme(true);
  return theme;
}

const Theme& contrast_light_theme() {
  static const Theme theme = make_contrast_theme(false);
  return theme;
}

const Theme& contrast_dark_theme() {
  static const Theme theme = make_contrast_theme(true);
  return theme;
}

ToneColors tone_colors(Tone tone) {
  switch (tone) {
    case Tone::accent:
      return {Color::accent_text, Color::accent_soft, Color::accent_soft};
    case Tone::success:
      return {Color::success, Color::success_soft, Color::success_soft};
    case Tone::warning:
      return {Color::warning, Color::warning_soft, Color::warning_border};
    case Tone::danger:
      return {Color::danger, Color::danger_soft, Color::danger_soft};
    case Tone::neutral:
      break;
  }
  return {Color::text_muted, Color::neutral_soft, Color::neutral_soft};
}

double contrast_ratio(Rgba a, Rgba b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Rgba with_alpha(Rgba color, float alpha) {
  const float scaled = static_cast<float>(color & 0xFFU) * std::clamp(alpha, 0.0F, 1.0F);
  return (color & 0xFFFFFF00U) | static_cast<Rgba>(std::lround(scaled));
}

Rgba mix(Rgba a, Rgba b, float t) {
  Rgba out = 0;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    const float from = static_cast<float>(channel(a, shift));
    const float to = static_cast<float>(channel(b, shift));
    out |= static_cast<Rgba>(std::lround(from + (to - from) * std::clamp(t, 0.0F, 1.0F))) << shift;
  }
  return out;
}

}  // namespace oferta::ui
