// Business cards as QR codes hold them: vCard 2.1, 3.0 and 4.0, MECARD, and what is none of them.
#include <doctest/doctest.h>

#include <string>

#include "shared/base/text.h"
#include "shared/clients/business_card.h"

using namespace oferta;
using clients::BusinessCard;
using clients::read_business_card;

namespace {

BusinessCard card_of(const std::string& text) {
  const Result<BusinessCard> card = read_business_card(text);
  REQUIRE_MESSAGE(card.has_value(), text);
  return *card;
}

ErrorCode refusal_of(const std::string& text) {
  const Result<BusinessCard> card = read_business_card(text);
  REQUIRE_FALSE_MESSAGE(card.has_value(), text);
  return card.error().code;
}

std::string vcard(const std::string& body, const std::string& version = "3.0") {
  return "BEGIN:VCARD\r\nVERSION:" + version + "\r\n" + body + "END:VCARD\r\n";
}

}  // namespace

TEST_CASE("a vCard 3.0 gives name, company, phone and address") {
  const BusinessCard card =
      card_of(vcard("N:Петрова;Анна;Сергеевна;;\r\nFN:Анна Петрова\r\nORG:ООО «Север»;Закупки\r\n"
                    "TITLE:Директор\r\nTEL;TYPE=WORK,VOICE:+7 495 111-22-33\r\n"
                    "EMAIL;TYPE=INTERNET:anna@sever.example\r\nURL:https://sever.example\r\n"));
  CHECK(card ==
        BusinessCard{"Анна Петрова", "ООО «Север»", "+7 495 111-22-33", "anna@sever.example"});
}

TEST_CASE("without FN the name is made of its parts, in the order people say them") {
  CHECK(card_of(vcard("N:Петрова;Анна;Сергеевна;г-жа;\n")).name == "Анна Сергеевна Петрова");
  CHECK(card_of(vcard("N:Doe;John\n")).name == "John Doe");
  CHECK(card_of(vcard("N:Cher\n")).name == "Cher");
  CHECK(card_of(vcard("N:Doe;John\nFN:\nTEL:12345\n")).name == "John Doe");
}

TEST_CASE("a vCard 2.1 has quoted-printable values in several encodings") {
  CHECK(card_of(vcard("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
                      "=D0=9F=D0=B5=D1=82=D1=80=D0=BE=D0=B2;=D0=98=D0=B2=D0=B0=D0=BD\r\n",
                      "2.1"))
            .name == "Иван Петров");
  CHECK(card_of(vcard("N;CHARSET=windows-1251;QUOTED-PRINTABLE:=CF=E5=F2=F0=EE=E2\r\n", "2.1"))
            .name == "Петров");
  // One that does not say its encoding, and a soft line break.
  CHECK(
      card_of(vcard("FN;ENCODING=QUOTED-PRINTABLE:=CF=E5=F2=\r\n=F0=EE=E2 =3D)\r\n", "2.1")).name ==
      "Петров =)");
  CHECK(
      card_of(vcard("N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8E=52\r\nTEL:12345\r\n", "2.1"))
          .name.empty());
  CHECK(card_of(vcard("FN;ENCODING=QUOTED-PRINTABLE:50=, 60=ZZ 70=4\r\n", "2.1")).name ==
        "50=, 60=ZZ 70=4");
}

TEST_CASE("folded lines are one, with the space of 2.1 and without that of later versions") {
  CHECK(card_of(vcard("FN:Анна Пет\r\n рова\r\n")).name == "Анна Петрова");
  CHECK(card_of(vcard("FN:Анна\r\n\tПетрова\r\n", "4.0")).name == "АннаПетрова");
  CHECK(card_of(vcard("FN:Anna\r\n Petrova\r\n", "2.1")).name == "Anna Petrova");
}

TEST_CASE("a backslash takes the meaning of the sign behind it") {
  const BusinessCard card =
      card_of(vcard("FN:Anna\\, Petrova\\nDirector\r\nORG:A\\;B\\\\C;Sales\r\nTEL:12345\r\n"));
  CHECK(card.name == "Anna, Petrova Director");
  CHECK(card.company == "A;B\\C");
}

TEST_CASE("of several numbers the preferred or the mobile one is taken, and never a fax") {
  CHECK(card_of(vcard("TEL;FAX:111\nTEL;HOME:222\nTEL;CELL:333\n", "2.1")).phone == "333");
  CHECK(card_of(vcard("TEL;TYPE=CELL:333\nTEL;TYPE=WORK,PREF:444\n")).phone == "444");
  CHECK(card_of(vcard("TEL;TYPE=\"voice,cell\":333\nTEL;PREF=1:555\n", "4.0")).phone == "555");
  CHECK(card_of(vcard("TEL;VALUE=uri;TYPE=\"work\":tel:+7-495-111;ext=12\n", "4.0")).phone ==
        "+7-495-111");
  CHECK(card_of(vcard("FN:Anna\nTEL;TYPE=fax:111\n")).phone.empty());
  CHECK(card_of(vcard("item1.TEL:12345\nitem1.X-ABLabel:Direct\n")).phone == "12345");
  CHECK(card_of(vcard("EMAIL:a@b.example\nEMAIL;PREF=1:mailto:c@d.example\n", "4.0")).email ==
        "c@d.example");
}

TEST_CASE("a MECARD gives the same") {
  CHECK(card_of("MECARD:N:Петров,Иван;ORG:Север;TEL:+74951112233;EMAIL:ivan@sever.example;;") ==
        BusinessCard{"Иван Петров", "Север", "+74951112233", "ivan@sever.example"});
  CHECK(card_of("mecard:n:A\\;B\\:C;tel:12345").name == "A;B:C");
  CHECK(card_of("MECARD:TEL:;TEL:12345;SOUND:x;;").phone == "12345");
}

TEST_CASE("what is taken is one line of plain text of bounded length") {
  // A mark that turns the direction of writing, a bell, an unbreakable space.
  CHECK(card_of(vcard("FN:An\xE2\x80\xAEna\x07  \xC2\xA0Petrova\n")).name == "Anna Petrova");
  const std::string name = card_of(vcard("FN:" + std::string(3000, 'a') + "\n")).name;
  CHECK(name.size() == clients::kMaxCardField);
  std::string long_name;
  for (int i = 0; i < 500; ++i) long_name += "Ж";
  const std::string cut = card_of(vcard("FN:" + long_name + "\n")).name;
  CHECK(cut.size() <= clients::kMaxCardField);
  CHECK(is_valid_utf8(cut));
  CHECK(card_of(vcard("FN:A\nTEL:call me<script>\nEMAIL:no address\n")) ==
        BusinessCard{"A", "", "", ""});
  CHECK(card_of(vcard("FN:A\nEMAIL:a@b@c\nTEL:12\n")) == BusinessCard{"A", "", "", ""});
  CHECK(card_of(vcard("FN:A\nPHOTO;ENCODING=BASE64:AAAA\nORG;ENCODING=b:QUJD\n")) ==
        BusinessCard{"A", "", "", ""});
}

TEST_CASE("what is no card, not whole, too long or of nobody is refused") {
  CHECK(refusal_of("") == ErrorCode::unsupported);
  CHECK(refusal_of("https://sever.example") == ErrorCode::unsupported);
  CHECK(refusal_of("WIFI:S:net;P:secret;;") == ErrorCode::unsupported);
  CHECK(refusal_of("BEGIN:VCARD\nFN:A\n") == ErrorCode::invalid_format);
  CHECK(refusal_of("BEGIN:VCARD") == ErrorCode::invalid_format);
  CHECK(refusal_of(vcard("FN:A\xFF\n")) == ErrorCode::invalid_format);
  CHECK(refusal_of(vcard("FN:A" + std::string(1, '\0') + "\n")) == ErrorCode::invalid_format);
  CHECK(refusal_of(vcard("NOTE:" + std::string(clients::kMaxCardBytes, 'x') + "\nFN:A\n")) ==
        ErrorCode::out_of_range);
  CHECK(refusal_of(vcard("NOTE:nobody\n")) == ErrorCode::not_found);
  CHECK(refusal_of("MECARD:;;") == ErrorCode::not_found);
  for (const char* odd : {":\n", ";:\n", ";;;\n", "=\n", "\"\n", "TEL;TYPE=\":1\n", " x\n",
                          "FN;ENCODING=QUOTED-PRINTABLE:=\n", "FN;=;,:\\\n", "..:.\n"}) {
    CHECK(card_of(vcard(std::string(odd) + "ORG:A\n")).phone.empty());
  }
}

TEST_CASE("a card that is being typed is known by its beginning and its end") {
  CHECK(clients::begins_as_card("begin:vcard\n"));
  CHECK(clients::begins_as_card(" MECARD:N:A"));
  CHECK_FALSE(clients::begins_as_card("Beginning"));
  CHECK(clients::is_whole_card("BEGIN:VCARD\nFN:A\nEND:VCARD\n"));
  CHECK_FALSE(clients::is_whole_card("BEGIN:VCARD\nFN:A\n"));
  CHECK(clients::is_whole_card("MECARD:N:A;;"));
  CHECK(clients::is_whole_card("MECARD:N:A;\n"));
  CHECK_FALSE(clients::is_whole_card("MECARD:N:A;"));
  CHECK_FALSE(clients::is_whole_card(""));
}
