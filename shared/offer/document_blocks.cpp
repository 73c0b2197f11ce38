// An offer's blocks in the order of its template.
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "shared/offer/document_parts.h"
#include "shared/offer/placeholders.h"

namespace oferta::offer {
namespace {

/// Stands below what is offered, and is kept together with what is signed.
bool is_of_the_end(Block block) {
  return block >= Block::terms;
}

/// Never parted from the signature, if need be even from the terms.
bool is_of_the_signature(Block block) {
  return block >= Block::next_step;
}

class Blocks {
 public:
  Blocks(const DocumentContext& context, const DocumentTemplate& layout)
      : context_(context), layout_(layout) {}

  std::vector<Json> content() const {
    const std::vector<Block> shown = shown_blocks(layout_);
    const std::size_t end = beginning_of(shown, shown.size(), is_of_the_end);
    const std::size_t last = beginning_of(shown, shown.size(), is_of_the_signature);
    std::vector<Json> nodes;
    for (std::size_t i = 0; i < end; ++i) add(shown[i], nodes);
    add_end({shown.begin() + static_cast<std::ptrdiff_t>(end),
             shown.begin() + static_cast<std::ptrdiff_t>(last)},
            {shown.begin() + static_cast<std::ptrdiff_t>(last), shown.end()}, nodes);
    return nodes;
  }

 private:
  /// Where the blocks of that kind at the end of the list begin.
  static std::size_t beginning_of(const std::vector<Block>& shown, std::size_t end,
                                  bool (*kind)(Block)) {
    while (end > 0 && kind(shown[end - 1])) --end;
    return end;
  }

  std::string own(Block block) const {
    return filled_text(block_text(layout_, block, context_.language()), context_.offer,
                       context_.issuer, context_.priced.totals.gross);
  }

  // The terms go to the last page along with the signature: a page of a signature alone looks like
  // a mistake, and what is signed should stand above it.
  void add_end(const std::vector<Block>& terms, const std::vector<Block>& signing,
               std::vector<Json>& nodes) const {
    const std::size_t before = lines_in(terms);
    const std::size_t last = lines_in(signing);
    std::vector<Json> whole;
    std::vector<Json>& loose = before + last <= kKeepTogetherLines ? whole : nodes;
    for (const Block block : terms) add(block, loose);
    for (const Block block : signing) add(block, whole);
    if (whole.empty()) return;
    Json block = stack(std::move(whole));
    if (last <= kKeepTogetherLines) block["unbreakable"] = true;
    nodes.push_back(std::move(block));
  }

  std::size_t lines_in(const std::vector<Block>& blocks) const {
    std::size_t lines = 0;
    for (const Block block : blocks) lines += lines_in(block);
    return lines;
  }

  std::size_t lines_in(Block block) const {
    const std::string text = block == Block::note ? std::string() : own(block);
    const std::size_t more = text.empty() ? 0 : estimated_lines(text, kPerLine);
    switch (block) {
      case Block::terms:
        return lines_of(context_.offer.terms) + more;
      case Block::about:
        return estimated_lines(context_.issuer.company.about.get(context_.language()), kPerLine);
      case Block::next_step:
        return estimated_lines(context_.offer.next_step, kPerLine / 2);
      default:
        return more;
    }
  }

  void add(Block block, std::vector<Json>& nodes) const {
    for (Json& node : nodes_of(block)) nodes.push_back(std::move(node));
  }

  std::vector<Json> nodes_of(Block block) const {
    switch (block) {
      case Block::head:
        return head_section(context_);
      case Block::introduction:
      case Block::closing:
        return paragraph(own(block));
      case Block::summary:
        return summary_section(context_);
      case Block::needs:
        return needs_section(context_);
      case Block::benefits:
        return benefits_section(context_);
      case Block::lines:
        return lines_section(context_);
      case Block::options:
        return options_section(context_);
      case Block::terms:
        return terms_section(context_, own(block));
      case Block::about:
        return about_section(context_);
      case Block::next_step:
        return {next_step_section(context_)};
      case Block::signature:
        return {signature(context_)};
      case Block::note:
        return {note(own(block))};
    }
    return {};
  }

  static std::vector<Json> paragraph(const std::string& content) {
    if (content.empty()) return {};
    return {own_text(content, 14)};
  }

  Json note(const std::string& content) const {
    const Json look{
        {"fontSize", 7.5}, {"color", context_.palette.muted}, {"margin", {0, 10, 0, 0}}};
    return with(text(content.empty() ? context_.texts.note : std::string_view(content)), look);
  }

  const DocumentContext& context_;
  const DocumentTemplate& layout_;
};

}  // namespace

std::vector<Json> offer_content(const DocumentContext& context, const DocumentTemplate& layout) {
  return Blocks(context, layout).content();
}

}  // namespace oferta::offer
