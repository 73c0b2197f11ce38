#include "app/shell/handler.h"
#include "app/shell/refusal.h"
#include "shared/base/json.h"
#include "shared/offer/product_picture.h"

namespace oferta::app {

namespace {

Result<void> set_cell(HandlerContext& context, std::string_view type, const std::string& id,
                      const std::string& field, const std::string& json) {
  OFERTA_ASSIGN(const Json value, parse_json(json));
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(change.set(type, id, field, value));
  return context.ledger.commit(change);
}

}  // namespace

Result<void> handle(const SetCompanyField& command, HandlerContext& context) {
  return set_cell(context, "company", "own", command.field, command.json);
}

namespace {

Result<void> write_template(HandlerContext& context, offer::DocumentForm form, const Json& fields) {
  return write_record(context, "document_template", std::string(offer::template_id(form)), fields);
}

}  // namespace

Result<void> handle(const SetTemplateField& command, HandlerContext& context) {
  Json fields = Json::object();
  OFERTA_ASSIGN(fields[command.field], parse_json(command.json));
  return write_template(context, command.form, fields);
}

// The record stays, for what a later version says in it, and says nothing of what this one knows.
Result<void> handle(const ResetTemplate& command, HandlerContext& context) {
  Json fields = offer::template_fields(offer::standard_template(command.form));
  for (Json& value : fields) value = nullptr;
  OFERTA_TRY(write_template(context, command.form, fields));
  context.toast = context.strings.get("template.reset.done");
  context.offer_undo = true;
  return {};
}

Result<void> handle(const SetManagerField& command, HandlerContext& context) {
  return set_cell(context, "manager", command.manager, command.field, command.json);
}

Result<void> handle(const SetSetting& command, HandlerContext& context) {
  return set_cell(context, "setting", command.setting, "value", command.json);
}

namespace {

std::string_view picture_type(bool of_product) {
  return of_product ? "product_picture" : "picture";
}

}  // namespace

Result<void> handle(const PickPicture& command, HandlerContext& context) {
  if (command.of_product) {  // whose dialog is open: application.cpp
    context.platform.pick_file("image/*");
    return {};
  }
  context.view.picture_wanted = command.which;
  context.platform.pick_file("image/png,image/jpeg");
  return {};
}

Result<void> handle(const KeepPicture& command, HandlerContext& context) {
  const auto picture = command.of_product ? offer::product_picture_of(command.bytes)
                                          : offer::picture_of(command.bytes);
  if (command.of_product) {  // said in the dialog, beside which nothing else is heard
    context.view.catalogue.refused_for = picture ? std::string() : command.which;
    if (!picture) return {};
  }
  if (!picture) {
    return refuse_said(picture.error().code, context.strings.get("pictures.refused"));
  }
  OFERTA_TRY(write_record(context, picture_type(command.of_product), command.which,
                          offer::picture_fields(*picture)));
  context.toast = context.strings.get("pictures.kept");
  context.offer_undo = true;
  return {};
}

Result<void> handle(const RemovePicture& command, HandlerContext& context) {
  return remove_record(context, picture_type(command.of_product), command.which,
                       context.strings.get("pictures.removed"));
}

Result<void> handle(const SaveText& command, HandlerContext& context) {
  context.platform.download(command.file, "text/plain", command.text);
  return {};
}

}  // namespace oferta::app
