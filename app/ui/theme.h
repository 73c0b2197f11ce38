#pragma once
/// Design tokens: every colour, size, radius and duration on the screen comes from here.
///
///   const Theme& theme = ui.theme();
///   text(ui, TextStyle::caption13, "…", {.color = Color::text_muted});
///
/// Text tokens keep a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3) on the surfaces they are meant
/// for; unit_ui_theme.cpp measures it.
#include <array>
#include <cstddef>
#include <cstdint>

namespace oferta::ui {

/// Colour tokens by purpose.
enum class Color {
  page,            ///< behind the cards
  surface,         ///< cards, fields, bars
  surface_sunken,  ///< table heads, quiet panels, hovered rows
  surface_raised,  ///< menus, dialogs
  border,          ///< hairlines
  border_strong,   ///< frames of fields and choices
  text,            ///< main text
  text_muted,      ///< secondary text
  text_disabled,   ///< of disabled controls (WCAG exempts them)
  accent,          ///< primary button, selection
  accent_hover,    ///< the same under the pointer
  accent_pressed,  ///< the same held down
  accent_soft,     ///< tinted background
  accent_text,     ///< links and accent text on surfaces
  on_accent,       ///< text on accent
  success,         ///< text and icons
  success_soft,    ///< background for it
  warning,
  warning_soft,
  warning_border,
  danger,
  danger_soft,
  danger_fill,        ///< background of a danger button
  danger_fill_hover,  ///< the same under the pointer
  neutral_soft,       ///< background of a neutral badge
  track,              ///< empty part of sliders and bars
  knob,               ///< of sliders and switches
  switch_off,
  rail,  ///< navigation rail
  rail_hover,
  rail_selected,
  rail_text,
  rail_text_selected,
  focus_ring,
  scrim,   ///< behind dialogs
  shadow,  ///< darkest part of a soft shadow
  tooltip,
  tooltip_text,
  chart_fill,  ///< under a curve, fading to nothing
  chart_grid,
  chart_1,  ///< series of a chart, each 3:1 on surfaces (WCAG 2.2, 1.4.11)
  chart_2,
  chart_3,
  chart_4,
  chart_5,
  chart_6,
  scrollbar,
  scrollbar_hover,
  transparent,
  count_,
};

/// 0xRRGGBBAA.
using Rgba = std::uint32_t;

enum class ColorScheme { automatic, light, dark };

/// Type scale, CSS pixels at text scale 1; the number is the size.
enum class TextStyle {
  caption13,
  caption13_semibold,
  body15,
  body15_semibold,
  title18,    ///< semibold
  display24,  ///< semibold
  display32,  ///< semibold
};

/// What a badge, banner or toast says beyond its words; each also shows an icon or a word.
enum class Tone { neutral, accent, success, warning, danger };

struct ToneColors {
  Color foreground;
  Color background;
  Color border;
};
ToneColors tone_colors(Tone tone);

struct Theme {
  bool dark = false;
  bool contrast = false;  ///< more contrast is asked for: edges instead of shades
  std::array<Rgba, static_cast<std::size_t>(Color::count_)> colors{};

  Rgba color(Color token) const { return colors[static_cast<std::size_t>(token)]; }
};

const Theme& light_theme();
const Theme& dark_theme();
/// For forced colours and «more contrast»: at least 7:1 everywhere (WCAG 2.2, 1.4.6).
const Theme& contrast_light_theme();
const Theme& contrast_dark_theme();

/// Contrast ratio of two opaque colours, 1–21 (WCAG 2.2, relative luminance).
double contrast_ratio(Rgba a, Rgba b);
/// `alpha` in 0–1 multiplies the colour's own alpha.
Rgba with_alpha(Rgba color, float alpha);
/// Component-wise mix, t = 0 gives a.
Rgba mix(Rgba a, Rgba b, float t);

/// Spacing in CSS pixels, multiples of 4.
namespace space {
inline constexpr float kXs = 4;
inline constexpr float kSm = 8;
inline constexpr float kMd = 12;
inline constexpr float kLg = 16;
inline constexpr float kXl = 24;
inline constexpr float kXxl = 32;
}  // namespace space

namespace radius {
inline constexpr float kSmall = 6;
inline constexpr float kControl = 10;
inline constexpr float kCard = 12;
inline constexpr float kPill = 999;
}  // namespace radius

namespace motion {
/// Seconds of a transition; 0 where the user asked for reduced motion.
inline constexpr float kTransition = 0.15F;
inline constexpr float kTooltipDelay = 0.5F;
inline constexpr float kToastSeconds = 8.0F;
}  // namespace motion

/// Layout stops, CSS pixels of page width.
inline constexpr float kTabletFrom = 600;
inline constexpr float kDesktopFrom = 1024;
inline constexpr float kContentMaxWidth = 1200;

}  // namespace oferta::ui
