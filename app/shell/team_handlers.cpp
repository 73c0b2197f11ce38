#include <string>

#include "app/shell/handler.h"

namespace oferta::app {
namespace {

// The code in what a person has pasted: the whole link, or the code alone.
std::string_view code_in(std::string_view typed) {
  typed = trim(typed);
  return typed.substr(typed.rfind('/') + 1);  // npos + 1 is 0
}

}  // namespace

Result<void> handle(const JoinTeam&, HandlerContext& context) {
  JoinDraft& draft = context.view.data.join;
  const std::string_view code = code_in(draft.code);
  draft.failed_status = -1;
  draft.code_missing = code.empty();
  if (code.empty()) {
    return {};
  }
  const std::string_view name = trim(draft.device_name);
  draft.busy = true;
  context.platform.join_team(
      code, name.empty() ? std::string_view(context.strings.get("join.device.default")) : name,
      draft.bring == 0);
  return {};
}

Result<void> handle(const LeaveTeam& command, HandlerContext& context) {
  context.platform.leave_team(command.wipe);
  return {};
}

Result<void> handle(const InviteDevice& command, HandlerContext& context) {
  context.team.invite(command.role);
  return {};
}

Result<void> handle(const RevokeDevice& command, HandlerContext& context) {
  context.team.revoke(command.device);
  return {};
}

Result<void> handle(const CopyText& command, HandlerContext& context) {
  context.platform.copy_text(command.text);
  context.toast = context.strings.get("toast.copied");
  return {};
}

}  // namespace oferta::app
