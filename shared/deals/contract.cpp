#include <array>
#include <string>
#include <utility>
#include <vector>

#include "shared/base/format.h"
#include "shared/deals/papers_parts.h"
#include "shared/offer/amount_in_words.h"

namespace oferta::deals {
namespace {

using offer::text;
using offer::with;

/// A point of the contract; {…} are filled in, and a point whose texts are all empty is left out.
struct Point {
  Words words;
  std::string_view needs = {};  ///< the point is there only with this text
};

struct Section {
  Words heading;
  std::vector<Point> points;
};

const std::vector<Section>& sections() {
  static const std::vector<Section> kSections{
      {{"Предмет договора", "Subject"},
       {{{"Поставщик передаёт Покупателю товары и оказывает услуги, перечисленные в Спецификации "
          "(приложение № 1), а Покупатель принимает и оплачивает их.",
          "The Supplier delivers the goods and services listed in the Specification (appendix 1), "
          "and the Buyer accepts and pays for them."}},
        {{"Спецификация составлена по документу: {basis}. Она является неотъемлемой частью "
          "договора.",
          "The Specification follows the document: {basis}. It is a part of this contract."}}}},
      {{"Цена и расчёты", "Price and payment"},
       {{{"Цена договора – {sum} ({words}), {vat}.", "The price is {sum} ({words}), {vat}."}},
        {{"Порядок оплаты: {payment}", "Terms of payment: {payment}"}, "payment"},
        {{"Оплата считается произведённой в день зачисления денег на счёт Поставщика.",
          "Payment is made on the day the money is credited to the Supplier's account."}}}},
      {{"Поставка и приёмка", "Delivery and acceptance"},
       {{{"Срок и порядок поставки: {delivery}", "Terms of delivery: {delivery}"}, "delivery"},
        {{"Приёмка оформляется актом. В течение пяти рабочих дней после передачи Покупатель "
          "подписывает акт или направляет письменные замечания; без замечаний в этот срок "
          "переданное считается принятым.",
          "Acceptance is recorded in an act. Within five working days of the delivery the Buyer "
          "signs it or sends objections in writing; without objections in that time the delivery "
          "is accepted."}},
        {{"Право собственности и риск случайной гибели переходят к Покупателю при передаче.",
          "Title and risk pass to the Buyer on delivery."}}}},
      {{"Качество и гарантия", "Quality and warranty"},
       {{{"Гарантийные условия: {warranty}", "Warranty: {warranty}"}, "warranty"},
        {{"Недостатки, найденные в гарантийный срок, Поставщик устраняет за свой счёт в разумный "
          "срок, если они не вызваны нарушением правил эксплуатации.",
          "The Supplier cures defects found during the warranty within a reasonable time at its "
          "own "
          "cost, unless they come from improper use."}}}},
      {{"Ответственность", "Liability"},
       {{{"За просрочку поставки или оплаты виновная сторона по требованию другой платит неустойку "
          "0,1 % от просроченной суммы за каждый день, но не более 10 % от неё.",
          "For late delivery or payment the party at fault pays, if the other so demands, 0.1% of "
          "the overdue amount for each day, but not more than 10% of it."}},
        {{"Сторона не отвечает за неисполнение, вызванное непреодолимой силой, если сообщила о ней "
          "в течение пяти рабочих дней.",
          "A party is not liable for non-performance caused by force majeure of which it gave "
          "notice within five working days."}}}},
      {{"Споры и заключительные положения", "Disputes and final provisions"},
       {{{"Споры решаются переговорами; срок ответа на претензию – 30 календарных дней. "
          "Неурегулированный спор рассматривает арбитражный суд по месту нахождения Поставщика.",
          "Disputes are settled by negotiation; a claim is answered within 30 days. What is not "
          "settled is decided by the commercial court at the Supplier's seat."}},
        {{"Договор действует с даты подписания до полного исполнения обязательств. Изменения "
          "оформляются письменно и подписываются обеими сторонами.",
          "The contract is in force from its signing until all obligations are performed. Changes "
          "are made in writing and signed by both parties."}},
        {{"Договор составлен в двух экземплярах равной силы, по одному для каждой стороны.",
          "The contract is made in two copies of equal force, one for each party."}}}}};
  return kSections;
}

std::string vat_words(const offer::DocumentContext& context) {
  const Language language = context.language();
  if (context.priced.totals.vat == 0) {
    return Words{"НДС не облагается", "VAT not charged"}.in(language);
  }
  return Words{"в том числе НДС ", "including VAT of "}.in(language) +
         context.money(context.priced.totals.vat);
}

using Filling = std::pair<std::string_view, std::string>;

std::array<Filling, 7> fillings(const offer::DocumentContext& context, const PaperHead& head) {
  const Money gross{context.priced.totals.gross, context.offer.currency};
  const offer::Terms& terms = context.offer.terms;
  return {{{"basis", head.basis},
           {"sum", context.money(gross.amount)},
           {"words", offer::amount_in_words(gross, context.language())},
           {"vat", vat_words(context)},
           {"payment", terms.payment},
           {"delivery", terms.delivery},
           {"warranty", terms.warranty}}};
}

/// One pass from left to right, so that a filled-in text is never taken for a placeholder.
std::string filled(std::string_view pattern, const std::array<Filling, 7>& with_what) {
  std::string out;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    out += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = pattern.find('}', open);
    const std::string_view key = pattern.substr(open + 1, close - open - 1);
    for (const auto& [name, value] : with_what) {
      if (name == key) out += value;
    }
    pattern.remove_prefix(close + 1);
  }
  return out;
}

bool is_there(const Point& point, const std::array<Filling, 7>& with_what) {
  if (point.needs.empty()) return true;
  for (const auto& [name, value] : with_what) {
    if (name == point.needs) return !value.empty();
  }
  return false;
}

/// Names stand in the nominative in parentheses, which is right whatever they are.
std::string preamble(const offer::DocumentContext& context) {
  const Language language = context.language();
  const offer::Company& company = context.issuer.company;
  const offer::Addressee& buyer = context.offer.addressee;
  const auto represented = [&](const std::string& post, const std::string& name) {
    if (name.empty()) return std::string();
    const Words by{", в лице уполномоченного представителя (", ", represented by ("};
    return by.in(language) + (post.empty() ? "" : post + " ") + name + ")";
  };
  const std::string supplier =
      company.legal_name.get(language) +
      Words{", далее «Поставщик»", " (the Supplier)"}.in(language) +
      represented(company.signatory_post.get(language), company.signatory_name.get(language));
  const std::string client = buyer.name +
                             Words{", далее «Покупатель»", " (the Buyer)"}.in(language) +
                             represented(buyer.contact_post, buyer.contact_name);
  return supplier + Words{", и ", ", and "}.in(language) + client +
         Words{", заключили настоящий договор.", ", have made this contract."}.in(language);
}

}  // namespace

std::vector<Json> contract_body(const offer::DocumentContext& context, const PaperHead& head) {
  const Language language = context.language();
  std::vector<Json> nodes = paper_title(context.palette, head.title, head.dated);
  const Json body{{"fontSize", 9.5}, {"lineHeight", 1.15}, {"margin", {0, 0, 0, 4}}};
  nodes.push_back(with(text(preamble(context)), body));
  const std::array<Filling, 7> with_what = fillings(context, head);
  std::size_t number = 0;
  for (const Section& section : sections()) {
    const std::string prefix = std::to_string(++number) + ".";
    Json heading =
        offer::section_heading(prefix + " " + section.heading.in(language), context.palette);
    heading.update({{"fontSize", 11}, {"margin", {0, 9, 0, 4}}});
    nodes.push_back(std::move(heading));
    std::size_t count = 0;
    for (const Point& point : section.points) {
      if (!is_there(point, with_what)) continue;
      const std::string words = filled(point.words.in(language), with_what);
      nodes.push_back(with(text(prefix + std::to_string(++count) + ". " + words), body));
    }
  }
  const Words supplier{"Поставщик", "Supplier"}, buyer{"Покупатель", "Buyer"};
  nodes.push_back(parties_sign(context, supplier, buyer, true));

  const Words appendix{"Приложение № 1 к договору № ", "Appendix 1 to contract No. "};
  const Words specification{"Спецификация", "Specification"};
  std::vector<Json> second = paper_title(context.palette, specification.in(language),
                                         appendix.in(language) + head.number + " " + head.dated);
  second.front()["pageBreak"] = "before";
  for (Json& node : second) nodes.push_back(std::move(node));
  Json signed_by = parties_sign(context, supplier, buyer, false);
  for (Json& node : goods_section(context, std::move(signed_by))) nodes.push_back(std::move(node));
  return nodes;
}

}  // namespace oferta::deals
