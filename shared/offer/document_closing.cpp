#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "shared/offer/document_parts.h"
#include "shared/offer/glyphs.h"

namespace oferta::offer {
namespace {

constexpr double kCardWidth = 190;  ///< of the manager's card, points

void append_term(const DocumentContext& context, std::string_view label, const std::string& content,
                 Json& body) {
  if (content.empty()) return;
  body.push_back(Json::array({with(text(label), {{"bold", true}, {"color", context.palette.ink}}),
                              with(text(content), {{"lineHeight", 1.15}})}));
}

}  // namespace

std::size_t lines_of(const Terms& terms) {
  return estimated_lines(terms.payment, kPerLine) + estimated_lines(terms.delivery, kPerLine) +
         estimated_lines(terms.warranty, kPerLine);
}

Json own_text(const std::string& content, double above) {
  std::vector<Json> paragraphs;
  for (const std::string_view line : split(content, '\n')) {
    // An empty line keeps its height.
    paragraphs.push_back(
        with(text(line.empty() ? "\u00A0" : line), {{"fontSize", 9.5}, {"lineHeight", 1.15}}));
  }
  return with(stack(std::move(paragraphs)), margin(0, above, 0, 0));
}

std::vector<Json> terms_section(const DocumentContext& context, const std::string& besides) {
  const Terms& terms = context.offer.terms;
  Json body = Json::array();
  append_term(context, context.texts.payment, terms.payment, body);
  append_term(context, context.texts.delivery, terms.delivery, body);
  append_term(context, context.texts.warranty, terms.warranty, body);
  if (body.empty() && besides.empty()) return {};
  std::vector<Json> parts{section_heading(context.texts.terms_heading, context.palette)};
  if (!body.empty()) {
    parts.push_back(
        Json{{"table", {{"widths", {90, kContentWidth - 90 - 20}}, {"body", std::move(body)}}},
             {"layout", "terms"},
             {"fontSize", 9}});
  }
  if (!besides.empty()) parts.push_back(own_text(besides, parts.size() > 1 ? 6 : 0));
  Json block = stack(std::move(parts));
  const std::size_t more = besides.empty() ? 0 : estimated_lines(besides, kPerLine);
  if (lines_of(terms) + more <= kKeepTogetherLines) block["unbreakable"] = true;
  return {std::move(block)};
}

namespace {

std::string initials(const std::string& name) {
  std::string letters;
  std::size_t count = 0;
  for (const std::string_view word : split(name, ' ')) {
    if (word.empty() || count == 2) continue;
    letters += prefix_utf8(word, 1);
    ++count;
  }
  return letters;
}

Json portrait(const DocumentContext& context, const std::string& name) {
  const std::string picture =
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">)"
      R"(<circle cx="32" cy="32" r="32" fill=")" +
      mix(context.palette.accent, "#ffffff", 82) +
      R"("/><text x="32" y="41" text-anchor="middle" font-family="NotoSans" font-weight="bold" )"
      R"(font-size="25" fill=")" +
      context.palette.ink + R"(">)" + xml_escaped(printable(initials(name))) + "</text></svg>";
  return svg(picture, 34);
}

Json manager_card(const DocumentContext& context) {
  const Manager& manager = context.issuer.manager;
  const Palette& palette = context.palette;
  const std::string& name = manager.name.get(context.language());
  std::vector<Json> nodes{overline(capitalise(context.texts.your_manager), palette),
                          with(text(name), {{"bold", true}, {"fontSize", 10}})};
  for (const std::string& line :
       {manager.post.get(context.language()), manager.phone, manager.email}) {
    if (line.empty()) continue;
    nodes.push_back(with(text(line), {{"fontSize", 8.5}, {"color", palette.muted}}));
  }
  return Json{
      {"columns", Json::array({with(portrait(context, name), {{"width", 34}}),
                               with(stack(std::move(nodes)), {{"width", kCardWidth - 44}})})},
      {"columnGap", 10}};
}

}  // namespace

Json next_step_section(const DocumentContext& context) {
  const Palette& palette = context.palette;
  Json left = stack({overline(context.texts.next_step, palette),
                     with(text(context.offer.next_step),
                          {{"fontSize", 9.5}, {"color", palette.body}, {"lineHeight", 1.15}})});
  const bool has_manager = !context.issuer.manager.name.empty();
  Json row = Json::array({with(std::move(left), {{"fillColor", palette.accent_tint}})});
  // Paddings of ten points, and six of white between the panels.
  const double left_width = has_manager ? kContentWidth - kCardWidth - 46 : kContentWidth - 20;
  Json column_widths = Json::array({left_width});
  if (has_manager) {
    row.push_back(with(manager_card(context), {{"fillColor", palette.accent_tint}}));
    column_widths.push_back(kCardWidth);
  }
  return Json{{"table", {{"widths", std::move(column_widths)}, {"body", Json::array({row})}}},
              {"layout", "cards"},
              {"margin", {0, 14, 0, 0}}};
}

std::vector<Json> about_section(const DocumentContext& context) {
  const std::string& about = context.issuer.company.about.get(context.language());
  if (is_tagline(about)) return {};  // it stands in the letterhead
  return {section_heading(context.texts.about, context.palette),
          with(text(about), {{"fontSize", 9}, {"lineHeight", 1.15}})};
}

namespace {

// Points: a stamp is a little smaller than in ink (38 to 42 mm), a signature fits its line.
constexpr double kStampSide = 96, kSignatureWidth = 110, kSignatureHeight = 40;
// From the line's beginning, where a paper says «М. П.», and beside the stamp, partly over it.
constexpr double kStampAt = 4, kSignatureAt = 56;
// How much of them stands below the line: of the signature next to nothing, as names begin there.
constexpr double kStampBelow = 0.4, kSignatureBelow = 0.05;

struct PictureBox {
  double width, height;
};

// So that the same picture gives the same bytes everywhere.
double tenths(double points) {
  return std::round(points * 10) / 10;
}

/// As large as fits, in its own proportions.
PictureBox fitted(const Picture& picture, double width, double height) {
  const double scale = std::min(width / picture.width, height / picture.height);
  return {std::max(1.0, tenths(picture.width * scale)),
          std::max(1.0, tenths(picture.height * scale))};
}

Json picture_node(const Picture& picture, const PictureBox& box, double x, double y) {
  return Json{{"image", picture.uri},
              {"width", box.width},
              {"height", box.height},
              {"alpha", picture.alpha},
              {"relativePosition", {{"x", tenths(x)}, {"y", tenths(y)}}}};
}

}  // namespace

Json fitted_picture(const Picture& picture, double width, double height) {
  const PictureBox box = fitted(picture, width, height);
  return Json{{"image", picture.uri},
              {"width", box.width},
              {"height", box.height},
              {"alpha", picture.alpha}};
}

std::vector<Json> signing_pictures(const Company& company, double width, double down) {
  std::vector<Json> nodes;
  const Pictures& pictures = company.pictures;
  // The stamp first: the signature stands over it, and both below the words that follow.
  if (pictures.stamp) {
    const PictureBox box = fitted(*pictures.stamp, kStampSide, kStampSide);
    nodes.push_back(
        picture_node(*pictures.stamp, box, kStampAt, down - box.height * (1 - kStampBelow)));
  }
  if (pictures.signature) {
    const PictureBox box =
        fitted(*pictures.signature, std::min(width, kSignatureWidth), kSignatureHeight);
    const double at =
        pictures.stamp ? std::min(kSignatureAt, width - box.width) : (width - box.width) / 2;
    nodes.push_back(
        picture_node(*pictures.signature, box, at, down - box.height * (1 - kSignatureBelow)));
  }
  return nodes;
}

double room_above(const Pictures& pictures) {
  if (pictures.stamp) {
    return tenths(fitted(*pictures.stamp, kStampSide, kStampSide).height * (1 - kStampBelow));
  }
  return pictures.signature ? kSignatureHeight * (1 - kSignatureBelow) : 0;
}

double room_below(const Pictures& pictures) {
  if (!pictures.stamp) return 0;
  return tenths(fitted(*pictures.stamp, kStampSide, kStampSide).height * kStampBelow);
}

Json signature(const DocumentContext& context, bool pictures) {
  const Company& company = context.issuer.company;
  const Language language = context.language();
  constexpr double kLine = 150, kDown = 10, kAbove = 18, kGap = 6;
  Json line = hairline(context.palette.muted, kLine);
  line["margin"] = Json::array({0, kDown, 0, 0});
  const auto in_columns = [&](Json middle) {
    return Json{
        {"columns", Json::array({with(text(company.signatory_post.get(language)), {{"width", 150}}),
                                 with(std::move(middle), {{"width", kLine}}),
                                 with(text(company.signatory_name.get(language)),
                                      {{"width", kContentWidth - 324}})})},
        {"columnGap", 12},
        {"fontSize", 9.5}};
  };
  if (!pictures || company.pictures == Pictures{}) {
    return with(in_columns(std::move(line)), {{"margin", {0, kAbove, 0, 0}}});
  }
  // The room is within the columns: a word processor may cut off what leaves a cell.
  const double above = std::max(kAbove, room_above(company.pictures) - kDown + kGap);
  std::vector<Json> nodes = signing_pictures(company, kLine, above + kDown);
  line["margin"] = Json::array({0, above + kDown, 0, room_below(company.pictures)});
  nodes.push_back(std::move(line));
  Json row = in_columns(stack(std::move(nodes)));
  for (const std::size_t side : {std::size_t{0}, std::size_t{2}})
    row["columns"][side]["margin"] = Json::array({0, above, 0, 0});
  // A picture that takes no room would be parted from its line by the end of a page.
  return with(stack({std::move(row)}), {{"unbreakable", true}});
}

}  // namespace oferta::offer
