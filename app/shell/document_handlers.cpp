#include <algorithm>
#include <utility>

#include "app/shell/handler.h"
#include "app/shell/offer_desk.h"
#include "shared/deals/calendar.h"
#include "shared/deals/invoice.h"
#include "shared/deals/letter.h"
#include "shared/deals/papers.h"
#include "shared/deals/workbook.h"
#include "shared/offer/document.h"

namespace oferta::app {
namespace {

// A file to be made: its name and what the document module makes it of.
struct WantedFile {
  std::string name;
  std::string definition;
};

Result<WantedFile> wanted_invoice(const offer::Offer& offer, const offer::Issuer& issuer,
                                  const std::string& format, const Date& today) {
  OFERTA_ASSIGN(const deals::Invoice invoice,
                deals::make_invoice(offer, issuer, {.date = std::max(offer.date, today)}));
  OFERTA_ASSIGN(std::string definition, format == "eml" ? deals::invoice_mail(invoice, issuer)
                                                        : deals::invoice_document(invoice, issuer));
  return WantedFile{deals::invoice_file_name(invoice, format), std::move(definition)};
}

Result<WantedFile> wanted_offer(const offer::Offer& offer, const offer::Issuer& issuer,
                                const std::string& format, offer::DocumentForm form) {
  const auto made = [&] {
    if (format == "xlsx") {
      return deals::offer_workbook(offer, issuer);
    }
    return format == "eml" ? deals::offer_mail(offer, issuer)
                           : offer::offer_document(offer, issuer, form);
  };
  OFERTA_ASSIGN(std::string definition, made());
  return WantedFile{offer::document_file_name(offer, format), std::move(definition)};
}

Result<WantedFile> wanted_paper(deals::Paper paper, const offer::Offer& offer,
                                const offer::Issuer& issuer, const std::string& format) {
  const deals::PaperInput input{.offer = offer, .issuer = issuer};
  OFERTA_ASSIGN(std::string definition, deals::paper_document(paper, input));
  return WantedFile{deals::paper_file_name(paper, input, format), std::move(definition)};
}

Result<WantedFile> wanted_file(const MakeOfferDocument& command, const offer::Offer& offer,
                               const offer::Issuer& issuer, const Date& today) {
  switch (command.paper) {
    case OfferPaper::offer:
      return wanted_offer(offer, issuer, command.format, offer::DocumentForm::full);
    case OfferPaper::short_offer:
      return wanted_offer(offer, issuer, command.format, offer::DocumentForm::brief);
    case OfferPaper::invoice:
      return wanted_invoice(offer, issuer, command.format, today);
    case OfferPaper::contract:
      return wanted_paper(deals::Paper::contract, offer, issuer, command.format);
    case OfferPaper::act:
      return wanted_paper(deals::Paper::act, offer, issuer, command.format);
    case OfferPaper::assignment:
      return wanted_paper(deals::Paper::assignment, offer, issuer, command.format);
    case OfferPaper::price_list:
      return wanted_paper(deals::Paper::price_list, offer, issuer, command.format);
  }
  return fail(ErrorCode::unsupported, "There is no such document.");
}

}  // namespace

Result<void> handle(const MakeOfferDocument& command, HandlerContext& context) {
  const offer::Offer* offer = context.workspace().offer(command.offer);
  if (offer == nullptr) {
    return fail(ErrorCode::not_found, "There is no such offer.", command.offer);
  }
  const offer::Issuer issuer = issuer_of(context.workspace(), *offer);
  if (command.paper == OfferPaper::invoice) {
    const auto problems = deals::requisite_problems(issuer.company, context.strings.language());
    if (!problems.empty()) {
      // Said in the person's language; the money would go astray.
      return fail(ErrorCode::invalid_argument,
                  context.strings.format("offer.invoice.requisites",
                                         {{"problem", problems.front().message}}));
    }
  }
  OFERTA_ASSIGN(WantedFile wanted, wanted_file(command, *offer, issuer, context.platform.today()));
  DocumentRequest request;
  request.request = context.view.document.next_request++;
  request.purpose = command.output == OfferOutput::download ? DocumentRequest::Purpose::download
                                                            : DocumentRequest::Purpose::preview;
  request.file_name = std::move(wanted.name);
  request.definition = std::move(wanted.definition);
  context.view.document.request = request.request;
  context.view.document.file_name = request.file_name;
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
