#include "app/screens/edit_field.h"

namespace oferta::app {

std::string typed_value(const ScreenContext& context, std::string_view key,
                        const std::string& current) {
  const auto draft = context.view.drafts.find(key);
  return draft == context.view.drafts.end() ? current : draft->second;
}

std::optional<std::string> edit_field(ui::Ui& ui, const ScreenContext& context,
                                      const std::string& key, std::string_view label,
                                      const std::string& current, ui::FieldOptions options) {
  std::string value = typed_value(context, key, current);
  if (options.id.empty()) {
    options.id = key;
  }
  const ui::FieldResult result = ui::text_field(ui, label, value, options);
  if (result.changed) {
    context.view.drafts[key] = value;
  }
  if (result.cancelled) {
    context.view.drafts.erase(key);
    return std::nullopt;
  }
  if (!result.committed) {
    return std::nullopt;
  }
  context.view.drafts.erase(key);
  const std::string trimmed(trim(value));
  return trimmed == current ? std::nullopt : std::optional(trimmed);
}

}  // namespace oferta::app
