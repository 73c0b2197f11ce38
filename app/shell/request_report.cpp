#include "app/shell/request_report.h"

namespace oferta::app {

const workspace::LeadReport& report_of(RequestsView& view, const workspace::Workspace& workspace,
                                       const Date& today, int utc_offset_minutes) {
  workspace::LeadFilter filter;
  filter.source = view.source;
  filter.questionnaire = view.questionnaire;
  filter.utc_offset_minutes = utc_offset_minutes;
  if (view.period < kReportPeriods.size()) {
    filter.from = today.add_days(1 - kReportPeriods.at(view.period));
    filter.to = today;
  }
  const bool holds = view.report != nullptr && view.report->filter == filter &&
                     view.revision == workspace.revision();
  if (!holds) {
    view.report =
        std::make_shared<const workspace::LeadReport>(workspace::lead_report(workspace, filter));
    view.revision = workspace.revision();
  }
  return *view.report;
}

}  // namespace oferta::app
