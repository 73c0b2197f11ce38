// The selection of the brief on the screen, worked out in slices between frames: the variants, then
// the question why a product is left out, then the curve.
//
//   SelectionWork selection(platform, ledger);
//   if (Result<void> begun = selection.update(route, view); !begun) …   // before a frame is drawn
//   draw(selection.engine(), selection.why_not());
//   while (selection.busy()) if (selection.work(route, view)) request_frame();
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/shell/ledger.h"
#include "app/shell/platform.h"
#include "app/shell/route.h"
#include "app/shell/view_state.h"
#include "shared/base/result.h"
#include "shared/proposal/engine.h"
#include "shared/proposal/why_not.h"

namespace oferta::app {

class SelectionWork {
 public:
  SelectionWork(const Platform& platform, const Ledger& ledger)
      : platform_(&platform), ledger_(&ledger) {}

  // Begins anew where what the selection follows from has changed, and does a first slice. The
  // error is the engine's, which refuses the brief.
  Result<void> update(const Route& route, const ViewState& view);
  // Takes up the question in `view`, once there is a variant to ask about.
  void update_why_not(const Route& route, const ViewState& view);
  // A slice of some milliseconds; true when there is something new to show.
  bool work(const Route& route, const ViewState& view);

  [[nodiscard]] bool busy() const { return engine_busy_ || why_not_busy_; }
  [[nodiscard]] const proposal::ProposalEngine& engine() const { return engine_; }
  // The answer to the question, or nullptr until it is worked out.
  [[nodiscard]] const proposal::WhyNot* why_not() const {
    return answered() ? &why_not_->answer() : nullptr;
  }

 private:
  // What the engine was last started for.
  struct Started {
    std::uint64_t revision = 0;
    std::string brief;
    Minor budget = -1;
    friend bool operator==(const Started&, const Started&) = default;
  };
  // What the search for why a product is left out was last begun for.
  struct Asked {
    Started started;
    needs::VariantKind variant = needs::VariantKind::balanced;
    std::string product;
    friend bool operator==(const Asked&, const Asked&) = default;
  };
  // How far it has come, as far as a person would see it.
  struct Progress {
    int coverage = 0;
    int gap = 0;
    std::size_t reasons = 0;
    std::size_t points = 0;
    bool addition = false;
    bool saving = false;
    bool why_not = false;
    bool done = false;
    friend bool operator==(const Progress&, const Progress&) = default;
  };

  [[nodiscard]] bool answered() const { return why_not_.has_value() && !why_not_busy_; }
  [[nodiscard]] Progress progress() const;

  const Platform* platform_;
  const Ledger* ledger_;
  proposal::ProposalEngine engine_;
  Started started_;
  bool engine_busy_ = false;
  std::optional<proposal::WhyNotSearch> why_not_;
  Asked asked_;
  bool why_not_busy_ = false;
};

}  // namespace oferta::app
