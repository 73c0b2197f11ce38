#pragma once
/// Surroundings in which nothing happens but what is asked of them, in English.
#include <map>
#include <string>
#include <string_view>

#include "app/shell/platform.h"

namespace oferta::testing {

class QuietPlatform final : public app::Platform {
 public:
  std::int64_t now_ms() const override { return 1'790'000'000'000; }
  Date today() const override { return {2026, 9, 21}; }
  std::string node_id() const override { return "00000000000000a1"; }
  std::uint64_t random() override { return ++random_; }
  void request_frame() override {}
  void persist(app::PersistBatch) override {}
  void render_document(app::DocumentRequest) override {}
  void download(std::string_view, std::string_view, std::string_view) override {}
  void pick_file(std::string_view) override {}
  void copy_text(std::string_view) override {}
  void navigate(std::string_view route, bool) override { route_ = route; }
  void set_preference(std::string_view key, std::string_view value) override {
    preferences_[std::string(key)] = value;
  }
  std::string preference(std::string_view key) const override {
    const auto found = preferences_.find(std::string(key));
    return found == preferences_.end() ? std::string() : found->second;
  }
  const std::string& route() const { return route_; }

 private:
  std::uint64_t random_ = 0;
  std::string route_;
  std::map<std::string, std::string> preferences_{{"language", "en"}};
};

}  // namespace oferta::testing
