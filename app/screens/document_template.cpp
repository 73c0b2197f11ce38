// How offers are laid out: the blocks of a document, the company's own texts and colour, and beside
// them the page they make, which follows every key.
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/screens/edit_field.h"
#include "app/screens/offer_sheet.h"
#include "app/screens/screen.h"
#include "app/screens/support.h"
#include "app/screens/template_example.h"
#include "app/shell/offer_desk.h"
#include "app/ui/choice.h"
#include "app/ui/icons_generated.h"
#include "shared/base/json.h"
#include "shared/offer/document_style.h"
#include "shared/offer/placeholders.h"

namespace oferta::app {
namespace {

using offer::Block;

constexpr std::string_view kAccentDraft = "company/accent";

// What is being edited, with what is typed and not kept yet.
struct Editor {
  offer::DocumentForm form = offer::DocumentForm::full;
  Language language = Language::ru;
  offer::DocumentTemplate layout{};
  offer::Company company{};  // with its texts and colour as typed
  std::optional<Block> typed{};

  [[nodiscard]] std::string key(Block block) const {
    return "template/" + std::string(offer::template_id(form)) + "/" +
           std::string(offer::block_name(block)) + (language == Language::ru ? "/ru" : "/en");
  }
  [[nodiscard]] std::string key(std::string_view field) const {
    return "company/" + std::string(field) + (language == Language::ru ? "/ru" : "/en");
  }
  [[nodiscard]] std::string& own(LocalText& text) const {
    return language == Language::ru ? text.ru : text.en;
  }
};

// Texts of the company's record that its offers show.
struct CompanyText {
  const char* field;
  std::string_view label;
  LocalText offer::Company::*text;
  int rows;
};
constexpr std::array<CompanyText, 4> kCompanyTexts = {
    CompanyText{"terms_payment", "offer.terms.payment", &offer::Company::terms_payment, 2},
    CompanyText{"terms_delivery", "offer.terms.delivery", &offer::Company::terms_delivery, 2},
    CompanyText{"terms_warranty", "offer.terms.warranty", &offer::Company::terms_warranty, 2},
    CompanyText{"about", "template.block.about", &offer::Company::about, 3}};

Editor editor_of(const ScreenContext& context) {
  TemplateView& view = context.view.document_template;
  Editor editor{.form = static_cast<offer::DocumentForm>(view.form),
                .language = view.language.value_or(context.language()),
                .company = context.workspace.company()};
  editor.typed = std::exchange(view.typed, std::nullopt);
  editor.layout = offer::template_of(editor.company.templates, editor.form);
  for (const Block block : offer::kTextBlocks) {
    std::string& text = editor.own(*editor.layout.text_of(block));
    text = typed_value(context, editor.key(block), text);
  }
  for (const CompanyText& each : kCompanyTexts) {
    std::string& text = editor.own(editor.company.*each.text);
    text = typed_value(context, editor.key(each.field), text);
  }
  const std::string accent(trim(typed_value(context, kAccentDraft, editor.company.accent)));
  if (offer::is_colour(accent)) editor.company.accent = accent;
  return editor;
}

void set_field(const ScreenContext& context, const Editor& editor, std::string_view field,
               const Json& value) {
  context.commands.emit(SetTemplateField{editor.form, std::string(field), canonical(value)});
}

std::string block_title(const ScreenContext& context, Block block) {
  return context.tr("template.block." + std::string(offer::block_name(block)));
}

// ---- blocks

void draw_move(ui::Ui& ui, const ScreenContext& context, const Editor& editor, std::size_t position,
               int by) {
  const bool up = by < 0;
  const Block block = editor.layout.blocks[position].block;
  const std::size_t last = editor.layout.blocks.size() - 1;
  const std::string name = context.strings.format(up ? "template.up" : "template.down",
                                                  {{"block", block_title(context, block)}});
  if (!ui::icon_button(ui, up ? ui::kIconChevronUp : ui::kIconChevronDown, name,
                       {.id = up ? "up" : "down",
                        .kind = ui::ButtonKind::ghost,
                        .size = ui::ControlSize::small,
                        .enabled = position > 0 && (up ? position > 1 : position < last)})) {
    return;
  }
  offer::DocumentTemplate moved = editor.layout;
  const std::size_t now = offer::move_block(moved, position, by);
  // At the end of the way the focus has only the other button to go to.
  if (now == 1) ui.request_focus(ui.id("down"));
  if (now == last) ui.request_focus(ui.id("up"));
  context.view.document_template.moved = block;
  set_field(context, editor, "order", offer::order_json(moved));
}

void draw_block_row(ui::Ui& ui, const ScreenContext& context, const Editor& editor,
                    std::size_t position) {
  const auto [block, is_shown] = editor.layout.blocks[position];
  const std::string name(offer::block_name(block));
  const bool required = offer::is_required(block);
  ui.push_id(name);
  ui::begin_group(ui, ui::Role::listitem, block_title(context, block), "block");
  ui.begin_row({-1, 0}, {.gap = 8, .vertical = ui::Align::center});
  bool shown = is_shown;
  if (ui::switch_toggle(ui, block_title(context, block), shown,
                        {.id = "shown",
                         .description = context.tr("template.about." + name),
                         .enabled = !required})) {
    offer::DocumentTemplate changed = editor.layout;
    changed.blocks[position].shown = shown;
    set_field(context, editor, "hidden", offer::hidden_json(changed));
  }
  ui.next();
  ui.begin_inline({.gap = 2, .wrap = false});
  draw_move(ui, context, editor, position, -1);
  draw_move(ui, context, editor, position, 1);
  ui.end_inline();
  ui.end_row();
  ui::end_group(ui);
  ui.pop_id();
}

// Where the block that was moved last stands now: said to those who do not see it move.
void draw_moved(ui::Ui& ui, const ScreenContext& context, const Editor& editor) {
  const std::optional<Block>& moved = context.view.document_template.moved;
  std::string words;
  for (std::size_t i = 0; moved && i < editor.layout.blocks.size(); ++i) {
    if (editor.layout.blocks[i].block != *moved) continue;
    words = context.strings.format("template.moved",
                                   {{"block", block_title(context, *moved)},
                                    {"place", std::to_string(i + 1)},
                                    {"all", std::to_string(editor.layout.blocks.size())}});
  }
  ui::text(ui, ui::TextStyle::caption13, words.empty() ? context.tr("template.blocks.lead") : words,
           {.color = ui::Color::text_muted, .live = ui::Live::polite});
}

void draw_blocks(ui::Ui& ui, const ScreenContext& context, const Editor& editor) {
  ui::begin_card(ui, "blocks", {.title = context.tr("template.blocks"), .gap = 8});
  draw_moved(ui, context, editor);
  ui::begin_group(ui, ui::Role::list, context.tr("template.blocks"), "list");
  for (std::size_t i = 0; i < editor.layout.blocks.size(); ++i) {
    draw_block_row(ui, context, editor, i);
  }
  ui::end_group(ui);
  ui::end_card(ui);
}

// ---- texts

// What speaks against a text as it is typed.
std::string wrong_with(const ScreenContext& context, const std::string& text) {
  const std::string unknown = offer::unknown_placeholder_in(text);
  return unknown.empty() ? std::string()
                         : context.strings.format("template.unknown", {{"text", unknown}});
}

void keep_text(const ScreenContext& context, const Editor& editor, Block block,
               const std::string& text) {
  LocalText changed =
      *offer::template_of(context.workspace.company().templates, editor.form).text_of(block);
  editor.own(changed) = text;
  set_field(context, editor, offer::block_name(block), changed.empty() ? Json() : json_of(changed));
}

void draw_block_text(ui::Ui& ui, const ScreenContext& context, const Editor& editor, Block block) {
  const offer::DocumentTemplate& kept =
      offer::template_of(context.workspace.company().templates, editor.form);
  LocalText text = *kept.text_of(block);
  const std::string current = editor.own(text);
  editor.own(text).clear();
  const std::string& typed = offer::block_text(editor.layout, block, editor.language);
  // Said where only the other language has it: that one is not taken instead.
  const std::string hint =
      typed.empty() && !text.empty() ? context.tr("template.other_language") : std::string();
  const std::string error = wrong_with(context, typed);
  const std::string key = editor.key(block);
  const std::string label = context.tr("template.text." + std::string(offer::block_name(block)));
  const auto value = edit_field(
      ui, context, key, label, current,
      {.placeholder =
           block == Block::note
               ? std::string_view(Strings::of(editor.language).get("offer.informational"))
               : std::string_view(),
       .hint = hint,
       .error = error,
       .rows = 3});
  if (context.view.drafts.count(key) > 0) context.view.document_template.text = block;
  if (!value && typed_value(context, key, typed) != typed) {
    context.view.document_template.typed = block;
    ui.request_frame();
  }
  if (value) keep_text(context, editor, block, *value);
}

bool is_text_shown(const Editor& editor, Block block) {
  for (const offer::PlacedBlock& placed : editor.layout.blocks) {
    if (placed.block == block) return placed.shown;
  }
  return false;
}

// Words that stand for something of the offer; pressed, one goes to the end of the text that was
// typed in last, else of the first there is.
void draw_placeholders(ui::Ui& ui, const ScreenContext& context, const Editor& editor) {
  std::optional<Block> target;
  for (const Block block : offer::kTextBlocks) {
    const bool last = context.view.document_template.text == block;
    if (is_text_shown(editor, block) && (!target || last)) target = block;
  }
  if (!target) return;
  const std::string field = context.tr("template.text." + std::string(offer::block_name(*target)));
  ui::text(ui, ui::TextStyle::caption13,
           context.strings.format("template.placeholders", {{"field", field}}),
           {.color = ui::Color::text_muted});
  ui::begin_group(ui, ui::Role::group, context.tr("template.placeholders.name"), "placeholders");
  ui.begin_inline({.gap = 6, .line_gap = 6});
  for (const std::string_view name : offer::kPlaceholders) {
    const std::string braced = "{" + std::string(name) + "}";
    const std::string& meaning = context.tr("template.placeholder." + std::string(name));
    if (ui::button(ui, meaning,
                   {.id = name,
                    .size = ui::ControlSize::small,
                    .icon = ui::kIconPlus,
                    .tooltip = braced,
                    .description = braced})) {
      std::string text(trim(offer::block_text(editor.layout, *target, editor.language)));
      if (!text.empty()) text += ' ';
      context.view.drafts.erase(editor.key(*target));
      keep_text(context, editor, *target, text + braced);
    }
  }
  ui.end_inline();
  ui::end_group(ui);
}

void draw_texts(ui::Ui& ui, const ScreenContext& context, const Editor& editor) {
  ui::begin_card(ui, "texts", {.title = context.tr("template.texts"), .gap = 12});
  const std::array<ui::ChoiceItem, 2> languages = {ui::ChoiceItem{.label = "Русский", .id = "ru"},
                                                   ui::ChoiceItem{.label = "English", .id = "en"}};
  int language = editor.language == Language::ru ? 0 : 1;
  if (ui::segmented(ui, context.tr("template.language"), languages, language)) {
    context.view.document_template.language = language == 0 ? Language::ru : Language::en;
  }
  for (const Block block : offer::kTextBlocks) {
    if (is_text_shown(editor, block)) draw_block_text(ui, context, editor, block);
  }
  draw_placeholders(ui, context, editor);
  ui::end_card(ui);
}

// ---- the company's

// Kept in the company's record, whence new offers take them; both forms show them.
void draw_company_texts(ui::Ui& ui, const ScreenContext& context, const Editor& editor) {
  ui::begin_card(ui, "company-texts", {.title = context.tr("template.company"), .gap = 12});
  ui::text(ui, ui::TextStyle::caption13, context.tr("template.company.lead"),
           {.color = ui::Color::text_muted});
  for (const CompanyText& each : kCompanyTexts) {
    LocalText text = context.workspace.company().*each.text;
    const auto value = edit_field(ui, context, editor.key(each.field), context.tr(each.label),
                                  editor.own(text), {.rows = each.rows});
    if (!value) continue;
    editor.own(text) = *value;
    context.commands.emit(SetCompanyField{each.field, canonical(json_of(text))});
  }
  ui::end_card(ui);
}

struct NamedColour {
  std::string_view name;
  const char* colour;
};
constexpr std::array<NamedColour, 6> kColours = {NamedColour{"template.colour.blue", "#0b6bb8"},
                                                 NamedColour{"template.colour.teal", "#0b7a75"},
                                                 NamedColour{"template.colour.green", "#2e7d32"},
                                                 NamedColour{"template.colour.violet", "#6b4fb3"},
                                                 NamedColour{"template.colour.wine", "#a63a50"},
                                                 NamedColour{"template.colour.slate", "#3c4b5c"}};

void keep_colour(const ScreenContext& context, const std::string& colour) {
  context.view.drafts.erase(std::string(kAccentDraft));
  context.commands.emit(SetCompanyField{"accent", canonical(Json(colour))});
}

void draw_look(ui::Ui& ui, const ScreenContext& context, const Editor& editor) {
  ui::begin_card(ui, "look", {.title = context.tr("template.look"), .gap = 12});
  const offer::Company& kept = context.workspace.company();
  std::vector<ui::ChoiceItem> items;
  int index = -1;
  for (const NamedColour& each : kColours) {
    if (each.colour == editor.company.accent) index = static_cast<int>(items.size());
    items.push_back({.label = context.tr(each.name), .id = each.colour});
  }
  if (ui::radio_group(ui, context.tr("template.colour"), items, index,
                      {.id = "colours", .look = ui::ChoiceLook::chips}) &&
      index >= 0) {
    keep_colour(context, kColours.at(static_cast<std::size_t>(index)).colour);
  }
  const std::string typed(trim(typed_value(context, kAccentDraft, kept.accent)));
  const bool is_colour = offer::is_colour(typed);
  const bool readable = is_colour && offer::contrast_with_white(typed) >= offer::kReadableContrast;
  std::string error;
  if (!is_colour) error = context.tr("template.colour.wrong");
  if (is_colour && !readable) error = context.tr("template.colour.light");
  const std::string key(kAccentDraft);
  std::string value = typed_value(context, key, kept.accent);
  const ui::FieldResult result =
      ui::text_field(ui, context.tr("template.colour.own"), value,
                     {.id = key, .hint = context.tr("template.colour.hint"), .error = error});
  if (result.changed) context.view.drafts[key] = value;
  if (result.cancelled) context.view.drafts.erase(key);
  // What cannot be read stays in the field, and says so.
  if (result.committed && readable) {
    context.view.drafts.erase(key);
    if (typed != kept.accent) keep_colour(context, typed);
  }
  if (is_colour && !readable) {
    const std::string darker = offer::readable_colour(typed);
    if (ui::button(ui, context.strings.format("template.colour.darker", {{"colour", darker}}),
                   {.id = "darker", .size = ui::ControlSize::small})) {
      keep_colour(context, darker);
    }
  }
  if (const auto mark = edit_field(ui, context, "company/mark", context.tr("template.mark"),
                                   kept.mark, {.hint = context.tr("template.mark.hint")})) {
    context.commands.emit(
        SetCompanyField{"mark", canonical(Json(std::string(prefix_utf8(*mark, 3))))});
  }
  ui::end_card(ui);
}

// ---- the page

void draw_forms(ui::Ui& ui, const ScreenContext& context) {
  const std::array<ui::ChoiceItem, 2> forms = {
      ui::ChoiceItem{.label = context.tr("template.form.full"), .id = "full"},
      ui::ChoiceItem{.label = context.tr("template.form.short"), .id = "short"}};
  ui::segmented(ui, context.tr("template.form"), forms, context.view.document_template.form);
}

void draw_editor(ui::Ui& ui, const ScreenContext& context, const Editor& editor) {
  draw_blocks(ui, context, editor);
  draw_texts(ui, context, editor);
  draw_company_texts(ui, context, editor);
  draw_look(ui, context, editor);
  if (ui::button(ui, context.tr("template.reset"),
                 {.id = "reset",
                  .icon = ui::kIconRotateCcw,
                  .enabled = context.workspace.company().templates.of(editor.form).has_value(),
                  .description = context.tr("template.reset.hint")})) {
    context.commands.emit(ResetTemplate{editor.form});
  }
  ui::text(ui, ui::TextStyle::caption13, context.tr("template.reset.hint"),
           {.color = ui::Color::text_muted, .hidden_from_reader = true});
}

void draw_preview(ui::Ui& ui, const ScreenContext& context, Editor& editor) {
  offer::Issuer issuer;
  const offer::Offer example = template_example(context, editor.language, editor.company, issuer);
  editor.company.templates.of(editor.form) = editor.layout;
  issuer.company = editor.company;
  ui::begin_group(ui, ui::Role::region, context.tr("template.preview"), "preview");
  ui::heading(ui, 2, context.tr("template.preview"));
  ui::text(ui, ui::TextStyle::caption13,
           context.strings.format("template.preview.lead",
                                  {{"number", example.number}, {"client", example.addressee.name}}),
           {.color = ui::Color::text_muted});
  draw_offer_preview(ui, context, example, std::move(issuer), editor.form, editor.typed);
  ui::end_group(ui);
}

void draw_top(ui::Ui& ui, const ScreenContext& context) {
  ui::heading(ui, 1, context.tr("template.title"));
  ui::text(ui, ui::TextStyle::caption13, context.tr("template.lead"),
           {.color = ui::Color::text_muted});
  draw_forms(ui, context);
}

}  // namespace

void draw_document_template(ui::Ui& ui, const ScreenContext& context) {
  ui.set_title(context.tr("template.title"));
  Editor editor = editor_of(context);
  if (ui.room_in(ui.viewport().width) >= 1000) {
    ui.begin_row({440, -1}, {.gap = 0});
    ui::begin_scroll(ui, "editor", 0, {.padding = {20, 16, 12, 20}, .gap = 16});
    draw_top(ui, context);
    draw_editor(ui, context, editor);
    ui::end_scroll(ui);
    ui.next();
    ui::begin_scroll(ui, "page", 0, {.padding = {12, 16, 20, 20}, .gap = 12});
    ui.begin_column({.max_width = 860, .align = ui::Align::center});
    draw_preview(ui, context, editor);
    ui.end_column();
    ui::end_scroll(ui);
    ui.end_row();
    return;
  }
  bool& preview = context.view.document_template.preview;
  ui::begin_scroll(ui, "editor");
  ui.begin_column(
      {.gap = 16, .padding = page_padding(ui), .max_width = 760, .align = ui::Align::center});
  draw_top(ui, context);
  const std::array<ui::ChoiceItem, 2> sides = {
      ui::ChoiceItem{.label = context.tr("template.side.edit"), .id = "edit"},
      ui::ChoiceItem{.label = context.tr("template.preview"), .id = "preview"}};
  int side = preview ? 1 : 0;
  if (ui::segmented(ui, context.tr("template.side"), sides, side)) preview = side == 1;
  if (preview) {
    draw_preview(ui, context, editor);
  } else {
    draw_editor(ui, context, editor);
  }
  ui.end_column();
  ui::end_scroll(ui);
}

}  // namespace oferta::app
