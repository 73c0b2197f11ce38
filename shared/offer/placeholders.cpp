#include "shared/offer/placeholders.h"

#include <algorithm>

#include "shared/base/format.h"

namespace oferta::offer {
namespace {

/// The next «{…}» from `position` on: short and on one line, so that a brace in earnest is none.
std::string_view next_braced(std::string_view text, std::size_t position) {
  constexpr std::size_t kLongestPlaceholder = 80;
  for (std::size_t open = text.find('{', position); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const std::size_t end = text.find_first_of("{}\n", open + 1);
    if (end == std::string_view::npos) return {};
    if (text[end] == '}' && end - open <= kLongestPlaceholder) {
      return text.substr(open, end - open + 1);
    }
  }
  return {};
}

std::string_view inner(std::string_view braced) {
  return braced.substr(1, braced.size() - 2);
}

std::string value_of(std::string_view name, const Offer& offer, const Issuer& issuer, Minor gross) {
  if (name == "client") return offer.addressee.name;
  if (name == "contact") return offer.addressee.contact_name;
  if (name == "number") return offer.number;
  if (name == "date") return format_date(offer.date, offer.language, DateStyle::full);
  if (name == "valid_until") return format_date(offer.valid_until, offer.language, DateStyle::full);
  if (name == "total") return format_money({gross, offer.currency}, offer.language);
  if (name == "manager") return issuer.manager.name.get(offer.language);
  return "";
}

}  // namespace

std::string filled_text(std::string_view text, const Offer& offer, const Issuer& issuer,
                        Minor gross) {
  std::string out;
  std::size_t at = 0;
  for (std::string_view found = next_braced(text, 0); !found.empty();
       found = next_braced(text, at)) {
    const auto begin = static_cast<std::size_t>(found.data() - text.data());
    out += text.substr(at, begin - at);
    const std::string value = value_of(inner(found), offer, issuer, gross);
    out += value.empty() ? std::string(found) : value;
    at = begin + found.size();
    // «… 2026 г.» ends the sentence as well.
    if (value.ends_with('.') && at < text.size() && text[at] == '.') ++at;
  }
  return out += text.substr(at);
}

std::string unfilled_in(std::string_view text) {
  return std::string(next_braced(text, 0));
}

std::string unknown_placeholder_in(std::string_view text) {
  std::size_t at = 0;
  for (std::string_view found = next_braced(text, 0); !found.empty();
       found = next_braced(text, at)) {
    if (std::find(kPlaceholders.begin(), kPlaceholders.end(), inner(found)) ==
        kPlaceholders.end()) {
      return std::string(found);
    }
    at = static_cast<std::size_t>(found.data() - text.data()) + found.size();
  }
  return "";
}

}  // namespace oferta::offer
