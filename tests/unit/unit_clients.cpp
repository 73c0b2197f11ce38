#include <doctest/doctest.h>

#include "shared/clients/client.h"
#include "shared/clients/requisites.h"

namespace {

using namespace oferta::clients;

constexpr RequisiteIssue kNone = RequisiteIssue::none;
constexpr RequisiteIssue kWrong = RequisiteIssue::wrong_check_digit;

TEST_CASE("requisites: tax numbers of companies and persons") {
  CHECK(check_inn("7707083893").ok());  // a public company's published number
  CHECK(check_inn("7830002293").ok());
  CHECK(check_inn("500100732259").ok());  // the standard example of twelve digits
  CHECK(check_inn("").issue == RequisiteIssue::empty);
  CHECK(check_inn("7707083894") == RequisiteFinding{kWrong, 9, 0});
  CHECK(check_inn("500100732258") == RequisiteFinding{kWrong, 11, 0});
  CHECK(check_inn("500100732269") == RequisiteFinding{kWrong, 10, 0});
  CHECK(check_inn("77070O3893") == RequisiteFinding{RequisiteIssue::not_a_digit, 5, 0});
  CHECK(check_inn("770708389").issue == RequisiteIssue::wrong_length);
  CHECK(check_inn("770708389").expected_length == 10);
  CHECK(check_inn("77070838931").expected_length == 12);
  CHECK(check_inn("7707083893123").expected_length == 12);
}

TEST_CASE("requisites: nearly every single wrong digit of a tax number is found") {
  const std::string good = "500100732259";
  int unseen = 0;
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (char c = '0'; c <= '9'; ++c) {
      std::string bad = good;
      bad[i] = c;
      if (bad != good && check_inn(bad).ok()) ++unseen;
    }
  }
  // Of 108 slips only those go unseen that turn a remainder of 0 into 10, for both digits at once.
  CHECK(unseen <= 1);
}

TEST_CASE("requisites: registration numbers") {
  CHECK(check_ogrn("1027700132195").ok());
  CHECK(check_ogrn("1027700132194") == RequisiteFinding{kWrong, 12, 0});
  CHECK(check_ogrn("304500116000157").ok());
  CHECK(check_ogrn("304500116000158").issue == kWrong);
  CHECK(check_ogrn("30450011600015").expected_length == 15);
}

TEST_CASE("requisites: codes without check digits") {
  CHECK(check_kpp("773601001").ok());
  CHECK(check_kpp("7736AB001").ok());
  CHECK(check_kpp("77A601001") == RequisiteFinding{RequisiteIssue::not_a_digit, 2, 0});
  CHECK(check_kpp("77360100").expected_length == 9);
  CHECK(check_bic("044525225").ok());
  CHECK(check_bic("04452522").issue == RequisiteIssue::wrong_length);
}

TEST_CASE("requisites: accounts are checked with the bank") {
  // Correspondent account of the bank with BIC 044525225, published by the Bank of Russia.
  CHECK(check_correspondent_account("30101810400000000225", "044525225").issue == kNone);
  CHECK(check_correspondent_account("30101810400000000226", "044525225").issue == kWrong);
  CHECK(check_account("40702810900000000001", "044525225").issue != RequisiteIssue::wrong_length);
  CHECK(check_account("4070281090000000000", "044525225").expected_length == 20);
  CHECK(check_account("40702810900000000001", "").issue == RequisiteIssue::unchecked);
  CHECK(check_account("40702A10900000000001", "044525225").issue == RequisiteIssue::unchecked);
  CHECK(check_account("4070281090000000000x", "044525225") ==
        RequisiteFinding{RequisiteIssue::not_a_digit, 19, 0});
  CHECK(check_account("03100643000000017300", "024501901").issue == RequisiteIssue::unchecked);
  CHECK(check_correspondent_account("40102810545370000003", "024501901").issue ==
        RequisiteIssue::unchecked);
}

TEST_CASE("requisites: exactly one check digit of an account is right") {
  int right = 0;
  for (char c = '0'; c <= '9'; ++c) {
    std::string account = "40702810000000012345";
    account[8] = c;
    if (check_account(account, "044525225").ok()) ++right;
  }
  CHECK(right == 1);
}

TEST_CASE("clients: kinds and stages by name") {
  CHECK(stage_name(Stage::fresh) == "new");
  for (const char* name : {"new", "needs", "selection", "offer", "won", "lost", "dormant"}) {
    REQUIRE(parse_stage(name));
    CHECK(stage_name(*parse_stage(name)) == name);
  }
  CHECK_FALSE(parse_stage("fresh"));
  CHECK(parse_kind("person").value() == ClientKind::person);
  CHECK_FALSE(parse_kind("robot"));
}

TEST_CASE("clients: initials leave legal forms and quotation marks out") {
  CHECK(initials("ООО «Ромашка»") == "Р");
  CHECK(initials("АО «Северный Мост»") == "СМ");
  CHECK(initials("Иванова Анна Петровна") == "ИА");
  CHECK(initials("acme widgets LLC") == "AW");
  CHECK(initials("ООО") == "О");
  CHECK(initials("  ") == "");
}

}  // namespace
