// What asking and answering have in common on the screen: handing a text over, and what a verdict
// says.
#pragma once

#include <string>
#include <string_view>

#include "app/screens/screen.h"
#include "app/ui/ui.h"
#include "shared/offer/approval.h"

namespace oferta::app {

// Buttons that copy the text or the link, save it as a file and show it as a QR code. `id` tells it
// from others on the page.
void draw_handing_over(ui::Ui& ui, const ScreenContext& context, std::string_view id,
                       const std::string& text, const std::string& file);

// Where a text that came by a messenger is pasted.
void draw_pasting(ui::Ui& ui, const ScreenContext& context, std::string_view label);

// «Согласовано: Пётр Гаврилов, до 12.12.2026», with the word; or why it does not count.
void draw_answer(ui::Ui& ui, const ScreenContext& context, const offer::SignedApproval& token,
                 offer::ApprovalVerdict verdict);

}  // namespace oferta::app
