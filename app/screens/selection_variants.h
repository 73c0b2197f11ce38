// The three variants side by side, and what the selection screens share about them.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "app/screens/screen.h"
#include "shared/base/money.h"
#include "shared/needs/brief.h"

namespace oferta::app {

inline constexpr std::array<proposal::VariantKind, 3> kVariants = {
    proposal::VariantKind::economy, proposal::VariantKind::balanced, proposal::VariantKind::best};

// The largest budget a person can set: ten billion roubles.
inline constexpr Minor kMaxBudget = 1'000'000'000'000;

std::string_view variant_title_key(proposal::VariantKind kind, bool brief_form);
const std::string& variant_title(const ScreenContext& context, proposal::VariantKind kind,
                                 bool brief_form);

Currency brief_currency(const needs::Brief& brief);
// The budget of the brief, or the one the shell assumes until there is one.
Minor budget_of_brief(const ScreenContext& context, const needs::Brief& brief);

// «400 тыс.», «1,6 млн» for the ends of a scale.
std::string short_money(const ScreenContext& context, Minor amount);

// The variants as cards to choose from, or why there are none.
void draw_variants(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief);

}  // namespace oferta::app
