// The part of the check about needs and questionnaires.
#include <tuple>

#include "shared/workspace/check_context.h"

namespace oferta::workspace {
namespace {

using catalogue::AttributeKind;
using needs::Condition;
using needs::Question;
using needs::QuestionKind;

std::string place_in(std::string_view list, std::size_t index) {
  return std::string(list) + "[" + std::to_string(index) + "]";
}

void check_serves(CheckContext& context, std::size_t index, const std::string& place,
                  const needs::Serves& entry) {
  std::string category = entry.category;
  if (!entry.product.empty()) {
    const auto product = context.products.find(entry.product);
    if (product == context.products.end()) {
      context.error(index, place + ".product", "There is no product \"" + entry.product + "\".");
      return;
    }
    category = product->second.value.category;
  } else if (!context.require_category(index, place + ".category", category)) {
    return;
  }
  if (entry.attribute.empty()) return;
  const auto* definition =
      context.attribute(index, place + ".attribute", category, entry.attribute);
  if (definition == nullptr) return;
  const bool numeric =
      definition->kind == AttributeKind::number || definition->kind == AttributeKind::flag;
  if (entry.is ? !fits(*definition, *entry.is) : !numeric) {
    context.error(index, place + (entry.is ? ".is" : ".curve"),
                  "This does not go with the kind of the attribute.");
  }
}

class QuestionCheck {
 public:
  QuestionCheck(CheckContext& context, const Placed<Question>& placed)
      : context_(context), placed_(placed), question_(placed.value) {}

  void run() {
    if (context_.questionnaires.count(question_.questionnaire) == 0) {
      context_.error(placed_.index, "questionnaire",
                     "There is no questionnaire \"" + question_.questionnaire + "\".");
    }
    if (question_.ask_if) check(*question_.ask_if, "ask_if");
    for (std::size_t i = 0; i < question_.effects.size(); ++i) {
      place_ = place_in("effects", i);
      const needs::Effect& effect = question_.effects[i];
      if (effect.when) check(*effect.when, place_ + ".if");
      std::visit([this](const auto& action) { check(action); }, effect.action);
    }
  }

 private:
  void error(const std::string& place, std::string message) {
    context_.error(placed_.index, place, std::move(message));
  }

  /// The question a condition is about: itself, or one that is asked before it.
  const Question* subject(const Condition& condition, const std::string& place) {
    if (condition.question.empty() || condition.question == question_.id) {
      if (place == "ask_if") {
        error(place, "Whether a question is asked cannot depend on its own answer.");
      }
      return &question_;
    }
    const auto other = context_.questions.find(condition.question);
    if (other == context_.questions.end() ||
        other->second.value.questionnaire != question_.questionnaire) {
      error(place + ".question",
            "The questionnaire has no question \"" + condition.question + "\".");
      return nullptr;
    }
    const Question& found = other->second.value;
    if (std::tie(found.order, found.id) > std::tie(question_.order, question_.id) &&
        place.substr(0, 6) == "ask_if") {
      error(place + ".question",
            "The question \"" + condition.question + "\" is asked later than this one.");
    }
    return &found;
  }

  void check(const Condition& condition, const std::string& place) {
    using Kind = Condition::Kind;
    if (condition.kind == Kind::all || condition.kind == Kind::any ||
        condition.kind == Kind::negation) {
      for (const Condition& part : condition.parts) check(part, place);
      return;
    }
    const Question* asked = subject(condition, place);
    if (asked == nullptr) return;
    if (condition.kind == Kind::is) {
      if (auto fits_question = needs::check_answer(*asked, condition.value); !fits_question) {
        error(place + ".is", fits_question.error().message);
      }
    }
    if (condition.kind == Kind::has) {
      const auto* key = std::get_if<std::string>(&condition.value);
      if (key == nullptr || asked->choice(*key) == nullptr) {
        error(place + ".has", "The question \"" + asked->id + "\" has no such choice.");
      }
    }
    if ((condition.kind == Kind::at_least || condition.kind == Kind::at_most) &&
        !has_amount(*asked)) {
      error(place, "The answer to \"" + asked->id + "\" is not a number.");
    }
  }

  static bool has_amount(const Question& question) {
    return question.kind != QuestionKind::single && question.kind != QuestionKind::text;
  }

  void check(const needs::OpenSlot& open) {
    context_.require_category(placed_.index, place_ + ".open", open.category);
  }

  void check(const needs::WantNeed& want) {
    if (context_.needs.count(want.need) == 0) {
      error(place_ + ".need", "There is no need \"" + want.need + "\".");
    }
  }

  void check(const needs::SetQuantity& set) {
    if (!context_.require_category(placed_.index, place_ + ".quantity", set.category)) return;
    if (!set.value && !has_amount(question_)) {
      error(place_ + ".quantity", "The answer to \"" + question_.id + "\" is not a number.");
    }
    if (set.max && *set.max < set.min) {
      error(place_ + ".max", "The largest value is below the smallest.");
    }
    if (!set.divide_by.empty()) number_attribute(set.category, set.divide_by, ".divide_by");
  }

  void check(const needs::LimitAttribute& limit) {
    using Kind = needs::LimitAttribute::Kind;
    if (!context_.require_category(placed_.index, place_ + ".limit", limit.category)) return;
    if (limit.kind != Kind::is) {
      number_attribute(limit.category, limit.attribute, ".attribute");
      if (limit.from_answer && !has_amount(question_)) {
        error(place_, "The answer to \"" + question_.id + "\" is not a number.");
      }
      return;
    }
    const auto* definition =
        context_.attribute(placed_.index, place_ + ".attribute", limit.category, limit.attribute);
    if (definition == nullptr || limit.from_answer) return;
    if (!fits(*definition, limit.value)) {
      error(place_ + ".is", "This does not go with the kind of the attribute.");
    }
  }

  void number_attribute(const std::string& category, const std::string& key, const char* place) {
    const auto* definition = context_.attribute(placed_.index, place_ + place, category, key);
    if (definition != nullptr && definition->kind != AttributeKind::number) {
      error(place_ + place, "The attribute \"" + key + "\" is not a number.");
    }
  }

  CheckContext& context_;
  const Placed<Question>& placed_;
  const Question& question_;
  std::string place_;
};

}  // namespace

void check_questions(CheckContext& context) {
  for (const auto& [id, need] : context.needs) {
    if (need.value.serves.empty()) {
      context.warning(need.index, "serves", "Nothing serves this need.");
    }
    for (std::size_t i = 0; i < need.value.serves.size(); ++i) {
      check_serves(context, need.index, place_in("serves", i), need.value.serves[i]);
    }
  }
  for (const auto& [id, question] : context.questions) QuestionCheck(context, question).run();
}

}  // namespace oferta::workspace
