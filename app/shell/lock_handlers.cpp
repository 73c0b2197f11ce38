// The passphrase of this device: what is asked for here is done by the platform.
#include <algorithm>

#include "app/shell/handler.h"
#include "shared/base/text.h"

namespace oferta::app {

Result<void> handle(const OpenLock& command, HandlerContext& context) {
  const DataView& data = context.view.data;
  LockDraft draft{.open = true, .step = command.step};
  const auto rest = std::find(kLockMinutes.begin(), kLockMinutes.end(), data.lock.minutes);
  if (data.lock.on && rest != kLockMinutes.end()) {
    draft.rest = static_cast<int>(rest - kLockMinutes.begin());
  }
  context.view.data.lock_draft = std::move(draft);
  return {};
}

Result<void> handle(const ChangeLock&, HandlerContext& context) {
  LockDraft& draft = context.view.data.lock_draft;
  const bool removes = draft.step == LockStep::remove;
  draft.failed.clear();
  draft.too_short = !removes && length_utf8(draft.fresh) < kShortestPassword;
  draft.differs = !removes && !draft.too_short && draft.fresh != draft.again;
  if (draft.too_short || draft.differs) return {};
  draft.busy = true;
  context.platform.change_lock({.old = draft.old,
                                .fresh = removes ? std::string() : draft.fresh,
                                .minutes = kLockMinutes.at(static_cast<std::size_t>(draft.rest))});
  return {};
}

Result<void> handle(const LockNow&, HandlerContext& context) {
  context.platform.lock_now();
  return {};
}

}  // namespace oferta::app
