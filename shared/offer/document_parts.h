#pragma once
/// The sections of an offer document, top to bottom, and what other papers share with it. For
/// shared/offer and shared/deals.
///
///   const DocumentContext context{offer, issuer, priced, texts, palette};
///   append(content, head_section(context));
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/json.h"
#include "shared/offer/document_style.h"
#include "shared/offer/document_template.h"
#include "shared/offer/document_texts.h"
#include "shared/offer/issuer.h"
#include "shared/offer/offer.h"
#include "shared/offer/product_picture.h"
#include "shared/pricing/totals.h"

namespace oferta::offer {

/// What every section is made from; lives as long as the document is being made.
struct DocumentContext {
  const Offer& offer;
  const Issuer& issuer;
  const pricing::PricedDocument& priced;
  const DocumentTexts& texts;
  const Palette& palette;
  bool brief = false;                         ///< the short form
  const ProductPictures* pictures = nullptr;  ///< of its products, where it shows them

  Language language() const { return offer.language; }
  /// With kopecks and currency.
  std::string money(Minor amount) const;
  /// Without currency, for columns that name it in their head.
  std::string bare(Minor amount) const;
};

/// Adds the nodes to an array.
void append(Json& content, std::vector<Json> nodes);

/// A table of lines: its head is repeated on every page and never stands alone, no row is torn.
/// `widths` in points, one for each column; `body` has its rows, the first `head_rows` the head.
Json lines_table(Json widths, std::vector<Json> body, std::size_t head_rows);

/// What the offer counts against the client's budget: the total with or without VAT.
Minor cost_against_budget(const DocumentContext& context);
NeedCounts count_needs(const Offer& offer);

/// The blocks of an offer, as its template has them; the texts in them are filled already.
std::vector<Json> offer_content(const DocumentContext& context, const DocumentTemplate& layout);

/// Letterhead, title and both parties.
std::vector<Json> head_section(const DocumentContext& context);
/// The figures that matter in one band.
std::vector<Json> summary_section(const DocumentContext& context);
/// The needs as understood with how far they are met, and the budget.
std::vector<Json> needs_section(const DocumentContext& context);
/// What the solution gives where needs are met.
std::vector<Json> benefits_section(const DocumentContext& context);
/// The price table. Its last row is in a table of its own, in one block with the totals.
std::vector<Json> lines_section(const DocumentContext& context);
/// What is offered besides, in tables of its own; nothing where nothing is.
std::vector<Json> options_section(const DocumentContext& context);
/// The totals beside the sum in words.
Json totals_block(const DocumentContext& context);
/// About the company, where that is too long for the letterhead.
std::vector<Json> about_section(const DocumentContext& context);
/// The next step with the manager's card.
Json next_step_section(const DocumentContext& context);
/// The lines the terms take, roughly.
std::size_t lines_of(const Terms& terms);
/// Blocks higher than so many lines are let break, because a block kept whole has to fit a page.
inline constexpr std::size_t kKeepTogetherLines = 30;
inline constexpr std::size_t kPerLine = 90;  ///< characters, where a line is estimated

/// The logo: the mark on a rounded square.
Json logo(const DocumentContext& context, double size);

/// The company's name and contacts beside its logo.
Json letterhead(const DocumentContext& context);
/// Payment, delivery and warranty, under a heading, and a text below them; nothing where there is
/// none of it.
std::vector<Json> terms_section(const DocumentContext& context, const std::string& besides = {});
/// A text of the company's: its lines are paragraphs.
Json own_text(const std::string& content, double above);
/// A picture as large as fits into so many points.
Json fitted_picture(const Picture& picture, double width, double height);
/// Post, a line to sign on, name.
/// Without `pictures` nothing stands on the line: it is for somebody else's hand.
Json signature(const DocumentContext& context, bool pictures = true);
/// Pictures of the company's signature and stamp over a line `width` points long that is drawn
/// `down` points below them; they take no room.
std::vector<Json> signing_pictures(const Company& company, double width, double down);
/// Points a signature with pictures needs above its line, and below it; 0 without pictures.
double room_above(const Pictures& pictures);
double room_below(const Pictures& pictures);

/// The whole definition, canonical: page, fonts, metadata dated by `date`, running head and foot.
/// `title` names the paper in the foot and to readers of the file.
std::string finish_document(const DocumentContext& context, Json content, const std::string& title,
                            const Date& date);

}  // namespace oferta::offer
