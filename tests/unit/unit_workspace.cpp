#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

#include "shared/sync/transaction.h"
#include "shared/workspace/brief_file.h"
#include "shared/workspace/check.h"
#include "shared/workspace/client_records.h"
#include "shared/workspace/workspace.h"
#include "shared/workspace/workspace_file.h"

namespace {

using namespace oferta;
using namespace oferta::workspace;

/// Records of a workspace in which everything is right.
Json good_records() {
  return *parse_json(R"([
    {"t":"company","id":"own","f":{"name":"Связь","legal_name":{"ru":"ООО «Связь»","en":"Svyaz"},
      "inn":"7707083893","vat":"general","prices_include_vat":true,"currency":"RUB"}},
    {"t":"manager","id":"anna","f":{"name":{"ru":"Анна","en":"Anna"},"discount_limit":1000}},
    {"t":"vat_rate","id":"general-2026","f":{"kind":"general","from":"2026-01-01","rate":2200}},
    {"t":"category","id":"pbx","f":{"name":{"ru":"АТС","en":"PBX"},"order":2,"attributes":[
      {"key":"seats","name":{"ru":"Номера","en":"Seats"},"kind":"number"},
      {"key":"record","name":{"ru":"Запись","en":"Recording"},"kind":"flag"},
      {"key":"kind","name":{"ru":"Вид","en":"Kind"},"kind":"choice",
       "choices":[{"key":"ip","name":{"ru":"IP","en":"IP"}}]}]}},
    {"t":"category","id":"phone","f":{"name":{"ru":"Телефоны","en":"Phones"},"order":1,
      "attributes":[]}},
    {"t":"product","id":"pbx-1","f":{"name":{"ru":"АТС 1","en":"PBX 1"},"category":"pbx",
      "price":{"amount":2000000,"currency":"RUB"},"requires":[["phone-1"]],
      "breaks":[{"from":10,"discount":500},{"from":5,"discount":200}],
      "attributes":{"seats":50,"record":true,"kind":"ip"}}},
    {"t":"product","id":"phone-1","f":{"name":{"ru":"Телефон","en":"Phone"},"category":"phone",
      "price":{"amount":300000,"currency":"RUB"},"stock":12,"future_field":{"x":1}}},
    {"t":"need","id":"calls","f":{"name":{"ru":"Связь","en":"Calls"},
      "benefit":{"ru":"связь для всех","en":"calls for all"},"order":1,
      "serves":[{"category":"pbx","attribute":"seats","curve":[[0,0],[50,1000]]},
                {"category":"phone","value":200},{"product":"pbx-1","value":900},
                {"category":"pbx","attribute":"kind","is":"ip","value":300}]}},
    {"t":"questionnaire","id":"office","f":{"name":{"ru":"Офис","en":"Office"},"order":1}},
    {"t":"question","id":"seats","f":{"questionnaire":"office","order":1,"kind":"number",
      "text":{"ru":"Сколько мест?","en":"How many seats?"},"min":1,"max":500,"default":10,
      "effects":[{"open":"pbx","cap":1,"required":true},{"need":"calls","level":"must"},
                 {"quantity":"phone","multiply":1},
                 {"limit":"pbx","attribute":"seats","at_least":"answer"},
                 {"if":{"at_least":100},"limit":"pbx","attribute":"kind","is":"ip"}]}},
    {"t":"question","id":"record","f":{"questionnaire":"office","order":2,"kind":"single",
      "text":{"ru":"Записывать?","en":"Record?"},
      "choices":[{"key":"yes","text":{"ru":"Да","en":"Yes"}},
                 {"key":"no","text":{"ru":"Нет","en":"No"}}],
      "ask_if":{"question":"seats","at_least":5}}},
    {"t":"client","id":"romashka","f":{"kind":"company","name":"ООО «Ромашка»","stage":"needs",
      "owner":"anna","created":"2026-10-01","next_step":{"date":"2026-12-01","text":"Звонок"}}},
    {"t":"note","id":"note-1","f":{"client":"romashka","text":"Ценят тишину","at":1700000000000}},
    {"t":"brief","id":"brief-1","f":{"client":"romashka","title":"Офис","questionnaire":"office",
      "date":"2026-11-24","budget":{"amount":50000000,"currency":"RUB"},"answer.seats":25,
      "answer.record":"yes","weight.calls":"should","adjust.phone-1":{"mode":"pin","quantity":3},
      "discount.pbx-1":500,"variant":"best"}},
    {"t":"setting","id":"theme","f":{"value":"dark"}}
  ])");
}

std::string file_with(const Json& records) {
  const Json file = {{"format", "oferta-workspace-1"},
                     {"stamp", "01a20b49a00-0000-00000000000000a1"},
                     {"author", "anna"},
                     {"records", records}};
  return canonical(file);
}

/// The good records with one field replaced; null takes it out.
std::string changed(const std::string& type, const std::string& id, const std::string& pointer,
                    const Json& value) {
  Json records = good_records();
  for (Json& record : records) {
    if (record["t"] == type && record["id"] == id) {
      record["f"][Json::json_pointer(pointer)] = value;
    }
  }
  return file_with(records);
}

sync::Store store_of(const std::string& text) {
  const auto file = read_workspace_file(text);
  REQUIRE(file);
  const auto operations = operations_of(*file);
  REQUIRE(operations);
  sync::Store store;
  store.apply_all(*operations);
  return store;
}

/// Whether a finding of that severity stands at the place (its end).
bool found(const std::string& text, Severity severity, const std::string& place) {
  for (const Finding& finding : check_workspace(text)) {
    const bool at_place =
        finding.place.size() >= place.size() &&
        finding.place.compare(finding.place.size() - place.size(), place.size(), place) == 0;
    if (finding.severity == severity && at_place) return true;
  }
  for (const Finding& finding : check_workspace(text)) {
    MESSAGE("found: ", finding.place, ": ", finding.message);
  }
  return false;
}

bool refused(const std::string& text, const std::string& place) {
  return found(text, Severity::error, place);
}

TEST_CASE("workspace: the typed view of a store") {
  const sync::Store store = store_of(file_with(good_records()));
  Workspace workspace;
  workspace.refresh(store);
  for (const Error& problem : workspace.problems()) MESSAGE(describe(problem));
  CHECK(workspace.problems().empty());
  CHECK(workspace.company().name.ru == "Связь");
  CHECK(workspace.manager("anna")->discount_limit_bp == 1000);
  CHECK(workspace.vat_rates().rate_on(Date{2026, 11, 24}, "general").value() == 2200);
  const catalogue::Product* pbx = workspace.catalogue().product("pbx-1");
  REQUIRE(pbx != nullptr);
  CHECK(pbx->price == Money{2000000});
  CHECK(pbx->number("seats") == 50);
  CHECK(pbx->number("record") == 1);
  CHECK(pbx->requirements == std::vector<std::vector<std::string>>{{"phone-1"}});
  CHECK(pbx->breaks.front().from == 5);
  CHECK(workspace.catalogue().categories().front()->id == "phone");
  CHECK(workspace.need("calls")->serves.size() == 4);
  const needs::Questionnaire* office = workspace.questionnaire("office");
  REQUIRE(office != nullptr);
  REQUIRE(office->questions.size() == 2);
  CHECK(office->questions[0].effects.size() == 5);
  CHECK(office->questions[0].fallback == needs::AnswerValue(std::int64_t{10}));
  const clients::Client* client = workspace.client("romashka");
  REQUIRE(client != nullptr);
  CHECK(client->stage == clients::Stage::needs);
  CHECK(client->next_step->date == Date{2026, 12, 1});
  CHECK(workspace.notes_of("romashka").size() == 1);
  REQUIRE(workspace.briefs_of("romashka").size() == 1);
  const needs::Brief& brief = *workspace.briefs_of("romashka").front();
  CHECK(brief.answers.at("seats") == needs::AnswerValue(std::int64_t{25}));
  CHECK(brief.weights.at("calls") == needs::Level::should);
  CHECK(brief.adjustments.at("phone-1").quantity == 3);
  CHECK(brief.line_discounts.at("pbx-1") == 500);
  CHECK(brief.variant == needs::VariantKind::best);
  CHECK(workspace.setting("theme")->get<std::string>() == "dark");
  CHECK(workspace.source(brief).questionnaire == office);
}

TEST_CASE("workspace: changes are read one by one, deletions too") {
  sync::Store store = store_of(file_with(good_records()));
  Workspace workspace;
  workspace.refresh(store);
  const std::uint64_t before = workspace.source(*workspace.brief("brief-1")).revision;

  const auto apply = [&](const std::function<void(sync::Transaction&)>& fill) {
    sync::Transaction change(store);
    fill(change);
    const std::uint64_t ms = store.latest().ms() + 1;
    const auto operations = change.build({sync::Stamp(ms, 0, 7), 1, "anna", 1});
    REQUIRE(operations);
    store.apply_all(*operations);
  };
  apply([](sync::Transaction& change) {
    REQUIRE(change.set("client", "romashka", "stage", "won"));
    REQUIRE(change.remove("note", "note-1"));
  });
  workspace.refresh(store, {{"client", "romashka"}, {"note", "note-1"}});
  CHECK(workspace.client("romashka")->stage == clients::Stage::won);
  CHECK(workspace.notes_of("romashka").empty());
  // Clients do not matter to proposals: what was built stays valid.
  CHECK(workspace.source(*workspace.brief("brief-1")).revision == before);

  apply([](sync::Transaction& change) {
    REQUIRE(change.set("product", "pbx-1", "price", Json{{"amount", "much"}, {"currency", "RUB"}}));
  });
  workspace.refresh(store, {{"product", "pbx-1"}});
  CHECK(workspace.catalogue().product("pbx-1") == nullptr);
  REQUIRE(workspace.problems().size() == 1);
  CHECK(workspace.problems()[0].detail == "product/pbx-1: price.amount");
  CHECK(workspace.source(*workspace.brief("brief-1")).revision > before);

  apply([](sync::Transaction& change) {
    REQUIRE(change.set("product", "pbx-1", "price", Json{{"amount", 5}, {"currency", "RUB"}}));
    REQUIRE(change.remove("question", "record"));
  });
  workspace.refresh(store, {{"product", "pbx-1"}, {"question", "record"}});
  CHECK(workspace.problems().empty());
  CHECK(workspace.catalogue().product("pbx-1")->price == Money{5});
  CHECK(workspace.questionnaire("office")->questions.size() == 1);
}

TEST_CASE("workspace: records are written as they are read") {
  const sync::Store store = store_of(file_with(good_records()));
  Workspace workspace;
  workspace.refresh(store);
  Problems problems;
  const clients::Client& client = *workspace.client("romashka");
  const Json client_json = client_fields(client);
  const clients::Client same = read_client("romashka", FieldReader(client_json, "", problems));
  CHECK(client_fields(same) == client_json);
  CHECK(same.next_step == client.next_step);
  const needs::Brief& brief = *workspace.brief("brief-1");
  const Json brief_json = brief_fields(brief);
  CHECK(read_brief("brief-1", FieldReader(brief_json, "", problems)) == brief);
  CHECK(problems.empty());
}

TEST_CASE("workspace file: loading is deterministic, unknown fields and types stay") {
  Json records = good_records();
  records.push_back(Json{{"t", "hologram"}, {"id", "h"}, {"f", Json{{"colour", "blue"}}}});
  const std::string text = file_with(records);
  const sync::Store one = store_of(text);
  const sync::Store two = store_of(text);
  CHECK(one.digest() == two.digest());
  const auto file = read_workspace_file(text);
  const WorkspaceFile again = file_of(one, file->stamp, file->author);
  const std::string written = write_workspace_file(again);
  CHECK(written.back() == '\n');
  CHECK(store_of(written).count("hologram") == 1);
  const auto reread = read_workspace_file(written);
  REQUIRE(reread);
  CHECK(write_workspace_file(*reread) == written);
  CHECK(store_of(written).find("product", "phone-1")->fields()["future_field"] == Json{{"x", 1}});
}

TEST_CASE("workspace file: its form is judged with the place") {
  CHECK(read_workspace_file("[]").error().code == ErrorCode::invalid_format);
  CHECK(read_workspace_file("{").error().code == ErrorCode::invalid_json);
  CHECK(read_workspace_file(R"({"format":"oferta-workspace-9"})").error().code ==
        ErrorCode::unsupported);
  Json records = good_records();
  records.push_back(records[0]);
  const auto twice = read_workspace_file(file_with(records));
  REQUIRE_FALSE(twice);
  CHECK(twice.error().code == ErrorCode::conflict);
  records = good_records();
  records[2]["id"] = "a b";
  CHECK(refused(file_with(records), "records[2].id"));
  records = good_records();
  records[3].erase("f");
  CHECK(refused(file_with(records), "records[3].f"));
}

TEST_CASE("check: a good file has no findings") {
  for (const Finding& finding : check_workspace(file_with(good_records()))) {
    FAIL_CHECK(finding.place, ": ", finding.message);
  }
}

TEST_CASE("check: fields that are wrong") {
  CHECK(refused(changed("product", "pbx-1", "/price/amount", -1), "product/pbx-1: f.price"));
  CHECK(refused(changed("product", "pbx-1", "/price/currency", "USD"), "f.price.currency"));
  CHECK(refused(changed("product", "pbx-1", "/breaks/0/discount", 10'001), "f.breaks[0].discount"));
  CHECK(refused(changed("product", "pbx-1", "/attributes/seats", "many"), "f.attributes.seats"));
  CHECK(refused(changed("product", "pbx-1", "/attributes/kind", "fax"), "f.attributes.kind"));
  CHECK(refused(changed("vat_rate", "general-2026", "/from", "2026-02-30"), "f.from"));
  CHECK(refused(changed("need", "calls", "/serves/0/curve/1", Json::array({0, 5})),
                "f.serves[0].curve[1]"));
  CHECK(refused(changed("need", "calls", "/serves/0/curve/1", Json::array({9, 1001})),
                "f.serves[0].curve[1]"));
  CHECK(refused(changed("question", "seats", "/default", 501), "f.default"));
  CHECK(refused(changed("question", "seats", "/kind", "guess"), "f.kind"));
  CHECK(
      refused(changed("question", "seats", "/effects/0", Json{{"close", "pbx"}}), "f.effects[0]"));
  CHECK(refused(changed("brief", "brief-1", "/weight.calls", "very"), "f.weight.calls"));
}

TEST_CASE("check: references that lead nowhere") {
  CHECK(refused(changed("product", "pbx-1", "/category", "fax"), "product/pbx-1: f.category"));
  CHECK(refused(changed("product", "pbx-1", "/requires/0/0", "fax"), "f.requires[0][0]"));
  CHECK(refused(changed("product", "pbx-1", "/excludes", Json::array({"pbx-1"})), "f.excludes[0]"));
  CHECK(refused(changed("product", "pbx-1", "/vat_kind", "zero"), "f.vat_kind"));
  CHECK(refused(changed("need", "calls", "/serves/0/attribute", "x"), "f.serves[0].attribute"));
  CHECK(refused(changed("need", "calls", "/serves/2/product", "x"), "f.serves[2].product"));
  CHECK(refused(changed("need", "calls", "/serves/3/is", "x"), "f.serves[3].is"));
  CHECK(refused(changed("question", "seats", "/questionnaire", "x"), "f.questionnaire"));
  CHECK(refused(changed("question", "seats", "/effects/0/open", "x"), "f.effects[0].open"));
  CHECK(refused(changed("question", "seats", "/effects/1/need", "x"), "f.effects[1].need"));
  CHECK(
      refused(changed("question", "seats", "/effects/2/divide_by", "x"), "f.effects[2].divide_by"));
  CHECK(
      refused(changed("question", "seats", "/effects/3/attribute", "x"), "f.effects[3].attribute"));
  CHECK(refused(changed("question", "record", "/ask_if/question", "x"), "f.ask_if.question"));
  CHECK(refused(changed("question", "record", "/order", 0), "f.ask_if.question"));
  CHECK(refused(changed("client", "romashka", "/owner", "boris"), "f.owner"));
  CHECK(refused(changed("note", "note-1", "/client", "x"), "f.client"));
  CHECK(refused(changed("brief", "brief-1", "/questionnaire", "x"), "f.questionnaire"));
  CHECK(refused(changed("brief", "brief-1", "/answer.seats", 0), "f.answer.seats"));
  CHECK(refused(changed("brief", "brief-1", "/answer.x", 0), "f.answer.x"));
  CHECK(refused(changed("brief", "brief-1", "/adjust.x", Json{{"mode", "pin"}}), "f.adjust.x"));
}

TEST_CASE("check: warnings do not make a file unusable") {
  const auto warned = [](const std::string& text, const std::string& place) {
    return found(text, Severity::warning, place) && !has_errors(check_workspace(text));
  };
  CHECK(warned(changed("company", "own", "/inn", "7707083894"), "company/own: f.inn"));
  CHECK(warned(changed("product", "pbx-1", "/name", Json{{"ru", "АТС"}}), "f.name"));
  CHECK(warned(changed("product", "pbx-1", "/attributes/colour", "red"), "f.attributes.colour"));
  Json records = good_records();
  records.push_back(Json{{"t", "hologram"}, {"id", "h"}, {"f", Json{{"colour", "blue"}}}});
  CHECK(warned(file_with(records), "hologram/h"));
}

constexpr const char* kBrief = R"({"format":"oferta-brief-1","date":"2026-11-24","language":"en",
  "client":{"name":"Anna"},"manager":"anna","questionnaire":"office",
  "answers":{"seats":25,"record":"no"},"weights":{"calls":"nice"},
  "adjust":{"phone-1":{"mode":"exclude"}},"budget":{"amount":100,"currency":"RUB"},
  "budget_includes_vat":false,"discount":300,"variant":"economy","notes":["quiet"]})";

TEST_CASE("brief file: read and checked against the workspace") {
  const auto file = read_brief_file(kBrief);
  REQUIRE(file);
  CHECK(file->language == Language::en);
  CHECK(file->client->name == "Anna");
  CHECK(file->brief.answers.size() == 2);
  CHECK(file->brief.weights.at("calls") == needs::Level::nice);
  CHECK(file->brief.adjustments.at("phone-1").mode == needs::Adjustment::Mode::exclude);
  CHECK(file->brief.discount_bp == 300);
  CHECK_FALSE(file->brief.budget_includes_vat);
  CHECK(file->notes == std::vector<std::string>{"quiet"});
  Workspace workspace;
  workspace.refresh(store_of(file_with(good_records())));
  CHECK(check_brief(workspace, *file));

  BriefFile wrong = *file;
  wrong.brief.answers["seats"] = std::int64_t{0};
  CHECK(check_brief(workspace, wrong).error().detail == "answers.seats");
  wrong = *file;
  wrong.brief.adjustments["x"] = {};
  CHECK(check_brief(workspace, wrong).error().detail == "adjust.x");
  wrong = *file;
  wrong.manager = "boris";
  CHECK(check_brief(workspace, wrong).error().code == ErrorCode::not_found);
}

TEST_CASE("workspace check: a document template names blocks and placeholders there are") {
  const auto with = [](const char* id, const char* fields) {
    Json records = good_records();
    records.push_back({{"t", "document_template"}, {"id", id}, {"f", *parse_json(fields)}});
    return file_with(records);
  };
  const std::string sound =
      with("offer", R"({"hidden":["about"],"order":["terms"],"closing":{"ru":"{total}"}})");
  for (const Finding& finding : check_workspace(sound)) CHECK(finding.severity != Severity::error);
  CHECK(refused(with("letter", R"({"hidden":[]})"), "document_template/letter"));
  CHECK(refused(with("offer", R"({"hidden":["abuot"]})"), "hidden"));
  CHECK(refused(with("short-offer", R"({"closing":{"en":"{sum}"}})"), "closing"));
}

TEST_CASE("brief file: refused with the place") {
  const auto with = [](const char* pointer, const Json& value) {
    Json json = *parse_json(kBrief);
    json[Json::json_pointer(pointer)] = value;
    return read_brief_file(json.dump());
  };
  CHECK(with("/format", "oferta-brief-2").error().code == ErrorCode::unsupported);
  CHECK(with("/date", "24.11.2026").error().detail == "date");
  CHECK(with("/answers/seats", Json{{"x", 1}}).error().detail == "answers.seats");
  CHECK(with("/weights/calls", "much").error().detail == "weights.calls");
  CHECK(with("/budget/amount", -1).error().detail == "budget");
  CHECK(with("/discount", 10'001).error().detail == "discount");
  CHECK(with("/client", nullptr).error().detail == "client");
  CHECK(read_brief_file("nonsense").error().code == ErrorCode::invalid_json);
}

}  // namespace
