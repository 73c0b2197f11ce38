// Documents by a template of the company's: what is shown where, its texts, and that nothing
// changes without one.
#include "shared/offer/document_template.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "shared/base/random.h"
#include "shared/base/sha256.h"
#include "shared/offer/compose.h"
#include "shared/offer/document.h"
#include "shared/offer/document_style.h"
#include "shared/offer/offer_json.h"
#include "shared/offer/offer_records.h"
#include "shared/offer/placeholders.h"
#include "shared/offer/sealing.h"
#include "shared/offer/version.h"
#include "shared/workspace/check.h"
#include "shared/workspace/workspace.h"
#include "tests/support/offer_samples.h"
#include "tests/support/rounds.h"
#include "tests/support/sync_build.h"

using namespace oferta;
using namespace oferta::offer;

namespace {

Offer offer_in(Language language) {
  const Result<Offer> offer = compose_offer(testing::sample_input(language));
  REQUIRE(offer);
  return *offer;
}

Issuer issuer_with(const DocumentTemplate& layout, DocumentForm form = DocumentForm::full) {
  Issuer issuer = testing::paying_issuer();
  (form == DocumentForm::full ? issuer.company.templates.full : issuer.company.templates.brief) =
      layout;
  return issuer;
}

std::string definition(const Offer& offer, const Issuer& issuer,
                       DocumentForm form = DocumentForm::full) {
  const Result<std::string> made = offer_document(offer, issuer, form);
  REQUIRE(made);
  return *made;
}

bool says(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

void set_shown(DocumentTemplate& layout, Block block, bool shown) {
  for (PlacedBlock& placed : layout.blocks) {
    if (placed.block == block) placed.shown = shown;
  }
}

DocumentTemplate template_from(const Json& fields, DocumentForm form = DocumentForm::full) {
  Problems problems;
  DocumentTemplate layout = read_template(FieldReader(fields, "", problems), form);
  CHECK(problems.empty());
  return layout;
}

/// The place of each part in the text, rising.
bool in_order(const std::string& text, const std::vector<std::string>& parts) {
  std::size_t at = 0;
  for (const std::string& part : parts) {
    at = text.find(part, at);
    if (at == std::string::npos) return false;
  }
  return true;
}

/// A text that marks each block in a definition of sample_input().
std::string mark_of(Block block) {
  switch (block) {
    case Block::head:
      return "ПОСТАВЩИК";
    case Block::introduction:
      return "ВСТУПЛЕНИЕ";
    case Block::summary:
      return "Цены действуют до";
    case Block::needs:
      return "Ваша задача, как мы её поняли";
    case Block::benefits:
      return "Что даёт решение";
    case Block::lines:
      return "Состав и стоимость";
    case Block::options:
      return "По желанию";
    case Block::terms:
      return "Условия";
    case Block::about:
      return "О компании";
    case Block::next_step:
      return "ВАШ МЕНЕДЖЕР";
    case Block::closing:
      return "ЗАКЛЮЧЕНИЕ";
    case Block::signature:
      return "А. Ю. Петрова";
    case Block::note:
      return "ПРИМЕЧАНИЕ";
  }
  return "";
}

/// An offer in which every block has something to say.
Offer speaking_offer() {
  Offer offer = offer_in(Language::ru);
  offer.lines[1].optional = true;
  offer.rounding = rounding_for(offer);
  return offer;
}

Issuer speaking_issuer(DocumentTemplate layout) {
  *layout.text_of(Block::introduction) = {"ВСТУПЛЕНИЕ", ""};
  *layout.text_of(Block::closing) = {"ЗАКЛЮЧЕНИЕ", ""};
  *layout.text_of(Block::note) = {"ПРИМЕЧАНИЕ", ""};
  Issuer issuer = issuer_with(layout);
  for (int i = 0; i < 5; ++i) issuer.company.about.ru += "Собираем офисную связь и сети. ";
  return issuer;
}

}  // namespace

TEST_CASE("without a template a document, a seal and a file have the bytes they always had") {
  struct Known {
    Language language;
    const char *full, *brief, *seal, *file;
  };
  const Known all[] = {
      {Language::ru, "54b566a98647bfc26b2959876d1f535009600fd1436edfaec5bd1ede170924a2",
       "6d2879be1448cba81cd2436f932d4e82d487aa8cdfdbe9f79b7fa3050b3814a5",
       "cbe53a6e532c50df6b814b938fc5681c9e779e8b3ec248e584b1d03b91b1ac0b",
       "d6efd7173db23a952fc8255a1af0b35de32164dd8d998af502ce008eb32d55f7"},
      {Language::en, "12b127f64b2124939695c506f7bd586382323fb34f27271c9c325220a560be42",
       "25218a2d669bf814e33ee8b3f737c264382fe9a7c5ba80cc6cffb61a6ebf5d05",
       "f8d8d8eaac47887dae50900081a101dba9fba9fa315c00a51217b2c4b877fb4b",
       "e49a75c6ff57d1efe9fd42302ab26a0b2700ebb1b6df24700f8c93ee2141fc3e"}};
  const Issuer issuer = testing::paying_issuer();
  for (const Known& known : all) {
    const Offer offer = offer_in(known.language);
    CHECK(sha256_hex(definition(offer, issuer)) == known.full);
    CHECK(sha256_hex(definition(offer, issuer, DocumentForm::brief)) == known.brief);
    CHECK(sealed_offer(offer, issuer).content_hash == known.seal);
    CHECK(sha256_hex(*write_offer(offer, issuer)) == known.file);
    // The standard template, written down, says the same.
    Issuer written = issuer;
    written.company.templates = {standard_template(DocumentForm::full),
                                 standard_template(DocumentForm::brief)};
    CHECK(sha256_hex(definition(offer, written)) == known.full);
    CHECK(sha256_hex(definition(offer, written, DocumentForm::brief)) == known.brief);
  }
}

TEST_CASE("without a template long texts and options stand as they always did") {
  const Offer offer = speaking_offer();
  Issuer issuer = testing::paying_issuer();
  for (int i = 0; i < 40; ++i) {
    issuer.company.about.ru +=
        "Собираем офисную связь, сети и рабочие места: от обследования до поддержки. ";
  }
  CHECK(sha256_hex(definition(offer, issuer)) ==
        "bd8aa9ab4d725fc7717c9d54c7aea5c3de6cb1320eea9a8ce19d72ccdaf33657");
  CHECK(sha256_hex(definition(offer, issuer, DocumentForm::brief)) ==
        "ceb9ca28fc26b261546a70ff7d5e40d91d0643eceddc9175f5a8980388ad0525");
}

TEST_CASE("a block that is left out is not there, one that is moved stands where it was moved") {
  const Offer offer = speaking_offer();
  DocumentTemplate layout = standard_template(DocumentForm::full);
  const std::string all = definition(offer, speaking_issuer(layout));
  for (const PlacedBlock& placed : layout.blocks) {
    CAPTURE(block_name(placed.block));
    CHECK(says(all, mark_of(placed.block)));
    if (is_required(placed.block)) continue;
    DocumentTemplate without = layout;
    set_shown(without, placed.block, false);
    const std::string made = definition(offer, speaking_issuer(without));
    for (const PlacedBlock& other : layout.blocks) {
      CAPTURE(block_name(other.block));
      CHECK(says(made, mark_of(other.block)) == (other.block != placed.block));
    }
  }
}

TEST_CASE("blocks in any order, shown or not, are in the document once and in that order") {
  const Offer offer = speaking_offer();
  Random random(20261128);
  for (int round = 0; round < testing::rounds(300); ++round) {
    DocumentTemplate layout = standard_template(DocumentForm::full);
    for (int i = 0; i < 20; ++i) {
      move_block(layout, static_cast<std::size_t>(random.below(kBlocks)),
                 static_cast<int>(random.below(9)) - 4);
    }
    for (PlacedBlock& placed : layout.blocks) {
      placed.shown = is_required(placed.block) || random.below(4) != 0;
    }
    REQUIRE(layout.blocks.size() == kBlocks);
    REQUIRE(layout.blocks.front().block == Block::head);
    const DocumentTemplate read = template_from(template_fields(layout));
    REQUIRE(read == layout);
    const std::string made = definition(offer, speaking_issuer(layout));
    std::vector<std::string> marks;
    for (const Block block : shown_blocks(layout)) marks.push_back(mark_of(block));
    REQUIRE(in_order(made, marks));
    for (const std::string& mark : marks) {
      REQUIRE(made.find(mark, made.find(mark) + 1) == std::string::npos);
    }
  }
}

TEST_CASE("what law and sense ask for stays, whatever a record says") {
  const Json fields{{"order", {"note", "lines", "head", "lines"}},
                    {"hidden", {"head", "lines", "options", "needs"}}};
  const DocumentTemplate layout = template_from(fields);
  CHECK(layout.blocks.size() == kBlocks);
  CHECK(layout.blocks[0] == PlacedBlock{Block::head, true});
  for (const Block block : {Block::lines, Block::options}) {
    CHECK(std::count(layout.blocks.begin(), layout.blocks.end(), PlacedBlock{block, true}) == 1);
  }
  CHECK(std::count(layout.blocks.begin(), layout.blocks.end(), PlacedBlock{Block::needs, false}) ==
        1);
  const std::string made = definition(offer_in(Language::ru), issuer_with(layout));
  CHECK(says(made, "КП-2026/0147"));
  CHECK(says(made, "Всего к оплате"));
  CHECK_FALSE(says(made, mark_of(Block::needs)));
}

TEST_CASE("a record says only what differs, and names of no block are problems") {
  CHECK(template_from(Json::object()) == standard_template(DocumentForm::full));
  CHECK(template_from(Json::object(), DocumentForm::brief) ==
        standard_template(DocumentForm::brief));
  const DocumentTemplate layout = template_from({{"order", {"lines"}}});
  // Behind the block each follows in the standard template.
  CHECK(layout.blocks[1].block == Block::introduction);
  CHECK(layout.blocks[5].block == Block::lines);
  Problems problems;
  const Json wrong{{"order", {"lines", "footer"}}, {"hidden", {"nedds"}}};
  const DocumentTemplate read = read_template(FieldReader(wrong, "", problems), DocumentForm::full);
  CHECK(problems.count() == 2);
  CHECK(read.blocks.size() == kBlocks);
}

TEST_CASE("a template may give the short form what it has not by itself") {
  DocumentTemplate layout = standard_template(DocumentForm::brief);
  set_shown(layout, Block::needs, true);
  const Offer offer = offer_in(Language::ru);
  CHECK_FALSE(says(definition(offer, testing::paying_issuer(), DocumentForm::brief),
                   mark_of(Block::needs)));
  const Issuer issuer = issuer_with(layout, DocumentForm::brief);
  CHECK(says(definition(offer, issuer, DocumentForm::brief), mark_of(Block::needs)));
  // The other form has a template of its own.
  CHECK(definition(offer, issuer) == definition(offer, testing::paying_issuer()));
}

TEST_CASE("texts are in the offer's language and filled in from the offer") {
  DocumentTemplate layout = standard_template(DocumentForm::full);
  *layout.text_of(Block::introduction) = {
      "{contact}, для {client}: № {number} от {date}, до {valid_until}, {total}. {manager}\nВторая "
      "строка",
      "Dear {contact}"};
  *layout.text_of(Block::terms) = {"Самовывоз бесплатно", ""};
  *layout.text_of(Block::note) = {"Своё примечание", ""};
  const Issuer issuer = issuer_with(layout);
  const std::string russian = definition(offer_in(Language::ru), issuer);
  CHECK(says(russian,
             "Павел Серов, для ООО «Гранит»: № КП-2026/0147 от 24\u00A0ноября 2026\u00A0г., до "
             "24\u00A0декабря 2026\u00A0г., "));
  CHECK(says(russian, "₽. Ирина Соколова\""));
  CHECK(says(russian, "\"Вторая строка\""));
  CHECK(in_order(russian, {"24 месяца", "Самовывоз бесплатно"}));
  CHECK(says(russian, "Своё примечание"));
  CHECK_FALSE(says(russian, "публичной офертой"));
  const std::string english = definition(offer_in(Language::en), issuer);
  CHECK(says(english, "Dear Павел Серов"));
  CHECK_FALSE(says(english, "Самовывоз"));
  CHECK(says(english, "not a public offer"));
}

TEST_CASE("terms without a term of their own show the company's text") {
  DocumentTemplate layout = standard_template(DocumentForm::full);
  *layout.text_of(Block::terms) = {"Всё по договору", ""};
  Offer offer = offer_in(Language::ru);
  offer.terms = {};
  CHECK(in_order(definition(offer, issuer_with(layout)), {"Условия", "Всё по договору"}));
}

TEST_CASE("a long text of the company's breaks over pages, a short one stays with the signature") {
  DocumentTemplate layout = standard_template(DocumentForm::full);
  const auto last_block_is_whole = [&] {
    const Json made = *parse_json(definition(offer_in(Language::ru), issuer_with(layout)),
                                  {.max_depth = 64, .allow_floats = true});
    return made.at("content").back().value("unbreakable", false);
  };
  *layout.text_of(Block::closing) = {"Коротко", ""};
  CHECK(last_block_is_whole());
  std::string& text = layout.text_of(Block::closing)->ru;
  for (int i = 0; i < 60; ++i) text += "\nЕщё одно условие";
  CHECK_FALSE(last_block_is_whole());
}

TEST_CASE("placeholders nobody knows or the offer cannot fill stay and are found") {
  Offer offer = offer_in(Language::ru);
  const Issuer issuer = testing::paying_issuer();
  const auto filled = [&](std::string_view text) { return filled_text(text, offer, issuer, 100); };
  CHECK(filled("{client}{client}") == "ООО «Гранит»ООО «Гранит»");
  CHECK(filled("{{client}") == "{ООО «Гранит»");
  CHECK(filled("{clent} {} {client") == "{clent} {} {client");
  CHECK(filled("") == "");
  // A date that ends in a full stop needs no other one.
  CHECK(filled("До {valid_until}. Звоните.") == "До 24\u00A0декабря 2026\u00A0г. Звоните.");
  CHECK(filled("До {valid_until}") == "До 24\u00A0декабря 2026\u00A0г.");
  // What a value says is not filled again.
  offer.addressee.name = "{total}";
  CHECK(filled("{client}!") == "{total}!");
  offer.addressee.contact_name = "";
  CHECK(filled("Уважаемый {contact}!") == "Уважаемый {contact}!");
  CHECK(unfilled_in("a {b} {c}") == "{b}");
  CHECK(unfilled_in("a {b\n} { c").empty());
  CHECK(unknown_placeholder_in("{client} {date}").empty());
  CHECK(unknown_placeholder_in("{client} {data}") == "{data}");
}

TEST_CASE("what was sent keeps the template it was sent with") {
  DocumentTemplate layout = standard_template(DocumentForm::full);
  move_block(layout, 5, -4);
  set_shown(layout, Block::about, false);
  set_shown(layout, Block::closing, false);
  *layout.text_of(Block::introduction) = {"Уважаемый {contact}!", "Dear {contact}"};
  *layout.text_of(Block::closing) = {"Этого никто не читает", ""};
  DocumentTemplate brief = standard_template(DocumentForm::brief);
  *brief.text_of(Block::introduction) = {"Коротко для {client}", ""};
  Issuer issuer = issuer_with(layout);
  issuer.company.templates.brief = brief;
  const Offer draft = offer_in(Language::ru);
  const std::string full = definition(draft, issuer);
  const std::string short_form = definition(draft, issuer, DocumentForm::brief);

  testing::Person person("irina", 0xA1);
  person.work([&](sync::Transaction& change) {
    for (const OfferRecord& record : offer_records(draft)) {
      REQUIRE(change.set_fields(record.type, record.id, record.fields));
    }
  });
  person.work(
      [&](sync::Transaction& change) { REQUIRE(add_sending(change, draft, issuer, draft.date)); },
      1000);
  workspace::Workspace kept;
  kept.refresh(person.store);
  CHECK(kept.problems().empty());
  const Offer& sent = *kept.offer(draft.id);
  REQUIRE(sent.issuer);
  CHECK(seal_holds(sent));
  CHECK(definition(sent, *sent.issuer) == full);
  CHECK(definition(sent, *sent.issuer, DocumentForm::brief) == short_form);

  // A file of it, read on another device with another template or none, is the same.
  const std::string file = *write_offer(sent, testing::paying_issuer());
  CHECK_FALSE(says(file, "Этого никто не читает"));
  CHECK_FALSE(says(file, "Dear"));
  const Result<OfferFile> read = read_offer(file);
  REQUIRE(read);
  CHECK(definition(read->offer, read->issuer) == full);
  CHECK(definition(read->offer, read->issuer, DocumentForm::brief) == short_form);

  // The template is among what the client was told.
  Offer other = sent;
  other.issuer->company.templates.full->blocks.pop_back();
  CHECK_FALSE(seal_holds(other));
  // The next version is laid out as the company does it then.
  CHECK_FALSE(next_version(sent, "offer-2", {}, draft.date).issuer);
}

TEST_CASE("a sent version shows no block that it did not name") {
  const Json frozen{{"offer", {{"order", {"head", "lines", "options", "of a later version"}}}}};
  Problems problems;
  const DocumentTemplates templates = read_frozen_templates(FieldReader(frozen, "", problems));
  CHECK(problems.empty());
  REQUIRE(templates.full);
  CHECK(shown_blocks(*templates.full) ==
        std::vector<Block>{Block::head, Block::lines, Block::options});
  CHECK_FALSE(templates.brief);
  CHECK(frozen_templates_json({}, Language::ru).is_null());
}

TEST_CASE("records of a workspace are its company's templates; unknown fields survive") {
  testing::Person person("irina", 0xA1);
  const auto write = [&](const std::string& id, const Json& fields) {
    person.work([&](sync::Transaction& change) {
      REQUIRE(change.set_fields("document_template", id, fields));
    });
  };
  write("short-offer", {{"introduction", {{"ru", "Коротко"}}}, {"watermark", "later"}});
  workspace::Workspace workspace;
  workspace.refresh(person.store);
  const DocumentTemplates& templates = workspace.company().templates;
  CHECK_FALSE(templates.full);
  REQUIRE(templates.brief);
  CHECK(block_text(*templates.brief, Block::introduction, Language::ru) == "Коротко");
  write("short-offer", {{"hidden", {"introduction"}}});
  workspace.refresh(person.store);
  CHECK(block_text(*templates.brief, Block::introduction, Language::ru).empty());
  const auto record = person.store.find("document_template", "short-offer");
  REQUIRE(record);
  CHECK(record->fields().at("watermark") == "later");
  write("short-offer", {{"hidden", nullptr}, {"introduction", nullptr}});
  workspace.refresh(person.store);
  CHECK_FALSE(templates.brief);  // it says what the standard one says
  write("short-offer", {{"hidden", {"introduction"}}});
  workspace.refresh(person.store);
  CHECK(templates.brief);
  person.work([&](sync::Transaction& change) {
    REQUIRE(change.remove("document_template", "short-offer"));
  });
  workspace.refresh(person.store);
  CHECK(workspace.company().templates == DocumentTemplates{});
}

TEST_CASE("a company's colour is held against white, and darkened as little as it needs") {
  CHECK(contrast_with_white("#000000") == 2100);
  CHECK(contrast_with_white("#ffffff") == 100);
  // The greys either side of the line (WCAG 2.2 names #767676 as the lightest that is readable).
  CHECK(contrast_with_white("#767676") >= kReadableContrast);
  CHECK(contrast_with_white("#777777") < kReadableContrast);
  CHECK(readable_colour("#0b6bb8") == "#0b6bb8");
  for (const char* light : {"#ffcc00", "#ffffff", "#7fd1ae"}) {
    const std::string dark = readable_colour(light);
    CHECK(is_colour(dark));
    CHECK(contrast_with_white(dark) >= kReadableContrast);
    CHECK(contrast_with_white(dark) < kReadableContrast + 30);
  }
  CHECK_FALSE(is_colour("0b6bb8"));
  CHECK_FALSE(is_colour("#0b6bb"));
  CHECK_FALSE(is_colour("#0b6bbg"));
}
