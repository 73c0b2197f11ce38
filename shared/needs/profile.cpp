#include "shared/needs/profile.h"

#include <algorithm>
#include <map>
#include <utility>

#include "shared/base/sort.h"
#include "shared/needs/asking.h"

namespace oferta::needs {
namespace {

/// Gathers the effects question by question.
class ProfileBuilder {
 public:
  explicit ProfileBuilder(const Answers& effective) : effective_(effective) {}

  void add(const Question& question) {
    const auto found = effective_.find(question.id);
    const AnswerValue* answer = found == effective_.end() ? nullptr : &found->second;
    for (const Effect& effect : question.effects) {
      const bool applies =
          effect.when ? holds(*effect.when, question.id, effective_) : answer != nullptr;
      if (!applies) continue;
      std::visit([&](const auto& action) { apply(action, question, answer); }, effect.action);
    }
  }

  void set_by_hand(const std::map<std::string, Level, std::less<>>& weights) {
    for (const auto& [need, level] : weights) {
      WantedNeed& wanted = needs_[need];
      wanted.need = need;
      wanted.level = level;
      wanted.by_hand = true;
    }
  }

  NeedProfile take() {
    for (auto& [category, slot] : slots_) profile_.slots.push_back(std::move(slot));
    for (auto& [need, wanted] : needs_) {
      if (wanted.level != Level::off) profile_.needs.push_back(std::move(wanted));
    }
    sort_by(profile_.needs,
            [](const WantedNeed& a, const WantedNeed& b) { return a.level > b.level; });
    return std::move(profile_);
  }

 private:
  static std::optional<std::int64_t> amount_of(const AnswerValue* answer) {
    if (answer == nullptr) return std::nullopt;
    if (const auto* number = std::get_if<std::int64_t>(answer)) return *number;
    if (const auto* keys = std::get_if<std::vector<std::string>>(answer)) {
      return static_cast<std::int64_t>(keys->size());
    }
    return std::nullopt;
  }

  static void note(std::vector<std::string>& questions, const std::string& id) {
    if (questions.empty() || questions.back() != id) questions.push_back(id);
  }

  void apply(const OpenSlot& open, const Question& question, const AnswerValue*) {
    ProfileSlot& slot = slots_[open.category];
    slot.category = open.category;
    slot.cap = std::max(slot.cap, open.cap);
    slot.required = slot.required || open.required;
    note(slot.questions, question.id);
  }

  void apply(const WantNeed& want, const Question& question, const AnswerValue*) {
    WantedNeed& wanted =
        needs_.try_emplace(want.need, WantedNeed{want.need, Level::off, false, {}}).first->second;
    wanted.level = std::max(wanted.level, want.level);
    note(wanted.questions, question.id);
  }

  void apply(const SetQuantity& set, const Question& question, const AnswerValue* answer) {
    const std::optional<std::int64_t> amount = set.value ? set.value : amount_of(answer);
    if (!amount) return;
    profile_.quantities.push_back(ProfileQuantity{set.category, *amount, set, question.id});
  }

  void apply(const LimitAttribute& limit, const Question& question, const AnswerValue* answer) {
    ProfileLimit made{limit.category, limit.attribute, limit.kind, limit.value, question.id};
    if (limit.from_answer && !fill_from_answer(limit, answer, made)) return;
    profile_.limits.push_back(std::move(made));
  }

  static bool fill_from_answer(const LimitAttribute& limit, const AnswerValue* answer,
                               ProfileLimit& made) {
    if (limit.kind == LimitAttribute::Kind::is) {
      if (answer == nullptr) return false;
      if (const auto* key = std::get_if<std::string>(answer)) {
        made.value = *key;
        return true;
      }
      const auto* number = std::get_if<std::int64_t>(answer);
      if (number != nullptr) made.value = *number;
      return number != nullptr;
    }
    const std::optional<std::int64_t> amount = amount_of(answer);
    if (!amount) return false;
    const Result<std::int64_t> product = checked_product(*amount, limit.multiply);
    if (!product) return false;
    std::int64_t bound = *product / limit.divide;
    const std::int64_t rest = *product % limit.divide;
    // C++ truncates towards zero; a lower bound goes up to the next number, an upper bound down.
    if (limit.kind == LimitAttribute::Kind::at_least && rest > 0) ++bound;
    if (limit.kind == LimitAttribute::Kind::at_most && rest < 0) --bound;
    made.value = bound;
    return true;
  }

  const Answers& effective_;
  NeedProfile profile_;
  std::map<std::string, ProfileSlot> slots_;
  std::map<std::string, WantedNeed> needs_;
};

bool satisfies(const ProfileLimit& limit, const catalogue::Product& product) {
  if (limit.kind == LimitAttribute::Kind::is) {
    const catalogue::AttributeValue* value = product.attribute(limit.attribute);
    return value != nullptr && *value == limit.value;
  }
  const std::optional<std::int64_t> number = product.number(limit.attribute);
  const auto* bound = std::get_if<std::int64_t>(&limit.value);
  if (!number || bound == nullptr) return false;
  return limit.kind == LimitAttribute::Kind::at_least ? *number >= *bound : *number <= *bound;
}

template <class List, class Key>
auto find_by(const List& list, Key key, std::string_view wanted) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const auto& entry) { return entry.*key == wanted; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

const ProfileSlot* NeedProfile::slot(std::string_view category) const {
  return find_by(slots, &ProfileSlot::category, category);
}

const WantedNeed* NeedProfile::need(std::string_view need_id) const {
  return find_by(needs, &WantedNeed::need, need_id);
}

std::optional<std::int64_t> quantity_by(const ProfileQuantity& quantity,
                                        const catalogue::Product& product) {
  const SetQuantity& rule = quantity.rule;
  std::int64_t units = quantity.amount;
  if (!rule.value) {
    std::int64_t divisor = rule.divide;
    if (!rule.divide_by.empty()) {
      const std::optional<std::int64_t> served = product.number(rule.divide_by);
      if (!served || *served <= 0) return std::nullopt;
      const Result<std::int64_t> combined = checked_product(divisor, *served);
      if (!combined) return std::nullopt;
      divisor = *combined;
    }
    const Result<std::int64_t> wanted = checked_product(quantity.amount, rule.multiply);
    if (!wanted) return std::nullopt;
    units = *wanted / divisor + (*wanted % divisor > 0 ? 1 : 0) + rule.plus;
  }
  units = std::max(units, rule.min);
  return rule.max ? std::min(units, *rule.max) : units;
}

std::optional<std::int64_t> NeedProfile::quantity_for(const catalogue::Product& product) const {
  std::optional<std::int64_t> largest;
  for (const ProfileQuantity& quantity : quantities) {
    if (quantity.category != product.category) continue;
    const std::optional<std::int64_t> units = quantity_by(quantity, product);
    if (!units) return std::nullopt;
    largest = std::max(largest.value_or(0), *units);
  }
  if (!largest) return 1;
  if (*largest <= 0) return std::nullopt;
  return largest;
}

const ProfileLimit* NeedProfile::broken_limit(const catalogue::Product& product) const {
  for (const ProfileLimit& limit : limits) {
    if (limit.category == product.category && !satisfies(limit, product)) return &limit;
  }
  return nullptr;
}

NeedProfile build_profile(const Questionnaire& questionnaire, const Brief& brief) {
  const Asking asking = ask(questionnaire, brief.answers);
  ProfileBuilder builder(asking.effective);
  for (const Question* question : asking.questions) builder.add(*question);
  builder.set_by_hand(brief.weights);
  return builder.take();
}

}  // namespace oferta::needs
