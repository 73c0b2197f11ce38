// How far the needs are met, in one sentence of the document.
#include <doctest/doctest.h>

#include "shared/offer/document_texts.h"

using namespace oferta;

namespace {

std::string said(const offer::NeedCounts& counts, Language language) {
  return replace_all(offer::coverage_sentence(counts, language), "\u00A0", " ");
}

}  // namespace

TEST_CASE("coverage: kinds of needs there are none of are left out") {
  const auto ru = [](const offer::NeedCounts& counts) { return said(counts, Language::ru); };
  CHECK(ru({.full = 4}) == "Закрываем все ваши потребности полностью.");
  CHECK(ru({.full = 8, .mostly = 1, .partly = 2, .unmet = 1}) ==
        "Из 12 потребностей полностью закрыто 8, в основном – 1, частично – 2, не закрыта 1.");
  CHECK(ru({.mostly = 5, .unmet = 5}) == "Из 10 потребностей в основном закрыто 5, не закрыто 5.");
  CHECK(ru({.full = 1, .mostly = 1}) == "Из 2 потребностей полностью закрыта 1, в основном – 1.");
  CHECK(ru({.unmet = 3}) == "Из 3 потребностей не закрыто 3.");
  CHECK(ru({.mostly = 1}) == "Потребность закрыта в основном.");
  CHECK(ru({.unmet = 1}) == "Потребность не закрыта.");
}

TEST_CASE("coverage: in English") {
  const auto en = [](const offer::NeedCounts& counts) { return said(counts, Language::en); };
  CHECK(en({.full = 1}) == "All of your needs are met in full.");
  CHECK(en({.full = 2, .mostly = 3, .partly = 1, .unmet = 4}) ==
        "2 of 10 needs met in full, 3 for the most part, 1 in part, 4 not met.");
  CHECK(en({.mostly = 5, .unmet = 5}) == "5 of 10 needs met for the most part, 5 not met.");
  CHECK(en({.unmet = 3}) == "None of 3 needs is met.");
}
