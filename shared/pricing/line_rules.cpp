// Stage 1 of the price engine: rules that look at one line alone.
#include <algorithm>
#include <map>
#include <utility>

#include "shared/pricing/engine.h"

namespace oferta::pricing {
namespace {

bool is_line_rule(const PriceRule& rule) {
  switch (rule.kind) {
    case RuleKind::percent:
    case RuleKind::amount:
    case RuleKind::price:
      return true;
    case RuleKind::buy_get:
      return !rule.together;
    default:
      return false;
  }
}

bool applies_to(const PriceRule& rule, const RequestLine& line, const PriceRequest& request) {
  return is_line_rule(rule) && !line.line.charge && in_force(rule, request.date) &&
         is_for(rule, request.buyer, request.coupons) &&
         is_about(rule, line.subject, line.line.quantity) && is_in_currency(rule, request.currency);
}

LineStep step_of(const PriceRule& rule, std::int64_t quantity, Language language) {
  LineStep step;
  step.rule = rule.id;
  step.version = rule.version;
  step.name = rule.name.get(language);
  switch (rule.kind) {
    case RuleKind::amount:
      step.effect = StepEffect::amount;
      step.value = rule.amount->amount;
      break;
    case RuleKind::price:
      step.effect = StepEffect::price;
      step.value = rule.amount->amount;
      break;
    case RuleKind::buy_get:
      step.effect = StepEffect::part;
      step.value = rule.discount_bp;
      step.units = quantity / (rule.buy + rule.get) * rule.get;
      break;
    default:
      step.value = rule.discount_bp;
      break;
  }
  return step;
}

/// One way to price the line.
struct Combination {
  LineInput line;
  Minor amount = 0;  ///< after its steps
};

class LineCombiner {
 public:
  LineCombiner(const RequestLine& asked, const PriceRequest& request,
               const std::vector<PriceRule>& rules)
      : asked_(asked), request_(request) {
    for (const PriceRule& rule : rules) {
      if (applies_to(rule, asked, request)) matching_.push_back(&rule);
    }
  }

  const std::vector<const PriceRule*>& matching() const { return matching_; }

  Result<LineInput> best() {
    if (matching_.empty()) return asked_.line;
    OFERTA_ASSIGN(Combination best, combine(true));
    if (break_at(asked_.line.breaks, asked_.line.quantity) != 0 && has_break_rival()) {
      OFERTA_ASSIGN(Combination without, combine(false));
      if (without.amount < best.amount) best = std::move(without);
    }
    for (const PriceRule* rule : matching_) {
      if (!rule->alone) continue;
      OFERTA_ASSIGN(Combination alone, start(false));
      OFERTA_TRY(add(*rule, alone));
      if (alone.amount < best.amount) best = std::move(alone);
    }
    return std::move(best.line);
  }

 private:
  bool has_break_rival() const {
    return std::any_of(matching_.begin(), matching_.end(), [](const PriceRule* rule) {
      return !rule->alone && rule->group == kBreakGroup;
    });
  }

  Result<Combination> start(bool with_break) const {
    Combination made{asked_.line, 0};
    made.line.steps.clear();
    if (!with_break) made.line.breaks.clear();
    OFERTA_ASSIGN(made.amount, multiply_minor(made.line.price, made.line.quantity));
    OFERTA_ASSIGN(made.amount,
                  less_discount(made.amount, break_at(made.line.breaks, made.line.quantity)));
    return made;
  }

  Result<void> add(const PriceRule& rule, Combination& made) const {
    LineStep step = step_of(rule, made.line.quantity, request_.language);
    OFERTA_ASSIGN(const Minor left, apply_step(step, made.amount, made.line.quantity));
    // What takes nothing off is not worth a line in the trace.
    if (left < made.amount) made.line.steps.push_back(std::move(step));
    made.amount = left;
    return {};
  }

  /// All rules but those that stand alone, the best member of each group.
  Result<Combination> combine(bool with_break) const {
    OFERTA_ASSIGN(Combination made, start(with_break));
    std::map<std::string, std::int64_t> top;  // by group, the highest priority
    for (const PriceRule* rule : matching_) {
      if (!rule->alone && !rule->group.empty()) top.emplace(rule->group, rule->priority);
    }
    for (std::size_t i = 0; i < matching_.size(); ++i) {
      const PriceRule& rule = *matching_[i];
      if (rule.alone) continue;
      if (rule.group.empty()) {
        OFERTA_TRY(add(rule, made));
        continue;
      }
      if (rule.group == kBreakGroup && with_break &&
          break_at(asked_.line.breaks, asked_.line.quantity) != 0) {
        continue;
      }
      if (rule.priority != top[rule.group] || !first_of_group(i)) continue;
      OFERTA_ASSIGN(made, best_of_group(i, made));
    }
    return made;
  }

  /// Members of a group with one priority stand side by side.
  bool first_of_group(std::size_t index) const {
    for (std::size_t i = 0; i < index; ++i) {
      if (!matching_[i]->alone && matching_[i]->group == matching_[index]->group) return false;
    }
    return true;
  }

  Result<Combination> best_of_group(std::size_t first, const Combination& from) const {
    Combination best = from;
    for (std::size_t i = first; i < matching_.size(); ++i) {
      const PriceRule& rule = *matching_[i];
      if (rule.alone || rule.group != matching_[first]->group ||
          rule.priority != matching_[first]->priority) {
        continue;
      }
      Combination made = from;
      OFERTA_TRY(add(rule, made));
      if (made.amount < best.amount) best = std::move(made);
    }
    return best;
  }

  const RequestLine& asked_;
  const PriceRequest& request_;
  std::vector<const PriceRule*> matching_;
};

void note_passed(const std::vector<const PriceRule*>& matching, const LineInput& line,
                 std::vector<Passed>& passed) {
  const auto used = [&line](const auto& matches) {
    return std::any_of(line.steps.begin(), line.steps.end(), matches);
  };
  const auto alone_used = std::any_of(matching.begin(), matching.end(), [&](const PriceRule* rule) {
    return rule->alone && used([&](const LineStep& step) { return step.rule == rule->id; });
  });
  for (const PriceRule* rule : matching) {
    if (used([&](const LineStep& step) { return step.rule == rule->id; })) continue;
    const bool rival = std::any_of(matching.begin(), matching.end(), [&](const PriceRule* other) {
      return other != rule && !rule->group.empty() && other->group == rule->group &&
             used([&](const LineStep& step) { return step.rule == other->id; });
    });
    Passed::Why why = Passed::Why::no_effect;
    if (rule->alone || alone_used) {
      why = Passed::Why::stands_alone;
    } else if (rival || (rule->group == kBreakGroup && break_at(line.breaks, line.quantity) != 0)) {
      why = Passed::Why::other_of_group;
    }
    passed.push_back({rule->id, why, 0});
  }
}

}  // namespace

Result<LineInput> apply_line_rules(const RequestLine& line, const PriceRequest& request,
                                   const std::vector<PriceRule>& rules,
                                   std::vector<Passed>* passed) {
  LineCombiner combiner(line, request, rules);
  OFERTA_ASSIGN(LineInput best, combiner.best());
  if (passed != nullptr) note_passed(combiner.matching(), best, *passed);
  return best;
}

}  // namespace oferta::pricing
