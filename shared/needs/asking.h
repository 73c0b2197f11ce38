#pragma once
/// Which questions are asked now, and how far the conversation has come.
///
///   const Asking asking = ask(questionnaire, brief.answers);
///   for (const Question* question : asking.questions) …draw it…
///   if (asking.next) …move the focus there…
///   progress_bar(asking.answered, asking.questions.size());
#include <cstddef>
#include <vector>

#include "shared/needs/questionnaire.h"

namespace oferta::needs {

struct Asking {
  std::vector<const Question*> questions;  ///< those asked, in order
  const Question* next = nullptr;          ///< the first asked one without an answer
  std::size_t answered = 0;                ///< asked ones with an answer of the client's own
  std::size_t required_missing = 0;        ///< required ones without answer or default
  /// The answers that count: of the questions asked, valid, defaults filled in.
  Answers effective;
};

/// Goes through the questions once, in order: a condition sees the answers of the questions before
/// it (a question further on counts as not answered), so branching cannot run in circles.
Asking ask(const Questionnaire& questionnaire, const Answers& answers);

/// The condition on effective answers; `own` is the question meant by an empty question id.
bool holds(const Condition& condition, std::string_view own, const Answers& effective);

}  // namespace oferta::needs
