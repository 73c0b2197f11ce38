#pragma once
/// Which products compete for a brief, in which quantity, at which price.
///
///   OFERTA_ASSIGN(const Candidates candidates, gather_candidates(source, brief, profile));
///   for (const Candidate& candidate : candidates.items) …      // by product id
///
/// All products of the open categories that are on sale, satisfy the limits of the answers and were
/// not excluded by hand; products pinned by hand, whatever the limits say; and whatever those
/// require, from closed categories too, though only beside what requires it. A product whose
/// requirement cannot be satisfied does not compete. The quantity is fixed by the answers, that of
/// a companion (Product::one_for_each) by what requires it: a candidate is taken with all its units
/// or not at all, so its price with quantity break and discounts is one number.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/needs/profile.h"
#include "shared/pricing/engine.h"
#include "shared/pricing/price_book.h"
#include "shared/proposal/proposal.h"
#include "shared/proposal/source.h"

namespace oferta::proposal {

struct Slot {
  std::string category;
  std::int64_t order = 0;  ///< of the category
  std::int32_t cap = 0;    ///< at most so many different products
  bool required = false;
  bool open = false;  ///< asked for by the answers; else only here for what others require
};

struct Candidate {
  std::string product;  ///< id
  std::int32_t slot = 0;
  std::int64_t quantity = 1;
  pricing::RequestLine asked;  ///< what the price engine is asked about it
  Minor unit_price = 0;
  std::int64_t discount_bp = 0;
  std::vector<pricing::LineStep> steps;  ///< price rules of the line itself
  pricing::LineFigures figures;
  Minor cost = 0;                    ///< against the budget: gross or net as the brief says
  std::vector<std::int32_t> levels;  ///< 0 … 1000, by position in NeedProfile::needs
  bool pinned = false;
  /// At least one of each inner list; positions in Candidates::items, rising.
  std::vector<std::vector<std::int32_t>> requirements;
  std::vector<std::int32_t> excludes;  ///< positions, as the product itself states them
  /// In a category nobody asked for: chosen only beside one of those that require it (positions).
  /// Empty for all others.
  std::vector<std::int32_t> only_beside;
};

struct Candidates {
  std::vector<Slot> slots;       ///< by category id
  std::vector<Candidate> items;  ///< by product id
  std::vector<Dropped> dropped;  ///< pins that could not be taken
  /// Of each need no candidate serves: why. Unmet::none for the others.
  std::vector<Unmet> unserved;

  /// Position of the product; −1 when it does not compete.
  std::int32_t find(std::string_view product) const;
};

/// The price of a unit for the buyer on the brief's date; errors of PriceBook::price_of.
Result<pricing::FoundPrice> list_price(const Source& source, const needs::Brief& brief,
                                       const catalogue::Product& product);

/// Errors: not_found for a VAT rate that is missing on the brief's date.
Result<Candidates> gather_candidates(const Source& source, const needs::Brief& brief,
                                     const needs::NeedProfile& profile);

/// What keeps a product from competing at all.
enum class Barrier {
  none,         ///< it competes
  unknown,      ///< there is no such product
  not_on_sale,  ///< no price for this buyer and day
  excluded,     ///< by hand
  not_open,     ///< the answers did not ask for its category, nor does anything that competes
  ruled_out,    ///< a limit of the answers
  no_quantity,  ///< how many are needed cannot be said, or none are
  no_partner,   ///< what it requires may not be chosen itself
};

Barrier barrier_of(const Source& source, const needs::Brief& brief,
                   const needs::NeedProfile& profile, const Candidates& candidates,
                   const std::string& product);

}  // namespace oferta::proposal
