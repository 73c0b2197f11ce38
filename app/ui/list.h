#pragma once
/// Lists of records: a mark, a title, a line under it, something at the right.
///
///   begin_list(ui, "Последние предложения");
///   for (const Offer& offer : offers) {
///     if (list_item(ui, offer.client, {.id = offer.id, .second_line = offer.number,
///                                      .detail = "1 250 000 ₽"})) open(offer);
///   }
///   end_list(ui);
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

void begin_list(Ui& ui, std::string_view name);

struct ListItemOptions {
  std::string_view id{};
  std::string_view icon{};
  std::string_view second_line{};  ///< muted, under the title
  std::string_view detail{};       ///< at the right
  bool pressable = true;
  bool current = false;  ///< the one that is open beside the list
};
/// True when it was pressed. Arrow keys, Home and End go through a list of items to press.
bool list_item(Ui& ui, std::string_view title, const ListItemOptions& options = {});
void end_list(Ui& ui);

}  // namespace oferta::ui
