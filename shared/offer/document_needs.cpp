#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "shared/base/format.h"
#include "shared/offer/document_parts.h"

namespace oferta::offer {
namespace {

constexpr std::int64_t kFull = needs::kMetInFull;

constexpr double kColumnGap = 24;  ///< between the two columns of benefits
constexpr double kColumnWidth = (kContentWidth - kColumnGap) / 2;

/// A bar as long as the need is met.
Json meter(const DocumentContext& context, std::int64_t met) {
  const Palette& palette = context.palette;
  const std::string& colour = met >= kFull ? palette.good : palette.accent;
  const std::int64_t length = met * 90 / kFull;
  std::string picture =
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="90" height="6" viewBox="0 0 90 6">)"
      R"(<rect width="90" height="6" rx="3" fill=")" +
      palette.hairline + R"("/>)";
  if (length > 0) {
    // Shorter than its own rounding the bar would turn inside out.
    picture += R"(<rect width=")" + std::to_string(std::max<std::int64_t>(length, 6)) +
               R"(" height="6" rx="3" fill=")" + colour + R"("/>)";
  }
  return with(svg(picture + "</svg>", 90), {{"margin", {0, 3.5, 0, 0}}});
}

Json met_word(const DocumentContext& context, std::int64_t met) {
  const Palette& palette = context.palette;
  if (met >= kFull) {
    return with(text(context.texts.met_fully), {{"color", palette.good}, {"bold", true}});
  }
  if (met <= 0) {
    return with(text(context.texts.not_met), {{"color", palette.warning}, {"bold", true}});
  }
  // Rounded down, so that nothing short of full says 100 %.
  return with(text(format_percent(met / 10 * 100, context.language())), {{"color", palette.body}});
}

Json head_cell(std::string_view content, const Palette& palette) {
  return with(text(content), {{"fontSize", 7.5}, {"color", palette.muted}});
}

Json needs_table(const DocumentContext& context) {
  const DocumentTexts& texts = context.texts;
  const Palette& palette = context.palette;
  Json body = Json::array();
  body.push_back(Json::array({head_cell(texts.need, palette), head_cell(texts.importance, palette),
                              with(head_cell(texts.met, palette), {{"colSpan", 2}}), text("")}));
  for (const OfferNeed& need : context.offer.needs) {
    const bool must = need.level == needs::Level::must;
    body.push_back(Json::array(
        {with(text(capitalise(need.name)), {{"bold", must}}),
         with(text(texts.level(need.level)), {{"color", must ? palette.body : palette.muted}}),
         meter(context, need.met), met_word(context, need.met)}));
  }
  return Json{{"table",
               {{"widths", {kContentWidth - 240 - 40, 80, 90, 70}},
                {"headerRows", 1},
                {"keepWithHeaderRows", 1},
                {"body", std::move(body)}}},
              {"layout", "needs"},
              {"fontSize", 9}};
}

Json budget_sentence(const DocumentContext& context, Minor budget) {
  const DocumentTexts& texts = context.texts;
  std::string_view tail =
      context.offer.budget_includes_vat ? texts.budget_with_vat : texts.budget_without_vat;
  if (!context.offer.vat_bp) tail = ".";
  return with(
      text(std::vector<Json>{text(texts.budget_sentence),
                             with(text(context.money(budget)), {{"bold", true}}), text(tail)}),
      {{"fontSize", 9}, {"margin", {0, 6, 0, 0}}});
}

Json benefit(const DocumentContext& context, const std::string& sentence) {
  constexpr double kTick = 11, kGap = 5;
  Json tick = pictogram("check", context.palette.good, kTick, false);
  return Json{
      {"columns", Json::array({with(std::move(tick), margin(0, 0.5, 0, 0)),
                               with(text(sentence), {{"width", kColumnWidth - kTick - kGap}})})},
      {"columnGap", kGap},
      {"fontSize", 9},
      {"margin", {0, 0, 0, 3.5}}};
}

std::vector<Json> benefits(const DocumentContext& context) {
  std::vector<Json> nodes;
  for (const std::string& sentence : benefits_of(context.offer)) {
    nodes.push_back(benefit(context, sentence));
  }
  return nodes;
}

/// Without a gap of its own, which the columns within would take over.
Json two_columns(std::vector<Json> nodes) {
  const auto half = static_cast<std::ptrdiff_t>((nodes.size() + 1) / 2);
  std::vector<Json> right(std::make_move_iterator(nodes.begin() + half),
                          std::make_move_iterator(nodes.end()));
  nodes.resize(static_cast<std::size_t>(half));
  return Json{{"columns",
               Json::array({with(stack(std::move(nodes)), {{"width", kColumnWidth}}),
                            with(stack(std::move(right)), {{"width", kColumnWidth + kColumnGap},
                                                           {"margin", {kColumnGap, 0, 0, 0}}})})}};
}

}  // namespace

std::int64_t coverage(const Offer& offer) {
  std::int64_t met = 0;
  std::int64_t all = 0;
  for (const OfferNeed& need : offer.needs) {
    const std::int64_t weight = needs::weight_of(need.level);
    met += weight * std::min(need.met, kFull);
    all += weight;
  }
  return all == 0 ? 0 : met / all;
}

std::vector<std::string> benefits_of(const Offer& offer) {
  constexpr std::int64_t kAllButInFull = kFull / 10 * 9;
  std::vector<std::string> benefits;
  for (const OfferNeed& need : offer.needs) {
    if (!need.benefit.empty() && need.met >= kAllButInFull) {
      benefits.push_back(capitalise(need.benefit));
    }
  }
  return benefits;
}

NeedCounts count_needs(const Offer& offer) {
  NeedCounts counts;
  for (const OfferNeed& need : offer.needs) {
    if (need.met >= kFull) {
      ++counts.full;
    } else if (need.met >= needs::kMetMostly) {
      ++counts.mostly;
    } else if (need.met > 0) {
      ++counts.partly;
    } else {
      ++counts.unmet;
    }
  }
  return counts;
}

std::vector<Json> needs_section(const DocumentContext& context) {
  const Offer& offer = context.offer;
  std::vector<Json> nodes;
  if (!offer.needs.empty()) {
    nodes.push_back(section_heading(context.texts.needs_heading, context.palette));
    nodes.push_back(needs_table(context));
    if (offer.budget) nodes.push_back(budget_sentence(context, *offer.budget));
  }
  return nodes;
}

std::vector<Json> benefits_section(const DocumentContext& context) {
  std::vector<Json> gains = benefits(context);
  if (gains.empty()) return {};
  const NeedCounts counts = count_needs(context.offer);
  // Short enough in practice to stay whole; a block that is not has to fit a page.
  constexpr std::size_t kKeepTogether = 24;
  const bool whole = gains.size() <= kKeepTogether;
  Json block = stack({section_heading(context.texts.solution_heading, context.palette),
                      with(text(coverage_sentence(counts, context.language())),
                           {{"fontSize", 9}, {"margin", {0, 0, 0, 6}}}),
                      two_columns(std::move(gains))});
  if (whole) block["unbreakable"] = true;
  return {std::move(block)};
}

}  // namespace oferta::offer
