#pragma once
/// The client's page: a client view as one HTML document, readable everywhere – without WebGL,
/// without a script, without a network.
///
///   const Page page = offer_page(view, {});                       // a file to open from a disk
///   const Page page = offer_page(view, {.link = true, …});        // what a link's server answers
///
/// A link's page has no script at all: its forms go to the address it came from. The page in a file
/// carries a script and the package, and gives the answers back as a file (answer_file.h). Both
/// load nothing from anywhere; `policy` is their Content-Security-Policy.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shared/offer/client_answer.h"
#include "shared/offer/offer.h"
#include "shared/sharing/client_view.h"

namespace oferta::sharing {

struct Page {
  std::string html;
  std::string policy;
};

/// What a page tells after something was sent.
enum class PageNotice { none, thanks, not_legal, unclear, too_many };

struct PageState {
  bool link = false;  ///< answers go to the server the page came from
  PageNotice notice = PageNotice::none;
  std::vector<offer::ClientAnswer> answers{};  ///< given already, the earliest first
  /// Where offers stand, by id; one that is not named can be answered.
  std::map<std::string, offer::Status> standing{};
  /// An address below the page's own that is asked for when the page is really looked at; previews
  /// of messengers load no pictures.
  std::string seen{};
  /// Likewise the address of the page as one file.
  std::string copy{};
};

Page offer_page(const ClientView& view, const PageState& state);

/// Asks for the code of a link.
enum class CodeTrouble { none, wrong, locked };
Page code_page(Language language, CodeTrouble trouble);
/// Says that a link does not work, in both languages.
Page gone_page();

/// «Предложение КП-2026/0147 (Ромашка).html»: what such a file is called.
std::string page_file_name(const ClientView& view);

}  // namespace oferta::sharing
