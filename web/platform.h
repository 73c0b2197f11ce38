#pragma once
/// app::Platform in the browser: each wish becomes one message to the page.
///
///   BrowserPlatform platform;
///   platform.set_node("9f86d081884c7d65");
///   platform.set_preferences({{"language", "ru"}});
///   app::Application application(platform);
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "app/shell/platform.h"

namespace oferta::web {

class BrowserPlatform final : public app::Platform {
 public:
  /// The id, 16 hexadecimal digits, that no other writer of this storage has (page/tabs.js).
  void set_node(std::string node) { node_ = std::move(node); }
  /// What the page has read from this device's storage at the start.
  void set_preferences(std::map<std::string, std::string, std::less<>> values);

  [[nodiscard]] std::int64_t now_ms() const override;
  [[nodiscard]] Date today() const override;
  [[nodiscard]] int utc_offset_minutes() const override;
  [[nodiscard]] std::string node_id() const override { return node_; }
  [[nodiscard]] std::uint64_t random() override;
  void request_frame() override;
  void persist(app::PersistBatch batch) override;
  void render_document(app::DocumentRequest request) override;
  void download(std::string_view file_name, std::string_view mime_type,
                std::string_view bytes) override;
  void save_file(std::string_view file_name, std::string_view mime_type, std::string_view bytes,
                 bool other_file) override;
  void pick_file(std::string_view accept) override;
  void forget_kept() override;
  void leave_link() override;
  void read_codes() override;
  void make_picture_small(std::string_view product, std::string_view bytes, int side,
                          std::size_t most) override;
  void load_pixels(std::uint64_t key, std::string_view uri) override;
  void type_key(std::string_view key) override;
  void open_client_window() override;
  void close_client_window() override;
  void tell_window(std::string_view text, std::string_view bytes, std::string_view kept) override;
  void switch_full_screen() override;
  void copy_text(std::string_view text) override;
  void join_team(const app::JoinRequest& request) override;
  void call_team(std::string_view method, std::string_view path, std::string_view body) override;
  void leave_team(bool wipe) override;
  void share_team_phase(std::string_view phase) override;
  void reread() override;
  void read_history(std::string_view type, std::string_view id) override;
  void measure_storage() override;
  void change_lock(const app::LockWish& wish) override;
  void lock_now() override;
  void renew_node() override;
  void fetch_page_template() override;
  void write_mail(std::string_view address, std::string_view subject,
                  std::string_view text) override;
  void make_signing_key() override;
  void sign(std::string_view text) override;
  void check_signature(std::int64_t request, std::string_view key, std::string_view text,
                       std::string_view signature) override;
  void navigate(std::string_view route, bool replace) override;
  void set_preference(std::string_view key, std::string_view value) override;
  [[nodiscard]] std::string preference(std::string_view key) const override;

 private:
  std::string node_;
  std::map<std::string, std::string, std::less<>> preferences_;
};

}  // namespace oferta::web
