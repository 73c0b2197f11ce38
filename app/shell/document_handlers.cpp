#include <utility>

#include "app/shell/handler.h"
#include "app/shell/offer_desk.h"
#include "app/shell/refusal.h"
#include "shared/deals/calendar.h"
#include "shared/deals/file_order.h"
#include "shared/deals/invoice.h"

namespace oferta::app {

Result<void> handle(const MakeOfferDocument& command, HandlerContext& context) {
  OFERTA_ASSIGN(const offer::Offer* const offer, offer_named(context.workspace(), command.offer));
  const offer::Issuer issuer = issuer_of(context.workspace(), *offer);
  if (command.paper == OfferPaper::invoice) {
    const auto problems = deals::requisite_problems(issuer.company, context.strings.language());
    if (!problems.empty()) {
      // Said in the person's language; the money would go astray.
      return refuse_said(ErrorCode::invalid_argument,
                         context.strings.format("offer.invoice.requisites",
                                                {{"problem", problems.front().message}}));
    }
  }
  DocumentRequest request;
  request.request = context.view.document.next_request++;
  request.purpose = command.output == OfferOutput::download ? DocumentRequest::Purpose::download
                                                            : DocumentRequest::Purpose::preview;
  OFERTA_ASSIGN(request.order,
                deals::write_file_order({.paper = command.paper,
                                         .format = command.format,
                                         .today = context.platform.today(),
                                         .pictures = &context.workspace().product_pictures()},
                                        *offer, issuer));
  context.view.document.request = request.request;
  context.platform.render_document(std::move(request));
  return {};
}

Result<void> handle(const SaveNextStep& command, HandlerContext& context) {
  const clients::Client* client = context.workspace().client(command.client);
  if (client == nullptr || !client->next_step || !client->next_step->date) {
    return fail(ErrorCode::not_found, "There is no next step with a date.", command.client);
  }
  deals::CalendarDay day;
  day.id = client->id + "-next-step";
  day.date = *client->next_step->date;
  day.summary = client->name;
  if (!client->next_step->text.empty()) {
    day.summary = client->next_step->text + " – " + client->name;
  }
  for (const std::string& line : {client->contact_name, client->phone, client->email}) {
    if (!line.empty()) {
      day.description += (day.description.empty() ? "" : "\n") + line;
    }
  }
  day.written = context.platform.today();
  context.platform.download(day.date.to_iso() + ".ics", "text/calendar; charset=utf-8",
                            deals::calendar_file(day));
  return {};
}

}  // namespace oferta::app
