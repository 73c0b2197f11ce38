#include "app/screens/selection_moved.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "app/screens/support.h"

namespace oferta::app {
namespace {

constexpr std::size_t kNamedAtMost = 3;

bool corrected(const ShownContents& shown, const needs::Brief& brief, const std::string& product) {
  const auto before = shown.brief.adjustments.find(product);
  const auto now = brief.adjustments.find(product);
  const bool was = before != shown.brief.adjustments.end();
  const bool is = now != brief.adjustments.end();
  return was != is || (was && !(before->second == now->second));
}

const ShownContents::Goods* find(const std::vector<ShownContents::Goods>& goods,
                                 const std::string& product) {
  const auto found = std::find_if(goods.begin(), goods.end(),
                                  [&](const auto& entry) { return entry.product == product; });
  return found == goods.end() ? nullptr : &*found;
}

std::string what_moved(const ScreenContext& context, const needs::Brief& brief,
                       const ShownContents& before, const ShownContents& now) {
  std::vector<std::string> came;
  std::vector<std::string> went;
  std::vector<std::string> resized;
  for (const ShownContents::Goods& entry : now.goods) {
    const ShownContents::Goods* was = find(before.goods, entry.product);
    if (corrected(before, brief, entry.product)) {
      continue;
    }
    if (was == nullptr) {
      came.push_back(entry.product);
    } else if (was->quantity != entry.quantity) {
      resized.push_back(entry.product);
    }
  }
  for (const ShownContents::Goods& entry : before.goods) {
    if (find(now.goods, entry.product) == nullptr && !corrected(before, brief, entry.product)) {
      went.push_back(entry.product);
    }
  }
  const Minor difference = now.total - before.total;
  std::string text =
      difference == 0
          ? context.tr("selection.moved.same_total")
          : context.strings.format(
                "selection.moved.total",
                {{"difference", (difference > 0 ? "+" : "") + context.money(difference)}});
  if (came.empty() && went.empty() && resized.empty()) {
    return text + " " + context.tr("selection.moved.nothing");
  }
  const std::array<std::pair<const char*, const std::vector<std::string>*>, 3> parts = {
      {{"selection.moved.came", &came},
       {"selection.moved.went", &went},
       {"selection.moved.resized", &resized}}};
  for (const auto& [key, products] : parts) {
    if (!products->empty()) {
      text += " " + context.strings.format(
                        key, {{"names", product_names(context, *products, kNamedAtMost)}});
    }
  }
  return text;
}

ShownContents contents_of(const needs::Brief& brief, const proposal::Proposal& chosen) {
  ShownContents now{.brief = brief, .total = chosen.totals.gross};
  for (const proposal::ProposalLine& line : chosen.lines) {
    now.goods.push_back({line.product, line.quantity});
  }
  return now;
}

}  // namespace

void draw_moved(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                const proposal::Proposal& chosen) {
  ShownContents& shown = context.view.selection.shown;
  // While it is still being worked out nothing is said: the next frame would say otherwise.
  if (context.engine.proposals().variants_known && !context.view.selection.budget &&
      !(shown.brief == brief && shown.language == context.language())) {
    ShownContents now = contents_of(brief, chosen);
    now.language = context.language();
    needs::Brief otherwise_same = brief;
    otherwise_same.adjustments = shown.brief.adjustments;
    if (otherwise_same == shown.brief && shown.language == now.language) {
      now.moved = what_moved(context, brief, shown, now);
    }
    shown = std::move(now);
  }
  if (!shown.moved.empty() && shown.brief == brief) {
    ui::text(ui, ui::TextStyle::caption13, shown.moved,
             {.color = ui::Color::accent, .live = ui::Live::polite});
  }
}

}  // namespace oferta::app
