#include "app/shell/handler.h"
#include "app/shell/price_list.h"
#include "shared/importing/price_transaction.h"

namespace oferta::app {

Result<void> handle(const PickPriceList&, HandlerContext& context) {
  context.platform.pick_file(kPriceListFiles);
  return {};
}

Result<void> handle(const ImportPriceList&, HandlerContext& context) {
  PriceListView& view = context.view.price_list;
  // What is written is what the catalogue of this moment needs, even where another tab has changed
  // it since the preview was drawn.
  update_price_list(view, context.workspace(), context.platform.today());
  if (!view.open() || !view.preview) {
    return fail(ErrorCode::invalid_argument, "There is no price list to import.");
  }
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(importing::add_to(change, context.ledger.store(), view.preview->records));
  OFERTA_TRY(importing::remember_in(change, context.ledger.store(), view.table(), view.mapping));
  OFERTA_TRY(context.ledger.commit(change));
  const importing::PriceCounts& counts = view.preview->counts;
  context.toast = context.strings.format(
      "price_list.done",
      {{"added",
        context.strings.plural("price_list.added", static_cast<std::int64_t>(counts.added))},
       {"changed",
        context.strings.plural("price_list.changed", static_cast<std::int64_t>(counts.changed))}});
  context.offer_undo = true;
  view = {.choices = std::move(view.choices)};
  context.go = to_catalogue();
  return {};
}

}  // namespace oferta::app
