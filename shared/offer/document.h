#pragma once
/// An offer as a document: the JSON definition from which web/documents makes the PDF.
///
///   Result<std::string> definition = offer_document(offer, issuer);
///   std::string name = document_file_name(offer);                    // «КП-2026-0147 Ромашка.pdf»
///
/// The definition is that of pdfmake 0.3, except for what JSON cannot say, which the renderer adds:
///   {"pictogram": "router", "tint": "#0b6bb8", "width": 26}   the icon of that name on a tinted
///   tile "oferta": {"footer": {…texts…}, "lead": n}                page footer «Страница 1 из 3»
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/offer/document_template.h"
#include "shared/offer/issuer.h"
#include "shared/offer/offer.h"
#include "shared/offer/product_picture.h"

namespace oferta::offer {

/// Canonical JSON, laid out by the template of the issuer. Errors of pricing. Every text of the
/// offer is in the document: long descriptions are split over rows, and a character the document's
/// fonts lack is shown as «[U+1F600]». An offer with pictures shows those given of its lines'
/// products.
Result<std::string> offer_document(const Offer& offer, const Issuer& issuer,
                                   DocumentForm form = DocumentForm::full,
                                   const ProductPictures& pictures = {});

/// The definition of the same document as PDF/A-1b (ISO 19005-1), a file to keep for years: fonts
/// and colours are described in it, nothing is encrypted or transparent. invalid_json.
Result<std::string> for_archive(std::string_view definition);

/// A name for the file, without characters that file systems refuse.
std::string document_file_name(const Offer& offer, std::string_view extension = "pdf");

/// Characters of the offer and its issuer that the document's fonts lack, each once, rising.
std::vector<char32_t> missing_glyphs(const Offer& offer, const Issuer& issuer);

}  // namespace oferta::offer
