#pragma once
/// A slider over whole numbers (money in minor units, scale points).
///
///   const SliderResult moved = slider(ui, "Бюджет", budget, 400'000'00, 1'600'000'00,
///       {.step = 5'000'00, .value_text = format_money(budget)});
#include <cstdint>
#include <span>
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

struct SliderTick {
  std::int64_t value = 0;
  std::string_view label{};
};
struct SliderOptions {
  std::string_view id{};
  std::int64_t step = 1;
  std::string_view value_text{};        ///< read aloud instead of the bare number
  std::span<const SliderTick> ticks{};  ///< labels under the track
  bool enabled = true;
  bool show_label = false;
  bool dots = false;  ///< a dot at every tick (short scales)
};
struct SliderResult {
  bool changed = false;
  bool dragging = false;
  bool committed = false;  ///< let go after a change, or changed by a key
};
SliderResult slider(Ui& ui, std::string_view label, std::int64_t& value, std::int64_t min,
                    std::int64_t max, const SliderOptions& options = {});

/// Distance from the slider's left edge to its lowest value: charts above it use the same inset.
inline constexpr float kSliderInset = 16;

}  // namespace oferta::ui
