#include <string>
#include <utility>
#include <vector>

#include "shared/base/format.h"
#include "shared/deals/invoice.h"
#include "shared/deals/paper.h"
#include "shared/deals/qr_code.h"

namespace oferta::deals {
namespace {

using offer::kContentWidth;
using offer::stack;
using offer::text;
using offer::with;

constexpr double kCodeSide = 112, kBoxGap = 14;
constexpr double kTagWidth = 30, kNumberWidth = 132;
constexpr double kBoxPadding = 12;  // of the layout "boxed", both sides together

Json captioned(const std::string& content, const std::string& caption,
               const offer::Palette& palette) {
  return stack({text(content), with(text(caption), {{"fontSize", 7}, {"color", palette.muted}})});
}

/// The payee and its bank as payment orders have them.
Json bank_box(const offer::DocumentContext& context) {
  const offer::Company& company = context.issuer.company;
  const Language language = context.language();
  const offer::Palette& palette = context.palette;
  const Words bic{"БИК", "BIC"}, correspondent{"К/с", "Corr."}, account{"Р/с", "Acc."};
  const Words bank{"Банк получателя", "Payee's bank"}, payee{"Получатель", "Payee"};
  const auto tag = [&](const Words& words) {
    return with(text(words.in(language)), {{"color", palette.muted}});
  };
  std::string numbers = std::string(context.texts.inn) + company.inn;
  if (!company.kpp.empty()) numbers += "    " + std::string(context.texts.kpp) + company.kpp;
  Json payee_cell = stack(
      {text(numbers),
       with(text(company.legal_name.get(language)), {{"bold", true}, {"margin", {0, 3, 0, 0}}}),
       with(text(payee.in(language)), {{"fontSize", 7}, {"color", palette.muted}})});
  Json bank_cell = captioned(company.bank.get(language), bank.in(language), palette);
  bank_cell["rowSpan"] = 2;
  const std::string none = "–";
  Json body = Json::array(
      {Json::array({std::move(bank_cell), tag(bic), text(company.bic)}),
       Json::array(
           {text(""), tag(correspondent),
            text(company.correspondent_account.empty() ? none : company.correspondent_account)}),
       Json::array(
           {std::move(payee_cell), tag(account), with(text(company.account), {{"bold", true}})})});
  const double left =
      kContentWidth - kCodeSide - kBoxGap - kTagWidth - kNumberWidth - 3 * kBoxPadding;
  return Json{{"table", {{"widths", {left, kTagWidth, kNumberWidth}}, {"body", std::move(body)}}},
              {"layout", "boxed"},
              {"fontSize", 9},
              {"margin", {0, 6, 0, 0}},
              {"width", kContentWidth - kCodeSide - kBoxGap}};
}

Json code_block(const offer::DocumentContext& context, const QrCode& code) {
  const Words caption{"Оплата в приложении банка", "Pay with your bank's app"};
  Json picture = offer::svg(qr_svg(code), kCodeSide);
  picture["matrix"] = code.rows;  // for writers that take no SVG
  return with(
      stack({std::move(picture),
             with(text(caption.in(context.language())),
                  {{"fontSize", 7}, {"alignment", "center"}, {"color", context.palette.muted}})}),
      {{"width", kCodeSide}, {"margin", {0, -6, 0, 0}}});
}

Json signatures(const offer::DocumentContext& context) {
  const offer::Company& company = context.issuer.company;
  const Language language = context.language();
  const std::string accountant = company.accountant_name.get(language);
  Json first = offer::signature(context);
  if (accountant.empty()) return first;
  const Words post{"Главный бухгалтер", "Chief accountant"};
  Json second = offer::signature(context, false);
  second["columns"][0]["text"] = post.in(language);
  second["columns"][2]["text"] = accountant;
  return stack({std::move(first), std::move(second)});
}

Json closing(const offer::DocumentContext& context, const Invoice& invoice) {
  const Language language = context.language();
  const Words purpose{"Назначение платежа", "Payment details"};
  const Words payment{"Условия оплаты", "Terms of payment"};
  const Words delivery{"Условия поставки", "Terms of delivery"};
  const Words note{"Оплата счёта означает согласие с условиями поставки.",
                   "Payment of this invoice is consent to the terms of delivery."};
  Json facts =
      paper_facts(context.palette, {{purpose.in(language), invoice.purpose},
                                    {payment.in(language), context.offer.terms.payment},
                                    {delivery.in(language), context.offer.terms.delivery}});
  facts["margin"] = Json::array({0, 12, 0, 0});
  Json block =
      stack({std::move(facts),
             with(text(note.in(language)),
                  {{"fontSize", 7.5}, {"color", context.palette.muted}, {"margin", {0, 8, 0, 0}}}),
             signatures(context)});
  constexpr std::size_t kPerLine = 80, kKeepTogether = 30;
  const std::size_t lines = offer::estimated_lines(context.offer.terms.payment, kPerLine) +
                            offer::estimated_lines(context.offer.terms.delivery, kPerLine);
  if (lines <= kKeepTogether) block["unbreakable"] = true;
  return block;
}

}  // namespace

Result<std::string> invoice_document(const Invoice& invoice, const offer::Issuer& issuer) {
  OFERTA_ASSIGN(const pricing::PricedDocument priced, offer::price_offer(invoice.offer));
  OFERTA_ASSIGN(const std::string payment, invoice_payment(invoice, issuer));
  OFERTA_ASSIGN(const QrCode code, qr_code(payment));
  const offer::Palette palette = offer::palette_of(issuer.company.accent);
  const offer::DocumentTexts& texts = offer::document_texts(invoice.offer.language);
  const offer::DocumentContext context{invoice.offer, issuer, priced, texts, palette};
  const Language language = context.language();
  const Words due{"Оплатить до ", "To be paid by "};
  const Words buyer{"Покупатель", "Buyer"}, basis{"Основание", "Based on"};

  Json content = Json::array({offer::letterhead(context)});
  content.push_back(Json{{"columns", Json::array({bank_box(context), code_block(context, code)})},
                         {"columnGap", kBoxGap},
                         {"margin", {0, 0, 0, 8}}});
  offer::append(
      content, paper_title(palette, invoice_title(invoice),
                           due.in(language) + format_date(invoice.due, language, DateStyle::full)));
  content.push_back(
      paper_facts(palette, {{std::string(texts.supplier), party_text(issuer.company, language)},
                            {buyer.in(language), party_text(invoice.offer.addressee, language)},
                            {basis.in(language), invoice.basis}}));
  offer::append(content, goods_section(context));
  content.push_back(closing(context, invoice));
  return finish_document(context, std::move(content), invoice_title(invoice), invoice.date);
}

}  // namespace oferta::deals
