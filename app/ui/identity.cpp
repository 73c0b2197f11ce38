#include "app/ui/state.h"

namespace oferta::ui {
namespace {

constexpr Id kPrime = 16777619U;  // FNV-1a, 32 bits

Id never_zero(Id hash) {
  return hash == 0 ? 1 : hash;
}

// Two widgets of one name in one scope: the later ones get numbers.
Id unique(State& s, Id id) {
  Id candidate = id;
  for (std::uint32_t n = 1; !s.used_ids.insert(candidate).second; ++n) candidate = hash_id(id, n);
  return candidate;
}

Id next_ordinal(State& s, std::string_view kind) {
  Identity& scope = s.ids.back();
  const auto number = static_cast<std::uint32_t>(scope.ordinal++);
  return hash_id(hash_id(scope.seed, kind), number);
}

}  // namespace

Id hash_id(Id seed, std::string_view text) {
  Id hash = 2166136261U ^ seed;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return never_zero(hash);
}

Id hash_id(Id seed, std::uint32_t number) {
  Id hash = (2166136261U ^ seed) * kPrime;
  for (unsigned shift = 0; shift < 32; shift += 8)
    hash = (hash ^ ((number >> shift) & 0xFFU)) * kPrime;
  return never_zero(hash);
}

Id widget_id(State& s, std::string_view name) {
  return unique(s, hash_id(s.ids.back().seed, name));
}

Id ordinal_id(State& s, std::string_view kind) {
  return unique(s, next_ordinal(s, kind));
}

Id layout_key(State& s, std::string_view kind) {
  return next_ordinal(s, kind);
}

Id Ui::id(std::string_view name) const {
  return hash_id(state_->ids.back().seed, name);
}

void Ui::push_id(std::string_view name) {
  state_->ids.push_back({id(name), 0});
}

void Ui::push_id(std::int64_t number) {
  push_id(std::to_string(number));
}

void Ui::pop_id() {
  state_->ids.pop_back();
}

}  // namespace oferta::ui
