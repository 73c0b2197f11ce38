#pragma once
/// Surroundings of an application that keep everything asked of them in memory, for tests.
///
///   MemoryPlatform platform;
///   Application application(platform, test_fonts());
///   … platform.disk, platform.calls, platform.downloads …
///
/// Nothing answers by itself: what was asked is looked at, and answered, by the test.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/shell/platform.h"

namespace oferta::testing {

class MemoryPlatform final : public app::Platform {
 public:
  struct Call {
    std::string method;
    std::string path;
    std::string body;
  };

  /// `start` begins the numbers of random().
  explicit MemoryPlatform(std::string node = "00000000000000a1", std::uint64_t start = 0)
      : node_(std::move(node)), random_(start) {}

  std::int64_t now = 1'790'000'000'000;
  int utc_offset = 0;  ///< minutes
  std::string language = "en";
  std::vector<app::PersistBatch> disk;                         ///< in the order it was written
  std::vector<Call> calls;                                     ///< to the team's server
  std::vector<std::pair<std::string, std::string>> downloads;  ///< name, bytes
  std::vector<std::pair<std::string, std::string>> histories;  ///< asked for: type, id
  std::vector<app::JoinRequest> joins;                         ///< asked for
  std::optional<bool> left;                                    ///< with wiping or without
  std::string phase;
  std::string copied;  ///< last
  int rereads = 0;
  int forgotten = 0;
  int left_link = 0;
  std::vector<app::LockWish> lock_wishes;
  int locked = 0;                 ///< asked to lock now
  int cameras = 0;                ///< asked to look for codes
  std::vector<std::string> keys;  ///< typed on the keyboard on the screen
  /// Files to be made small: of which product, in how many bytes at most.
  std::vector<std::pair<std::string, std::size_t>> small_pictures;
  std::vector<std::uint64_t> pixels;  ///< of pictures, asked for
  int templates = 0;                  ///< of pages to choose from, asked for
  /// Asked of the keeper of keys: an empty text for a key, no key for a signature.
  struct Signing {
    std::int64_t request = 0;
    std::string key, text, signature;
  };
  std::vector<Signing> signing;
  struct Mail {
    std::string address, subject, text;
  } mail;  ///< begun last
  std::string route;
  /// To the other window, client_window.h.
  struct Said {
    std::string text, bytes, kept;
    friend bool operator==(const Said&, const Said&) = default;
  };
  std::vector<Said> said;
  int windows_opened = 0;
  int windows_closed = 0;
  int full_screens = 0;
  int preferences_set = 0;

  /// Everything written, one operation a line; with "dropped" rows too.
  std::string lines() const {
    std::string out;
    for (const app::PersistBatch& batch : disk) {
      for (const auto& operation : batch.operations) out += operation.json + "\n";
    }
    return out;
  }
  /// What the server has, as last written.
  std::string peer() const {
    for (auto batch = disk.rbegin(); batch != disk.rend(); ++batch) {
      if (!batch->peer.empty()) return batch->peer;
    }
    return {};
  }

  std::int64_t now_ms() const override { return now; }
  oferta::Date today() const override { return {2026, 9, 21}; }
  int utc_offset_minutes() const override { return utc_offset; }
  std::string node_id() const override { return node_; }
  std::uint64_t random() override { return ++random_; }
  void request_frame() override {}
  void persist(app::PersistBatch batch) override { disk.push_back(std::move(batch)); }
  void render_document(app::DocumentRequest /*request*/) override {}
  void download(std::string_view name, std::string_view /*type*/, std::string_view bytes) override {
    downloads.emplace_back(name, bytes);
  }
  void pick_file(std::string_view /*accept*/) override {}
  void join_team(const app::JoinRequest& request) override { joins.push_back(request); }
  void call_team(std::string_view method, std::string_view path, std::string_view body) override {
    calls.push_back({std::string(method), std::string(path), std::string(body)});
  }
  void leave_team(bool wipe) override { left = wipe; }
  void share_team_phase(std::string_view the_phase) override { phase = the_phase; }
  void reread() override { ++rereads; }
  void read_history(std::string_view type, std::string_view id) override {
    histories.emplace_back(type, id);
  }
  void measure_storage() override {}
  void change_lock(const app::LockWish& wish) override { lock_wishes.push_back(wish); }
  void lock_now() override { ++locked; }
  void renew_node() override { node_ = "00000000000000b" + std::to_string(++renewed_); }
  void fetch_page_template() override { ++templates; }
  void write_mail(std::string_view address, std::string_view subject,
                  std::string_view text) override {
    mail = {std::string(address), std::string(subject), std::string(text)};
  }
  void make_signing_key() override { signing.push_back({}); }
  void sign(std::string_view text) override { signing.push_back({0, "", std::string(text), ""}); }
  void check_signature(std::int64_t request, std::string_view key, std::string_view text,
                       std::string_view signature) override {
    signing.push_back({request, std::string(key), std::string(text), std::string(signature)});
  }
  void forget_kept() override { ++forgotten; }
  void leave_link() override { ++left_link; }
  void read_codes() override { ++cameras; }
  void make_picture_small(std::string_view product, std::string_view /*bytes*/, int /*side*/,
                          std::size_t most) override {
    small_pictures.emplace_back(product, most);
  }
  void load_pixels(std::uint64_t key, std::string_view /*uri*/) override { pixels.push_back(key); }
  void type_key(std::string_view key) override { keys.emplace_back(key); }
  void open_client_window() override { ++windows_opened; }
  void close_client_window() override { ++windows_closed; }
  void tell_window(std::string_view text, std::string_view bytes, std::string_view kept) override {
    said.push_back({std::string(text), std::string(bytes), std::string(kept)});
  }
  void switch_full_screen() override { ++full_screens; }
  void copy_text(std::string_view text) override { copied = text; }
  void navigate(std::string_view the_route, bool /*replace*/) override { route = the_route; }
  void set_preference(std::string_view key, std::string_view value) override {
    preferences_[std::string(key)] = value;
    ++preferences_set;
  }
  std::string preference(std::string_view key) const override {
    if (key == "language") return language;
    const auto found = preferences_.find(std::string(key));
    return found == preferences_.end() ? std::string() : found->second;
  }

 private:
  std::string node_;
  std::uint64_t random_;
  int renewed_ = 0;
  std::map<std::string, std::string> preferences_;
};

}  // namespace oferta::testing
