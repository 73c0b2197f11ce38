#include "app/shell/handler.h"
#include "shared/base/id.h"
#include "shared/base/json.h"
#include "shared/base/text.h"

namespace oferta::app {
namespace {

Json text_or_null(std::string_view text) {
  const std::string_view trimmed = trim(text);
  return trimmed.empty() ? Json() : Json(std::string(trimmed));
}

// One field of one record as a change of its own.
Result<void> set_field(HandlerContext& context, std::string_view type, std::string_view id,
                       std::string_view field, const Json& value) {
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(change.set(type, id, field, value));
  return context.ledger.commit(change);
}

}  // namespace

Result<void> handle(const CreateClient&, HandlerContext& context) {
  NewClientDraft& draft = context.view.new_client;
  draft.tried = true;
  if (trim(draft.name).empty()) return {};
  const std::string id = make_record_id(context.random);
  sync::Transaction change = context.ledger.begin();
  Json fields = {{"kind", draft.kind == 0 ? "company" : "person"},
                 {"name", std::string(trim(draft.name))},
                 {"stage", "needs"},
                 {"owner", context.ledger.author()},
                 {"created", context.platform.today().to_iso()}};
  for (const auto& [field, value] :
       {std::pair{"contact_name", &draft.contact_name}, std::pair{"phone", &draft.phone},
        std::pair{"email", &draft.email}, std::pair{"inn", &draft.inn}}) {
    if (!trim(*value).empty()) {
      fields[field] = std::string(trim(*value));
    }
  }
  OFERTA_TRY(change.set_fields("client", id, fields));
  Result<std::string> brief = add_brief(change, id, context);
  if (!brief) {
    return tl::unexpected(brief.error());
  }
  OFERTA_TRY(context.ledger.commit(change));
  draft.open = false;
  context.go = to_needs(id, *brief);
  return {};
}

Result<void> handle(const SetClientField& command, HandlerContext& context) {
  if (command.field == "name" && trim(command.value).empty()) {
    return fail(ErrorCode::invalid_argument, "A client needs a name.");
  }
  return set_field(context, "client", command.client, command.field, text_or_null(command.value));
}

Result<void> handle(const SetClientStage& command, HandlerContext& context) {
  return set_field(context, "client", command.client, "stage", command.stage);
}

Result<void> handle(const SetNextStep& command, HandlerContext& context) {
  Json step;
  if (command.date || !trim(command.text).empty()) {
    step = Json::object();
    step["text"] = std::string(trim(command.text));
    if (command.date) {
      step["date"] = command.date->to_iso();
    }
  }
  return set_field(context, "client", command.client, "next_step", step);
}

Result<void> handle(const AddNote& command, HandlerContext& context) {
  if (trim(command.text).empty()) {
    return {};
  }
  sync::Transaction change = context.ledger.begin();
  Json fields = {{"client", command.client},
                 {"text", std::string(trim(command.text))},
                 {"at", context.platform.now_ms()}};
  if (!command.brief.empty()) {
    fields["brief"] = command.brief;
  }
  OFERTA_TRY(change.set_fields("note", make_record_id(context.random), fields));
  return context.ledger.commit(change);
}

Result<void> handle(const DeleteNote& command, HandlerContext& context) {
  return remove_record(context, "note", command.note, context.strings.get("toast.note_deleted"));
}

}  // namespace oferta::app
