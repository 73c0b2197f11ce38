// Filling the form from a business card, whether a camera, a scanner that types or the clipboard
// has brought its text.
#include <string>
#include <utility>

#include "app/shell/choosing.h"
#include "app/shell/handler.h"
#include "shared/clients/business_card.h"

namespace oferta::app {
namespace {

// What the card does not say stays as it is. A stand has one field for any way to be reached; the
// rest gets a field where there is something to show in it.
void fill(ChoosingForm& form, clients::BusinessCard card, bool at_stand) {
  if (!card.name.empty()) form.name = std::move(card.name);
  form.with_company = !card.company.empty();
  if (form.with_company) form.company = std::move(card.company);
  const bool mail_alone = at_stand && card.phone.empty() && !card.email.empty();
  form.with_email = !card.email.empty() && !mail_alone;
  if (form.with_email) form.email = std::move(card.email);
  if (at_stand && !form.with_email) form.email.clear();
  if (mail_alone) form.phone = std::move(card.email);
  if (!card.phone.empty()) form.phone = std::move(card.phone);
}

}  // namespace

Result<void> handle(const OpenCardCamera& /*command*/, HandlerContext& context) {
  context.view.stand.camera = {};
  context.view.stand.camera.open = true;
  context.platform.read_codes();
  return {};
}

Result<void> handle(const TakeCard& command, HandlerContext& context) {
  ChoosingForm& form = context.view.choosing;
  CardCamera& camera = context.view.stand.camera;
  Result<clients::BusinessCard> card = clients::read_business_card(command.text);
  form.typed_card.clear();
  if (!card) {
    camera.other = camera.open;
    form.card_message = camera.open ? "" : "card.unreadable";
    return {};
  }
  fill(form, *std::move(card), context.choosing.at_stand());
  form.card_message = "card.taken";
  camera = {};
  return {};
}

}  // namespace oferta::app
