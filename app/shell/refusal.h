// Why something was refused, in the language of the interface. The core says it in English, with a
// code and often a place; the words for people are texts: "error.<code>.<place>", where there is
// one, else "error.<code>".
//
//   tell(strings.format("toast.failed", {{"reason", refusal_text(strings, done.error())}}));
//   return refuse_said(ErrorCode::conflict, strings.get("offer.send.blocked"));
#pragma once

#include <string>

#include "app/shell/strings.h"
#include "shared/base/result.h"

namespace oferta::app {

// In English the core's own sentence, which knows the figures.
std::string refusal_text(const Strings& strings, const Error& error);

// A refusal whose message is in the person's language already.
tl::unexpected<Error> refuse_said(ErrorCode code, std::string message);

}  // namespace oferta::app
