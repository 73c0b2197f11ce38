#include "app/screens/link_dialog.h"

#include <algorithm>
#include <array>

#include "app/screens/record_texts.h"
#include "app/screens/support.h"
#include "app/ui/choice.h"
#include "app/ui/icons_generated.h"
#include "app/ui/qr_picture.h"

namespace oferta::app {
namespace {

// «до 27.12.2026 · с кодом»
std::string link_title(const ScreenContext& context, const ClientLink& link) {
  std::string title = context.strings.format(
      "share.until", {{"date", context.date(date_of_unix_ms(link.expires_ms))}});
  return link.pin ? title + " · " + context.tr("share.with_pin") : title;
}

// What the client has done with it.
std::string link_news(const ScreenContext& context, const ClientLink& link) {
  std::string news =
      link.viewed_ms
          ? context.strings.format("share.viewed", {{"when", when_text(context, *link.viewed_ms)}})
          : context.tr("share.unseen");
  if (link.answers > 0) news += " · " + context.strings.plural("share.answers", link.answers);
  return news;
}

void draw_link(ui::Ui& ui, const ScreenContext& context, const ClientLink& link) {
  const std::string title = link_title(context, link);
  const Membership& membership = context.team.membership();
  const std::string address = context.team.links().address(link.id);
  ui.push_id(link.id);
  ui::begin_group(ui, ui::Role::listitem, title, "link");
  ui::text(ui, ui::TextStyle::caption13_semibold, title);
  ui::text(ui, ui::TextStyle::caption13, link_news(context, link),
           {.color = ui::Color::text_muted, .live = ui::Live::polite});
  ui.begin_inline({.gap = 8});
  if (!address.empty() &&
      ui::button(ui, context.tr("share.copy"),
                 {.id = "copy", .size = ui::ControlSize::small, .icon = ui::kIconCopy})) {
    context.commands.emit(CopyText{address});
  }
  if ((membership.role == "head" || link.device == membership.device) &&
      ui::button(ui, context.tr("share.revoke"),
                 {.id = "revoke",
                  .kind = ui::ButtonKind::ghost,
                  .size = ui::ControlSize::small,
                  .description = title})) {
    context.commands.emit(RevokeLink{link.id});
  }
  ui.end_inline();
  ui::end_group(ui);
  ui.pop_id();
}

// What is wrong with the request made last; "" where nothing is.
std::string trouble(const ScreenContext& context) {
  const int status = context.team.links().failed_status();
  if (status < 0) return {};
  return status == 0
             ? context.tr("share.unreachable")
             : context.strings.format("share.refused", {{"status", std::to_string(status)}});
}

void draw_link_trouble(ui::Ui& ui, const ScreenContext& context) {
  if (const std::string words = trouble(context); !words.empty()) {
    ui::banner(ui, ui::Tone::danger, words,
               {.id = "trouble", .icon = ui::kIconTriangleAlert, .live = ui::Live::assertive});
  }
}

void draw_terms_fields(ui::Ui& ui, const ScreenContext& context) {
  ShareView& share = context.view.share;
  std::array<std::string, kLinkDays.size()> labels;
  std::array<ui::ChoiceItem, kLinkDays.size()> terms;
  for (std::size_t i = 0; i < kLinkDays.size(); ++i) {
    labels[i] = context.strings.plural("share.days", kLinkDays[i]);
    terms[i] = {.label = labels[i]};
  }
  ui::segmented(ui, context.tr("share.term"), terms, share.term);
  const bool wrong = share.tried && !is_link_pin(share.pin);
  ui::text_field(
      ui, context.tr("share.pin"), share.pin,
      {.id = "pin",
       .hint = context.tr("share.pin.hint"),
       .error = wrong ? std::string_view(context.tr("share.pin.wrong")) : std::string_view(),
       .input_mode = "numeric",
       .autocomplete = "off"});
}

void draw_making(ui::Ui& ui, const ScreenContext& context, const LinkDialog& dialog) {
  ShareView& share = context.view.share;
  if (dialog.beside) begin_beside(ui);
  draw_terms_fields(ui, context);
  if (dialog.besides) dialog.besides();
  draw_link_trouble(ui, context);
  if (dialog.beside) {
    const float lowest = ui::next_top(ui);
    ui.next();
    ui::begin_in_sight(ui, lowest);
    dialog.beside();
    ui::end_in_sight(ui);
    ui.end_row();
  }
  ui::begin_dialog_actions(ui);
  if (ui::button(ui, context.tr("dialog.cancel"), {.id = "cancel"})) {
    share = {};
  }
  if (dialog.instead) dialog.instead();
  if (ui::button(ui, context.tr("share.make"),
                 {.id = "make",
                  .kind = ui::ButtonKind::primary,
                  .icon = ui::kIconLink,
                  .busy = context.team.links().busy()})) {
    context.commands.emit(dialog.make(kLinkDays.at(static_cast<std::size_t>(share.term)),
                                      std::string(trim(share.pin))));
  }
  ui::end_dialog_actions(ui);
}

// Whether an address leads to this very computer, wherever it is opened.
bool is_local(std::string_view address) {
  const std::size_t start = address.find("//");
  const std::string_view host =
      start == std::string_view::npos ? address : address.substr(start + 2);
  return host.starts_with("127.") || host.starts_with("localhost") || host.starts_with("[::1]");
}

void draw_made(ui::Ui& ui, const ScreenContext& context, const LinkDialog& dialog,
               const ClientLinks::Made& made) {
  ui.begin_row({-1, 200}, {.gap = 16, .item_gap = 10, .stack_below = 440});
  ui::text(ui, ui::TextStyle::body15,
           context.strings.format("share.made",
                                  {{"date", context.date(date_of_unix_ms(made.expires_ms))}}),
           {.live = ui::Live::polite});
  std::string address = made.address;
  ui::text_field(ui, context.tr("share.address"), address, {.id = "address", .read_only = true});
  ui::text(ui, ui::TextStyle::caption13, context.tr("share.once"),
           {.color = ui::Color::text_muted});
  if (is_local(made.address)) {
    ui::banner(ui, ui::Tone::warning, context.tr("share.local"),
               {.id = "local", .icon = ui::kIconTriangleAlert});
  }
  ui.next();
  ui::qr_picture(ui, context.tr("share.code"), made.code.rows, 200);
  ui.end_row();
  ui::begin_dialog_actions(ui);
  if (ui::button(ui, context.tr("ui.close"), {.id = "close"})) {
    context.view.share = {};
    context.commands.emit(PutLinkAway{});
  }
  if (ui::button(ui, context.tr("share.copy_message"), {.id = "message", .icon = ui::kIconMail})) {
    context.commands.emit(CopyText{dialog.message(made)});
  }
  if (ui::button(ui, context.tr("share.copy"),
                 {.id = "copy", .kind = ui::ButtonKind::primary, .icon = ui::kIconCopy})) {
    context.commands.emit(CopyText{made.address});
  }
  ui::end_dialog_actions(ui);
}

}  // namespace

void begin_beside(ui::Ui& ui) {
  ui.begin_row({-1, -1}, {.gap = 24, .item_gap = 12, .stack_below = 720});
}

bool may_share(const Team& team) {
  return team.joined() && (team.membership().role == "head" || team.membership().role == "manager");
}

void draw_links(ui::Ui& ui, const ScreenContext& context, const LinkSubject& subject,
                std::string_view name, std::string_view none) {
  const ClientLinks& links = context.team.links();
  const bool any = links.subject() == subject &&
                   std::any_of(links.links().begin(), links.links().end(),
                               [&](const ClientLink& link) { return link.opens(context.now_ms); });
  if (any) {
    ui::begin_group(ui, ui::Role::list, name, "links");
    for (const ClientLink& link : links.links()) {
      if (link.opens(context.now_ms)) draw_link(ui, context, link);
    }
    ui::end_group(ui);
  } else {
    ui::text(ui, ui::TextStyle::caption13, none, {.color = ui::Color::text_muted});
  }
  if (!context.view.share.open) draw_link_trouble(ui, context);
}

void open_link_dialog(const ScreenContext& context) {
  context.view.share = {};
  context.view.share.open = true;
}

void draw_link_button(ui::Ui& ui, const ScreenContext& context, std::string_view label) {
  if (ui::button(ui, label, {.id = "open", .icon = ui::kIconLink, .full_width = true})) {
    open_link_dialog(context);
  }
}

void draw_link_dialog(ui::Ui& ui, const ScreenContext& context, const LinkDialog& dialog) {
  const auto& made = context.team.links().made();
  bool& open = context.view.share.open;
  const bool was_open = open;
  if (ui::begin_dialog(ui, dialog.title, open,
                       {.id = "share",
                        .width = dialog.beside && !made ? kWideDialog : 600,
                        .text = made ? std::string_view() : dialog.lead})) {
    if (made) {
      draw_made(ui, context, dialog, *made);
    } else {
      draw_making(ui, context, dialog);
    }
    ui::end_dialog(ui);
  }
  // Closed by Escape or a press beside it.
  if (was_open && !open && made) context.commands.emit(PutLinkAway{});
}

}  // namespace oferta::app
