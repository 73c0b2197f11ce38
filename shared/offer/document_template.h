#pragma once
/// How a company lays out its offers: which blocks a document has, in which order, and the texts
/// the company words itself. Data of the workspace, edited in the application.
///
///   const DocumentTemplate& layout = template_of(issuer.company.templates, DocumentForm::full);
///   for (const Block block : shown_blocks(layout)) …
///
/// Without a record a document is laid out by the standard template. Colour, mark and requisites
/// are the company's (issuer.h). What a client is told of a template – the blocks shown and their
/// texts – is frozen with the issuer when an offer is sent, so that it reads the same for ever.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/base/text.h"

namespace oferta::offer {

/// How much an offer says.
enum class DocumentForm {
  full,  ///< needs, benefits, every line with its description and reason
  brief  ///< one page for up to some eight lines: names, sums, terms
};

enum class Block {
  head,          ///< letterhead, title with number and date, both parties
  introduction,  ///< a text of the company's
  summary,       ///< price, needs, budget and validity in one band
  needs,         ///< the task as it was understood
  benefits,      ///< what the solution gives
  lines,         ///< contents and price, with the totals
  options,       ///< what is offered besides
  terms,         ///< payment, delivery, warranty, and a text of the company's
  about,         ///< about the company
  next_step,     ///< with the manager's card
  closing,       ///< a text of the company's
  signature,
  note  ///< the legal note: the company's words, or the usual ones
};
inline constexpr int kBlocks = 13;

/// "head", "introduction" … as above.
std::string_view block_name(Block block);
/// Law and sense ask for it: it cannot be left out. Whom an offer is from and for, its number and
/// date, what is sold at which price (Civil Code of the Russian Federation, article 435: an offer
/// is definite), and every line that is offered besides.
bool is_required(Block block);

struct PlacedBlock {
  Block block = Block::head;
  bool shown = true;
  friend bool operator==(const PlacedBlock&, const PlacedBlock&) = default;
};

/// The blocks with a text of the company's, in the order of DocumentTemplate::texts.
inline constexpr std::array<Block, 4> kTextBlocks{Block::introduction, Block::terms, Block::closing,
                                                  Block::note};

struct DocumentTemplate {
  std::vector<PlacedBlock> blocks;  ///< each at most once, the head first
  /// One for each of kTextBlocks, with placeholders (placeholders.h); empty: nothing, or the usual
  /// note.
  std::array<LocalText, kTextBlocks.size()> texts;

  /// Null for a block without a text.
  const LocalText* text_of(Block block) const;
  LocalText* text_of(Block block);
  friend bool operator==(const DocumentTemplate&, const DocumentTemplate&) = default;
};

/// What a company has laid out itself.
struct DocumentTemplates {
  std::optional<DocumentTemplate> full, brief;
  const std::optional<DocumentTemplate>& of(DocumentForm form) const {
    return form == DocumentForm::full ? full : brief;
  }
  std::optional<DocumentTemplate>& of(DocumentForm form) {
    return form == DocumentForm::full ? full : brief;
  }
  friend bool operator==(const DocumentTemplates&, const DocumentTemplates&) = default;
};

const DocumentTemplate& standard_template(DocumentForm form);
/// The company's, else the standard one.
const DocumentTemplate& template_of(const DocumentTemplates& templates, DocumentForm form);

std::vector<Block> shown_blocks(const DocumentTemplate& layout);
/// What the text of a shown block says in `language`, without that of another one; "" for none.
const std::string& block_text(const DocumentTemplate& layout, Block block, Language language);

/// Whether the text about the company is short enough to stand in the letterhead, and in no block.
bool is_tagline(const std::string& about);

/// Moves a block by so many places, within the list and below the head; where it stands now.
std::size_t move_block(DocumentTemplate& layout, std::size_t position, int by);

// A record document_template/offer or document_template/short-offer.
std::string_view template_id(DocumentForm form);
/// Fields that may be absent get what the standard template has; blocks the order does not name
/// stand where it has them. Problems are noted for names of no block.
DocumentTemplate read_template(const FieldReader& fields, DocumentForm form);
/// The cells "order" and "hidden" of a record.
Json order_json(const DocumentTemplate& layout);
Json hidden_json(const DocumentTemplate& layout);
/// All cells; null for a text there is none of.
Json template_fields(const DocumentTemplate& layout);

/// What a client of that language gets to know, for the issuer of a file: {"offer": {"order": […],
/// "introduction": {"ru": …}}}, null where there are no templates. It is whole: a block it does not
/// name is not shown.
Json frozen_templates_json(const DocumentTemplates& templates, Language language);
DocumentTemplates read_frozen_templates(const FieldReader& fields);

}  // namespace oferta::offer
