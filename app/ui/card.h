#pragma once
/// Cards: white, 12 px radius, hairline border, soft shadow; as high as their content.
///
///   begin_card(ui, "needs", {.title = "Что важно клиенту", .action = "Изменить"});
///   …
///   if (end_card(ui).action) …
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

struct CardOptions {
  std::string_view title{};   ///< heading of level 2 and the name of the region
  std::string_view action{};  ///< link at the right of the title
  std::string_view name{};    ///< name of the region where there is no title
  float padding = space::kLg;
  float gap = space::kSm;
  float height = 0;          ///< 0: as its content
  bool fill_height = false;  ///< as high as the highest cell of the row
  bool selected = false;     ///< accent frame
  bool clickable = false;    ///< the whole card is a button named `name`, or the title
  Tone tone = Tone::neutral;
  bool flat = false;  ///< no shadow
};
struct CardResult {
  bool clicked = false;
  bool action = false;  ///< the link in the title
};
void begin_card(Ui& ui, std::string_view id, const CardOptions& options = {});
CardResult end_card(Ui& ui);

struct VariantCardOptions {
  std::string_view title{};  ///< «Баланс»
  std::string_view price{};  ///< «1 012 900 ₽»
  std::string_view note{};   ///< «88 % потребностей»
  std::string_view badge{};  ///< «совет»
  bool selected = false;
};
/// One of several proposals to choose from: a radio button of the radiogroup begun around them
/// (begin_group). True when it was chosen. Contents follow until end_variant_card.
bool begin_variant_card(Ui& ui, std::string_view id, const VariantCardOptions& options);
void end_variant_card(Ui& ui);

/// «✓ 8 точек Wi-Fi 6», «– Поддержка 24/7» in part, «× Запись разговоров» not at all: `state_name`
/// says it to those who do not see the sign.
enum class Check { met, partly, unmet };
void check_line(Ui& ui, std::string_view text, Check check, std::string_view state_name);

}  // namespace oferta::ui
