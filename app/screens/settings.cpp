// Language, appearance, the company as it appears in offers, and where the data is.
#include <array>
#include <string>
#include <vector>

#include "app/screens/edit_field.h"
#include "app/screens/requisite_hint.h"
#include "app/screens/screen.h"
#include "app/screens/settings_discounts.h"
#include "app/screens/settings_pictures.h"
#include "app/screens/support.h"
#include "app/shell/pin.h"
#include "app/ui/icons_generated.h"
#include "shared/base/json.h"

namespace oferta::app {
namespace {

void draw_language(ui::Ui& ui, const ScreenContext& context) {
  const std::array<ui::ChoiceItem, 2> languages = {ui::ChoiceItem{.label = "Русский", .id = "ru"},
                                                   ui::ChoiceItem{.label = "English", .id = "en"}};
  int language = context.language() == Language::ru ? 0 : 1;
  if (ui::segmented(ui, context.tr("settings.language"), languages, language)) {
    context.commands.emit(SetLanguage{language == 0 ? Language::ru : Language::en});
  }
  const std::array<ui::ChoiceItem, 3> themes = {
      ui::ChoiceItem{
          .label = context.tr("settings.theme.system"), .icon = ui::kIconMonitor, .id = "system"},
      ui::ChoiceItem{
          .label = context.tr("settings.theme.light"), .icon = ui::kIconSun, .id = "light"},
      ui::ChoiceItem{
          .label = context.tr("settings.theme.dark"), .icon = ui::kIconMoon, .id = "dark"}};
  int theme = static_cast<int>(context.theme);
  // Not all languages have room for the words in three equal parts.
  if (ui::radio_group(ui, context.tr("settings.theme"), themes, theme,
                      {.look = ui::ChoiceLook::chips})) {
    context.commands.emit(SetTheme{static_cast<ThemeChoice>(theme)});
  }
}

void draw_manager(ui::Ui& ui, const ScreenContext& context) {
  std::vector<ui::ChoiceItem> items;
  std::vector<std::string> ids;
  int index = -1;
  for (const auto& [id, manager] : context.workspace.managers()) {
    if (id == context.manager) {
      index = static_cast<int>(items.size());
    }
    items.push_back({.label = manager.name.get(context.language()),
                     .description = manager.post.get(context.language()),
                     .id = id});
    ids.push_back(id);
  }
  if (!items.empty() && ui::select(ui, context.tr("settings.manager"), items, index,
                                   {.hint = context.tr("settings.manager.lead")})) {
    context.commands.emit(SetManager{ids[static_cast<std::size_t>(index)]});
  }
}

void edit_company(ui::Ui& ui, const ScreenContext& context, const char* field,
                  std::string_view label_key, const std::string& current,
                  ui::FieldOptions options = {}) {
  if (const auto value = edit_field(ui, context, std::string("company/") + field,
                                    context.tr(label_key), current, options)) {
    context.commands.emit(SetCompanyField{field, canonical(Json(*value))});
  }
}

// A text in two languages is one cell: the other language goes along unchanged.
void edit_company(ui::Ui& ui, const ScreenContext& context, const char* field,
                  std::string_view label_key, const LocalText& current) {
  LocalText changed = current;
  std::string& own = context.language() == Language::ru ? changed.ru : changed.en;
  if (const auto value =
          edit_field(ui, context, std::string("company/") + field, context.tr(label_key), own)) {
    own = *value;
    context.commands.emit(
        SetCompanyField{field, canonical(Json{{"ru", changed.ru}, {"en", changed.en}})});
  }
}

void draw_company(ui::Ui& ui, const ScreenContext& context) {
  const offer::Company& company = context.workspace.company();
  ui::begin_card(ui, "company", {.title = context.tr("settings.company"), .gap = 12});
  ui::text(ui, ui::TextStyle::caption13, context.tr("settings.company.lead"),
           {.color = ui::Color::text_muted});
  edit_company(ui, context, "name", "settings.company.name", company.name);
  edit_company(ui, context, "legal_name", "settings.company.legal_name", company.legal_name);
  const std::string inn = inn_hint(context, trim(typed_value(context, "company/inn", company.inn)));
  const std::string ogrn = requisite_hint(
      context, clients::check_ogrn(trim(typed_value(context, "company/ogrn", company.ogrn))),
      "settings.company.ogrn.wrong", "settings.company.ogrn.wrong");
  ui.begin_row({-1, -1, -1}, {.gap = 12, .stack_below = 520});
  edit_company(ui, context, "inn", "settings.company.inn", company.inn,
               {.error = inn, .input_mode = "numeric"});
  ui.next();
  edit_company(ui, context, "kpp", "settings.company.kpp", company.kpp, {.input_mode = "numeric"});
  ui.next();
  edit_company(ui, context, "ogrn", "settings.company.ogrn", company.ogrn,
               {.error = ogrn, .input_mode = "numeric"});
  ui.end_row();
  edit_company(ui, context, "address", "settings.company.address", company.address);
  ui.begin_row({-1, -1}, {.gap = 12, .stack_below = 420});
  edit_company(ui, context, "phone", "settings.company.phone", company.phone,
               {.input_mode = "tel"});
  ui.next();
  edit_company(ui, context, "email", "settings.company.email", company.email,
               {.input_mode = "email"});
  ui.end_row();
  ui::end_card(ui);
}

void draw_documents(ui::Ui& ui, const ScreenContext& context) {
  ui::begin_card(ui, "documents", {.title = context.tr("template.title"), .gap = 12});
  ui::text(ui, ui::TextStyle::caption13, context.tr("template.lead"),
           {.color = ui::Color::text_muted});
  if (ui::button(ui, context.tr("template.open"),
                 {.id = "template", .icon = ui::kIconFileText, .role = ui::Role::link})) {
    context.go(to_document_template());
  }
  ui::end_card(ui);
}

void draw_data(ui::Ui& ui, const ScreenContext& context) {
  ui::begin_card(ui, "data", {.title = context.tr("settings.data"), .gap = 12});
  ui::text(ui, ui::TextStyle::caption13, context.tr("settings.data.lead"),
           {.color = ui::Color::text_muted});
  const auto count = static_cast<std::int64_t>(
      context.workspace.clients().size() + context.workspace.catalogue().products().size() +
      context.workspace.offers().size() + context.workspace.briefs().size() +
      context.workspace.notes().size());
  ui::text(ui, ui::TextStyle::body15, context.strings.plural("settings.data.records", count));
  const std::string& kept = context.view.kept_file;
  ui.begin_inline();
  if (ui::button(ui,
                 kept.empty() ? context.tr("settings.data.export")
                              : context.strings.format("settings.data.save", {{"file", kept}}),
                 {.id = "export", .icon = ui::kIconDownload})) {
    context.commands.emit(ExportWorkspace{});
  }
  if (!kept.empty() &&
      ui::button(ui, context.tr("settings.data.save_other"), {.id = "save-other"})) {
    context.commands.emit(ExportWorkspace{.other_file = true});
  }
  if (ui::button(ui, context.tr("settings.data.load"), {.id = "load", .icon = ui::kIconUpload})) {
    context.commands.emit(PickFile{});
  }
  if (ui::link(ui, context.tr("data.title"), {.id = "where"})) {
    context.go(to_data());
  }
  ui.end_inline();
  const std::vector<Error> problems = context.workspace.problems();
  if (!problems.empty()) {
    ui::heading(ui, 3, context.tr("settings.problems"));
    for (const Error& problem : problems) {
      ui::text(ui, ui::TextStyle::caption13, problem.detail + ": " + problem.message,
               {.color = ui::Color::warning});
    }
  }
  ui::end_card(ui);
}

void draw_presenting(ui::Ui& ui, const ScreenContext& context) {
  ui::begin_card(ui, "presenting", {.title = context.tr("settings.present"), .gap = 12});
  ui::text(ui, ui::TextStyle::caption13, context.tr("settings.present.lead"),
           {.color = ui::Color::text_muted});
  std::string& pin = context.view.drafts["present/pin"];
  const bool wrong = !pin.empty() && !is_pin(pin);
  ui::text_field(
      ui, context.tr("present.pin"), pin,
      {.id = "pin",
       .hint = context.tr(context.has_pin ? "settings.present.set" : "settings.present.none"),
       .error = wrong ? std::string_view(context.tr("settings.present.wrong")) : std::string_view(),
       .input_mode = "numeric",
       .autocomplete = "off"});
  ui.begin_inline();
  if (ui::button(ui, context.tr("settings.present.keep"),
                 {.id = "keep-pin", .icon = ui::kIconLock, .enabled = is_pin(pin)})) {
    context.commands.emit(SetPresentationPin{pin});
    pin.clear();
  }
  if (context.has_pin && ui::button(ui, context.tr("settings.present.remove"), {.id = "no-pin"})) {
    context.commands.emit(SetPresentationPin{});
  }
  ui.end_inline();
  ui::end_card(ui);
}

}  // namespace

void draw_settings(ui::Ui& ui, const ScreenContext& context) {
  ui.set_title(context.tr("settings.title"));
  ui::begin_scroll(ui, "settings-page");
  ui.begin_column(
      {.gap = 16, .padding = page_padding(ui), .max_width = 760, .align = ui::Align::center});
  ui::heading(ui, 1, context.tr("settings.title"));
  ui::begin_card(ui, "appearance", {.title = context.tr("settings.theme"), .gap = 12});
  draw_language(ui, context);
  draw_manager(ui, context);
  ui::end_card(ui);
  draw_company(ui, context);
  draw_documents(ui, context);
  draw_picture_settings(ui, context);
  draw_discount_settings(ui, context);
  draw_presenting(ui, context);
  draw_data(ui, context);
  ui::text(ui, ui::TextStyle::caption13, context.tr("settings.about.text"),
           {.color = ui::Color::text_muted});
  ui.end_column();
  ui::end_scroll(ui);
}

}  // namespace oferta::app
