#pragma once
/// Choosing: check boxes, switches, one of several, several of several, drop-down lists.
///
///   const ChoiceItem items[] = {{.label = "Офис"}, {.label = "Склад", .description = "до 5 м"}};
///   if (radio_group(ui, "Помещение", items, index, {.look = ChoiceLook::cards})) …
///   if (select(ui, "Сегмент", items, index)) …
///
/// `index` is −1 while nothing is chosen.
#include <span>
#include <string_view>
#include <vector>

#include "app/ui/core.h"
#include "app/ui/fields.h"

namespace oferta::ui {

struct CheckOptions {
  std::string_view id{};
  std::string_view description{};  ///< second line
  bool enabled = true;
  bool mixed = false;
  bool show_label = true;
};
/// True when it changed.
bool checkbox(Ui& ui, std::string_view label, bool& value, const CheckOptions& options = {});
bool switch_toggle(Ui& ui, std::string_view label, bool& value, const CheckOptions& options = {});

struct ChoiceItem {
  std::string_view label{};
  std::string_view description{};
  std::string_view icon{};
  std::string_view id{};  ///< where labels repeat
  bool enabled = true;
};
enum class ChoiceLook {
  simple,  ///< a mark and a label, one under another
  cards,   ///< frames with icon and description, several in a row where they fit
  chips,   ///< short rounded labels, wrapping
};
struct ChoiceOptions {
  std::string_view id{};
  ChoiceLook look = ChoiceLook::simple;
  bool show_label = true;
  bool enabled = true;
  bool required = false;
  std::string_view error{};
  float min_card_width = 220;
};
/// One of several; arrow keys move and choose. True when the choice changed.
bool radio_group(Ui& ui, std::string_view label, std::span<const ChoiceItem> items, int& index,
                 const ChoiceOptions& options = {});
/// Several of several; `chosen` has the size of `items`. Index of the item that changed, or −1.
int checkbox_group(Ui& ui, std::string_view label, std::span<const ChoiceItem> items,
                   std::vector<bool>& chosen, const ChoiceOptions& options = {});
/// One of a few short words side by side.
bool segmented(Ui& ui, std::string_view label, std::span<const ChoiceItem> items, int& index,
               const ChoiceOptions& options = {});
/// A drop-down list. True when the choice changed.
bool select(Ui& ui, std::string_view label, std::span<const ChoiceItem> items, int& index,
            const FieldOptions& options = {});

}  // namespace oferta::ui
