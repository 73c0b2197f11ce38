// The package somebody chooses from by themselves: what is in it, what is absent, what it refuses,
// and that it leads to the very selection the manager would get.
#include "shared/sharing/choice_package.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/json.h"
#include "shared/offer/product_picture.h"
#include "shared/proposal/engine.h"

namespace {

using namespace oferta;
using sharing::ChoicePackage;

constexpr std::string_view kOwnWorkspace = R"({
"format":"oferta-workspace-1","stamp":"18cc251f400-0000-000000000000000f","author":"test","records":[
{"t":"company","id":"own","f":{"name":{"ru":"Связь","en":"Svyaz"},"inn":"7707083893","account":"40702810700000004417","phone":"+7 495 000","currency":"RUB","prices_include_vat":true}},
{"t":"setting","id":"margin_policy","f":{"value":{"floor":1234}}},
{"t":"manager","id":"anna","f":{"name":{"ru":"Анна","en":"Anna"},"phone":"+7 1","discount_limit":777}},
{"t":"vat_rate","id":"v","f":{"kind":"general","from":"2026-01-01","rate":2200}},
{"t":"category","id":"phones","f":{"name":{"ru":"Телефоны","en":"Phones"},"order":1,"attributes":[{"key":"sound","name":{"ru":"Звук"},"kind":"number"}]}},
{"t":"category","id":"cars","f":{"name":{"ru":"Машины"},"order":2,"attributes":[]}},
{"t":"product","id":"a","f":{"sku":"A","name":{"ru":"Аппарат"},"category":"phones","unit":{"ru":"шт."},"price":{"amount":100000,"currency":"RUB"},"cost":{"amount":54321,"currency":"RUB"},"stock":4711,"samples":3,"attributes":{"sound":5,"supplier":"secret-source"}}},
{"t":"product","id":"b","f":{"sku":"B","name":{"ru":"Аппарат лучше"},"category":"phones","unit":{"ru":"шт."},"price":{"amount":200000,"currency":"RUB"},"cost":{"amount":65432,"currency":"RUB"},"attributes":{"sound":9}}},
{"t":"product","id":"car","f":{"sku":"C","name":{"ru":"Грузовик"},"category":"cars","unit":{"ru":"шт."},"price":{"amount":900000,"currency":"RUB"}}},
{"t":"price_list","id":"contract-granit","f":{"name":{"ru":"Договор с Гранитом"},"discount":1500,"clients":["granit"]}},
{"t":"price_rule","id":"autumn","f":{"name":{"ru":"Осень"},"kind":"percent","discount":1000,"categories":["phones"]}},
{"t":"price_rule","id":"friends","f":{"name":{"ru":"Своим"},"kind":"percent","discount":2000,"clients":["granit"]}},
{"t":"price_rule","id":"code","f":{"name":{"ru":"По коду"},"kind":"percent","discount":2500,"coupon":"SECRET-CODE"}},
{"t":"need","id":"loud","f":{"name":{"ru":"Громко"},"benefit":{"ru":"слышно всем"},"order":1,"serves":[{"category":"phones","attribute":"sound","curve":[[0,0],[10,1000]]}]}},
{"t":"client","id":"granit","f":{"kind":"company","name":"ООО «Гранит-секрет»","owner":"anna"}},
{"t":"note","id":"n","f":{"client":"granit","text":"тайная заметка","at":1795172820000}},
{"t":"questionnaire","id":"q","f":{"name":{"ru":"Связь"},"order":1}},
{"t":"question","id":"calls","f":{"questionnaire":"q","order":1,"text":{"ru":"Что?"},"kind":"single","choices":[{"key":"yes","text":{"ru":"Связь"}}],"effects":[{"open":"phones"},{"need":"loud","level":"should"}]}}
]})";

struct Own {
  sync::Store store;
  workspace::Workspace workspace;

  explicit Own(std::string_view file = kOwnWorkspace) {
    const auto read = workspace::read_workspace_file(file);
    REQUIRE(read);
    store.apply_all(*workspace::operations_of(*read));
    workspace.refresh(store);
    REQUIRE(workspace.problems().empty());
  }
  ChoicePackage package(const std::string& client = {}) const {
    const auto made = sharing::choice_package(
        store, workspace,
        {.questionnaire = "q", .client = client, .manager = "anna", .date = {2026, 11, 24}});
    REQUIRE(made);
    return *made;
  }
};

/// The workspace with one text replaced.
std::string with(std::string_view from, std::string_view to) {
  std::string file(kOwnWorkspace);
  const std::size_t at = file.find(from);
  REQUIRE(at != std::string::npos);
  return file.replace(at, from.size(), to);
}

ErrorCode refused(const ChoicePackage& package, const std::function<void(Json&)>& change) {
  Json json = *parse_json(sharing::write_choice_package(package));
  change(json);
  const auto read = sharing::read_choice_package(canonical(json) + "\n");
  REQUIRE_FALSE(read);
  return read.error().code;
}

/// What is chosen for a budget: product and price, in order.
std::string chosen_for(const workspace::Workspace& workspace, const std::string& client) {
  needs::Brief brief;
  brief.id = "brief";
  brief.client = client;
  brief.questionnaire = "q";
  brief.date = {2026, 11, 24};
  brief.answers["calls"] = std::string("yes");
  brief.budget = Money{180'000, Currency::rub()};
  proposal::ProposalEngine engine;
  REQUIRE(engine.start(workspace.source(brief), brief));
  while (engine.step(1'000'000)) {
  }
  const proposal::Proposal* best = engine.proposals().variant(needs::VariantKind::best);
  REQUIRE(best != nullptr);
  std::string out;
  for (const auto& line : best->lines) out += line.product + " ";
  return out + std::to_string(best->totals.cost);
}

}  // namespace

TEST_CASE("a package to choose from holds no word of what is the company's own") {
  const Own own;
  for (const char* client : {"", "granit"}) {
    const std::string bytes = sharing::write_choice_package(own.package(client));
    for (const char* secret : {"54321", "65432", "4711", "secret-source", "777", "1234",
                               "7707083893", "4070281070", "Гранит", "granit", "тайная", "Грузовик",
                               "SECRET-CODE", "samples", "contract", "margin"}) {
      CHECK_MESSAGE(bytes.find(secret) == std::string::npos, secret);
    }
    CHECK(bytes.find("Аппарат лучше") != std::string::npos);
    CHECK(bytes.find("Анна") != std::string::npos);
  }
}

TEST_CASE("workspaces that differ in what is hidden alone give the same bytes") {
  const std::string bytes = sharing::write_choice_package(Own().package());
  const std::pair<const char*, const char*> hidden[] = {{"54321", "99"},
                                                        {"4711", "5"},
                                                        {"тайная заметка", "другая"},
                                                        {"secret-source", "no"},
                                                        {"777", "100"},
                                                        {"1234", "4321"},
                                                        {"Гранит-секрет", "Дом"},
                                                        {"900000", "1"},
                                                        {"18cc251f400-0000", "18cc251f401-0007"},
                                                        {"SECRET-CODE", "OTHER"},
                                                        {"\"samples\":3", "\"samples\":30"}};
  for (const auto& change : hidden) {
    CHECK_MESSAGE(
        sharing::write_choice_package(Own(with(change.first, change.second)).package()) == bytes,
        change.first);
  }
  CHECK(sharing::write_choice_package(Own(with("200000", "200100")).package()) != bytes);
}

TEST_CASE("prices are those of the one it is for") {
  const Own own;
  const auto price_of = [](const ChoicePackage& package, const char* product) {
    const auto open = sharing::open_choice(package);
    REQUIRE(open);
    return open->workspace.catalogue().product(product)->price->amount;
  };
  CHECK(price_of(own.package(), "a") == 100'000);
  CHECK(price_of(own.package("granit"), "a") == 85'000);
}

TEST_CASE("the selection is the one the manager gets, for the client and for anybody") {
  const Own own;
  for (const char* client : {"", "granit"}) {
    const auto open = sharing::open_choice(own.package(client));
    REQUIRE(open);
    CHECK(chosen_for(open->workspace, "") == chosen_for(own.workspace, client));
  }
  CHECK(chosen_for(own.workspace, "") != chosen_for(own.workspace, "granit"));
}

TEST_CASE("a package reads as it was written, and whatever is foreign refuses it") {
  const ChoicePackage package = Own().package();
  const std::string bytes = sharing::write_choice_package(package);
  const auto same = sharing::read_choice_package(bytes);
  REQUIRE(same);
  CHECK(sharing::write_choice_package(*same) == bytes);
  CHECK(sharing::choice_hash(*same) == sharing::choice_hash(package));
  const auto record = [](const char* type, Json& json) -> Json& {
    for (Json& one : json["records"]) {
      if (one["t"] == type) return one;
    }
    return json;
  };
  CHECK(refused(package, [&](Json& json) { record("product", json)["f"]["cost"] = 1; }) ==
        ErrorCode::invalid_format);
  CHECK(refused(package, [&](Json& json) { record("product", json)["t"] = "note"; }) ==
        ErrorCode::invalid_format);
  CHECK(refused(package, [&](Json& json) { record("product", json)["x"] = 1; }) ==
        ErrorCode::invalid_format);
  CHECK(refused(package, [](Json& json) { json["more"] = 1; }) == ErrorCode::invalid_format);
  CHECK(refused(package, [](Json& json) { json["format"] = "oferta-client-1"; }) ==
        ErrorCode::unsupported);
  CHECK(refused(package, [](Json& json) { json["records"] = "x"; }) == ErrorCode::invalid_format);
  CHECK_FALSE(sharing::read_choice_package(bytes + " "));
  CHECK_FALSE(sharing::read_choice_package(""));
  ChoicePackage without = package;
  without.questionnaire = "another";
  CHECK_FALSE(sharing::open_choice(without));
}

TEST_CASE("a stand's terms go along, and make sense or refuse the package") {
  const Own own;
  const std::string exit = "7:" + std::string(64, 'a');
  const auto made = [&](const sharing::StandTerms& stand) {
    return sharing::choice_package(own.store, own.workspace,
                                   {.questionnaire = "q",
                                    .client = {},
                                    .manager = {},
                                    .date = {2026, 11, 24},
                                    .stand = stand});
  };
  const auto package = made({"Come in", 30, exit});
  REQUIRE(package);
  const auto same = sharing::read_choice_package(sharing::write_choice_package(*package));
  REQUIRE(same);
  REQUIRE(same->stand.has_value());
  CHECK(*same->stand == *package->stand);
  // What the usual way is, packages from before do not say.
  CHECK(sharing::write_choice_package(*package).find("keyboard") == std::string::npos);
  for (const auto keyboard : {sharing::StandKeyboard::always, sharing::StandKeyboard::never}) {
    const auto own_keys = made({"Come in", 30, exit, keyboard});
    REQUIRE(own_keys);
    const auto read = sharing::read_choice_package(sharing::write_choice_package(*own_keys));
    REQUIRE(read);
    CHECK(read->stand->keyboard == keyboard);
  }
  // Nor what no stand showed then; of a poll, no question may be foreign or named twice.
  CHECK(sharing::write_choice_package(*package).find("poll") == std::string::npos);
  const auto polls = made({"Come in", 30, exit, {}, {"calls"}});
  REQUIRE(polls);
  const auto polled = sharing::read_choice_package(sharing::write_choice_package(*polls));
  REQUIRE(polled);
  CHECK(polled->stand->poll == std::vector<std::string>{"calls"});
  CHECK_FALSE(made({"Come in", 30, exit, {}, {"other"}}));
  CHECK_FALSE(made({"Come in", 30, exit, {}, {"calls", "calls"}}));
  for (const Json& poll :
       {Json::array({"other"}), Json::array({"calls", "calls"}), Json::array({1}), Json::array()}) {
    CHECK(refused(*polls, [&](Json& json) { json["stand"]["poll"] = poll; }) ==
          ErrorCode::invalid_format);
  }
  // Where visitors go on at home.
  CHECK(sharing::write_choice_package(*package).find("home") == std::string::npos);
  const auto homes = made({"Come in", 30, exit, {}, {}, std::string(64, 'b')});
  REQUIRE(homes);
  const auto taken = sharing::read_choice_package(sharing::write_choice_package(*homes));
  REQUIRE(taken);
  CHECK(taken->stand->home == std::string(64, 'b'));
  CHECK_FALSE(made({"Come in", 30, exit, {}, {}, "b"}));
  CHECK_FALSE(made({"Come in", 30, exit, {}, {}, std::string(64, '/')}));
  const sharing::StandTerms wrong[] = {
      {"", 30, exit},          {std::string(201, 'x'), 30, exit},
      {"Come in", 14, exit},   {"Come in", 601, exit},
      {"Come in", 30, "4711"}, {"Come in", 30, "7:" + std::string(64, 'g')}};
  for (const sharing::StandTerms& stand : wrong) CHECK_FALSE(made(stand));
  CHECK(refused(*package, [](Json& json) { json["stand"]["idle"] = 5; }) ==
        ErrorCode::out_of_range);
  CHECK(refused(*package, [](Json& json) { json["stand"]["exit"] = "4711"; }) ==
        ErrorCode::invalid_format);
  CHECK(refused(*package, [](Json& json) { json["stand"]["keyboard"] = "maybe"; }) ==
        ErrorCode::invalid_format);
  CHECK(refused(*package, [](Json& json) { json["stand"]["more"] = 1; }) ==
        ErrorCode::invalid_format);
}

TEST_CASE("what is not there is refused by name") {
  const Own own;
  const auto refuses = [&](const sharing::ChoiceTerms& terms) {
    return sharing::choice_package(own.store, own.workspace, terms).error().code ==
           ErrorCode::not_found;
  };
  CHECK(refuses({.questionnaire = "none", .client = {}, .manager = {}}));
  CHECK(refuses({.questionnaire = "q", .client = "none", .manager = {}}));
}

TEST_CASE("pictures go along with the products that do, and with no other") {
  // A JPEG of 64 × 48 pixels (ITU-T T.81, B.1.1.3).
  const std::string photo = "data:image/jpeg;base64,/9j/4AAEYWL/wAARCAAwAEADASIAAhEBAxEB/9k=";
  const auto record = [&](const char* product) {
    return std::string(R"({"t":"product_picture","id":")") + product + R"(","f":{"data":[")" +
           photo + "\"]}},\n";
  };
  const auto with_pictures = [&](const std::string& records) {
    return with(R"({"t":"setting","id":"margin_policy")",
                records + R"({"t":"setting","id":"margin_policy")");
  };
  const Own own(with_pictures(record("b") + record("car")));
  const ChoicePackage package = own.package();
  const std::string bytes = sharing::write_choice_package(package);
  CHECK(bytes.find(R"({"f":{"data":[")" + photo + R"("]},"id":"b","t":"product_picture"})") !=
        std::string::npos);
  CHECK(bytes.find("car") == std::string::npos);
  const auto read = sharing::read_choice_package(bytes);
  REQUIRE(read);
  const auto open = sharing::open_choice(*read);
  REQUIRE(open);
  REQUIRE(open->workspace.product_pictures().size() == 1);
  CHECK(open->workspace.product_pictures().at("b").width == 64);
  // Of a product that is not there: the package was put together by somebody else.
  CHECK(refused(package, [](Json& json) {
          for (Json& one : json["records"]) {
            if (one["t"] == "product_picture") one["id"] = "car";
          }
        }) == ErrorCode::invalid_format);
  // Nobody learns from a package whether what is not in it has a picture.
  CHECK(bytes == sharing::write_choice_package(Own(with_pictures(record("b"))).package()));
}

TEST_CASE("of many pictures those of each category come first, and the package can be read") {
  std::string records;
  // As large as one may be: bytes that are skipped, in a segment of their own each.
  std::string photo("\xff\xd8", 2);
  photo += std::string("\xff\xc0\0\x0b\x08\0\x30\0\x40\1\1\x11\0", 13) + std::string(15'900, 'x') +
           "\xff\xd9";
  const auto picture = offer::product_picture_of(photo);
  REQUIRE(picture);
  for (int i = 0; i < 40; ++i) {
    const std::string id = "many-" + std::to_string(100 + i);
    const char* const category = i < 39 ? "phones" : "cases";
    records += R"({"t":"product","id":")" + id + R"(","f":{"sku":")" + id +
               R"(","name":{"ru":"Товар"},"category":")" + category +
               R"(","unit":{"ru":"шт."},"price":{"amount":1000,"currency":"RUB"}}},)" +
               R"({"t":"product_picture","id":")" + id + R"(","f":)" +
               canonical(offer::picture_fields(*picture)) + "},\n";
  }
  records +=
      R"({"t":"category","id":"cases","f":{"name":{"ru":"Чехлы"},"order":3,"attributes":[]}},)";
  const std::string before = R"({"t":"setting","id":"margin_policy")";
  std::string file = with(before, records + before);
  const std::string opens = R"({"open":"phones"},)";
  file.replace(file.find(opens), opens.size(), opens + R"({"open":"cases"},)");
  const ChoicePackage package = Own(file).package();
  std::size_t pictures = 0;
  bool of_the_last_category = false;
  for (const auto& record : package.records) {
    if (record.type != "product_picture") continue;
    ++pictures;
    of_the_last_category = of_the_last_category || record.id == "many-139";
  }
  CHECK(pictures > 15);
  CHECK(pictures < 20);
  CHECK(of_the_last_category);
  CHECK(sharing::read_choice_package(sharing::write_choice_package(package)));
}
