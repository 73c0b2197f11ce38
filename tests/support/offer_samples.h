// An offer made by hand, for tests of offers and documents.
#pragma once

#include "shared/offer/compose.h"

namespace oferta::testing {

inline offer::Issuer sample_issuer() {
  offer::Issuer issuer;
  offer::Company& company = issuer.company;
  company.name = {"Линия связи", "Liniya Svyazi"};
  company.legal_name = {"ООО «Линия связи»", "Liniya Svyazi LLC"};
  company.inn = "7801234564";
  company.kpp = "780101001";
  company.ogrn = "1237800012340";
  company.address = {"199106, Санкт-Петербург, Средний пр., д. 88", "88 Sredny Ave, St Petersburg"};
  company.phone = "+7 812 555-01-23";
  company.email = "sales@liniya.example";
  company.signatory_name = {"А. Ю. Петрова", "A. Petrova"};
  company.signatory_post = {"Генеральный директор", "Director"};
  company.offer_valid_days = 30;
  company.terms_payment = {"70 % – аванс", "70% in advance"};
  company.terms_delivery = {"Со склада – 5 дней", "Five days from stock"};
  company.terms_warranty = {"24 месяца", "24 months"};
  company.mark = "ЛС";
  issuer.manager.id = "manager-1";
  issuer.manager.name = {"Ирина Соколова", "Irina Sokolova"};
  issuer.manager.phone = "+7 812 555-01-24";
  return issuer;
}

/// An issuer whose requisites are whole and whose check digits match.
inline offer::Issuer paying_issuer() {
  offer::Issuer issuer = sample_issuer();
  issuer.company.inn = "7707083893";
  issuer.company.kpp = "770701001";
  issuer.company.ogrn = "1027700132195";
  issuer.company.bank = {"АО «Примерный банк», г. Москва", "Primerny Bank JSC, Moscow"};
  issuer.company.bic = "040000777";
  issuer.company.account = "40702810700000004417";
  issuer.company.correspondent_account = "30101810900000000777";
  return issuer;
}

inline pricing::VatRates sample_vat_rates() {
  return pricing::VatRates({{"general", Date{2019, 1, 1}, 2000},
                            {"general", Date{2026, 1, 1}, 2200},
                            {"reduced", Date{2019, 1, 1}, 1000}});
}

inline offer::ComposeLine sample_line(const char* product, Minor price, std::int64_t quantity) {
  offer::ComposeLine line;
  line.product = product;
  line.category = "phones";
  line.icon = "phone";
  line.sku = std::string("SKU-") + product;
  line.name = {std::string("Телефон ") + product, std::string("Phone ") + product};
  line.description = {"Два порта, PoE", "Two ports, PoE"};
  line.unit = {"шт.", "pcs"};
  line.price = Money{price, Currency::rub()};
  line.quantity = quantity;
  line.why = "закрывает: связь";
  return line;
}

inline offer::ComposeInput sample_input(Language language = Language::ru) {
  offer::ComposeInput input;
  input.issuer = sample_issuer();
  input.addressee.name = "ООО «Гранит»";
  input.addressee.contact_name = "Павел Серов";
  input.id = "offer-1";
  input.number = "КП-2026/0147";
  input.date = Date{2026, 11, 24};
  input.language = language;
  input.variant = "balanced";
  input.needs = {{"calls",
                  {"связь", "calls"},
                  {"все на связи", "everyone reachable"},
                  needs::Level::must,
                  1000},
                 {"record",
                  {"запись", "recording"},
                  {"спор решён", "disputes settled"},
                  needs::Level::nice,
                  0},
                 {"fax", {"факс", "fax"}, {}, needs::Level::off, 0}};
  input.budget = Money{200'000'00, Currency::rub()};
  input.lines = {sample_line("A", 12'490'00, 10), sample_line("B", 990'50, 3)};
  input.lines[0].breaks = {{10, 500}};
  input.lines[1].discount_bp = 300;
  input.lines[1].vat_kind = "reduced";
  input.discount_bp = 100;
  input.vat_rates = sample_vat_rates();
  return input;
}

}  // namespace oferta::testing
