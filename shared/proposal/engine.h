#pragma once
/// From a brief to three proposals, in steps that fit between two frames.
///
///   ProposalEngine engine;
///   engine.start(workspace.source(brief), brief);     // quick when only the budget has changed
///   while (engine.step(50'000)) draw_a_frame();       // work as in selection/solver.h
///   show(engine.proposals());
///
/// No clock inside. The variants come first (best, economy, balanced), then what a little more
/// money would buy and a little less would lose, then the curve of satisfaction against price.
#include <cstdint>
#include <memory>

#include "shared/base/result.h"
#include "shared/needs/brief.h"
#include "shared/needs/profile.h"
#include "shared/proposal/proposal.h"
#include "shared/proposal/source.h"

namespace oferta::proposal {

struct EngineOptions {
  std::int32_t frontier_points = 24;  ///< of the curve; 0: no curve
  std::int32_t economy_percent = 60;  ///< of the best coverage, in the economy variant
  /// How much more the addition may cost at first, and how much the saving saves at least, in minor
  /// units; 0: neither is looked for.
  Minor money_step = 10'000'00;
};

class BuiltProblem;

class ProposalEngine {
 public:
  explicit ProposalEngine(EngineOptions options = {});
  ProposalEngine(ProposalEngine&&) noexcept;
  ProposalEngine& operator=(ProposalEngine&&) noexcept;
  ~ProposalEngine();

  /// Begins anew for this brief. What was learned is kept as far as it still applies: with the
  /// same source revision and a brief that differs in nothing but the budget, variant or title,
  /// the problem, the curve and the last answers stay. Fails with not_found without a
  /// questionnaire or VAT rate, invalid_argument when budget and prices differ in currency.
  Result<void> start(const Source& source, const needs::Brief& brief);

  /// Works on until done or until about `max_work` options were evaluated. Returns true while there
  /// is something left to do. Where nothing fits, the reasons are looked for the same way.
  bool step(std::int64_t max_work);
  /// Works to the end.
  void run();

  const Proposals& proposals() const;
  const needs::NeedProfile& profile() const;
  /// For alternatives.h; null before the first start.
  const BuiltProblem* problem() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace oferta::proposal
