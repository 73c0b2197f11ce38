// A small world for tests of proposals: products, needs and one question whose answer opens slots.
//
//   ProposalWorld world;
//   world.add_product("phone-a", "phone", 5'000'00, {{"sound", 900}});
//   world.open("phone", {.cap = 1, .required = true});
//   world.want("sound", needs::Level::must);
//   engine.start(world.source(), world.brief(20'000'00));
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shared/proposal/source.h"

namespace oferta::testing {

class ProposalWorld {
 public:
  ProposalWorld() {
    rates = pricing::VatRates({{"general", Date{2019, 1, 1}, 2000},
                               {"general", Date{2026, 1, 1}, 2200},
                               {"reduced", Date{2019, 1, 1}, 1000}});
    needs::Question seats;
    seats.id = "seats";
    seats.kind = needs::QuestionKind::number;
    questionnaire.id = "q";
    questionnaire.questions.push_back(seats);
  }

  /// A product that serves needs by the levels of attributes named like them, 0 … 1000.
  catalogue::Product& add_product(const std::string& id, const std::string& category, Minor price,
                                  const std::vector<std::pair<std::string, int>>& levels = {}) {
    catalogue::Product product;
    product.id = id;
    product.name = {"Товар " + id, "Product " + id};
    product.unit = {"шт.", "pcs"};
    product.category = category;
    product.price = Money{price};
    for (const auto& [need, level] : levels) {
      product.attributes["serves_" + need] = std::int64_t{level};
    }
    products_.push_back(std::move(product));
    return products_.back();
  }

  /// Puts the products into the catalogue; call it after they have been given all they have.
  void finish() {
    for (const catalogue::Product& product : products_) {
      if (catalogue.category(product.category) == nullptr) {
        catalogue::Category category;
        category.id = product.category;
        category.name = {"Раздел " + product.category, "Category " + product.category};
        catalogue.put(category);
      }
      for (auto& [id, need] : needs) {
        const std::string attribute = "serves_" + id;
        const bool known = std::any_of(need.serves.begin(), need.serves.end(), [&](const auto& e) {
          return e.category == product.category;
        });
        if (known || product.attribute(attribute) == nullptr) continue;
        need.serves.push_back(
            {product.category, "", attribute, {{0, 0}, {1000, 1000}}, std::nullopt, 0});
      }
      catalogue.put(product);
    }
    ++revision;
  }

  void open(const std::string& category, std::int64_t cap = 1, bool required = false) {
    effect(needs::OpenSlot{category, cap, required});
  }

  void want(const std::string& id, needs::Level level, int must_at = 500) {
    needs::Need need;
    need.id = id;
    need.name = {"Нужда " + id, "Need " + id};
    need.benefit = {"польза " + id, "benefit " + id};
    need.must_at = must_at;
    needs.emplace(id, need);
    effect(needs::WantNeed{id, level});
  }

  template <class Action>
  void effect(Action action) {
    questionnaire.questions.front().effects.push_back({std::nullopt, std::move(action)});
  }

  needs::Brief brief(Minor budget, std::int64_t seats = 1) const {
    needs::Brief made;
    made.id = "brief";
    made.questionnaire = "q";
    made.date = Date{2026, 11, 24};
    made.budget = Money{budget};
    made.answers["seats"] = seats;
    return made;
  }

  proposal::Source source() const {
    proposal::Source made;
    made.catalogue = &catalogue;
    made.needs = &needs;
    made.questionnaire = &questionnaire;
    made.vat_rates = &rates;
    made.prices_include_vat = prices_include_vat;
    made.charges_vat = charges_vat;
    made.revision = revision;
    return made;
  }

  catalogue::Catalogue catalogue;
  needs::NeedMap needs;
  needs::Questionnaire questionnaire;
  pricing::VatRates rates;
  bool prices_include_vat = true;
  bool charges_vat = true;
  std::uint64_t revision = 0;

 private:
  std::deque<catalogue::Product> products_;  // add_product gives references
};

}  // namespace oferta::testing
