// What the application asks of its surroundings.
//
// The application knows no clock, network, storage or page; it is handed a Platform. The browser's
// implementation lives in web/, the tests' one in tests/app/support.
//
//   class Browser final : public app::Platform { … };
//   app::Application application(browser);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/shell/device_lock.h"
#include "shared/base/date.h"

namespace oferta::app {

// Operations of one user transaction, ready to be written. `lines` are the operations in the wire
// form of shared/sync/operation.h, in sequence order; `clock` is the stamp the clock has reached.
// Everything is written in one durable storage transaction, or nothing is.
struct PersistBatch {
  struct Entry {
    std::string node;           // origin node, 16 hex digits
    std::int64_t sequence = 0;  // origin sequence, unique within the node
    std::string json;           // the operation, canonical JSON
  };
  std::uint64_t transaction = 0;  // echoed in Application::persisted
  std::vector<Entry> operations;
  std::string clock;
  std::string peer;  // what the team's server has (sync::Peer::text); empty: no team
};

// What the platform knows of the device's membership in a team. The token stays with the platform.
struct Membership {
  std::string server;  // its address, as a person knows it
  std::string device;  // id
  std::string name;    // of the device
  std::string person;  // whose device it is, by name; empty: nobody's
  std::string role;
  std::string peer;  // as last persisted
};

// How a device becomes a team's: by an invitation – for a device, for a person, for another
// password – or, without one, by a person's name and password.
struct JoinRequest {
  std::string invitation;
  std::string person;
  std::string password;
  std::string device_name;
  bool bring = false;  // what this device holds comes along; else it is removed first
};

// Room on this device for this page, in bytes; 0 where it is not known.
struct StorageRoom {
  std::int64_t used = 0;
  std::int64_t quota = 0;
  bool lasting = false;  // the browser has promised not to clear it by itself
};

// A document to be made by the document module (web/documents).
struct DocumentRequest {
  enum class Purpose { download, preview, print };
  std::uint64_t request = 0;  // echoed in Application::document_ready
  Purpose purpose = Purpose::download;
  std::string order;  // what is wanted, JSON of shared/deals/file_order.h
};

// How a page was opened by which somebody chooses for themselves.
enum class ChoosingWay {
  link,  // of a team's server, which what is sent is brought to
  file,  // of the disk
};

// The platform's answer about a key or a signature (Ed25519), all of them as base64url.
struct SigningAnswer {
  enum class Kind { key, signature, check };
  Kind kind = Kind::check;
  std::string text{};        // the public key made, or the signature; empty where it failed
  std::int64_t request = 0;  // of the check
  bool holds = false;        // of the check
  bool unable = false;       // there are no such signatures here
};

class Platform {
 public:
  Platform() = default;
  Platform(const Platform&) = delete;
  Platform& operator=(const Platform&) = delete;
  virtual ~Platform() = default;

  // Milliseconds since 1970-01-01 UTC.
  [[nodiscard]] virtual std::int64_t now_ms() const = 0;
  // The calendar date where the user is.
  [[nodiscard]] virtual Date today() const = 0;
  // Minutes that the clock where the user is now is ahead of UTC; negative west of it.
  [[nodiscard]] virtual int utc_offset_minutes() const { return 0; }
  // The id of this writer, 16 hex digits: it belongs to one storage instance and one tab at a time,
  // so that no two writers ever give out the same sequence number.
  [[nodiscard]] virtual std::string node_id() const = 0;
  // 64 random bits fit for identifiers.
  [[nodiscard]] virtual std::uint64_t random() = 0;

  // Asks for one more frame; any number of calls before it make one frame.
  virtual void request_frame() = 0;
  // Starts the durable write of a batch; Application::persisted is called when it is on disk or
  // failed.
  virtual void persist(PersistBatch batch) = 0;
  // Starts a document; Application::document_ready is called when it is delivered or failed.
  virtual void render_document(DocumentRequest request) = 0;
  // Hands a file to the user.
  virtual void download(std::string_view file_name, std::string_view mime_type,
                        std::string_view bytes) = 0;
  // Keeps a file up to date: where the platform can, the one it wrote last, without asking again
  // (`other_file` asks), otherwise handed over as any file. Application::file_saved follows unless
  // the person wants none.
  virtual void save_file(std::string_view file_name, std::string_view mime_type,
                         std::string_view bytes, bool other_file) {
    static_cast<void>(other_file);
    download(file_name, mime_type, bytes);
  }
  // Lets the user choose a file (`accept` as in an input element); Application::file_received
  // follows.
  virtual void pick_file(std::string_view accept) = 0;

  // The program starts anew when it has succeeded, Application::join_failed says otherwise.
  virtual void join_team(const JoinRequest& request) = 0;
  // A request to the team's server under the device's name; Application::team_answered follows.
  virtual void call_team(std::string_view method, std::string_view path, std::string_view body) = 0;
  // Ends the membership; with `wipe` everything on this device goes too. The program starts anew.
  virtual void leave_team(bool wipe) = 0;
  // Other windows of the program on this device show the same state of the exchange.
  virtual void share_team_phase(std::string_view phase) = 0;
  // Sends everything on the disk again; Application::reloaded follows.
  virtual void reread() = 0;
  // Operations on the disk about one record; Application::history_read follows.
  virtual void read_history(std::string_view type, std::string_view id) = 0;
  // Application::storage_measured follows.
  virtual void measure_storage() = 0;
  // DataDesk::lock_answered follows; the page begins anew where the passphrase is another
  // afterwards.
  virtual void change_lock(const LockWish& wish) = 0;
  // The page begins anew and asks for the passphrase.
  virtual void lock_now() = 0;
  // From now on node_id() is another one that nobody has: somebody else writes under the old one.
  virtual void renew_node() = 0;

  // Fetches the template of pages to choose from (sharing/choice_page.h);
  // Application::page_template_came follows.
  virtual void fetch_page_template() {}
  // Begins a letter in the person's own mail program.
  virtual void write_mail(std::string_view address, std::string_view subject,
                          std::string_view text) {
    static_cast<void>(address);
    static_cast<void>(subject);
    static_cast<void>(text);
  }

  // Makes a key pair whose secret half stays on this device and cannot be read out;
  // Application::signing_answered follows, as it does of the other two.
  virtual void make_signing_key() {}
  virtual void sign(std::string_view text) { static_cast<void>(text); }
  virtual void check_signature(std::int64_t request, std::string_view key, std::string_view text,
                               std::string_view signature) {
    static_cast<void>(request);
    static_cast<void>(key);
    static_cast<void>(text);
    static_cast<void>(signature);
  }

  // Removes from the disk what is kept beside the package of the link the page was opened by.
  virtual void forget_kept() {}
  // Leaves the link the page was opened by.
  virtual void leave_link() {}
  // Looks for QR codes with the camera for as long as a ui::camera_view is on the page;
  // Application::camera_became and code_read follow. No picture is kept.
  virtual void read_codes() {}
  // Makes of a file a JPEG of at most so many pixels a side and so many bytes;
  // PictureDesk::small_came follows.
  virtual void make_picture_small(std::string_view product, std::string_view bytes, int side,
                                  std::size_t most) {
    static_cast<void>(product);
    static_cast<void>(bytes);
    static_cast<void>(side);
    static_cast<void>(most);
  }
  // Turns a picture's data URI into pixels; PictureDesk::pixels_came follows.
  virtual void load_pixels(std::uint64_t key, std::string_view uri) {
    static_cast<void>(key);
    static_cast<void>(uri);
  }
  // Types a key of the keyboard on the screen (ui/screen_keyboard.h) where the caret is;
  // SemanticAction::set_value follows, or blur.
  virtual void type_key(std::string_view key) { static_cast<void>(key); }

  // The client's window, client_window.h: opens it, or brings the open one forward; closes it.
  // ClientWindow::became follows.
  virtual void open_client_window() {}
  virtual void close_client_window() {}
  // Says something to the other window; ClientWindow::told of that one follows. Of the manager's,
  // `kept` is given back to the next start of this page while the client's window is still there.
  virtual void tell_window(std::string_view text, std::string_view bytes, std::string_view kept) {
    static_cast<void>(text);
    static_cast<void>(bytes);
    static_cast<void>(kept);
  }
  // The window takes the whole screen, or no longer.
  virtual void switch_full_screen() {}

  virtual void copy_text(std::string_view text) = 0;
  // Puts the route («/clients/…») into the address; `replace` leaves no history entry.
  virtual void navigate(std::string_view route, bool replace) = 0;
  // Keeps a small preference (language, theme) that belongs to this device, not to the workspace.
  virtual void set_preference(std::string_view key, std::string_view value) = 0;
  [[nodiscard]] virtual std::string preference(std::string_view key) const = 0;
};

}  // namespace oferta::app
