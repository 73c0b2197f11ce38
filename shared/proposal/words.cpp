#include "shared/proposal/words.h"

#include <algorithm>
#include <cstddef>

#include "shared/base/format.h"

namespace oferta::proposal {

std::string_view pick(Language language, std::string_view ru, std::string_view en) {
  return language == Language::ru ? ru : en;
}

std::string need_text(const Source& source, const std::string& id, Language language) {
  const auto need = source.needs->find(id);
  if (need == source.needs->end()) return id;
  const LocalText& benefit = need->second.benefit;
  return benefit.empty() ? need->second.name.get(language) : benefit.get(language);
}

std::string need_name(const Source& source, const std::string& id, Language language) {
  const auto need = source.needs->find(id);
  return need == source.needs->end() ? id : need->second.name.get(language);
}

std::string category_name(const Source& source, const std::string& id, Language language) {
  const catalogue::Category* category = source.catalogue->category(id);
  return category == nullptr ? id : category->name.get(language);
}

std::string product_name(const Source& source, const std::string& id, Language language) {
  const catalogue::Product* product = source.catalogue->product(id);
  return product == nullptr ? id : product->name.get(language);
}

std::string quoted(const std::string& text, Language language) {
  return language == Language::ru ? "«" + text + "»" : "“" + text + "”";
}

std::string some_products(const Source& source, const std::vector<std::string>& ids,
                          std::string_view between, Language language) {
  const auto count = static_cast<std::ptrdiff_t>(std::min(ids.size(), kNamed));
  const std::vector<std::string> some(ids.begin(), ids.begin() + count);
  std::string text = join(names(source, some, product_name, language), between);
  if (ids.size() > kNamed) text += pick(language, " и др.", " and others");
  return text;
}

std::string percent(int permille, Language language) {
  return format_percent(std::int64_t{permille} / 10 * 100, language);
}

std::vector<std::string> names(const Source& source, const std::vector<std::string>& ids,
                               Namer namer, Language language) {
  std::vector<std::string> texts;
  texts.reserve(ids.size());
  for (const std::string& id : ids) texts.push_back(quoted(namer(source, id, language), language));
  return texts;
}

}  // namespace oferta::proposal
