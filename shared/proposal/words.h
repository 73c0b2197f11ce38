#pragma once
/// Names and small phrases that explanations are put together from. Internal to the module.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/text.h"
#include "shared/proposal/source.h"

namespace oferta::proposal {

/// As many needs, partners or products are named in one line.
inline constexpr std::size_t kNamed = 3;

std::string_view pick(Language language, std::string_view ru, std::string_view en);

/// The benefit, or the name where a need has none. Of what is not known: its id, here and below.
std::string need_text(const Source& source, const std::string& id, Language language);
std::string need_name(const Source& source, const std::string& id, Language language);
std::string category_name(const Source& source, const std::string& id, Language language);
std::string product_name(const Source& source, const std::string& id, Language language);

/// «…» or “…”.
std::string quoted(const std::string& text, Language language);

using Namer = std::string (*)(const Source&, const std::string&, Language);

/// Quoted names.
std::vector<std::string> names(const Source& source, const std::vector<std::string>& ids,
                               Namer namer, Language language);

/// Quoted names of products, kNamed at most and a word for the rest; `between` stands between them.
std::string some_products(const Source& source, const std::vector<std::string>& ids,
                          std::string_view between, Language language);

/// «84 %» of thousandths, rounded down so that 100 % means everything.
std::string percent(int permille, Language language);

}  // namespace oferta::proposal
