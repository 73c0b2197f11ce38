#include "shared/proposal/candidates.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace oferta::proposal {
namespace {

using catalogue::Product;

bool excluded_by_hand(const needs::Brief& brief, const Product& product) {
  const auto decided = brief.adjustments.find(product.id);
  return decided != brief.adjustments.end() &&
         decided->second.mode == needs::Adjustment::Mode::exclude;
}

bool sold(const Source& source, const needs::Brief& brief, const Product& product) {
  if (source.prices != nullptr) return list_price(source, brief, product).has_value();
  return product.price && product.price->currency == source.currency && product.price->amount >= 0;
}

/// A product that may be chosen, with the quantity it would be chosen in.
struct Available {
  const Product* product = nullptr;
  std::int64_t quantity = 1;
  bool pinned = false;
  std::vector<const std::vector<std::string>*> requirements;
};

class Gatherer {
 public:
  Gatherer(const Source& source, const needs::Brief& brief, const needs::NeedProfile& profile)
      : source_(source), brief_(brief), profile_(profile) {
    rules_request_.date = brief.date;
    rules_request_.currency = source.currency;
    rules_request_.buyer = source.buyer;
  }

  Result<Candidates> run() {
    take_pins();
    for (const needs::ProfileSlot& slot : profile_.slots) {
      for (const Product* product : source_.catalogue->products_of(slot.category)) take(*product);
    }
    take_required();
    drop_unsatisfiable();
    count_companions();
    list_slots();
    OFERTA_TRY(list_items());
    link_items();
    explain_unserved();
    return std::move(result_);
  }

 private:
  bool excluded(const Product& product) const { return excluded_by_hand(brief_, product); }
  bool on_sale(const Product& product) const { return sold(source_, brief_, product); }

  void take_pins() {
    for (const auto& [id, decided] : brief_.adjustments) {
      if (decided.mode != needs::Adjustment::Mode::pin) continue;
      const Product* product = source_.catalogue->product(id);
      if (product == nullptr || !on_sale(*product) || decided.quantity.value_or(1) < 1) {
        result_.dropped.push_back(Dropped{Dropped::Kind::pin, id});
        continue;
      }
      // By hand beats the limits; a quantity the answers cannot give is one piece.
      const std::int64_t quantity =
          decided.quantity.value_or(profile_.quantity_for(*product).value_or(1));
      add(*product, quantity, true);
    }
  }

  /// Adds the product unless something speaks against it; true when it competes.
  bool take(const Product& product) {
    if (chosen_.count(product.id) != 0) return true;
    if (!on_sale(product) || excluded(product) || profile_.broken_limit(product) != nullptr) {
      return false;
    }
    const std::optional<std::int64_t> quantity = profile_.quantity_for(product);
    if (!quantity) return false;
    add(product, *quantity, false);
    return true;
  }

  void add(const Product& product, std::int64_t quantity, bool pinned) {
    Available& entry = chosen_[product.id];
    entry.product = &product;
    entry.quantity = quantity;
    entry.pinned = pinned;
    for (const std::vector<std::string>& list : product.requirements) {
      entry.requirements.push_back(&list);
    }
    if (!product.requirements.empty()) pending_.push_back(&product);
  }

  /// What the products taken so far require is taken too, from closed categories as well.
  void take_required() {
    while (!pending_.empty()) {
      const Product* product = pending_.back();
      pending_.pop_back();
      for (const std::vector<std::string>& list : product->requirements) {
        for (const std::string& id : list) {
          const Product* required = source_.catalogue->product(id);
          if (required != nullptr) take(*required);
        }
      }
    }
  }

  /// A product none of whose required partners competes cannot be sold; a pinned one is sold all
  /// the same, without that requirement. What only others required goes with the last of them.
  /// Dropping one may make another impossible, so this is repeated until nothing changes.
  void drop_unsatisfiable() {
    const auto unsatisfied = [this](const std::vector<std::string>* list) {
      return std::none_of(list->begin(), list->end(),
                          [this](const std::string& id) { return chosen_.count(id) != 0; });
    };
    for (bool changed = true; changed;) {
      changed = false;
      const std::set<std::string_view> required = required_now();
      for (auto entry = chosen_.begin(); entry != chosen_.end();) {
        auto& lists = entry->second.requirements;
        if (entry->second.pinned) {
          lists.erase(std::remove_if(lists.begin(), lists.end(), unsatisfied), lists.end());
        } else if (std::any_of(lists.begin(), lists.end(), unsatisfied) ||
                   (accessory(entry->second) && required.count(entry->first) == 0)) {
          entry = chosen_.erase(entry);
          changed = true;
          continue;
        }
        ++entry;
      }
    }
  }

  /// A companion comes in as many units as what requires it: all that were pinned, and the most
  /// that any other could take beside them. How many different ones will be chosen is not known
  /// here; where it turns out more, missing_companions tells.
  void count_companions() {
    struct Wanted {
      std::int64_t pinned = 0;
      std::int64_t another = 0;
    };
    std::map<std::string_view, Wanted> wanted;
    const auto pins = pins_by_category();
    for (const auto& [id, requirer] : chosen_) {
      if (!requirer.pinned && !has_room(requirer.product->category, pins)) continue;
      for (const std::string_view companion : companions_of(requirer)) {
        Wanted& units = wanted[companion];
        if (requirer.pinned) {
          units.pinned += requirer.quantity;
        } else {
          units.another = std::max(units.another, requirer.quantity);
        }
      }
    }
    for (const auto& [id, units] : wanted)
      chosen_.find(std::string(id))->second.quantity = units.pinned + units.another;
  }

  /// Those whose number is not said by hand, of every requirement that nothing pinned and no
  /// companion meets already.
  std::set<std::string_view> companions_of(const Available& requirer) const {
    std::set<std::string_view> companions;
    for (const std::vector<std::string>* list : requirer.requirements) {
      std::vector<std::string_view> found;
      bool met = false;
      for (const std::string& id : *list) {
        const auto partner = chosen_.find(id);
        if (partner == chosen_.end() || id == requirer.product->id) continue;
        if (!partner->second.product->one_for_each) {
          met = met || partner->second.pinned;
        } else if (!quantity_by_hand(id)) {
          found.push_back(partner->first);
        }
      }
      if (!met) companions.insert(found.begin(), found.end());
    }
    return companions;
  }

  bool quantity_by_hand(const std::string& id) const {
    const auto decided = brief_.adjustments.find(id);
    return decided != brief_.adjustments.end() && decided->second.quantity.has_value() &&
           decided->second.mode == needs::Adjustment::Mode::pin;
  }

  using Counts = std::map<std::string_view, std::int32_t>;

  Counts pins_by_category() const {
    Counts pins;
    for (const auto& [id, entry] : chosen_) {
      if (entry.pinned) ++pins[entry.product->category];
    }
    return pins;
  }

  /// Whether anything but what was pinned can still be chosen of the category.
  bool has_room(const std::string& category, const Counts& pins) const {
    const needs::ProfileSlot* slot = profile_.slot(category);
    const auto pinned = pins.find(category);
    return slot == nullptr || pinned == pins.end() || pinned->second < slot->cap;
  }

  /// Here only because something else may require it.
  bool accessory(const Available& entry) const {
    return !entry.pinned && profile_.slot(entry.product->category) == nullptr;
  }

  std::set<std::string_view> required_now() const {
    std::set<std::string_view> required;
    for (const auto& [id, entry] : chosen_) {
      for (const std::vector<std::string>* list : entry.requirements) {
        for (const std::string& partner : *list) {
          if (partner != id) required.insert(partner);
        }
      }
    }
    return required;
  }

  void list_slots() {
    Counts pins = pins_by_category();
    Counts sizes;
    for (const auto& [id, entry] : chosen_) ++sizes[entry.product->category];
    for (const needs::ProfileSlot& open : profile_.slots) sizes[open.category];
    for (const auto& [category, size] : sizes) {
      Slot slot;
      slot.category = std::string(category);
      slot.cap = size;
      if (const catalogue::Category* known = source_.catalogue->category(category)) {
        slot.order = known->order;
      }
      if (const needs::ProfileSlot* open = profile_.slot(category)) {
        slot.open = true;
        slot.required = open->required;
        slot.cap = static_cast<std::int32_t>(std::clamp<std::int64_t>(open->cap, 0, size));
        slot.cap = std::max(slot.cap, pins[category]);
      }
      slot_of_.emplace(slot.category, static_cast<std::int32_t>(result_.slots.size()));
      result_.slots.push_back(std::move(slot));
    }
  }

  Result<std::optional<std::int64_t>> vat_rate(const std::string& kind) {
    if (!source_.charges_vat) return std::optional<std::int64_t>();
    const auto known = vat_by_kind_.find(kind);
    if (known != vat_by_kind_.end()) return std::optional<std::int64_t>(known->second);
    OFERTA_ASSIGN(const std::int64_t rate, source_.vat_rates->rate_on(brief_.date, kind));
    vat_by_kind_.emplace(kind, rate);
    return std::optional<std::int64_t>(rate);
  }

  Result<void> list_items() {
    std::vector<const needs::Need*> wanted;
    for (const needs::WantedNeed& want : profile_.needs) {
      const auto found = source_.needs->find(want.need);
      wanted.push_back(found == source_.needs->end() ? nullptr : &found->second);
    }
    for (const auto& [id, entry] : chosen_) {
      const Product& product = *entry.product;
      Candidate candidate;
      candidate.product = id;
      candidate.slot = slot_of_.find(product.category)->second;
      candidate.quantity = entry.quantity;
      candidate.pinned = entry.pinned;
      OFERTA_TRY(set_price(product, candidate));
      for (const needs::Need* need : wanted) {
        candidate.levels.push_back(need == nullptr ? 0 : needs::served_level(*need, product));
      }
      result_.items.push_back(std::move(candidate));
    }
    return {};
  }

  Result<void> set_price(const Product& product, Candidate& candidate) {
    auto listed = list_price(source_, brief_, product);
    if (!listed) return fail_at("product/" + product.id, listed.error());
    pricing::RequestLine asked;
    asked.subject = {product.id, product.category, product.brand};
    pricing::LineInput& line = asked.line;
    line.price = listed->price;
    line.quantity = candidate.quantity;
    line.breaks = std::move(listed->breaks);
    const auto discount = brief_.line_discounts.find(product.id);
    if (discount != brief_.line_discounts.end()) line.discount_bp = discount->second;
    OFERTA_ASSIGN(line.vat_bp, vat_rate(product.vat_kind));
    candidate.asked = asked;
    if (source_.prices != nullptr) {
      auto ruled = pricing::apply_line_rules(asked, rules_request_, source_.prices->rules());
      if (!ruled) return fail_at("product/" + product.id, ruled.error());
      line = *std::move(ruled);
      candidate.steps = line.steps;
    }
    auto figures = pricing::price_line(line, {brief_.discount_bp, source_.prices_include_vat});
    if (!figures) return fail_at("product/" + product.id, figures.error());
    candidate.unit_price = line.price;
    candidate.discount_bp = line.discount_bp;
    candidate.figures = *figures;
    candidate.cost = brief_.budget_includes_vat ? figures->gross : figures->net;
    return {};
  }

  void link_items() {
    for (Candidate& candidate : result_.items) {
      const Available& entry = chosen_.find(candidate.product)->second;
      for (const std::vector<std::string>* list : entry.requirements) {
        candidate.requirements.push_back(positions(*list));
      }
      candidate.excludes = positions(entry.product->excludes);
      // A product that excludes itself would be a slip in the data, not a wish.
      const std::int32_t self = result_.find(candidate.product);
      auto& excludes = candidate.excludes;
      excludes.erase(std::remove(excludes.begin(), excludes.end(), self), excludes.end());
      for (const auto& list : candidate.requirements) note_requirer(list, self);
    }
  }

  void note_requirer(const std::vector<std::int32_t>& list, std::int32_t requirer) {
    for (const std::int32_t position : list) {
      Candidate& partner = result_.items[static_cast<std::size_t>(position)];
      const bool listed = !partner.only_beside.empty() && partner.only_beside.back() == requirer;
      if (position == requirer || listed) continue;
      if (accessory(chosen_.find(partner.product)->second)) partner.only_beside.push_back(requirer);
    }
  }

  std::vector<std::int32_t> positions(const std::vector<std::string>& ids) const {
    std::set<std::int32_t> found;
    for (const std::string& id : ids) {
      const std::int32_t position = result_.find(id);
      if (position >= 0) found.insert(position);
    }
    return {found.begin(), found.end()};
  }

  void explain_unserved() {
    for (std::size_t i = 0; i < profile_.needs.size(); ++i) {
      const bool served =
          std::any_of(result_.items.begin(), result_.items.end(),
                      [i](const Candidate& candidate) { return candidate.levels[i] > 0; });
      result_.unserved.push_back(served ? Unmet::none : why_unserved(profile_.needs[i].need));
    }
  }

  /// The reason nearest to the manager's hand: an exclusion can be taken back at once.
  Unmet why_unserved(const std::string& id) const {
    const auto need = source_.needs->find(id);
    if (need == source_.needs->end()) return Unmet::no_product;
    Unmet reason = Unmet::no_product;
    for (const auto& [product_id, product] : source_.catalogue->products()) {
      if (needs::served_level(need->second, product) == 0) continue;
      if (excluded(product)) return Unmet::excluded;
      if (profile_.slot(product.category) != nullptr) {
        reason = Unmet::ruled_out;
      } else if (reason == Unmet::no_product && on_sale(product)) {
        reason = Unmet::not_open;
      }
    }
    return reason;
  }

  const Source& source_;
  const needs::Brief& brief_;
  const needs::NeedProfile& profile_;
  pricing::PriceRequest rules_request_;
  std::map<std::string, Available> chosen_;
  std::vector<const Product*> pending_;
  std::map<std::string, std::int32_t, std::less<>> slot_of_;
  std::map<std::string, std::int64_t> vat_by_kind_;
  Candidates result_;
};

}  // namespace

Result<pricing::FoundPrice> list_price(const Source& source, const needs::Brief& brief,
                                       const catalogue::Product& product) {
  pricing::ListedPrice listed{product.id, product.price, {}};
  for (const catalogue::QuantityBreak& step : product.breaks) {
    listed.breaks.push_back({step.from, step.discount_bp});
  }
  static const pricing::PriceBook catalogue_only;
  const pricing::PriceBook& book = source.prices == nullptr ? catalogue_only : *source.prices;
  return book.price_of(listed, source.buyer, brief.date, source.currency);
}

std::int32_t Candidates::find(std::string_view product) const {
  const auto found =
      std::lower_bound(items.begin(), items.end(), product,
                       [](const Candidate& a, std::string_view id) { return a.product < id; });
  if (found == items.end() || found->product != product) return -1;
  return static_cast<std::int32_t>(found - items.begin());
}

Result<Candidates> gather_candidates(const Source& source, const needs::Brief& brief,
                                     const needs::NeedProfile& profile) {
  return Gatherer(source, brief, profile).run();
}

Barrier barrier_of(const Source& source, const needs::Brief& brief,
                   const needs::NeedProfile& profile, const Candidates& candidates,
                   const std::string& product) {
  if (candidates.find(product) >= 0) return Barrier::none;
  const Product* known = source.catalogue->product(product);
  if (known == nullptr) return Barrier::unknown;
  if (excluded_by_hand(brief, *known)) return Barrier::excluded;
  if (!sold(source, brief, *known)) return Barrier::not_on_sale;
  if (profile.slot(known->category) == nullptr) return Barrier::not_open;
  if (profile.broken_limit(*known) != nullptr) return Barrier::ruled_out;
  return profile.quantity_for(*known) ? Barrier::no_partner : Barrier::no_quantity;
}

}  // namespace oferta::proposal
