#include "shared/deals/paper.h"

#include <algorithm>

#include "shared/base/format.h"
#include "shared/offer/amount_in_words.h"

namespace oferta::deals {

using offer::kContentWidth;
using offer::margin;
using offer::Palette;
using offer::stack;
using offer::text;
using offer::with;

namespace {

constexpr double kColumnPadding = 10;  // of the layout "lines", both sides together
// A line of the name in characters, by the width of its column; bold letters of 8.5 points.
constexpr double kLetterWidth = 5.4;
constexpr std::size_t kLinesInRow = 16;

std::size_t widest(const std::vector<PaperColumn>& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].width == 0) return i;
  }
  return 0;
}

double rest_width(const std::vector<PaperColumn>& columns) {
  double rest = kContentWidth;
  for (const PaperColumn& column : columns) rest -= column.width + kColumnPadding;
  return rest;
}

Json column_widths(const std::vector<PaperColumn>& columns) {
  Json out = Json::array();
  for (const PaperColumn& column : columns) {
    out.push_back(column.width == 0 ? rest_width(columns) : column.width);
  }
  return out;
}

Json head_cells(const Palette& palette, const std::vector<PaperColumn>& columns) {
  Json row = Json::array();
  for (const PaperColumn& column : columns) {
    row.push_back(with(text(column.title), {{"fontSize", 8},
                                            {"bold", true},
                                            {"color", "#ffffff"},
                                            {"alignment", column.align},
                                            {"fillColor", palette.ink},
                                            {"margin", {0, 2, 0, 2}}}));
  }
  return row;
}

/// The widest column's text and note in pieces that fit a row each.
std::vector<Json> long_cells(const Palette& palette, const PaperColumn& column, const PaperRow& row,
                             std::size_t index, std::size_t per_line) {
  std::vector<Json> cells;
  for (const std::string& piece : offer::split_lines(row.cells[index], per_line, kLinesInRow)) {
    cells.push_back(stack({with(text(piece), {{"bold", column.bold}})}));
  }
  if (row.note.empty()) return cells;
  const Json small{{"fontSize", 7.5}, {"color", palette.muted}};
  const std::vector<std::string> notes = offer::split_lines(row.note, per_line, kLinesInRow);
  for (std::size_t i = 0; i < notes.size(); ++i) {
    if (i == 0 && cells.size() == 1) {
      cells[0]["stack"].push_back(with(text(notes[i]), small));
    } else {
      cells.push_back(stack({with(text(notes[i]), small)}));
    }
  }
  return cells;
}

/// A row, and the rows its long text goes on in.
std::vector<Json> body_rows(const Palette& palette, const std::vector<PaperColumn>& columns,
                            const PaperRow& row, bool shaded) {
  const std::size_t wide = widest(columns);
  const auto per_line = static_cast<std::size_t>(std::max(8.0, rest_width(columns) / kLetterWidth));
  std::vector<Json> pieces = long_cells(palette, columns[wide], row, wide, per_line);
  std::vector<Json> rows;
  for (std::size_t part = 0; part < pieces.size(); ++part) {
    Json cells = Json::array();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      Json cell = i == wide ? std::move(pieces[part]) : text(part == 0 ? row.cells[i] : "");
      if (i != wide) {
        cell["alignment"] = columns[i].align;
        if (columns[i].bold) cell["bold"] = true;
      }
      if (shaded) cell["fillColor"] = palette.zebra;
      if (part > 0) cell["continued"] = true;  // no line between it and the row before
      cells.push_back(std::move(cell));
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

std::string listed(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    out.append(out.empty() ? "" : ", ").append(part);
  }
  return out;
}

std::string tagged(std::string_view label, const std::string& value) {
  return value.empty() ? std::string() : std::string(label) + value;
}

}  // namespace

std::vector<Json> paper_title(const Palette& palette, const std::string& title,
                              const std::string& below) {
  std::vector<Json> nodes{
      with(text(title), {{"fontSize", 16}, {"bold", true}, {"color", palette.ink}})};
  if (!below.empty()) {
    nodes.push_back(with(text(below), {{"fontSize", 9.5}, {"color", palette.muted}}));
  }
  nodes.back()["margin"] = Json::array({0, nodes.size() == 1 ? 0 : 2, 0, 10});
  return nodes;
}

std::vector<Json> paper_table(const Palette& palette, const std::vector<PaperColumn>& columns,
                              const std::vector<PaperRow>& rows, Json tail) {
  std::vector<Json> body;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (Json& row : body_rows(palette, columns, rows[i], i % 2 == 1))
      body.push_back(std::move(row));
  }
  std::vector<Json> last;
  if (!body.empty()) {
    last.push_back(std::move(body.back()));
    body.pop_back();
  }
  const Json head = head_cells(palette, columns);
  std::vector<Json> nodes;
  const bool alone = body.empty();
  if (!alone) {
    body.insert(body.begin(), head);
    nodes.push_back(offer::lines_table(column_widths(columns), std::move(body), 1));
  }
  if (alone) last.insert(last.begin(), head);
  std::vector<Json> block{
      offer::lines_table(column_widths(columns), std::move(last), alone ? 1 : 0)};
  if (!tail.is_null()) block.push_back(std::move(tail));
  Json node = stack(std::move(block));
  node["unbreakable"] = true;
  if (!alone) node["headOnNewPage"] = head;
  nodes.push_back(std::move(node));
  return nodes;
}

Json paper_facts(const Palette& palette, const std::vector<PaperFact>& facts) {
  constexpr double kLabel = 104, kGap = 20;
  Json body = Json::array();
  for (const PaperFact& fact : facts) {
    if (fact.value.empty()) continue;
    body.push_back(Json::array({with(text(fact.label), {{"color", palette.muted}}),
                                with(text(fact.value), {{"bold", fact.strong}})}));
  }
  if (body.empty()) return text("");
  return Json{
      {"table", {{"widths", {kLabel, kContentWidth - kLabel - kGap}}, {"body", std::move(body)}}},
      {"layout", "terms"},
      {"fontSize", 9},
      {"margin", {0, 0, 0, 12}}};
}

Json paper_sums(const Palette& palette, const std::vector<PaperFact>& sums) {
  Json body = Json::array();
  for (const PaperFact& sum : sums) {
    Json label = with(text(sum.label), {{"color", palette.muted}});
    Json value = with(text(sum.value), {{"alignment", "right"}, {"color", palette.body}});
    if (sum.strong) {
      for (Json* cell : {&label, &value}) {
        cell->update({{"bold", true},
                      {"fontSize", 11},
                      {"color", "#ffffff"},
                      {"fillColor", palette.accent},
                      {"margin", {0, 2, 0, 2}}});
      }
    }
    body.push_back(Json::array({std::move(label), std::move(value)}));
  }
  return Json{{"table", {{"widths", {"*", "auto"}}, {"body", std::move(body)}}},
              {"layout", "totals"},
              {"fontSize", 9},
              {"width", 250}};
}

Json paper_words(const offer::DocumentContext& context, std::size_t lines, Minor sum) {
  const Palette& palette = context.palette;
  const Money money{sum, context.offer.currency};
  return with(
      stack({with(text(offer::count_sentence(lines, context.money(sum), context.language())),
                  {{"fontSize", 8.5}, {"color", palette.muted}, {"margin", {0, 0, 0, 5}}}),
             offer::overline(context.texts.in_words, palette),
             with(text(offer::amount_in_words(money, context.language())),
                  {{"fontSize", 9.5}, {"bold", true}, {"color", palette.ink}})}),
      {{"width", "*"}, {"margin", {0, 5, 0, 0}}});
}

Json paper_signatures(const offer::DocumentContext& context, const Signatory& left,
                      const Signatory& right) {
  constexpr double kGap = 30, kHalf = (kContentWidth - kGap) / 2;
  const offer::Pictures& pictures = context.issuer.company.pictures;
  constexpr double kDown = 26, kAbove = 6;
  constexpr double kUnderLine = 24;  // a name and «М. П.»
  const double down =
      left.own || right.own ? std::max(kDown, offer::room_above(pictures) + kAbove) : kDown;
  const auto side = [&](const Signatory& who) {
    std::vector<Json> nodes{offer::overline(who.heading, context.palette),
                            with(text(who.party), {{"bold", true}}),
                            with(text(who.post), {{"color", context.palette.muted}})};
    for (std::size_t i = 0; i < who.requisites.size(); ++i) {
      nodes.insert(nodes.begin() + 2 + static_cast<std::ptrdiff_t>(i),
                   with(text(who.requisites[i]), {{"fontSize", 8}}));
    }
    Json line = offer::hairline(context.palette.muted, kHalf);
    if (who.own) {
      for (Json& picture : offer::signing_pictures(context.issuer.company, kHalf, down)) {
        nodes.push_back(std::move(picture));
      }
    }
    nodes.push_back(with(std::move(line), margin(0, down, 0, 2)));
    nodes.push_back(with(text(who.name.empty() ? "\u00A0" : who.name), {{"alignment", "right"}}));
    const Words stamp{"М. П.", "Stamp"};
    nodes.push_back(with(text(stamp.in(context.language())),
                         {{"fontSize", 7.5}, {"color", context.palette.muted}}));
    const double below = who.own ? offer::room_below(pictures) - kUnderLine : 0;
    if (below > 0) nodes.back()["margin"] = Json::array({0, 0, 0, below});
    return with(stack(std::move(nodes)), {{"width", kHalf}});
  };
  return Json{{"columns", Json::array({side(left), side(right)})},
              {"columnGap", kGap},
              {"fontSize", 9},
              {"unbreakable", true},
              {"margin", {0, 18, 0, 0}}};
}

std::string party_text(const offer::Company& company, Language language) {
  const offer::DocumentTexts& texts = offer::document_texts(language);
  return listed({company.legal_name.get(language), tagged(texts.inn, company.inn),
                 tagged(texts.kpp, company.kpp), company.address.get(language), company.phone});
}

std::string party_text(const offer::Addressee& addressee, Language language) {
  const offer::DocumentTexts& texts = offer::document_texts(language);
  return listed({addressee.name, tagged(texts.inn, addressee.inn), tagged(texts.kpp, addressee.kpp),
                 addressee.address, addressee.phone});
}

}  // namespace oferta::deals
