#include "shared/sharing/ordered_page.h"

#include <string>

#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/offer/offer_json.h"
#include "shared/sharing/offer_page.h"

namespace oferta::sharing {

Result<deals::OrderedFile> make_file(std::string_view text) {
  OFERTA_ASSIGN(const Json order, parse_json(text));
  Problems problems;
  const FieldReader reader(order, "", problems);
  const std::string paper = reader.text("paper");
  if (paper != deals::ordered_paper_name(deals::OrderedPaper::client_page)) {
    return deals::make_ordered_file(text);
  }
  const std::string bytes = reader.text("offer");
  OFERTA_TRY(problems.result());
  OFERTA_ASSIGN(const offer::OfferFile file, offer::read_offer(bytes));
  if (file.offer.status == offer::Status::draft) {
    return fail(ErrorCode::conflict, "A draft is not shared: send it first.", file.offer.number);
  }
  OFERTA_ASSIGN(const offer::ProductPictures pictures, deals::ordered_pictures(order));
  OFERTA_ASSIGN(const ClientView view, client_view({&file.offer}, file.issuer, pictures));
  return deals::OrderedFile{page_file_name(view), offer_page(view, {}).html};
}

}  // namespace oferta::sharing
