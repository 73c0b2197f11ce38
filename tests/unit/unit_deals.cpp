#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "shared/base/json.h"
#include "shared/base/windows_1251.h"
#include "shared/deals/calendar.h"
#include "shared/deals/invoice.h"
#include "shared/deals/letter.h"
#include "shared/deals/papers.h"
#include "shared/deals/payment_code.h"
#include "shared/deals/qr_code.h"
#include "shared/deals/workbook.h"
#include "shared/offer/compose.h"
#include "tests/support/offer_samples.h"

using namespace oferta;
using namespace oferta::deals;
using oferta::testing::paying_issuer;
using oferta::testing::sample_input;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

offer::Offer sample_offer(Language language = Language::ru) {
  offer::ComposeInput input = sample_input(language);
  input.issuer = paying_issuer();
  return *offer::compose_offer(input);
}

PaymentOrder sample_order() {
  PaymentOrder order;
  order.payee = "ООО «Линия связи»";
  order.account = "40702810700000004417";
  order.bank = "АО «Примерный банк»";
  order.bic = "040000777";
  order.correspondent_account = "30101810900000000777";
  order.sum = 12'345'67;
  order.purpose = "Оплата по счёту № 7, без НДС";
  order.payee_inn = "7707083893";
  order.payee_kpp = "770701001";
  order.document_number = "7";
  order.document_date = Date{2026, 3, 5};
  return order;
}

}  // namespace

TEST_CASE("windows-1251: every byte comes back, and what it lacks is said") {
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
  CHECK(encode_windows_1251(decode_windows_1251(bytes)) == bytes);
  CHECK(decode_windows_1251("\xD1\xF7\xB8\xF2 \xB9 5, \xFF\x88") == "Счёт № 5, я€");
  CHECK(encode_windows_1251("Ёё«»–") == "\xA8\xB8\xAB\xBB\x96");
  CHECK_FALSE(encode_windows_1251("5 ₽").has_value());
}

TEST_CASE("the payment code has the standard's fields in its order") {
  CHECK(*payment_payload(sample_order()) ==
        "ST00012|Name=ООО «Линия связи»|PersonalAcc=40702810700000004417|"
        "BankName=АО «Примерный банк»|BIC=040000777|CorrespAcc=30101810900000000777|Sum=1234567|"
        "Purpose=Оплата по счёту № 7, без НДС|PayeeINN=7707083893|KPP=770701001|DocNo=7|"
        "DocDate=05.03.2026");
}

TEST_CASE("a payment code without what may be absent") {
  PaymentOrder order = sample_order();
  order.correspondent_account = "";
  order.payee_kpp = "";
  order.document_date = std::nullopt;
  const std::string text = *payment_payload(order);
  CHECK(contains(text, "|CorrespAcc=0|"));
  CHECK_FALSE(contains(text, "KPP="));
  CHECK_FALSE(contains(text, "DocDate="));
}

TEST_CASE("the first fields keep to 300 bytes") {
  PaymentOrder order = sample_order();
  const auto block_bytes = [](const std::string& text) {
    const std::size_t start = text.find("Name=");
    return text.find(text.at(7) + std::string("Sum=")) - start;
  };
  SUBCASE("a long Russian name comes in windows-1251, whole") {
    order.payee.clear();
    for (int i = 0; i < 20; ++i) order.payee += "Северная ";
    const std::string text = *payment_payload(order);
    CHECK(text.substr(0, 8) == "ST00011|");
    CHECK(block_bytes(text) <= 300);
    const std::string readable = decode_windows_1251(text);
    CHECK(contains(readable, "Name=" + std::string(trim(prefix_utf8(order.payee, 160))) + "|"));
    CHECK(contains(readable, "Purpose=Оплата по счёту № 7, без НДС|"));
  }
  SUBCASE("a sign that windows-1251 lacks: the name is shortened") {
    for (int i = 0; i < 30; ++i) order.payee += " 中文";
    const std::string text = *payment_payload(order);
    CHECK(text.substr(0, 8) == "ST00012|");
    CHECK(block_bytes(text) <= 300);
    CHECK(is_valid_utf8(text));
  }
  SUBCASE("names and purposes are cut where the standard ends") {
    order.bank = std::string(60, 'B');
    order.purpose = std::string(300, 'P');
    const std::string text = *payment_payload(order);
    CHECK(contains(text, "|BankName=" + std::string(45, 'B') + "|"));
    CHECK(contains(text, "|Purpose=" + std::string(160, 'P') + "|"));
  }
}

TEST_CASE("a separator that no value contains, and values of one line") {
  PaymentOrder order = sample_order();
  order.payee = "A|B";
  order.purpose = "one~\n two";
  const std::string text = *payment_payload(order);
  CHECK(text.substr(0, 8) == "ST00012^");
  CHECK(contains(text, "Name=A|B^"));
  CHECK(contains(text, "^Purpose=one~ two^"));
}

TEST_CASE("a payment order that cannot be paid is refused, naming the field") {
  const auto refused = [](auto change) {
    PaymentOrder order = sample_order();
    change(order);
    const Result<std::string> made = payment_payload(order);
    return made ? std::string("made") : made.error().detail;
  };
  CHECK(refused([](PaymentOrder& order) { order.payee = " \n"; }) == "name");
  CHECK(refused([](PaymentOrder& order) { order.bank = ""; }) == "bank");
  CHECK(refused([](PaymentOrder& order) { order.account += "0"; }) == "account");
  CHECK(refused([](PaymentOrder& order) { order.bic = "04"; }) == "bic");
  CHECK(refused([](PaymentOrder& order) { order.correspondent_account = "1"; }) ==
        "correspondent_account");
  CHECK(refused([](PaymentOrder& order) { order.sum = 0; }) == "sum");
}

TEST_CASE("a QR code is a square with its three corners, the same every time") {
  const QrCode code = *qr_code("ST00012|Name=Проба");
  const std::size_t side = code.rows.size();
  CHECK(side % 4 == 1);
  for (const std::string& row : code.rows) CHECK(row.size() == side);
  const auto corner = [&](std::size_t x, std::size_t y) {
    return code.rows[y].substr(x, 7) + code.rows[y + 1].substr(x, 7) +
           code.rows[y + 3].substr(x, 7);
  };
  for (const auto& [x, y] :
       {std::pair<std::size_t, std::size_t>{0, 0}, {side - 7, 0}, {0, side - 7}}) {
    CHECK(corner(x, y) == "111111110000011011101");
  }
  CHECK(qr_code("ST00012|Name=Проба")->rows == code.rows);
  const std::string picture = qr_svg(code);
  const std::string whole = std::to_string(side + 8);
  CHECK(contains(picture, "viewBox=\"0 0 " + whole + " " + whole + "\""));
  CHECK(contains(picture, "d=\"M4 4h7v1h-7z"));
  CHECK_FALSE(qr_code(std::string(2332, 'x')).has_value());
}

TEST_CASE("the requisites of a company: right ones pass, each wrong digit is caught") {
  const offer::Company company = paying_issuer().company;
  CHECK(requisite_problems(company, Language::ru).empty());
  // Weights of the accounts' rule are prime to ten, so no single digit can be wrong unnoticed.
  const auto caught = [&](std::string offer::Company::*field,
                          const std::set<std::size_t>& unchecked) {
    for (std::size_t i = 0; i < (company.*field).size(); ++i) {
      for (char digit = '0'; digit <= '9'; ++digit) {
        offer::Company wrong = company;
        if ((wrong.*field)[i] == digit) continue;
        (wrong.*field)[i] = digit;
        if (unchecked.count(i) == 0) {
          CHECK_MESSAGE(!requisite_problems(wrong, Language::ru).empty(), wrong.*field);
        }
      }
    }
  };
  // An account that begins with 03 would be a treasury's, which follows another rule.
  caught(&offer::Company::account, {});
  caught(&offer::Company::correspondent_account, {});
  // The first four digits of a BIC – country and region – have no check.
  caught(&offer::Company::bic, {0, 1, 2, 3});
}

TEST_CASE("what of the requisites is missing is said in both languages") {
  offer::Company company = paying_issuer().company;
  company.inn = "7707083894";
  company.bank = {};
  company.correspondent_account = "";
  const std::vector<RequisiteProblem> problems = requisite_problems(company, Language::ru);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].field == "inn");
  CHECK(problems[0].message == "ИНН: контрольная цифра не сходится, в номере ошибка.");
  CHECK(problems[1].field == "bank");
  for (const RequisiteProblem& problem : requisite_problems(company, Language::en)) {
    CHECK(std::all_of(problem.message.begin(), problem.message.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 128; }));
  }
}

TEST_CASE("an invoice follows its offer to the kopeck") {
  const offer::Offer offer = sample_offer();
  const Invoice invoice = *make_invoice(offer, paying_issuer(), {});
  CHECK(invoice.number == "СЧ-2026/0147");
  CHECK(invoice.due == offer.date.add_days(5));
  CHECK(contains(invoice.basis, offer.number));
  const Json file = *parse_json(*write_invoice(invoice, paying_issuer()));
  CHECK(file.at("format") == "oferta-invoice-1");
  const std::string payment = file.at("payment");
  const std::int64_t gross = file.at("offer").at("totals").at("gross");
  CHECK(contains(payment, "|Sum=" + std::to_string(gross) + "|"));
  CHECK(contains(payment, "|DocNo=СЧ-2026/0147|DocDate=24.11.2026"));
  const std::string document = *invoice_document(invoice, paying_issuer());
  for (const char* part :
       {"Счёт на оплату №\u00A0СЧ-2026/0147", "40702810700000004417", "30101810900000000777",
        "040000777", "Банк получателя", "Оплатить до 29\u00A0ноября 2026\u00A0г.",
        "Сто двадцать тысяч триста двадцать один рубль", "Всего 2\u00A0наименования"}) {
    CHECK_MESSAGE(contains(document, part), part);
  }
  CHECK(document == *invoice_document(invoice, paying_issuer()));
}

TEST_CASE("an invoice that money could not follow is refused") {
  const offer::Offer offer = sample_offer();
  offer::Issuer issuer = paying_issuer();
  CHECK_FALSE(make_invoice(offer, issuer, {"", Date{2026, 5, 2}, Date{2026, 5, 1}}).has_value());
  issuer.company.account = "40702810700000004418";
  const Result<Invoice> wrong = make_invoice(offer, issuer, {});
  REQUIRE_FALSE(wrong.has_value());
  CHECK(wrong.error().detail == "company.account");
  CHECK_FALSE(make_invoice(offer, offer::Issuer{}, {}).has_value());
}

TEST_CASE("papers say what they are for; the technical assignment names no price") {
  for (const Language language : {Language::ru, Language::en}) {
    const PaperInput input{sample_offer(language), paying_issuer()};
    const std::string total = language == Language::ru ? "120\u00A0321,99" : "120,321.99";
    for (const Paper paper : {Paper::contract, Paper::act, Paper::assignment, Paper::price_list}) {
      CHECK(*parse_paper(paper_name(paper)) == paper);
      const std::string text = *paper_document(paper, input);
      CHECK(contains(text, language == Language::ru ? "Телефон A" : "Phone A"));
      CHECK(contains(text, "2026/0147"));
      const bool sums = paper == Paper::contract || paper == Paper::act;
      CHECK(contains(text, total) == sums);
      CHECK(contains(text, language == Language::ru ? "12\u00A0490,00" : "12,490.00") ==
            (paper != Paper::assignment));
      CHECK_FALSE(contains(text,
                           "{"
                           "sum}"));
    }
  }
  CHECK_FALSE(parse_paper("letter").has_value());
}

TEST_CASE("a contract leaves out points that have no text") {
  PaperInput input{sample_offer(), paying_issuer()};
  CHECK(contains(*paper_document(Paper::contract, input), "Гарантийные условия: 24 месяца"));
  input.offer.terms.warranty = "";
  const std::string text = *paper_document(Paper::contract, input);
  CHECK_FALSE(contains(text, "Гарантийные условия"));
  CHECK(contains(text, "4.1. Недостатки"));
  // A text that looks like a placeholder stays as the company wrote it.
  input.offer.terms.payment = "по счёту {sum}";
  CHECK(contains(*paper_document(Paper::contract, input), "Порядок оплаты: по счёту {sum}"));
}

TEST_CASE("variants of one client are compared, others are not") {
  offer::Offer economy = sample_offer();
  economy.variant = "economy";
  offer::Offer best = sample_offer();
  best.variant = "best";
  best.lines.front().quantity = 20;
  const std::string text = *comparison_document({economy, best}, paying_issuer());
  for (const char* part : {"Экономный", "Лучший", "10\u00A0×", "20\u00A0×", "120\u00A0321,99"}) {
    CHECK_MESSAGE(contains(text, part), part);
  }
  CHECK_FALSE(comparison_document({economy}, paying_issuer()).has_value());
  best.addressee.name = "Другой";
  CHECK_FALSE(comparison_document({economy, best}, paying_issuer()).has_value());
}

TEST_CASE("a letter names the person, the total and the date, and carries the paper") {
  const offer::Offer offer = sample_offer();
  const Letter letter = *offer_letter(offer, paying_issuer());
  CHECK(letter.text.find("Здравствуйте, Павел Серов!") == 0);
  CHECK(contains(letter.text, "120\u00A0321,99\u00A0₽, с НДС."));
  CHECK(contains(letter.text, "до 24\u00A0декабря 2026\u00A0г.\n"));
  CHECK(contains(letter.text, "Ирина Соколова"));
  const Json mail =
      *parse_json(*offer_mail(offer, paying_issuer()), {.max_depth = 64, .allow_floats = true});
  CHECK(mail.at("mail").at("from").at("address") == "sales@liniya.example");
  CHECK(mail.at("attachments").at(0).at("name") == "КП-2026-0147 ООО Гранит.pdf");
  const Invoice invoice = *make_invoice(offer, paying_issuer(), {});
  CHECK(contains(invoice_letter(invoice, paying_issuer())->text, "QR-код"));
}

TEST_CASE("a workbook's rows add up to its last one") {
  const offer::Offer offer = sample_offer();
  const Json sheet = parse_json(*offer_workbook(offer, paying_issuer()))->at("sheets").at(0);
  const Json& rows = sheet.at("rows");
  REQUIRE(rows.size() == offer.lines.size() + 1);
  for (const std::size_t column : {7U, 8U, 10U, 11U}) {
    Minor sum = 0;
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) sum += rows[i][column].get<Minor>();
    CHECK(rows.back()[column].get<Minor>() == sum);
  }
  for (const Json& row : rows) CHECK(row.size() == sheet.at("columns").size());
}

TEST_CASE("a calendar file: whole characters in lines of 75 bytes, CRLF to the end") {
  const std::string file =
      calendar_file({.id = "offer-1",
                     .date = Date{2026, 12, 31},
                     .summary = "Позвонить; обсудить поставку, монтаж и обучение сотрудников",
                     .description = "Строка\nвторая",
                     .written = Date{2026, 11, 24}});
  std::size_t lines = 0;
  for (const std::string_view line : split(file, '\n')) {
    if (line.empty()) continue;
    ++lines;
    CHECK(line.back() == '\r');
    CHECK(line.size() <= 76);
    CHECK(is_valid_utf8(line));
  }
  CHECK(lines > 10);
  const std::string unfolded = replace_all(file, "\r\n ", "");
  CHECK(contains(unfolded, "SUMMARY:Позвонить\\; обсудить поставку\\, монтаж и обучение"));
  CHECK(contains(unfolded, "DESCRIPTION:Строка\\nвторая\r\n"));
  CHECK(contains(file, "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
}
