// What somebody sends who chose alone: it arrives as it was sent, and nothing arrives that is not
// theirs to say.
#include "shared/sharing/choice_answer.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "shared/base/base64url.h"
#include "shared/base/json.h"
#include "shared/sharing/choice_package.h"

namespace {

using namespace oferta;
using sharing::ChoicePackage;
using workspace::Lead;
using Change = std::function<void(Json& answer, Json& lead)>;

const ChoicePackage& shop_package() {
  static const ChoicePackage package = [] {
    ChoicePackage made;
    made.questionnaire = "q";
    made.date = {2026, 11, 24};
    const auto add = [&made](const char* type, const char* id, const char* fields) {
      made.records.push_back({type, id, *parse_json(fields)});
    };
    add("category", "phones", R"({"name":{"ru":"Телефоны"},"order":1,"attributes":[]})");
    add("company", "own", R"({"name":{"ru":"Связь"},"currency":"RUB"})");
    add("need", "loud", R"({"name":{"ru":"Громко"},"benefit":{"ru":"слышно"},"order":1})");
    add("product", "a",
        R"({"sku":"A","name":{"ru":"Аппарат"},"category":"phones","unit":{"ru":"шт."},
            "price":{"amount":100000,"currency":"RUB"}})");
    add("question", "calls",
        R"({"questionnaire":"q","order":1,"text":{"ru":"Что?"},"kind":"multiple",
            "choices":[{"key":"yes","text":{"ru":"Да"}},{"key":"no","text":{"ru":"Нет"}}],
            "effects":[{"open":"phones"}]})");
    add("question", "people",
        R"({"questionnaire":"q","order":2,"text":{"ru":"Сколько?"},"kind":"number",
            "min":1,"max":50})");
    add("question", "words",
        R"({"questionnaire":"q","order":3,"text":{"ru":"Ещё?"},"kind":"text"})");
    add("questionnaire", "q", R"({"name":{"ru":"Связь"},"order":1})");
    return made;
  }();
  return package;
}

Lead shop_lead() {
  Lead lead;
  lead.id = "lead-1";
  lead.at_ms = 1'795'500'000'000;
  lead.contact_name = "Олег Белов";
  lead.company = "ООО «Луч»";
  lead.phone = "+7 495 123-45-67";
  lead.email = "oleg@luch.example";
  lead.consent = "pd-1";
  lead.text = "Тихо,\nи не дорого";
  lead.total = Money{300'000, Currency::rub()};
  lead.brief.id = lead.id;
  lead.brief.questionnaire = "q";
  lead.brief.date = {2026, 11, 24};
  lead.brief.budget = Money{400'000, Currency::rub()};
  lead.brief.budget_includes_vat = false;
  lead.brief.variant = needs::VariantKind::best;
  lead.brief.answers["calls"] = std::vector<std::string>{"yes", "no"};
  lead.brief.answers["people"] = std::int64_t{25};
  lead.brief.answers["words"] = std::string("в две\nстроки");
  lead.brief.weights["loud"] = needs::Level::must;
  lead.brief.adjustments["a"] = {needs::Adjustment::Mode::pin, 3};
  return lead;
}

/// What an answer that was changed on its way is refused with.
Error refused_answer(const Change& change, const std::string& client = {}) {
  Json json = *parse_json(sharing::write_choice_answer(shop_package(), shop_lead()));
  change(json, json["lead"]);
  const auto read = sharing::read_choice_answer(shop_package(), canonical(json), client);
  REQUIRE_MESSAGE(!read, canonical(json));
  return read.error();
}

/// Where a field of the lead with this value is refused, within the lead.
std::string place_of(const std::string& field, const Json& value) {
  const Error error = refused_answer([&](Json&, Json& lead) { lead[field] = value; });
  const std::string prefix = "lead.";
  REQUIRE(error.detail.starts_with(prefix));
  return error.detail.substr(prefix.size());
}

}  // namespace

TEST_CASE("a lead arrives as it was sent, with all that was decided") {
  const std::string bytes = sharing::write_choice_answer(shop_package(), shop_lead());
  const auto read = sharing::read_choice_answer(shop_package(), bytes);
  REQUIRE_MESSAGE(read, describe(read.error()));
  CHECK(*read == shop_lead());
  CHECK(sharing::write_choice_answer(shop_package(), *read) == bytes);
  CHECK(bytes.size() < 1'000);
}

TEST_CASE("what is the taker's is not written, and neither is a discount") {
  Lead lead = shop_lead();
  lead.source = workspace::LeadSource::stand;
  lead.link = "link-7";
  lead.client = "client-7";
  lead.brief.client = "client-7";
  lead.taken = "brief-7";
  lead.dismissed = true;
  lead.brief.title = "Название";
  lead.brief.discount_bp = 4'321;
  lead.brief.line_discounts["a"] = 1'234;
  CHECK(sharing::write_choice_answer(shop_package(), lead) ==
        sharing::write_choice_answer(shop_package(), shop_lead()));
}

TEST_CASE("for whom the link was made is the taker's to say, and they need no contact") {
  Json json = *parse_json(sharing::write_choice_answer(shop_package(), shop_lead()));
  for (const char* field : {"phone", "email", "contact_name", "company", "consent"}) {
    json["lead"].erase(field);
  }
  const auto anybody = sharing::read_choice_answer(shop_package(), canonical(json));
  REQUIRE_FALSE(anybody);
  CHECK(anybody.error().detail == "lead.phone");
  const auto known = sharing::read_choice_answer(shop_package(), canonical(json), "luch");
  REQUIRE(known);
  CHECK(known->client == "luch");
  CHECK(known->brief.client == "luch");
}

TEST_CASE("the way it came is not read from an answer, whatever stands there") {
  for (const Json& source : {Json("stand"), Json("nonsense"), Json(7), Json()}) {
    Json json = *parse_json(sharing::write_choice_answer(shop_package(), shop_lead()));
    json["lead"]["source"] = source;
    const auto read = sharing::read_choice_answer(shop_package(), canonical(json));
    REQUIRE(read);
    CHECK(read->source == workspace::LeadSource::link);
  }
}

TEST_CASE("an answer is of its format, its size and its package") {
  const auto code = [](const Change& change) { return refused_answer(change).code; };
  CHECK(code([](Json& json, Json&) { json["format"] = "oferta-choice-answer-2"; }) ==
        ErrorCode::unsupported);
  CHECK(code([](Json& json, Json&) { json.erase("format"); }) == ErrorCode::unsupported);
  CHECK(code([](Json& json, Json&) { json["package"] = std::string(64, '0'); }) ==
        ErrorCode::conflict);
  CHECK(code([](Json& json, Json&) { json.erase("package"); }) == ErrorCode::conflict);
  CHECK(code([](Json& json, Json&) { json["id"] = ""; }) == ErrorCode::invalid_format);
  CHECK(code([](Json& json, Json&) { json["id"] = "a b"; }) == ErrorCode::invalid_format);
  CHECK(code([](Json& json, Json&) { json["id"] = std::string(65, 'a'); }) ==
        ErrorCode::invalid_format);
  CHECK(code([](Json& json, Json&) { json["lead"] = "x"; }) == ErrorCode::invalid_format);
  CHECK(code([](Json& json, Json&) { json.erase("lead"); }) == ErrorCode::invalid_format);
  CHECK(code([](Json& json, Json&) { json["more"] = 1; }) == ErrorCode::invalid_format);

  const auto read = [](const std::string& text) {
    const auto lead = sharing::read_choice_answer(shop_package(), text);
    REQUIRE_FALSE(lead);
    return lead.error().code;
  };
  const std::string bytes = sharing::write_choice_answer(shop_package(), shop_lead());
  CHECK(read("") == ErrorCode::invalid_json);
  CHECK(read("[]") == ErrorCode::unsupported);
  CHECK(read(bytes.substr(0, bytes.size() / 2)) == ErrorCode::invalid_json);
  CHECK(read(std::string(200, '[')) == ErrorCode::invalid_json);
  CHECK(read(std::string(sharing::kMaxChoiceAnswerBytes + 1, ' ')) == ErrorCode::out_of_range);
  const std::size_t room = sharing::kMaxChoiceAnswerBytes - bytes.size();
  CHECK(sharing::read_choice_answer(shop_package(), bytes + std::string(room, ' ')));
  ChoicePackage another = shop_package();
  another.date = {2026, 11, 25};
  CHECK(sharing::read_choice_answer(another, bytes).error().code == ErrorCode::conflict);
}

TEST_CASE("members that are not the sender's refuse the answer") {
  for (const char* field : {"client", "taken", "dismissed", "link", "discount", "discount.a",
                            "title", "created", "note", "answer", "Answer.people", "cost"}) {
    for (const Json& value : {Json("x"), Json(0), Json(false), Json()}) {
      CHECK(place_of(field, value) == field);
    }
  }
  // Not even where they are the taker's to say the same.
  const Change same = [](Json&, Json& lead) { lead["client"] = "luch"; };
  CHECK(refused_answer(same, "luch").detail == "lead.client");
}

TEST_CASE("what was decided is about what the package has") {
  CHECK(place_of("questionnaire", "another") == "questionnaire");
  CHECK(place_of("date", "2026-11-25") == "date");
  CHECK(place_of("answer.nothing", 1) == "answer.nothing");
  CHECK(place_of("answer.people", 51) == "answer.people");
  CHECK(place_of("answer.people", "many") == "answer.people");
  CHECK(place_of("answer.people", true) == "answer.people");
  CHECK(place_of("answer.calls", Json{"maybe"}) == "answer.calls");
  CHECK(place_of("answer.calls", Json{{{"key", "yes"}}}) == "answer.calls");
  CHECK(place_of("weight.nothing", "must") == "weight.nothing");
  CHECK(place_of("weight.loud", "very") == "weight.loud");
  CHECK(place_of("adjust.nothing", {{"mode", "pin"}}) == "adjust.nothing");
  CHECK(place_of("adjust.a", {{"mode", "give"}}) == "adjust.a.mode");
  CHECK(place_of("adjust.a", {{"mode", "pin"}, {"quantity", 0}}) == "adjust.a.quantity");
  CHECK(place_of("budget", {{"amount", 1}, {"currency", "USD"}}) == "budget");
  CHECK(place_of("budget", {{"amount", -1}, {"currency", "RUB"}}) == "budget");
  CHECK(place_of("total", {{"amount", 1}, {"currency", "USD"}}) == "total");
  CHECK(place_of("variant", "cheapest") == "variant");
  CHECK(refused_answer([](Json&, Json& lead) { lead["answer.nothing"] = 1; }).code ==
        ErrorCode::not_found);
}

TEST_CASE("texts are what a person can have written") {
  CHECK(place_of("contact_name", std::string("a\0b", 3)) == "contact_name");
  CHECK(place_of("contact_name", "в две\nстроки") == "contact_name");
  CHECK(place_of("text", "\x1B[2J") == "text");
  CHECK(place_of("answer.words", "\r") == "answer.words");
  CHECK(place_of("text", std::string(workspace::kMaxLeadText + 1, 'x')) == "text");
  CHECK(place_of("phone", std::string(workspace::kMaxLeadName + 1, '1')) == "phone");
  CHECK(place_of("consent", "") == "consent");
  CHECK(place_of("at", -1) == "at");
}

TEST_CASE("what was decided is taken to another device, and nothing of who decided it") {
  const auto open = sharing::open_choice(shop_package());
  REQUIRE(open);
  needs::Brief brief = shop_lead().brief;
  brief.client = "client-7";
  brief.title = "Название";
  brief.discount_bp = 4'321;
  const std::string text = sharing::write_choice_decisions(brief);
  const auto fields = sharing::read_choice_decisions(open->workspace, brief, text);
  REQUIRE_MESSAGE(fields, describe(fields.error()));
  CHECK((*fields)["answer.people"] == 25);
  CHECK((*fields)["variant"] == "best");
  CHECK((*fields)["adjust.a"]["mode"] == "pin");
  for (const auto& decision : fields->items()) {
    const std::string field = decision.key();
    const bool known = field.find('.') != std::string::npos || field == "budget" ||
                       field == "budget_includes_vat" || field == "variant";
    CHECK_MESSAGE(known, field);
  }
}

TEST_CASE("an address that was made up or cut brings nothing") {
  const auto open = sharing::open_choice(shop_package());
  REQUIRE(open);
  const needs::Brief brief = shop_lead().brief;
  const auto refused = [&](const std::string& text) {
    return !sharing::read_choice_decisions(open->workspace, brief, text).has_value();
  };
  const std::string whole = sharing::write_choice_decisions(brief);
  CHECK_FALSE(refused(whole));
  CHECK(refused(whole.substr(0, whole.size() / 2)));
  for (const char* wrong :
       {"", "[]", "{", R"({"client":"c"})", R"({"discount":100})", R"({"answer.people":99})",
        R"({"answer.nothing":1})", R"({"adjust.gone":{"mode":"exclude"}})",
        R"({"budget":{"amount":100,"currency":"USD"}})", R"({"text":"hello"})"}) {
    CHECK_MESSAGE(refused(base64url(wrong)), wrong);
  }
}

TEST_CASE("a stand's counts of its visitors come with the request") {
  Lead lead = shop_lead();
  lead.visits = 12;
  lead.plays = 7;
  const auto read = sharing::read_choice_answer(shop_package(),
                                                sharing::write_choice_answer(shop_package(), lead));
  REQUIRE(read);
  CHECK(read->visits == 12);
  CHECK(read->plays == 7);
  CHECK(place_of("visits", 100'001) == "visits");
  CHECK(place_of("plays", -1) == "plays");
}
