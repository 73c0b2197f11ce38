// The budget a selection works with before anybody has set one.
#pragma once

#include <optional>

#include "shared/base/money.h"
#include "shared/needs/brief.h"
#include "shared/workspace/workspace.h"

namespace oferta::app {

// What the client named in answer to a question about money, if anything.
std::optional<Money> named_budget(const workspace::Workspace& workspace, const needs::Brief& brief);

// The brief's budget; else what the client named in answer to a question about money; else a
// million, a round place to start the conversation from.
Money assumed_budget(const workspace::Workspace& workspace, const needs::Brief& brief);

// The brief as the selection sees it: with a budget in any case.
needs::Brief with_budget(const workspace::Workspace& workspace, needs::Brief brief);

}  // namespace oferta::app
