#pragma once
/// What somebody who chose alone wants otherwise than they did before.
///
///   if (const needs::Brief* before = brief_before(workspace, lead)) {
///     for (const LeadChange& change : lead_changes(workspace, *before, lead.brief, Language::en))
///     …
///   }
#include <optional>
#include <string>
#include <vector>

#include "shared/base/text.h"
#include "shared/needs/brief.h"
#include "shared/workspace/lead.h"

namespace oferta::workspace {

class Workspace;

/// The client's last selection by the same questionnaire, other than one made of the lead; null
/// where the client is not known or has none.
const needs::Brief* brief_before(const Workspace& workspace, const Lead& lead);

/// One decision that is not the same.
struct LeadChange {
  enum class Subject {
    budget,    ///< `before` and `after` are amounts
    question,  ///< answers
    need,      ///< `level` is what it has become
    product,   ///< `adjustment` is what it has become; none: as the selection finds best
  };
  Subject subject = Subject::budget;
  std::string name;  ///< of the question, need or product; empty for the budget
  std::string before,
      after;  ///< in words; empty: none. A choice that is gone is its key
  std::optional<needs::Level> level;
  std::optional<needs::Adjustment> adjustment;
};

/// The budget first, then questions in their order, needs and products by id. Answers are those
/// that count (needs::ask): of questions that are asked, a default where nothing was said. Needs
/// and products that are gone are left out.
std::vector<LeadChange> lead_changes(const Workspace& workspace, const needs::Brief& before,
                                     const needs::Brief& after, Language language);

}  // namespace oferta::workspace
