#pragma once
/// The client view: everything a client's device may hold of a workspace, and nothing else.
///
///   OFERTA_ASSIGN(const ClientView view, client_view({&economy, &best}, issuer));
///   std::string bytes = write_client_view(view);          // canonical JSON, format
///   oferta-client-1 Result<ClientView> same = read_client_view(bytes);    // refuses whatever is
///   not of the format
///
/// It is made by an allow-list: a field is in the package because it is named in client_view.cpp,
/// never because it was not thought of. Costs, margins, floors, competitors, notes, other clients,
/// ids of products, needs, managers and price lists, traces of prices and rates of exchange have no
/// place in it. Two workspaces that differ only in such things give the same bytes.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/base/text.h"
#include "shared/needs/level.h"
#include "shared/offer/issuer.h"
#include "shared/offer/offer.h"
#include "shared/offer/product_picture.h"

namespace oferta::sharing {

inline constexpr std::string_view kClientFormat = "oferta-client-1";
/// The largest package read, in bytes.
inline constexpr std::size_t kMaxClientViewBytes = 1'000'000;
inline constexpr std::size_t kMaxSharedOffers = 8;

/// Who offers: public requisites, and the manager's contacts.
struct Supplier {
  std::string name, legal_name, mark, accent, about;
  std::string inn, kpp, ogrn, address, phone, email, site;
  std::string bank, bic, account, correspondent_account;
  std::string signatory_name, signatory_post;
  std::string manager_name, manager_post, manager_phone, manager_email;
  friend bool operator==(const Supplier&, const Supplier&) = default;
};

struct ClientNeed {
  std::string name, benefit;
  needs::Level level = needs::Level::should;
  std::int64_t met = 0;  ///< thousandths
  friend bool operator==(const ClientNeed&, const ClientNeed&) = default;
};

struct ClientLine {
  std::string sku, name, description, unit, why;
  std::optional<std::int64_t> picture;  ///< its place among the view's pictures
  std::string icon;  ///< of its category: see shared/catalogue/pictogram.h; or empty
  std::int64_t quantity = 1;
  Minor price = 0;  ///< of a unit, before discounts
  Minor list = 0;   ///< price × quantity
  Minor sum = 0;    ///< less the line's own discounts
  std::optional<std::int64_t> vat_bp;
  bool optional = false;  ///< offered besides: in no total, its sum with all discounts
  std::string choice;     ///< the choose-one group it is one of; or empty
  std::string section;    ///< the section it stands in; or empty
  bool bare = false;      ///< the section's sub-total alone is told: no price, no sum
  friend bool operator==(const ClientLine&, const ClientLine&) = default;
};

/// A sub-total: of the sums of its lines that count.
struct ClientSection {
  std::string name;
  Minor sum = 0;
  friend bool operator==(const ClientSection&, const ClientSection&) = default;
};

/// Taken off several lines together, by the name the client reads.
struct ClientAdjustment {
  std::string name;
  Minor amount = 0;
  friend bool operator==(const ClientAdjustment&, const ClientAdjustment&) = default;
};

struct ClientTotals {
  Minor list = 0, line_discounts = 0, document_discount = 0, net = 0, vat = 0, gross = 0;
  std::vector<ClientAdjustment> adjustments;
  friend bool operator==(const ClientTotals&, const ClientTotals&) = default;
};

struct ClientOffer {
  std::string id;  ///< random: what an answer names
  std::string number, variant, content_hash;
  std::int64_t version = 1;
  Date date, valid_until;
  Currency currency;
  offer::Addressee addressee;
  std::optional<Minor> budget;
  bool budget_includes_vat = true;
  bool prices_include_vat = true;
  std::int64_t discount_bp = 0;
  offer::Terms terms;
  std::string next_step;
  std::vector<ClientNeed> needs;
  std::vector<ClientLine> lines;
  std::vector<ClientSection> sections;  ///< in the order of their first lines
  ClientTotals totals;
  friend bool operator==(const ClientOffer&, const ClientOffer&) = default;
};

struct ClientView {
  Language language = Language::ru;
  Supplier supplier;
  std::vector<ClientOffer> offers;  ///< variants to choose from; at least one
  /// What lines look like, each once; together at most kMaxSharedPictureBytes.
  std::vector<offer::Picture> pictures;
  friend bool operator==(const ClientView&, const ClientView&) = default;

  const ClientOffer* offer(std::string_view id) const;
};

/// The view of offers to one client, in the language of the first, with the pictures of what is in
/// them, from the first line on as many as there is room for. invalid_argument when there are
/// none, too many or they are to different clients; errors of pricing.
Result<ClientView> client_view(const std::vector<const offer::Offer*>& offers,
                               const offer::Issuer& issuer,
                               const offer::ProductPictures& pictures = {});

/// Canonical JSON with a final newline.
std::string write_client_view(const ClientView& view);

/// invalid_json, unsupported for another format, out_of_range when it is too large, invalid_format
/// with the place for anything that is wrong, foreign or not canonical.
Result<ClientView> read_client_view(std::string_view text);

/// SHA-256 of the bytes, 64 hexadecimal digits: what an answer says it was given to.
std::string view_hash(const ClientView& view);

}  // namespace oferta::sharing
