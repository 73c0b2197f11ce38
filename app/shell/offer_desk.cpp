#include "app/shell/offer_desk.h"

#include <algorithm>
#include <utility>

#include "shared/base/sort.h"
#include "shared/offer/offer_records.h"
#include "shared/workspace/price_records.h"

namespace oferta::app {

Result<const offer::Offer*> offer_named(const workspace::Workspace& workspace,
                                        const std::string& id) {
  const offer::Offer* offer = workspace.offer(id);
  if (offer == nullptr) {
    return fail(ErrorCode::not_found, "There is no such offer.", id);
  }
  return offer;
}

Result<const offer::Offer*> draft_named(const workspace::Workspace& workspace,
                                        const std::string& id) {
  OFERTA_ASSIGN(const offer::Offer* const offer, offer_named(workspace, id));
  if (offer->status != offer::Status::draft) {
    return fail(ErrorCode::sealed, "An offer that has been sent does not change.", id);
  }
  return offer;
}

namespace {

// Writes a record with these fields and no others; one that was deleted before comes back.
Result<void> overwrite(sync::Transaction& change, const offer::OfferRecord& record,
                       const sync::Store& store) {
  Json fields = record.fields;
  if (const auto kept = store.find_any(record.type, record.id)) {
    OFERTA_TRY(change.bring_back(record.type, record.id));
    const Json before = kept->fields();
    for (const auto& [name, value] : before.items()) {
      if (!fields.contains(name)) {
        fields[name] = nullptr;
      }
    }
  }
  return change.set_fields(record.type, record.id, fields);
}

}  // namespace

Result<void> rewrite_draft(sync::Transaction& change, const offer::Offer& draft,
                           const offer::Offer& made, const sync::Store& store) {
  const std::vector<offer::OfferRecord> records = offer::offer_records(made);
  for (const offer::OfferRecord& record : records) {
    OFERTA_TRY(overwrite(change, record, store));
  }
  for (std::size_t i = records.size(); i <= draft.lines.size(); ++i) {
    OFERTA_TRY(change.remove("offer_line", offer::line_id(draft.id, i)));
  }
  return {};
}

Result<void> add_offer(sync::Transaction& change, const offer::Offer& offer) {
  for (const offer::OfferRecord& record : offer::offer_records(offer)) {
    OFERTA_TRY(change.set_fields(record.type, record.id, record.fields));
  }
  return {};
}

std::vector<const offer::Offer*> versions_of_number(const workspace::Workspace& workspace,
                                                    const offer::Offer& offer) {
  std::vector<const offer::Offer*> versions;
  for (const auto& [id, other] : workspace.offers()) {
    if (other.number == offer.number && other.client == offer.client) {
      versions.push_back(&other);
    }
  }
  sort_by(versions, [](const auto* a, const auto* b) { return a->version > b->version; });
  return versions;
}

offer::Versions versions_in(const workspace::Workspace& workspace, const offer::Offer& offer) {
  return offer::versions_of(offer, versions_of_number(workspace, offer));
}

offer::Status standing_of(const workspace::Workspace& workspace, const offer::Offer& offer,
                          const Date& today) {
  return offer::standing(offer, versions_in(workspace, offer), today);
}

std::string version_name(const Strings& strings, const offer::Offer& offer) {
  if (offer.version == 1) {
    return offer.number;
  }
  return offer.number + " · " +
         strings.format("offer.version", {{"version", std::to_string(offer.version)}});
}

std::string offer_being_remade(const workspace::Workspace& workspace, const ViewState& view,
                               std::string_view brief) {
  const offer::Offer* offer = workspace.offer(view.remade_offer);
  return offer == nullptr || offer->brief != brief ? std::string() : offer->id;
}

offer::Issuer issuer_of(const workspace::Workspace& workspace, const offer::Offer& offer) {
  if (offer.issuer) {
    offer::Issuer issuer = *offer.issuer;
    issuer.company.pictures = workspace.company().pictures;
    return issuer;
  }
  const offer::Manager* manager = workspace.manager(offer.manager);
  offer::Issuer issuer{workspace.company(), manager == nullptr ? offer::Manager{} : *manager};
  // Sent before there were templates, or written so: it went out as the standard one has it.
  if (offer.status != offer::Status::draft) issuer.company.templates = {};
  return issuer;
}

offer::PriceContext price_context(const workspace::Workspace& workspace,
                                  const offer::Offer& offer) {
  const clients::Client* client = workspace.client(offer.client);
  return {workspace.catalogue(), workspace.price_book(), workspace.vat_rates(),
          client == nullptr ? pricing::Buyer{} : workspace::buyer_of(*client),
          workspace.company().charges_vat};
}

offer::SendContext send_context(const workspace::Workspace& workspace, const offer::Offer& offer,
                                const Date& today, offer::Authority authority) {
  const clients::Client* client = workspace.client(offer.client);
  return {workspace.catalogue(),
          workspace.price_book(),
          workspace.vat_rates(),
          client == nullptr ? pricing::Buyer{} : workspace::buyer_of(*client),
          margin_policy(workspace),
          issuer_of(workspace, offer),
          today,
          std::move(authority)};
}

}  // namespace oferta::app
