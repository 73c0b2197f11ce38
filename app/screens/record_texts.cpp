#include "app/screens/record_texts.h"

#include <array>
#include <utility>
#include <vector>

#include "app/screens/settings_pictures.h"
#include "app/shell/offer_desk.h"

namespace oferta::app {
namespace {

using Named = std::pair<std::string_view, std::string_view>;

constexpr std::array<Named, 13> kTypes = {{{"client", "record.client"},
                                           {"note", "record.note"},
                                           {"brief", "record.brief"},
                                           {"lead", "record.lead"},
                                           {"offer", "record.offer"},
                                           {"offer_line", "record.offer_line"},
                                           {"offer_status", "record.offer_status"},
                                           {"product", "record.product"},
                                           {"price", "record.price"},
                                           {"company", "record.company"},
                                           {"picture", "record.picture"},
                                           {"product_picture", "record.product_picture"},
                                           {"document_template", "template.title"}}};

constexpr std::array<Named, 34> kFields = {{{"", "field.deleted"},
                                            {"name", "settings.company.name"},
                                            {"contact_name", "client.contact"},
                                            {"contact_post", "client.post"},
                                            {"phone", "client.phone"},
                                            {"email", "client.email"},
                                            {"inn", "client.inn"},
                                            {"kpp", "client.kpp"},
                                            {"address", "client.address"},
                                            {"stage", "client.stage"},
                                            {"next_step", "client.next"},
                                            {"text", "field.text"},
                                            {"title", "settings.company.name"},
                                            {"budget", "field.budget"},
                                            {"date", "client.next.date"},
                                            {"variant", "field.variant"},
                                            {"discount", "field.discount"},
                                            {"payment", "offer.terms.payment"},
                                            {"delivery", "offer.terms.delivery"},
                                            {"warranty", "offer.terms.warranty"},
                                            {"price", "field.price"},
                                            {"cost", "field.cost"},
                                            {"quantity", "field.quantity"},
                                            {"decision", "field.decision"},
                                            {"company", "client.name.company"},
                                            {"at", "lead.field.at"},
                                            {"source", "lead.field.source"},
                                            {"consent", "lead.field.consent"},
                                            {"total", "lead.field.total"},
                                            {"taken", "lead.field.taken"},
                                            {"dismissed", "lead.field.dismissed"},
                                            {"data", "record.picture"},
                                            {"order", "template.blocks"},
                                            {"hidden", "template.hidden"}}};

template <std::size_t N>
std::string_view key_of(const std::array<Named, N>& names, std::string_view name) {
  for (const Named& entry : names) {
    if (entry.first == name) {
      return entry.second;
    }
  }
  return {};
}

std::string local(const ScreenContext& context, const Json& value) {
  if (value.is_string()) {
    return value.get<std::string>();
  }
  const char* const language = context.language() == Language::ru ? "ru" : "en";
  for (const char* const key : {language, "ru", "en"}) {
    const auto found = value.is_object() ? value.find(key) : value.end();
    if (value.is_object() && found != value.end() && found->is_string()) {
      return found->get<std::string>();
    }
  }
  return {};
}

std::string shortened(std::string text) {
  constexpr std::size_t kMost = 160;
  if (text.size() > kMost) {
    std::size_t end = kMost;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
      --end;
    }
    text.resize(end);
    text += "…";
  }
  return text;
}

// A question, need or product that is part of the field's name: "answer.employees".
std::string part_label(const ScreenContext& context, std::string_view prefix, std::string_view id) {
  if (prefix == "answer") {
    for (const auto& [key, questionnaire] : context.workspace.questionnaires()) {
      for (const needs::Question& question : questionnaire.questions) {
        if (question.id == id) {
          return question.text.get(context.language());
        }
      }
    }
  } else if (prefix == "weight") {
    const needs::Need* need = context.workspace.need(id);
    return need == nullptr ? std::string() : need->name.get(context.language());
  } else if (prefix == "adjust" || prefix == "discount") {
    const catalogue::Product* product = context.workspace.catalogue().product(id);
    return product == nullptr ? std::string() : product->name.get(context.language());
  }
  return {};
}

bool is_block(std::string_view name) {
  for (int i = 0; i < offer::kBlocks; ++i) {
    if (offer::block_name(static_cast<offer::Block>(i)) == name) return true;
  }
  return false;
}

// «Условия, Подпись»: the blocks of a document template, "" for another list.
std::string block_titles(const ScreenContext& context, const Json& list) {
  std::vector<std::string> names;
  for (const Json& name : list) {
    if (!name.is_string() || !is_block(name.get_ref<const std::string&>())) return {};
    names.push_back(context.tr("template.block." + name.get_ref<const std::string&>()));
  }
  return join(names, ", ");
}

}  // namespace

std::string record_title(const ScreenContext& context, std::string_view type, const Json& fields) {
  const std::string_view key = key_of(kTypes, type);
  const std::string kind = key.empty() ? std::string(type) : context.tr(key);
  if (fields.is_object()) {
    for (const char* const field : {"name", "number", "title", "company", "contact_name", "text"}) {
      const auto found = fields.find(field);
      const std::string name = found == fields.end() ? std::string() : local(context, *found);
      if (!name.empty()) {
        return context.strings.format("record.named", {{"kind", kind}, {"name", shortened(name)}});
      }
    }
  }
  return kind;
}

std::string record_title(const ScreenContext& context, const workspace::RecordName& record) {
  Json fields = Json::object();
  if (const clients::Client* client = context.workspace.client(record.id)) {
    fields["name"] = client->name;
  } else if (const offer::Offer* offer = context.workspace.offer(record.id)) {
    fields["name"] = version_name(context.strings, *offer);
  } else if (const needs::Brief* brief = context.workspace.brief(record.id)) {
    const clients::Client* owner = context.workspace.client(brief->client);
    fields["name"] = owner == nullptr ? brief->title : owner->name;
  } else if (const workspace::Lead* lead = context.workspace.lead(record.id)) {
    fields["name"] = workspace::lead_name(*lead);
  } else if (const catalogue::Product* product = context.workspace.catalogue().product(record.id)) {
    fields["name"] = product->name.get(context.language());
  } else if (record.type == "picture" && (record.id == "signature" || record.id == "stamp")) {
    fields["name"] = context.tr("pictures." + record.id);
  }
  return record_title(context, record.type, fields);
}

std::string field_label(const ScreenContext& context, std::string_view type,
                        std::string_view field) {
  if (type == "client" && field == "name") {
    return context.tr("client.name.company");
  }
  if (type == "document_template" && is_block(field)) {
    return context.tr("template.block." + std::string(field));
  }
  const std::string_view key = key_of(kFields, field);
  if (!key.empty()) {
    return context.tr(key);
  }
  const std::size_t dot = field.find('.');
  std::string label = dot == std::string_view::npos
                          ? std::string()
                          : part_label(context, field.substr(0, dot), field.substr(dot + 1));
  return label.empty() ? std::string(field) : label;
}

std::string value_text(const ScreenContext& context, std::string_view canonical_value) {
  const Json value = sync::decode_value(canonical_value);
  if (value.is_null() || value == "") {
    return context.tr("value.none");
  }
  if (value.is_boolean()) {
    return context.tr(value.get<bool>() ? "value.yes" : "value.no");
  }
  if (value.is_number_integer()) {
    return format_integer(value.get<std::int64_t>(), context.language());
  }
  if (value.is_object() && value.contains("amount") && value["amount"].is_number_integer()) {
    const auto currency = Currency::parse(value.value("currency", std::string("RUB")));
    return format_money(
        Money{value["amount"].get<std::int64_t>(), currency ? *currency : Currency::rub()},
        context.language());
  }
  if (value.is_array()) {
    if (const auto picture = offer::read_picture_fields({{"data", value}})) {
      return picture_size(context, *picture);
    }
    const std::string blocks = block_titles(context, value);
    if (!blocks.empty()) return shortened(blocks);
  }
  const std::string text = local(context, value);
  if (const Result<Date> date = Date::parse(text)) {
    return context.date(*date);
  }
  return shortened(text.empty() ? std::string(canonical_value) : text);
}

std::string when_text(const ScreenContext& context, std::int64_t at_ms) {
  const std::int64_t minutes = (context.now_ms - at_ms) / 60'000;
  if (minutes < 1) {
    return context.tr("time.now");
  }
  if (minutes < 60) {
    return context.strings.plural("time.minutes", minutes);
  }
  if (minutes < 24 * 60) {
    return context.strings.plural("time.hours", minutes / 60);
  }
  return context.date(date_of_unix_ms(at_ms));
}

std::string author_text(const ScreenContext& context, std::string_view author) {
  const offer::Manager* manager = context.workspace.manager(author);
  return manager == nullptr ? std::string(author) : manager->name.get(context.language());
}

}  // namespace oferta::app
