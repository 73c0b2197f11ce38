#include "web/platform.h"

#include <utility>

#include "shared/base/json.h"
#include "shared/sync/stamp.h"
#include "web/page.h"

namespace oferta::web {
namespace {

// The transaction and request numbers are counters, far below 2^53.
std::int64_t wire_number(std::uint64_t number) {
  return static_cast<std::int64_t>(number);
}

void tell(const Json& message, std::string_view bytes = {}) {
  const std::string json = canonical(message);
  oferta_page_message(json.data(), json.size(), bytes.data(), bytes.size());
}

std::string_view purpose_name(app::DocumentRequest::Purpose purpose) {
  switch (purpose) {
    case app::DocumentRequest::Purpose::download:
      return "download";
    case app::DocumentRequest::Purpose::preview:
      return "preview";
    case app::DocumentRequest::Purpose::print:
      return "print";
  }
  return "download";
}

}  // namespace

void BrowserPlatform::set_preferences(std::map<std::string, std::string, std::less<>> values) {
  preferences_ = std::move(values);
}

std::int64_t BrowserPlatform::now_ms() const {
  return static_cast<std::int64_t>(oferta_page_now());
}

Date BrowserPlatform::today() const {
  return Date::from_day_number(oferta_page_local_day());
}

int BrowserPlatform::utc_offset_minutes() const {
  return oferta_page_utc_offset();
}

std::uint64_t BrowserPlatform::random() {
  const std::uint64_t high = oferta_page_random();
  return (high << 32U) | oferta_page_random();
}

void BrowserPlatform::request_frame() {
  oferta_page_request_frame();
}

void BrowserPlatform::persist(app::PersistBatch batch) {
  Json operations = Json::array();
  for (app::PersistBatch::Entry& entry : batch.operations) {
    operations.push_back({{"node", std::move(entry.node)},
                          {"sequence", entry.sequence},
                          {"json", std::move(entry.json)}});
  }
  tell({{"do", "persist"},
        {"transaction", wire_number(batch.transaction)},
        {"clock", std::move(batch.clock)},
        {"peer", std::move(batch.peer)},
        {"operations", std::move(operations)}});
}

void BrowserPlatform::render_document(app::DocumentRequest request) {
  tell({{"do", "document"},
        {"request", wire_number(request.request)},
        {"purpose", purpose_name(request.purpose)},
        {"order", std::move(request.order)}});
}

void BrowserPlatform::download(std::string_view file_name, std::string_view mime_type,
                               std::string_view bytes) {
  tell({{"do", "download"}, {"file", file_name}, {"type", mime_type}}, bytes);
}

void BrowserPlatform::save_file(std::string_view file_name, std::string_view mime_type,
                                std::string_view bytes, bool other_file) {
  tell({{"do", "save"}, {"file", file_name}, {"type", mime_type}, {"other", other_file}}, bytes);
}

void BrowserPlatform::pick_file(std::string_view accept) {
  tell({{"do", "pick"}, {"accept", accept}});
}

void BrowserPlatform::fetch_page_template() {
  tell({{"do", "page-template"}});
}

void BrowserPlatform::write_mail(std::string_view address, std::string_view subject,
                                 std::string_view text) {
  tell({{"do", "mail"}, {"address", address}, {"subject", subject}, {"text", text}});
}

void BrowserPlatform::forget_kept() {
  tell({{"do", "forget"}});
}

void BrowserPlatform::leave_link() {
  tell({{"do", "leave-link"}});
}

void BrowserPlatform::read_codes() {
  tell({{"do", "read-codes"}});
}

void BrowserPlatform::make_picture_small(std::string_view product, std::string_view bytes, int side,
                                         std::size_t most) {
  tell({{"do", "small-picture"}, {"product", product}, {"side", side}, {"most", most}}, bytes);
}

void BrowserPlatform::load_pixels(std::uint64_t key, std::string_view uri) {
  tell({{"do", "pixels"}, {"key", key}, {"uri", uri}});
}

void BrowserPlatform::type_key(std::string_view key) {
  tell({{"do", "type"}, {"key", key}});
}

void BrowserPlatform::open_client_window() {
  tell({{"do", "open-window"}});
}

void BrowserPlatform::close_client_window() {
  tell({{"do", "close-window"}});
}

void BrowserPlatform::tell_window(std::string_view text, std::string_view bytes,
                                  std::string_view kept) {
  tell({{"do", "tell-window"}, {"text", text}, {"kept", kept}}, bytes);
}

void BrowserPlatform::switch_full_screen() {
  tell({{"do", "full-screen"}});
}

void BrowserPlatform::copy_text(std::string_view text) {
  tell({{"do", "copy"}, {"text", text}});
}

void BrowserPlatform::join_team(const app::JoinRequest& request) {
  tell({{"do", "join"},
        {"invitation", request.invitation},
        {"person", request.person},
        {"password", request.password},
        {"name", request.device_name},
        {"bring", request.bring}});
}

void BrowserPlatform::call_team(std::string_view method, std::string_view path,
                                std::string_view body) {
  tell({{"do", "call"}, {"method", method}, {"path", path}}, body);
}

void BrowserPlatform::leave_team(bool wipe) {
  tell({{"do", "leave"}, {"wipe", wipe}});
}

void BrowserPlatform::share_team_phase(std::string_view phase) {
  tell({{"do", "phase"}, {"phase", phase}});
}

void BrowserPlatform::reread() {
  tell({{"do", "reread"}});
}

void BrowserPlatform::read_history(std::string_view type, std::string_view id) {
  tell({{"do", "history"}, {"type", type}, {"id", id}});
}

void BrowserPlatform::change_lock(const app::LockWish& wish) {
  tell({{"do", "lock"}, {"old", wish.old}, {"fresh", wish.fresh}, {"minutes", wish.minutes}});
}

void BrowserPlatform::lock_now() {
  tell({{"do", "lock"}, {"now", true}});
}

void BrowserPlatform::measure_storage() {
  tell({{"do", "measure"}});
}

void BrowserPlatform::renew_node() {
  node_ = sync::node_text(random());
  tell({{"do", "node"}, {"node", node_}});
}

void BrowserPlatform::make_signing_key() {
  tell({{"do", "signing-key"}});
}

void BrowserPlatform::sign(std::string_view text) {
  tell({{"do", "sign"}, {"text", text}});
}

void BrowserPlatform::check_signature(std::int64_t request, std::string_view key,
                                      std::string_view text, std::string_view signature) {
  tell({{"do", "check-signature"},
        {"request", request},
        {"key", key},
        {"text", text},
        {"signature", signature}});
}

void BrowserPlatform::navigate(std::string_view route, bool replace) {
  tell({{"do", "navigate"}, {"route", route}, {"replace", replace}});
}

void BrowserPlatform::set_preference(std::string_view key, std::string_view value) {
  preferences_.insert_or_assign(std::string(key), std::string(value));
  tell({{"do", "preference"}, {"key", key}, {"value", value}});
}

std::string BrowserPlatform::preference(std::string_view key) const {
  const auto found = preferences_.find(key);
  return found == preferences_.end() ? std::string() : found->second;
}

}  // namespace oferta::web
