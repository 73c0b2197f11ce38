#pragma once
/// Pieces the parts of the client's page share. Internal to the module.
#include <string>
#include <string_view>

#include "shared/sharing/client_view.h"
#include "shared/sharing/offer_page.h"
#include "shared/sharing/page_texts.h"

namespace oferta::sharing {

struct PageContext {
  const ClientView& view;
  const PageState& state;
  const PageTexts& texts;

  std::string money(const ClientOffer& offer, Minor amount) const;
  bool can_answer(const ClientOffer& offer) const;
  bool can_accept(const ClientOffer& offer) const;
  /// «Сбалансированный» or the number: what tells variants apart.
  std::string label(const ClientOffer& offer) const;
};

/// Text for HTML, in elements and in quoted attributes.
std::string html(std::string_view text);
/// `text` with {key} replaced; the value is put in as it is.
std::string filled(std::string_view text, std::string_view key, std::string_view value);

/// A form that asks about a line.
std::string line_question(const PageContext& context, const ClientOffer& offer, std::size_t line);
/// Everything a client may do with the offers, and what was sent already.
std::string answers_section(const PageContext& context);

}  // namespace oferta::sharing
