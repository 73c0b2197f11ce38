// Contrast and arithmetic of the colour tokens.
#include <doctest/doctest.h>

#include "app/ui/theme.h"

using namespace oferta::ui;

namespace {

// A translucent colour as it looks on an opaque one.
Rgba over(Rgba top, Rgba below) {
  return mix(below | 0xFFU, top | 0xFFU, static_cast<float>(top & 0xFFU) / 255.0F) | 0xFFU;
}

}  // namespace

TEST_CASE("contrast ratio has the values of WCAG's own examples") {
  CHECK(contrast_ratio(0x000000FF, 0xFFFFFFFF) == doctest::Approx(21.0));
  CHECK(contrast_ratio(0xFFFFFFFF, 0xFFFFFFFF) == doctest::Approx(1.0));
  CHECK(contrast_ratio(0x777777FF, 0xFFFFFFFF) == doctest::Approx(4.48).epsilon(0.01));
  CHECK(contrast_ratio(0x767676FF, 0xFFFFFFFF) == doctest::Approx(4.54).epsilon(0.01));
}

TEST_CASE("text is readable in both schemes") {
  struct Pair {
    Color ink;
    Color ground;
  };
  const Pair pairs[] = {
      {Color::text, Color::surface},
      {Color::text, Color::page},
      {Color::text, Color::surface_sunken},
      {Color::text, Color::surface_raised},
      {Color::text_muted, Color::surface},
      {Color::text_muted, Color::page},
      {Color::text_muted, Color::surface_sunken},
      {Color::text_muted, Color::surface_raised},
      {Color::text_muted, Color::neutral_soft},
      {Color::text_muted, Color::accent_soft},
      {Color::accent_text, Color::surface},
      {Color::accent_text, Color::page},
      {Color::accent_text, Color::accent_soft},
      {Color::on_accent, Color::accent},
      {Color::on_accent, Color::accent_hover},
      {Color::on_accent, Color::accent_pressed},
      {Color::on_accent, Color::danger_fill},
      {Color::on_accent, Color::danger_fill_hover},
      {Color::success, Color::surface},
      {Color::success, Color::success_soft},
      {Color::warning, Color::surface},
      {Color::warning, Color::warning_soft},
      {Color::danger, Color::surface},
      {Color::danger, Color::page},
      {Color::danger, Color::danger_soft},
      {Color::rail_text, Color::rail},
      {Color::rail_text_selected, Color::rail_selected},
      {Color::rail_text_selected, Color::rail_hover},
      {Color::tooltip_text, Color::tooltip},
  };
  for (const Theme* theme : {&light_theme(), &dark_theme()}) {
    for (const Pair& pair : pairs) {
      CAPTURE(theme->dark);
      CAPTURE(static_cast<int>(pair.ink));
      CAPTURE(static_cast<int>(pair.ground));
      CHECK(contrast_ratio(theme->color(pair.ink), theme->color(pair.ground)) >= 4.5);
    }
  }
  for (const Theme* theme : {&contrast_light_theme(), &contrast_dark_theme()}) {
    for (const Pair& pair : pairs) {
      CAPTURE(theme->dark);
      CAPTURE(static_cast<int>(pair.ink));
      CAPTURE(static_cast<int>(pair.ground));
      CHECK(contrast_ratio(theme->color(pair.ink), theme->color(pair.ground)) >= 7.0);
    }
  }
}

TEST_CASE("marks and rings stand out at 3:1") {
  for (const Theme* theme :
       {&light_theme(), &dark_theme(), &contrast_light_theme(), &contrast_dark_theme()}) {
    CAPTURE(theme->dark);
    for (const Color series : {Color::chart_1, Color::chart_2, Color::chart_3, Color::chart_4,
                               Color::chart_5, Color::chart_6}) {
      CHECK(contrast_ratio(theme->color(series), theme->color(Color::surface)) >= 3.0);
    }
    for (const Color ground : {Color::surface, Color::page}) {
      CHECK(contrast_ratio(theme->color(Color::focus_ring), theme->color(ground)) >= 3.0);
      CHECK(contrast_ratio(theme->color(Color::accent), theme->color(ground)) >= 3.0);
      CHECK(contrast_ratio(theme->color(Color::switch_off), theme->color(ground)) >= 3.0);
    }
    CHECK(contrast_ratio(theme->color(Color::rail_text_selected), theme->color(Color::rail)) >=
          3.0);
  }
}

TEST_CASE("every token has a colour, and only transparent is empty") {
  for (const Theme* theme : {&light_theme(), &dark_theme()}) {
    for (int i = 0; i < static_cast<int>(Color::count_); ++i) {
      const auto token = static_cast<Color>(i);
      CAPTURE(i);
      CHECK(((theme->color(token) & 0xFFU) == 0) == (token == Color::transparent));
    }
  }
}

TEST_CASE("colour arithmetic") {
  CHECK(mix(0x000000FF, 0xFFFFFFFF, 0) == 0x000000FFU);
  CHECK(mix(0x000000FF, 0xFFFFFFFF, 1) == 0xFFFFFFFFU);
  CHECK(mix(0x000000FF, 0xFEFEFEFF, 0.5F) == 0x7F7F7FFFU);
  CHECK(with_alpha(0x123456FF, 0.5F) == 0x12345680U);
  CHECK(with_alpha(0x12345680, 0) == 0x12345600U);
  CHECK(over(0xFFFFFF80, 0x000000FF) == 0x808080FFU);
}
