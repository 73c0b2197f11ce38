#include <string>

#include "app/shell/handler.h"

namespace oferta::app {
namespace {

// As the server asks for them.
bool long_enough(std::string_view password) {
  return length_utf8(password) >= kShortestPassword;
}

}  // namespace

// What a person has pasted is the whole link, or the code alone.
std::string_view code_in(const JoinDraft& draft) {
  const std::string_view typed = trim(draft.code);
  return typed.substr(typed.rfind('/') + 1);  // npos + 1 is 0
}

CodeUse use_of(std::string_view code) {
  if (code.starts_with("ofp_")) return CodeUse::person;
  return code.starts_with("ofr_") ? CodeUse::reset : CodeUse::device;
}

Result<void> handle(const JoinTeam&, HandlerContext& context) {
  JoinDraft& draft = context.view.data.join;
  const bool signs_in = draft.way == 1;
  const std::string_view code = signs_in ? std::string_view() : code_in(draft);
  const CodeUse use = use_of(code);
  const std::string_view person = trim(draft.person);
  draft.failed_status = -1;
  draft.code_missing = !signs_in && code.empty();
  draft.person_missing = (signs_in || use == CodeUse::person) && person.empty();
  draft.password_short =
      signs_in ? draft.password.empty() : use != CodeUse::device && !long_enough(draft.password);
  if (draft.code_missing || draft.person_missing || draft.password_short) {
    return {};
  }
  const std::string_view name = trim(draft.device_name);
  const bool with_password = signs_in || use != CodeUse::device;
  draft.busy = true;
  context.platform.join_team(
      {.invitation = std::string(code),
       .person = std::string(with_password ? person : std::string_view()),
       .password = with_password ? draft.password : std::string(),
       .device_name = name.empty() ? context.strings.get("join.device.default") : std::string(name),
       .bring = draft.bring == 0});
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

Result<void> handle(const DisablePerson& command, HandlerContext& context) {
  context.team.disable(command.person);
  return {};
}

Result<void> handle(const ResetPassword& command, HandlerContext& context) {
  context.team.reset(command.person);
  return {};
}

Result<void> handle(const ChangePassword&, HandlerContext& context) {
  PasswordDraft& draft = context.view.data.password;
  draft.failed_status = -1;
  draft.too_short = !long_enough(draft.fresh);
  if (!draft.too_short) {
    draft.busy = true;
    context.team.change_password(draft.old, draft.fresh, draft.others);
  }
  return {};
}

Result<void> handle(const CopyText& command, HandlerContext& context) {
  context.platform.copy_text(command.text);
  context.toast = context.strings.get("toast.copied");
  return {};
}

}  // namespace oferta::app
