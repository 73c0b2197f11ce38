// The gallery (#/gallery): every widget in all its states, for whoever designs with them and as the
// reference of pictures. Its words are samples, as data is, and not texts of the interface; so both
// languages stand here side by side.
#include <array>
#include <string>
#include <vector>

#include "app/screens/screen.h"
#include "app/screens/support.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

using ui::ButtonKind;
using ui::Tone;

// Samples in the language that is shown.
class Samples {
 public:
  explicit Samples(const ScreenContext& context) : russian_(context.language() == Language::ru) {}
  std::string_view operator()(std::string_view russian, std::string_view english) const {
    return russian_ ? russian : english;
  }

 private:
  bool russian_;
};

void draw_gallery_buttons(ui::Ui& ui, const Samples& say, GalleryView& view) {
  ui::begin_card(ui, "buttons", {.title = say("Кнопки", "Buttons"), .gap = 12});
  ui.begin_inline();
  ui::button(ui, say("Главная", "Primary"), {.kind = ButtonKind::primary});
  ui::button(ui, say("Обычная", "Secondary"));
  ui::button(ui, say("Тихая", "Ghost"), {.kind = ButtonKind::ghost});
  ui::button(ui, say("Опасная", "Danger"), {.kind = ButtonKind::danger});
  ui::button(ui, say("Недоступна", "Disabled"), {.enabled = false});
  ui::button(ui, say("Занята", "Busy"), {.busy = view.busy});
  ui.end_inline();
  ui.begin_inline();
  ui::button(ui, say("Малая", "Small"), {.size = ui::ControlSize::small, .icon = ui::kIconPlus});
  ui::button(ui, say("Крупная", "Large"),
             {.size = ui::ControlSize::large, .trailing_icon = ui::kIconArrowRight});
  ui::icon_button(ui, ui::kIconSave, say("Сохранить", "Save"), {.shortcut = "Ctrl+S"});
  if (ui::icon_button(ui, ui::kIconPin, say("Закрепить", "Pin"), {.pressed = view.pinned})) {
    view.pinned = !view.pinned;
  }
  ui::link(ui, say("Ссылка", "A link"));
  ui.end_inline();
  // Off at first: what runs draws frames, and this page is to rest like any other.
  ui::switch_toggle(ui, say("Идёт работа", "Work is going on"), view.busy);
  ui::end_card(ui);
}

void draw_gallery_fields(ui::Ui& ui, const ScreenContext& context, const Samples& say,
                         GalleryView& view) {
  ui::begin_card(ui, "fields", {.title = say("Поля", "Fields"), .gap = 12});
  ui::text_field(
      ui, say("Название", "Name"), view.text,
      {.hint = say("Как в договоре", "As in the contract"), .required = true, .clearable = true});
  ui::text_field(ui, say("С ошибкой", "With an error"), view.wrong,
                 {.error = say("Такой адрес не дойдёт", "No letter will arrive there")});
  ui::text_field(ui, say("Заметка", "Note"), view.note, {.rows = 3});
  ui.begin_row({-1, -1}, {.gap = 12, .stack_below = 360});
  ui::money_field(ui, say("Сумма", "Amount"), view.amount,
                  {.suffix = "₽", .align = ui::Align::right, .input_mode = "decimal"},
                  {.max = 1'000'000'000});
  ui.next();
  ui::stepper(ui, say("Количество", "Quantity"), view.quantity, {.min = 1, .max = 99});
  ui.end_row();
  ui.begin_row({-1, -1}, {.gap = 12, .stack_below = 360});
  ui::date_field(ui, say("Срок", "Due date"), view.due, context.today);
  ui.next();
  std::string closed(say("Нельзя изменить", "Cannot be changed"));
  ui::text_field(ui, say("Недоступное", "Disabled field"), closed, {.enabled = false});
  ui.end_row();
  ui::label_value(ui, say("Бюджет", "Budget"), context.money(view.budget));
  ui::slider(ui, say("Бюджет", "Budget"), view.budget, 0, 100'000'000,
             {.step = 1'000'000, .value_text = context.money(view.budget)});
  ui::end_card(ui);
}

void draw_gallery_choices(ui::Ui& ui, const Samples& say, GalleryView& view) {
  const std::array<ui::ChoiceItem, 3> three = {
      ui::ChoiceItem{.label = say("Офис", "Office"), .icon = ui::kIconBuilding2, .id = "office"},
      ui::ChoiceItem{.label = say("Склад", "Depot"), .icon = ui::kIconBox, .id = "store"},
      ui::ChoiceItem{.label = say("Магазин", "Shop"), .icon = ui::kIconHouse, .id = "shop"}};
  const std::array<ui::ChoiceItem, 6> towns = {
      ui::ChoiceItem{.label = say("Москва", "Moscow"), .id = "msk"},
      ui::ChoiceItem{.label = say("Тула", "Tula"), .id = "tula"},
      ui::ChoiceItem{.label = say("Томск", "Tomsk"), .id = "tomsk"},
      ui::ChoiceItem{.label = say("Казань", "Kazan"), .id = "kazan"},
      ui::ChoiceItem{.label = say("Самара", "Samara"), .id = "samara"},
      ui::ChoiceItem{.label = say("Пермь", "Perm"), .id = "perm"}};
  ui::begin_card(ui, "choices", {.title = say("Выбор", "Choices"), .gap = 12});
  ui::segmented(ui, say("Вид", "View"), three, view.segment);
  ui::radio_group(ui, say("Помещение", "Premises"), three, view.radio,
                  {.look = ui::ChoiceLook::cards, .min_card_width = 160});
  ui::checkbox_group(ui, say("Что нужно", "What is needed"), three, view.several,
                     {.look = ui::ChoiceLook::chips});
  ui.begin_row({-1, -1}, {.gap = 12, .stack_below = 360});
  ui::select(ui, say("Список", "List"), towns, view.town);
  ui.next();
  ui::combo(ui, say("Город с поиском", "Town with search"), towns, view.found_town,
            say("Такого города нет", "No such town"),
            {.placeholder = say("Начните вводить", "Begin to type")});
  ui.end_row();
  ui::checkbox(ui, say("Согласен с условиями", "I agree to the terms"), view.checked);
  ui::switch_toggle(ui, say("Напоминать о сроках", "Remind of due dates"), view.switched,
                    {.description = say("За день до срока", "A day before")});
  bool off = true;
  ui::checkbox(ui, say("Уже решено", "Decided already"), off, {.enabled = false});
  ui::end_card(ui);
}

void draw_gallery_signs(ui::Ui& ui, const Samples& say, GalleryView& view) {
  ui::begin_card(ui, "signs", {.title = say("Знаки и состояния", "Signs and states"), .gap = 12});
  ui.begin_inline();
  ui::badge(ui, say("Обычно", "Neutral"));
  ui::badge(ui, say("Новое", "New"), Tone::accent);
  ui::badge(ui, say("Оплачено", "Paid"), Tone::success, ui::kIconCheck);
  ui::badge(ui, say("Скоро срок", "Due soon"), Tone::warning, ui::kIconClock);
  ui::badge(ui, say("Просрочено", "Overdue"), Tone::danger, ui::kIconTriangleAlert);
  ui.end_inline();
  ui.begin_inline();
  ui::avatar(ui, "Анна Орлова", 44);
  ui::avatar(ui, "North Wind");
  if (view.chip && ui::chip(ui, say("Фильтр: склад", "Filter: warehouse"),
                            {.remove_name = say("Убрать фильтр", "Remove the filter")})) {
    view.chip = false;
  }
  ui.end_inline();
  ui::banner(ui, Tone::accent,
             say("До следующей цены осталось 18 400 ₽",
                 "₽18,400 to the next price"),
             {.action = say("Добавить", "Add")});
  ui::banner(ui, Tone::danger,
             say("Номер занят, выбран следующий", "The number was taken, the next one is used"),
             {.title = say("Номер изменён", "Number changed")});
  if (!view.cancelled &&
      ui::progress_with_cancel(
          ui, say("Загружено 3 100 из 5 000 строк", "3,100 of 5,000 rows read"), 0.62F)) {
    view.cancelled = true;
  }
  ui::skeleton(ui, 2);
  ui::empty_state(
      ui, say("Пока пусто", "Nothing here yet"),
      {.icon = ui::kIconPackage, .text = say("Добавьте первый товар.", "Add the first product.")});
  ui::end_card(ui);
}

void draw_gallery_overlays(ui::Ui& ui, const Samples& say, GalleryView& view) {
  ui::begin_card(ui, "overlays", {.title = say("Поверх страницы", "Over the page"), .gap = 12});
  ui.begin_inline();
  if (ui::button(ui, say("Окно", "Dialog"))) view.dialog = true;
  if (ui::button(ui, say("Шторка", "Drawer"))) view.drawer = true;
  if (ui::button(ui, say("Подсказка", "Popover"))) view.popover = true;
  const ui::Rect anchor = ui::last_rect(ui);
  const std::array<ui::MenuItem, 3> menu = {
      ui::MenuItem{
          .label = say("Переименовать", "Rename"), .icon = ui::kIconPencil, .shortcut = "F2"},
      ui::MenuItem{.label = say("Копировать", "Copy"), .icon = ui::kIconCopy, .enabled = false},
      ui::MenuItem{.label = say("Удалить", "Delete"), .icon = ui::kIconTrash2, .danger = true}};
  ui::menu_button(ui, ui::kIconEllipsis, say("Ещё", "More"), menu);
  if (ui::button(ui, say("Сообщение", "Toast"))) {
    ui::toast(ui, {.text = std::string(say("Строка удалена", "Line removed")),
                   .action = std::string(say("Вернуть", "Bring back"))});
  }
  ui.end_inline();
  if (ui::begin_popover(ui, "popover", anchor, view.popover,
                        {.width = 260, .name = say("Пояснение", "Explanation")})) {
    ui::text(ui, ui::TextStyle::body15,
             say("Закрывается нажатием рядом", "A press beside it closes it"));
    ui::end_popover(ui);
  }
  ui::end_card(ui);
  if (ui::begin_dialog(ui, say("Окно с вопросом", "A dialog"), view.dialog,
                       {.text = say("Остальное ждёт", "The rest waits")})) {
    ui::begin_dialog_actions(ui);
    if (ui::button(ui, say("Понятно", "Understood"), {.kind = ButtonKind::primary})) {
      view.dialog = false;
    }
    ui::end_dialog_actions(ui);
    ui::end_dialog(ui);
  }
  if (ui::begin_dialog(ui, say("Подробности", "Details"), view.drawer,
                       {.width = 420, .drawer = true})) {
    ui::label_value(ui, say("Итого", "Total"), say("1 250 000 ₽", "₽1,250,000"));
    ui::end_dialog(ui);
  }
}

void draw_gallery_charts(ui::Ui& ui, const Samples& say) {
  const std::array<ui::ChartItem, 4> stages = {ui::ChartItem{say("Новые", "New"), 48, "48"},
                                               ui::ChartItem{say("Потребности", "Needs"), 31, "31"},
                                               ui::ChartItem{say("Предложение", "Offer"), 14, "14"},
                                               ui::ChartItem{say("Договор", "Contract"), 5, "5"}};
  const std::array<ui::ChartItem, 4> shares = {
      ui::ChartItem{say("Связь", "Network"), 640, say("640 000 ₽", "₽640,000")},
      ui::ChartItem{say("Видео", "Video"), 410, say("410 000 ₽", "₽410,000")},
      ui::ChartItem{say("Питание", "Power"), 190, say("190 000 ₽", "₽190,000")},
      ui::ChartItem{say("Услуги", "Services"), 120, say("120 000 ₽", "₽120,000")}};
  ui.begin_grid({.min_cell_width = 320, .max_columns = 3, .gap = 16});
  ui::begin_card(ui, "bars", {.title = say("Столбцы", "Bars"), .fill_height = true});
  ui::bar_chart(ui, say("Продажи по разделам", "Sales by section"), shares);
  ui::end_card(ui);
  ui.next();
  ui::begin_card(ui, "funnel", {.title = say("Воронка", "Funnel"), .fill_height = true});
  ui::funnel_chart(ui, say("Сделки по этапам", "Deals by stage"), stages);
  ui::end_card(ui);
  ui.next();
  ui::begin_card(ui, "ring", {.title = say("Доли", "Shares"), .fill_height = true});
  ui::donut_chart(ui, say("Доли разделов", "Shares of sections"), shares,
                  {.total = say("1,36 млн", "1.36 m")});
  ui::end_card(ui);
  ui.end_grid();
}

void draw_gallery_table(ui::Ui& ui, const ScreenContext& context, const Samples& say,
                        GalleryView& view) {
  constexpr int kRows = 10'000;
  std::array<ui::TableColumn, 3> columns = {
      ui::TableColumn{.title = say("Позиция", "Item"), .sortable = true, .resizable = true},
      ui::TableColumn{.title = say("Количество", "Quantity"),
                      .width = 140,
                      .align = ui::Align::right,
                      .hide_on_phone = true,
                      .resizable = true},
      ui::TableColumn{.title = say("Сумма", "Amount"), .width = 150, .align = ui::Align::right}};
  columns[0].order = view.falling ? ui::SortOrder::descending : ui::SortOrder::ascending;
  ui::begin_card(ui, "table",
                 {.title = say("Таблица в десять тысяч строк", "A table of ten thousand rows")});
  ui::begin_table(ui, say("Позиции", "Items"), columns,
                  {.row_count = kRows, .height = 320, .clickable = true});
  for (const int row : ui::table_rows(ui)) {
    const int number = view.falling ? kRows - row : row + 1;
    const std::string id = std::to_string(number);
    const std::string name = std::string(say("Позиция ", "Item ")) + id;
    ui::begin_table_row(ui, row, {.id = id, .name = name, .selected = number == view.row});
    ui::table_cell(ui, name);
    ui::table_cell(ui, std::to_string(number % 17 + 1));
    ui::table_cell(ui, context.money(static_cast<Minor>(number) * 125'00));
    if (ui::end_table_row(ui)) {
      view.row = number;
    }
  }
  if (ui::end_table(ui).sort_column == 0) {
    view.falling = !view.falling;
  }
  ui::end_card(ui);
}

// What a cell says as a whole number of things; 0 where it says none.
std::int64_t quantity_in(const std::string& text) {
  const std::int64_t number = parse_integer(text).value_or(0);
  return number < 0 || number > 1'000'000 ? 0 : number;
}

void write_pasted(GalleryView& view, const ui::TableResult& did) {
  for (std::size_t i = 0; i < did.pasted.size(); ++i) {
    const auto row = static_cast<std::size_t>(did.paste_row) + i;
    if (row >= view.sheet.size()) {
      view.sheet.push_back({"", "1", 100'00});
    }
    for (std::size_t j = 0; j < did.pasted[i].size(); ++j) {
      const auto column = static_cast<std::size_t>(did.paste_column) + j;
      if (column == 0) {
        view.sheet[row].item = did.pasted[i][j];
      } else if (column == 1) {
        view.sheet[row].quantity = did.pasted[i][j];
      }
    }
  }
}

void draw_gallery_sheet(ui::Ui& ui, const ScreenContext& context, const Samples& say,
                        GalleryView& view) {
  if (view.sheet.empty()) {
    view.sheet = {{std::string(say("Коммутатор", "Switch")), "2", 18'400'00},
                  {std::string(say("Телефон", "Phone")), "12", 9'150'00},
                  {std::string(say("Монтаж", "Installation")), "1", 45'000'00}};
  }
  const std::array<ui::TableColumn, 3> columns = {
      ui::TableColumn{.title = say("Позиция", "Item"), .resizable = true},
      ui::TableColumn{.title = say("Кол-во", "Qty"), .width = 96, .align = ui::Align::right},
      ui::TableColumn{.title = say("Сумма", "Amount"), .width = 130, .align = ui::Align::right}};
  const auto count = static_cast<int>(view.sheet.size());
  ui::begin_card(ui, "sheet",
                 {.title = say("Правка на месте, вставка из таблицы, итог внизу",
                               "Edited in place, pasted into, totals pinned")});
  ui::begin_table(ui, say("Смета", "Estimate"), columns,
                  {.row_count = count, .height = 36 + 44 * 5, .editable = true, .totals = true});
  Minor total = 0;
  for (const GalleryView::SheetRow& row : view.sheet) {
    total += row.price * quantity_in(row.quantity);
  }
  for (const int at : ui::table_rows(ui)) {
    GalleryView::SheetRow& row = view.sheet[static_cast<std::size_t>(at)];
    ui::begin_table_row(ui, at);
    ui::table_edit_cell(ui, row.item);
    ui::table_edit_cell(ui, row.quantity, {.input_mode = "numeric"});
    ui::table_cell(ui, context.money(row.price * quantity_in(row.quantity)));
    ui::end_table_row(ui);
  }
  ui::begin_table_totals(ui, say("Итого", "Total"));
  ui::table_cell(ui, say("Итого", "Total"), {.style = ui::TextStyle::caption13_semibold});
  ui::table_cell(ui, "");
  ui::table_cell(ui, context.money(total), {.style = ui::TextStyle::caption13_semibold});
  ui::end_table_totals(ui);
  write_pasted(view, ui::end_table(ui));
  ui::end_card(ui);
}

void draw_gallery_lists(ui::Ui& ui, const Samples& say, GalleryView& view) {
  ui::begin_card(ui, "lists", {.title = say("Список и дерево", "A list and a tree"), .gap = 12});
  ui.begin_row({-1, -1}, {.gap = 16, .stack_below = 520});
  ui::begin_list(ui, say("Последние письма", "Latest letters"));
  const std::array<std::array<std::string_view, 3>, 3> letters = {
      {{say("Анна Орлова", "Anna Orlova"), say("Уточнить срок", "When to deliver"), "12:40"},
       {say("Северный ветер", "North Wind"), say("Договор подписан", "Contract signed"), "9:15"},
       {say("Иван Лебедев", "Ivan Lebedev"), say("Вопрос о скидке", "About a discount"), "8:02"}}};
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const auto at = static_cast<int>(i);
    if (ui::list_item(ui, letters[i][0],
                      {.icon = ui::kIconUser,
                       .second_line = letters[i][1],
                       .detail = letters[i][2],
                       .current = at == view.listed})) {
      view.listed = at;
    }
  }
  ui::end_list(ui);
  ui.next();
  std::array<ui::TreeItem, 6> branches = {
      ui::TreeItem{.label = say("Связь", "Network"), .has_children = true, .detail = "42"},
      ui::TreeItem{.label = say("Маршрутизаторы", "Routers"), .level = 2, .detail = "18"},
      ui::TreeItem{
          .label = say("Телефония", "Telephony"), .level = 2, .has_children = true, .detail = "24"},
      ui::TreeItem{.label = say("Настольные", "Desk phones"), .level = 3, .detail = "15"},
      ui::TreeItem{.label = say("Услуги", "Services"), .has_children = true, .detail = "7"},
      ui::TreeItem{.label = say("Монтаж", "Installation"), .level = 2, .detail = "7"}};
  for (std::size_t i = 0; i < branches.size(); ++i) {
    branches[i].expanded = view.branches[i];
  }
  const ui::TreeResult did =
      ui::tree(ui, say("Разделы каталога", "Sections of the catalogue"), branches, view.branch);
  if (did.chosen >= 0) {
    view.branch = did.chosen;
  }
  if (did.toggled >= 0) {
    const auto at = static_cast<std::size_t>(did.toggled);
    view.branches[at] = !view.branches[at];
  }
  ui.end_row();
  // Somebody points at the letter that is open.
  ui::begin_group(ui, ui::Role::list, say("На что указывают", "Pointed at"), "pointed");
  for (int at = 1; at < 3; ++at) {
    const std::string_view name = letters[static_cast<std::size_t>(at)][0];
    ui::begin_pointed(ui, ui::Role::listitem, name, name, at == view.listed);
    ui::text(ui, ui::TextStyle::body15, name);
    ui::end_pointed(ui);
  }
  ui::end_group(ui);
  ui::end_card(ui);
}

void draw_gallery_type(ui::Ui& ui, const Samples& say, GalleryView& view) {
  const std::array<ui::TabItem, 3> tabs = {
      ui::TabItem{.label = say("Обзор", "Overview"), .id = "overview"},
      ui::TabItem{.label = say("Письма", "Letters"), .id = "letters", .count = 4},
      ui::TabItem{.label = say("Файлы", "Files"), .id = "files"}};
  ui::begin_card(ui, "type", {.title = say("Письмо и вкладки", "Type and tabs"), .gap = 12});
  ui::tabs(ui, say("Вкладки", "Tabs"), tabs, view.tab);
  ui::text(ui, ui::TextStyle::display32, say("1 250 000,00 ₽", "₽1,250,000.00"));
  ui::text(ui, ui::TextStyle::display24, say("Заголовок экрана", "Title of a screen"));
  ui::text(ui, ui::TextStyle::title18, say("Заголовок карточки", "Title of a card"));
  ui::text(ui, ui::TextStyle::body15, say("Основной текст", "Main text"));
  ui::text(ui, ui::TextStyle::caption13, say("Пояснение", "Caption"),
           {.color = ui::Color::text_muted});
  ui::meter_bar(ui, say("Важность", "Weight"), 0.7F);
  ui::end_card(ui);
}

}  // namespace

void draw_gallery(ui::Ui& ui, const ScreenContext& context) {
  const Samples say(context);
  GalleryView& view = context.view.gallery;
  ui.set_title(context.tr("gallery.title"));
  ui::begin_scroll(ui, "gallery-page");
  ui.begin_column({.gap = 16,
                   .padding = page_padding(ui),
                   .max_width = ui::kContentMaxWidth,
                   .align = ui::Align::center});
  ui::heading(ui, 1, context.tr("gallery.title"));
  ui.begin_grid({.min_cell_width = 420, .max_columns = 2, .gap = 16, .item_gap = 16});
  draw_gallery_buttons(ui, say, view);
  draw_gallery_fields(ui, context, say, view);
  draw_gallery_overlays(ui, say, view);
  ui.next();
  draw_gallery_choices(ui, say, view);
  draw_gallery_type(ui, say, view);
  ui.next();
  draw_gallery_signs(ui, say, view);
  draw_gallery_lists(ui, say, view);
  ui.next();
  draw_gallery_table(ui, context, say, view);
  draw_gallery_sheet(ui, context, say, view);
  ui.end_grid();
  draw_gallery_charts(ui, say);
  ui.end_column();
  ui::end_scroll(ui);
}

}  // namespace oferta::app
