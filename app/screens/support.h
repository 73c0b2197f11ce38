// Small questions several screens ask of the workspace, and bits they draw alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/screens/screen.h"
#include "app/ui/ui.h"
#include "shared/clients/client.h"
#include "shared/needs/level.h"
#include "shared/offer/offer.h"
#include "shared/workspace/workspace.h"

namespace oferta::app {

// The offer made last from a brief, or "".
std::string newest_offer_of_brief(const workspace::Workspace& workspace, std::string_view brief);

// What has been worked out of an offer, kept while nothing changes.
const OfferFigures& offer_figures(const ScreenContext& context, const offer::Offer& offer);

// «Бюджет: 1 250 000 ₽, с НДС», as an offer says it.
std::string budget_words(const Strings& strings, std::string_view amount, bool includes_vat);

// Total with VAT of an offer; 0 where it cannot be priced.
Minor offer_total(const offer::Offer& offer);

// «обязательно», "must have" and how strong it looks.
std::string_view level_key(needs::Level level);
// «АТС, Гарнитура и ещё 3» with at most so many names; nothing for no products.
std::string product_names(const ScreenContext& context, const std::vector<std::string>& ids,
                          std::size_t most);
// A laptop's: what stands side by side there is short, so that it stays in sight.
bool low_screen(const ui::Ui& ui);
ui::Tone level_tone(needs::Level level);
// Whether a need met to so many permille counts as met.
bool is_met(std::int64_t permille);
// The sign before it: partly is not the same as not at all.
ui::Check check_of(std::int64_t permille);
// What to say of a need met to so many permille: in full, for the most part, in part, not at all.
std::string_view met_key(std::int64_t permille);

std::string stage_text(const ScreenContext& context, clients::Stage stage);
ui::Tone stage_tone(clients::Stage stage);
void stage_badge(ui::Ui& ui, const ScreenContext& context, clients::Stage stage);

void status_badge(ui::Ui& ui, const ScreenContext& context, offer::Status status);

// «94 %» from thousandths, whole percents, rounded down so that 100 % means everything.
std::string percent_of(const ScreenContext& context, int permille);

// A centred message in place of a screen whose record is not here.
void draw_missing(ui::Ui& ui, const ScreenContext& context, std::string_view prefix,
                  const Route& way_out);

// A phone number and an address for mail, small: in one line, on a phone in two, so that neither is
// broken.
void draw_ways_to_reach(ui::Ui& ui, std::string_view phone, std::string_view email);

// Margins of a page of content, by width.
ui::Insets page_padding(const ui::Ui& ui);

}  // namespace oferta::app
