#include "shared/offer/document_template.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace oferta::offer {
namespace {

constexpr std::array<std::string_view, kBlocks> kBlockNames{
    "head",  "introduction", "summary",   "needs",   "benefits",  "lines", "options",
    "terms", "about",        "next_step", "closing", "signature", "note"};
constexpr std::array<DocumentForm, 2> kForms{DocumentForm::full, DocumentForm::brief};

/// Whether the standard template of the form shows the block.
bool is_shown_in(DocumentForm form, Block block) {
  return form == DocumentForm::full ||
         (block != Block::summary && block != Block::needs && block != Block::benefits);
}

DocumentTemplate made_standard(DocumentForm form) {
  DocumentTemplate layout;
  for (int i = 0; i < kBlocks; ++i) {
    const auto block = static_cast<Block>(i);
    layout.blocks.push_back({block, is_shown_in(form, block)});
  }
  return layout;
}

std::optional<Block> block_named(std::string_view name) {
  const auto found = std::find(kBlockNames.begin(), kBlockNames.end(), name);
  if (found == kBlockNames.end()) return std::nullopt;
  return static_cast<Block>(found - kBlockNames.begin());
}

/// What the cell names; what it names in error is a problem.
std::vector<Block> blocks_in(const FieldReader& fields, std::string_view cell) {
  std::vector<Block> blocks;
  for (const std::string& name : fields.texts(cell)) {
    if (const auto block = block_named(name)) {
      blocks.push_back(*block);
    } else {
      fields.problem(cell, "There is no block \"" + name + "\".");
    }
  }
  return blocks;
}

auto place_of(DocumentTemplate& layout, Block block) {
  return std::find_if(layout.blocks.begin(), layout.blocks.end(),
                      [block](const PlacedBlock& placed) { return placed.block == block; });
}

/// The blocks in the order of the cell, shown; those it does not name are left out.
void read_order(const FieldReader& fields, DocumentTemplate& layout) {
  layout.blocks = {{Block::head, true}};
  for (const Block block : blocks_in(fields, "order")) {
    if (place_of(layout, block) == layout.blocks.end()) layout.blocks.push_back({block, true});
  }
}

/// Each behind the block that stands before it in the standard template.
void add_missing(const DocumentTemplate& standard, DocumentTemplate& layout) {
  for (std::size_t i = 1; i < standard.blocks.size(); ++i) {
    if (place_of(layout, standard.blocks[i].block) != layout.blocks.end()) continue;
    layout.blocks.insert(place_of(layout, standard.blocks[i - 1].block) + 1, standard.blocks[i]);
  }
}

void read_texts(const FieldReader& fields, DocumentTemplate& layout) {
  for (const Block block : kTextBlocks) {
    *layout.text_of(block) = fields.optional_local_text(block_name(block));
  }
}

Json names_json(const DocumentTemplate& layout, bool hidden_only) {
  Json names = Json::array();
  for (const PlacedBlock& placed : layout.blocks) {
    if (!hidden_only || !placed.shown) names.push_back(std::string(block_name(placed.block)));
  }
  return names;
}

}  // namespace

std::string_view block_name(Block block) {
  return kBlockNames.at(static_cast<std::size_t>(block));
}

bool is_required(Block block) {
  return block == Block::head || block == Block::lines || block == Block::options;
}

const LocalText* DocumentTemplate::text_of(Block block) const {
  for (std::size_t i = 0; i < kTextBlocks.size(); ++i) {
    if (kTextBlocks[i] == block) return &texts[i];
  }
  return nullptr;
}

LocalText* DocumentTemplate::text_of(Block block) {
  return const_cast<LocalText*>(std::as_const(*this).text_of(block));
}

const DocumentTemplate& standard_template(DocumentForm form) {
  static const DocumentTemplate kFull = made_standard(DocumentForm::full);
  static const DocumentTemplate kBrief = made_standard(DocumentForm::brief);
  return form == DocumentForm::full ? kFull : kBrief;
}

const DocumentTemplate& template_of(const DocumentTemplates& templates, DocumentForm form) {
  const std::optional<DocumentTemplate>& own = templates.of(form);
  return own ? *own : standard_template(form);
}

std::vector<Block> shown_blocks(const DocumentTemplate& layout) {
  std::vector<Block> shown;
  for (const PlacedBlock& placed : layout.blocks) {
    if (placed.shown) shown.push_back(placed.block);
  }
  return shown;
}

const std::string& block_text(const DocumentTemplate& layout, Block block, Language language) {
  static const std::string kNothing;
  const LocalText* text = layout.text_of(block);
  const bool shown = std::find(layout.blocks.begin(), layout.blocks.end(),
                               PlacedBlock{block, true}) != layout.blocks.end();
  if (text == nullptr || !shown) return kNothing;
  return language == Language::ru ? text->ru : text->en;
}

bool is_tagline(const std::string& about) {
  constexpr std::size_t kTwoLines = 100;
  return length_utf8(about) <= kTwoLines;
}

std::size_t move_block(DocumentTemplate& layout, std::size_t position, int by) {
  const auto last = static_cast<int>(layout.blocks.size()) - 1;
  const auto from = static_cast<int>(position);
  if (from < 1 || from > last) return position;
  const int to = std::clamp(from + by, 1, last);
  const PlacedBlock moved = layout.blocks[position];
  layout.blocks.erase(layout.blocks.begin() + from);
  layout.blocks.insert(layout.blocks.begin() + to, moved);
  return static_cast<std::size_t>(to);
}

std::string_view template_id(DocumentForm form) {
  return form == DocumentForm::full ? "offer" : "short-offer";
}

DocumentTemplate read_template(const FieldReader& fields, DocumentForm form) {
  const DocumentTemplate& standard = standard_template(form);
  DocumentTemplate layout = standard;
  if (fields.has("order")) {
    read_order(fields, layout);
    add_missing(standard, layout);
  }
  if (fields.has("hidden")) {
    for (PlacedBlock& placed : layout.blocks) placed.shown = true;
    for (const Block block : blocks_in(fields, "hidden")) {
      if (!is_required(block)) place_of(layout, block)->shown = false;
    }
  } else {
    for (PlacedBlock& placed : layout.blocks) {
      placed.shown = is_shown_in(form, placed.block);
    }
  }
  read_texts(fields, layout);
  return layout;
}

Json order_json(const DocumentTemplate& layout) {
  return names_json(layout, false);
}

Json hidden_json(const DocumentTemplate& layout) {
  return names_json(layout, true);
}

Json template_fields(const DocumentTemplate& layout) {
  Json fields{{"order", order_json(layout)}, {"hidden", hidden_json(layout)}};
  for (const Block block : kTextBlocks) {
    const LocalText& text = *layout.text_of(block);
    fields[std::string(block_name(block))] = text.empty() ? Json() : json_of(text);
  }
  return fields;
}

Json frozen_templates_json(const DocumentTemplates& templates, Language language) {
  Json out;
  for (const DocumentForm form : kForms) {
    if (!templates.of(form)) continue;
    const DocumentTemplate& layout = *templates.of(form);
    Json frozen{{"order", Json::array()}};
    for (const Block block : shown_blocks(layout)) {
      const std::string name(block_name(block));
      frozen["order"].push_back(name);
      const std::string& text = block_text(layout, block, language);
      if (!text.empty()) frozen[name] = Json{{language == Language::ru ? "ru" : "en", text}};
    }
    out[std::string(template_id(form))] = std::move(frozen);
  }
  return out;
}

DocumentTemplates read_frozen_templates(const FieldReader& fields) {
  DocumentTemplates templates;
  for (const DocumentForm form : kForms) {
    if (!fields.has(template_id(form))) continue;
    // Blocks of later versions are none of this one, and no reason not to read the rest.
    Problems unknown;
    const FieldReader named = fields.object(template_id(form));
    const FieldReader frozen(named.json(), named.place(), unknown);
    DocumentTemplate layout;
    read_order(frozen, layout);
    for (const Block block : {Block::lines, Block::options}) {
      if (place_of(layout, block) == layout.blocks.end()) layout.blocks.push_back({block, true});
    }
    read_texts(frozen, layout);
    templates.of(form) = std::move(layout);
  }
  return templates;
}

}  // namespace oferta::offer
