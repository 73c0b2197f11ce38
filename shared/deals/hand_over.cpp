// The act, the technical assignment and the price list.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shared/base/format.h"
#include "shared/deals/papers_parts.h"

namespace oferta::deals {
namespace {

using offer::text;
using offer::with;

Json sentence(const std::string& content) {
  return with(text(content), {{"fontSize", 9.5}, {"lineHeight", 1.15}, {"margin", {0, 12, 0, 0}}});
}

std::vector<PaperFact> parties(const offer::DocumentContext& context, const Words& supplier,
                               const Words& buyer, const std::string& basis) {
  const Language language = context.language();
  const Words based{"Основание", "Based on"};
  return {{supplier.in(language), party_text(context.issuer.company, language)},
          {buyer.in(language), party_text(context.offer.addressee, language)},
          {based.in(language), basis}};
}

void add_line(std::vector<std::string>& lines, std::string_view label, const std::string& value) {
  if (!value.empty()) lines.push_back(std::string(label) + value);
}

std::vector<std::string> requisites_of(const offer::Company& company, Language language) {
  const offer::DocumentTexts& texts = offer::document_texts(language);
  const Words correspondent{"к/с ", "corr. account "};
  std::vector<std::string> lines;
  add_line(lines, texts.inn, company.inn);
  add_line(lines, texts.kpp, company.kpp);
  add_line(lines, texts.ogrn, company.ogrn);
  add_line(lines, "", company.address.get(language));
  add_line(lines, texts.account, company.account);
  add_line(lines, "", company.bank.get(language));
  add_line(lines, texts.bic, company.bic);
  add_line(lines, correspondent.in(language), company.correspondent_account);
  add_line(lines, "", company.phone);
  add_line(lines, "", company.email);
  return lines;
}

/// Lines to fill in by hand where the client has not told them.
std::vector<std::string> requisites_of(const offer::Addressee& client, Language language) {
  const offer::DocumentTexts& texts = offer::document_texts(language);
  const std::string blank = "____________________";
  std::vector<std::string> lines;
  add_line(lines, texts.inn, client.inn.empty() ? blank : client.inn);
  add_line(lines, texts.kpp, client.kpp);
  add_line(lines, "", client.address);
  add_line(lines, texts.account, blank);
  add_line(lines, texts.bic, blank);
  add_line(lines, "", client.phone);
  add_line(lines, "", client.email);
  return lines;
}

}  // namespace

Json parties_sign(const offer::DocumentContext& context, const Words& supplier, const Words& buyer,
                  bool requisites) {
  const Language language = context.language();
  const offer::Company& company = context.issuer.company;
  const offer::Addressee& client = context.offer.addressee;
  Signatory left{supplier.in(language), company.legal_name.get(language),
                 company.signatory_post.get(language), company.signatory_name.get(language)};
  left.own = true;
  Signatory right{buyer.in(language), client.name, client.contact_post, client.contact_name};
  if (requisites) {
    left.requisites = requisites_of(company, language);
    right.requisites = requisites_of(client, language);
  }
  return paper_signatures(context, left, right);
}

std::vector<Json> act_body(const offer::DocumentContext& context, const PaperHead& head) {
  const Language language = context.language();
  const Words supplier{"Передал", "Handed over by"}, buyer{"Принял", "Accepted by"};
  std::vector<Json> nodes = paper_title(context.palette, head.title, head.dated);
  nodes.push_back(paper_facts(context.palette, parties(context, {"Поставщик", "Supplier"},
                                                       {"Покупатель", "Buyer"}, head.basis)));
  const Words accepted{
      "Перечисленное передано в полном количестве и в согласованный срок. Покупатель претензий по "
      "объёму, качеству и срокам не имеет.",
      "Everything listed was handed over in full and in time. The Buyer has no claims as to "
      "quantity, quality or time."};
  Json end = offer::stack(
      {sentence(accepted.in(language)), parties_sign(context, supplier, buyer, false)});
  for (Json& node : goods_section(context, std::move(end))) nodes.push_back(std::move(node));
  return nodes;
}

std::vector<Json> assignment_body(const offer::DocumentContext& context, const PaperHead& head) {
  const Language language = context.language();
  const offer::Offer& offer = context.offer;
  const Words customer{"Заказчик", "Customer"}, manager{"Менеджер", "Manager"};
  const Words based{"Основание", "Based on"}, delivery{"Срок и поставка", "Delivery"};
  const Words needs_heading{"Что нужно заказчику", "What the customer needs"};
  const Words need{"Потребность", "Need"}, level{"Важность", "Importance"};
  const Words met{"Закрыта", "Met"}, works{"Что сделать и поставить", "What to make and deliver"};
  const Words item{"Наименование и требования", "Item and requirements"}, unit{"Ед.", "Unit"};
  const Words made{"Задание выдал", "Assigned by"}, taken{"Задание принял", "Taken on by"};

  std::vector<Json> nodes = paper_title(context.palette, head.title, head.dated);
  nodes.push_back(paper_facts(
      context.palette,
      {{customer.in(language), party_text(offer.addressee, language)},
       {based.in(language), head.basis},
       {delivery.in(language), offer.terms.delivery},
       {manager.in(language),
        context.issuer.manager.name.get(language) +
            (context.issuer.manager.phone.empty() ? "" : ", " + context.issuer.manager.phone)}}));
  if (!offer.needs.empty()) {
    nodes.push_back(offer::section_heading(needs_heading.in(language), context.palette));
    std::vector<PaperRow> rows;
    for (const offer::OfferNeed& wanted : offer.needs) {
      rows.push_back({{std::to_string(rows.size() + 1), capitalise(wanted.name),
                       std::string(context.texts.level(wanted.level)),
                       format_percent(wanted.met / 10 * 100, language)},
                      capitalise(wanted.benefit)});
    }
    for (Json& node : paper_table(context.palette,
                                  {{std::string(context.texts.position), 16, "center"},
                                   {need.in(language), 0, "left", true},
                                   {level.in(language), 70, "left"},
                                   {met.in(language), 50, "right"}},
                                  rows, nullptr)) {
      nodes.push_back(std::move(node));
    }
  }
  nodes.push_back(offer::section_heading(works.in(language), context.palette));
  std::vector<PaperRow> rows;
  for (const offer::OfferLine& line : offer.lines) {
    std::string note = line.sku.empty() ? "" : std::string(context.texts.sku) + line.sku;
    for (const std::string& more : {line.description, capitalise(line.why)}) {
      if (!more.empty()) note.append(note.empty() ? "" : "\n").append(more);
    }
    rows.push_back({{std::to_string(rows.size() + 1), line.name,
                     format_integer(line.quantity, language), line.unit},
                    std::move(note)});
  }
  for (Json& node : paper_table(context.palette,
                                {{std::string(context.texts.position), 16, "center"},
                                 {item.in(language), 0, "left", true},
                                 {std::string(context.texts.quantity), 46, "right"},
                                 {unit.in(language), 60, "left"}},
                                rows, nullptr)) {
    nodes.push_back(std::move(node));
  }
  nodes.push_back(paper_signatures(
      context,
      {made.in(language), context.issuer.company.name.get(language),
       context.issuer.manager.post.get(language), context.issuer.manager.name.get(language)},
      {taken.in(language), context.issuer.company.name.get(language), "\u00A0", ""}));
  return nodes;
}

std::vector<Json> price_list_body(const offer::DocumentContext& context, const PaperHead& head) {
  const Language language = context.language();
  const offer::Offer& offer = context.offer;
  const Words name{"Наименование", "Item"}, unit{"Ед.", "Unit"}, rate{"НДС", "VAT"};
  const Words with_vat{"Цены указаны с НДС и действуют до ", "Prices include VAT and hold until "};
  const Words without{"Цены указаны без НДС и действуют до ",
                      "Prices do not include VAT and hold until "};
  const std::string sign = ",\u00A0" + currency_sign(offer.currency);
  std::vector<Json> nodes = paper_title(context.palette, head.title, head.dated);
  std::vector<PaperRow> rows;
  for (const offer::OfferLine& line : offer.lines) {
    rows.push_back(
        {{std::to_string(rows.size() + 1), line.name, line.unit,
          line.vat_bp ? format_percent(*line.vat_bp, language) : "–", context.bare(line.price)},
         line.sku.empty() ? line.description
                          : std::string(context.texts.sku) + line.sku +
                                (line.description.empty() ? "" : "\n") + line.description});
  }
  const bool included = offer.prices_include_vat && offer.vat_bp.has_value();
  const std::string until = format_date(offer.valid_until, language, DateStyle::full);
  const bool stop = !until.empty() && until.back() == '.';
  Json note = sentence((included ? with_vat : without).in(language) + until + (stop ? "" : "."));
  for (Json& node : paper_table(context.palette,
                                {{std::string(context.texts.position), 16, "center"},
                                 {name.in(language), 0, "left", true},
                                 {unit.in(language), 60, "left"},
                                 {rate.in(language), 36, "right"},
                                 {std::string(context.texts.price) + sign, 74, "right", true}},
                                rows, std::move(note))) {
    nodes.push_back(std::move(node));
  }
  nodes.push_back(offer::signature(context));
  return nodes;
}

}  // namespace oferta::deals
