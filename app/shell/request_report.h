// The report of requests that is on the screen: what it is filtered by, and its figures, worked out
// once and again only when something has changed.
//
//   const workspace::LeadReport& report =
//       report_of(view.requests, workspace, today, platform.utc_offset_minutes());
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "shared/base/date.h"
#include "shared/workspace/lead_report.h"
#include "shared/workspace/workspace.h"

namespace oferta::app {

// Days up to today, today included.
constexpr std::array<std::int64_t, 3> kReportPeriods = {7, 30, 90};

struct RequestsView {
  std::size_t period = kReportPeriods.size();  // of kReportPeriods; beyond them: all the time
  std::optional<workspace::LeadSource> source;
  std::string questionnaire;                              // id; empty: the one answered most often
  std::uint64_t revision = 0;                             // of the workspace the report is of
  std::shared_ptr<const workspace::LeadReport> report{};  // null: not worked out yet
};

// `utc_offset_minutes` as of Platform.
const workspace::LeadReport& report_of(RequestsView& view, const workspace::Workspace& workspace,
                                       const Date& today, int utc_offset_minutes);

}  // namespace oferta::app
