#include "app/screens/offer_words.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "app/screens/support.h"
#include "app/ui/brand_mark.h"
#include "shared/offer/placeholders.h"

namespace oferta::app {
namespace {

void line_if(ui::Ui& ui, const std::string& text) {
  if (!text.empty()) {
    ui::text(ui, ui::TextStyle::caption13, text, {.color = ui::Color::text_muted});
  }
}

std::string labelled(const std::string& label, const std::string& value) {
  return value.empty() ? std::string() : label + " " + value;
}

// The company as its papers begin: mark, name, what it does, contacts.
void draw_letterhead(ui::Ui& ui, const Sheet& sheet) {
  const offer::Company& company = sheet.figures.issuer.company;
  const std::string& name = company.name.get(sheet.offer.language);
  const std::string letters =
      company.mark.empty() ? capitalise(prefix_utf8(name, 1)) : company.mark;
  const std::string& about = company.about.get(sheet.offer.language);
  ui.begin_row({40, -1}, {.gap = 12, .item_gap = 2, .vertical = ui::Align::center});
  ui::company_mark(ui, letters, company.accent, 40);
  ui.next();
  ui::text(ui, ui::TextStyle::body15_semibold, name);
  if (offer::is_tagline(about)) line_if(ui, about);
  ui.end_row();
}

void draw_parties(ui::Ui& ui, const Sheet& sheet) {
  const offer::Company& company = sheet.figures.issuer.company;
  const offer::Addressee& to = sheet.offer.addressee;
  const Language language = sheet.offer.language;
  ui.begin_row({-1, -1}, {.gap = 24, .item_gap = 3, .stack_below = 520});
  ui::heading(ui, sheet.level(2), ui::TextStyle::caption13_semibold, sheet.tr("offer.supplier"),
              {.color = ui::Color::text_muted});
  ui::text(ui, ui::TextStyle::body15_semibold, company.legal_name.get(language));
  line_if(ui, join({labelled(sheet.tr("client.inn"), company.inn),
                    labelled(sheet.tr("client.kpp"), company.kpp)},
                   " · "));
  line_if(ui, company.address.get(language));
  line_if(ui, join({company.phone, company.email}, " · "));
  ui.next();
  ui::heading(ui, sheet.level(2), ui::TextStyle::caption13_semibold, sheet.tr("offer.addressee"),
              {.color = ui::Color::text_muted});
  ui::text(ui, ui::TextStyle::body15_semibold, to.name);
  line_if(ui, to.contact_post.empty() ? to.contact_name : to.contact_name + ", " + to.contact_post);
  line_if(ui, labelled(sheet.tr("client.inn"), to.inn));
  line_if(ui, to.address);
  ui.end_row();
}

void draw_head(ui::Ui& ui, const Sheet& sheet) {
  draw_letterhead(ui, sheet);
  const offer::Offer& offer = sheet.offer;
  const std::string title = sheet.strings.format("offer.heading", {{"number", offer.number}});
  ui::heading(ui, sheet.level(1), ui::TextStyle::display24, title);
  if (offer.version > 1) {
    line_if(ui, sheet.strings.format("offer.version.name",
                                     {{"version", std::to_string(offer.version)}}));
  }
  line_if(ui,
          sheet.strings.format("offer.date", {{"date", format_date(offer.date, offer.language)}}) +
              " · " +
              sheet.strings.format("offer.valid",
                                   {{"date", format_date(offer.valid_until, offer.language)}}));
  draw_parties(ui, sheet);
}

// The figures that matter side by side.
void draw_summary(ui::Ui& ui, const Sheet& sheet) {
  const offer::Offer& offer = sheet.offer;
  const auto figure = [&](std::string_view key, const std::string& value) {
    ui::text(ui, ui::TextStyle::caption13, sheet.tr(key), {.color = ui::Color::text_muted});
    ui::text(ui, ui::TextStyle::body15_semibold, value);
  };
  ui::begin_group(ui, ui::Role::group, sheet.tr("template.block.summary"), "summary");
  ui.begin_grid({.min_cell_width = 140, .max_columns = 4, .gap = 12, .item_gap = 2});
  figure("offer.summary.price", sheet.money(sheet.priced.totals.gross, MoneyStyle::full));
  if (!offer.needs.empty()) {
    ui.next();
    // Rounded down, so that 100 % means everything.
    figure("offer.summary.needs",
           format_percent(offer::coverage(offer) / 10 * 100, offer.language));
  }
  if (offer.budget) {
    ui.next();
    figure("offer.summary.budget", sheet.money(*offer.budget, MoneyStyle::full));
  }
  ui.next();
  figure("offer.summary.valid", format_date(offer.valid_until, offer.language));
  ui.end_grid();
  ui::end_group(ui);
}

void draw_understood(ui::Ui& ui, const Sheet& sheet) {
  if (sheet.offer.needs.empty()) {
    return;
  }
  ui::heading(ui, sheet.level(2), ui::TextStyle::title18, sheet.tr("offer.need"));
  if (sheet.offer.budget) {
    line_if(ui, budget_words(sheet.strings, sheet.money(*sheet.offer.budget, MoneyStyle::whole),
                             sheet.offer.budget_includes_vat));
  }
  ui::begin_group(ui, ui::Role::list, sheet.tr("offer.need"), "understood");
  ui.begin_grid({.min_cell_width = 300, .max_columns = 2, .gap = 6});
  bool first = true;
  for (const offer::OfferNeed& need : sheet.offer.needs) {
    if (!first) {
      ui.next();
    }
    first = false;
    ui::check_line(ui, need.name + " – " + sheet.tr(level_key(need.level)), check_of(need.met),
                   sheet.tr(met_key(need.met)));
  }
  ui.end_grid();
  ui::end_group(ui);
}

void draw_benefits(ui::Ui& ui, const Sheet& sheet) {
  const std::vector<std::string> gains = offer::benefits_of(sheet.offer);
  if (gains.empty()) return;
  ui::heading(ui, sheet.level(2), ui::TextStyle::title18, sheet.tr("template.block.benefits"));
  ui::begin_group(ui, ui::Role::list, sheet.tr("template.block.benefits"), "benefits");
  ui.begin_grid({.min_cell_width = 300, .max_columns = 2, .gap = 6});
  for (std::size_t i = 0; i < gains.size(); ++i) {
    if (i > 0) ui.next();
    ui::check_line(ui, gains[i], ui::Check::met, sheet.tr("selection.met"));
  }
  ui.end_grid();
  ui::end_group(ui);
}

// A text of the company's, filled in; "" where there is none or its block is not shown.
std::string own_text(const Sheet& sheet, offer::Block block) {
  const offer::Issuer& issuer = sheet.figures.issuer;
  const offer::DocumentTemplate& layout = offer::template_of(issuer.company.templates, sheet.form);
  return offer::filled_text(offer::block_text(layout, block, sheet.offer.language), sheet.offer,
                            issuer, sheet.priced.totals.gross);
}

void paragraph_if(ui::Ui& ui, const std::string& text) {
  if (!text.empty()) ui::text(ui, ui::TextStyle::body15, text);
}

void draw_terms(ui::Ui& ui, const Sheet& sheet) {
  const offer::Terms& terms = sheet.offer.terms;
  const std::string besides = own_text(sheet, offer::Block::terms);
  if (terms == offer::Terms{} && besides.empty()) return;
  ui::heading(ui, sheet.level(2), ui::TextStyle::title18, sheet.tr("offer.terms"));
  const std::array<std::pair<std::string_view, const std::string*>, 3> all = {
      std::pair{std::string_view("offer.terms.payment"), &terms.payment},
      std::pair{std::string_view("offer.terms.delivery"), &terms.delivery},
      std::pair{std::string_view("offer.terms.warranty"), &terms.warranty}};
  for (const auto& [key, text] : all) {
    if (!text->empty()) {
      ui::text(ui, ui::TextStyle::caption13, sheet.tr(key) + ": " + *text);
    }
  }
  paragraph_if(ui, besides);
}

void draw_about(ui::Ui& ui, const Sheet& sheet) {
  const std::string& about = sheet.figures.issuer.company.about.get(sheet.offer.language);
  if (offer::is_tagline(about)) return;  // it stands in the letterhead
  ui::heading(ui, sheet.level(2), ui::TextStyle::title18, sheet.tr("template.block.about"));
  ui::text(ui, ui::TextStyle::body15, about);
}

void draw_manager(ui::Ui& ui, const Sheet& sheet) {
  const offer::Manager& manager = sheet.figures.issuer.manager;
  const std::string& name = manager.name.get(sheet.offer.language);
  if (name.empty()) {
    return;
  }
  ui::separator(ui);
  ui::heading(ui, sheet.level(3), sheet.tr("offer.manager"));
  ui.begin_row({40, -1}, {.gap = 12, .item_gap = 2, .vertical = ui::Align::center});
  ui::avatar(ui, name, 40);
  ui.next();
  ui::text(ui, ui::TextStyle::body15_semibold,
           name + ", " + manager.post.get(sheet.offer.language));
  line_if(ui, join({manager.phone, manager.email}, " · "));
  ui.end_row();
}

void draw_next_step(ui::Ui& ui, const Sheet& sheet) {
  if (!sheet.offer.next_step.empty()) {
    ui::heading(ui, sheet.level(2), ui::TextStyle::title18, sheet.tr("offer.next"));
    ui::text(ui, ui::TextStyle::body15, sheet.offer.next_step);
  }
  draw_manager(ui, sheet);
}

// Post, a line to sign on, name.
void draw_signature(ui::Ui& ui, const Sheet& sheet) {
  const offer::Company& company = sheet.figures.issuer.company;
  const Language language = sheet.offer.language;
  if (company.signatory_name.empty()) return;
  ui::text(ui, ui::TextStyle::body15,
           company.signatory_post.get(language) + " ____________ " +
               company.signatory_name.get(language));
}

}  // namespace

void draw_words(ui::Ui& ui, const Sheet& sheet, offer::Block block) {
  switch (block) {
    case offer::Block::head:
      return draw_head(ui, sheet);
    case offer::Block::introduction:
    case offer::Block::closing:
      return paragraph_if(ui, own_text(sheet, block));
    case offer::Block::summary:
      return draw_summary(ui, sheet);
    case offer::Block::needs:
      return draw_understood(ui, sheet);
    case offer::Block::benefits:
      return draw_benefits(ui, sheet);
    case offer::Block::terms:
      return draw_terms(ui, sheet);
    case offer::Block::about:
      return draw_about(ui, sheet);
    case offer::Block::next_step:
      return draw_next_step(ui, sheet);
    case offer::Block::signature:
      return draw_signature(ui, sheet);
    case offer::Block::note: {
      const std::string own = own_text(sheet, block);
      return line_if(ui, own.empty() ? sheet.tr("offer.informational") : own);
    }
    case offer::Block::lines:
    case offer::Block::options:
      return;  // tables: offer_lines.h
  }
}

}  // namespace oferta::app
