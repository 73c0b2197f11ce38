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
};

// A document to be made by the document module (web/documents).
struct DocumentRequest {
  enum class Purpose { download, preview, print };
  std::uint64_t request = 0;  // echoed in Application::document_ready
  Purpose purpose = Purpose::download;
  std::string order;  // what is wanted, JSON of shared/deals/file_order.h
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
  // (`other_file` asks); Application::file_saved follows. Otherwise it is handed over as any file.
  virtual void save_file(std::string_view file_name, std::string_view mime_type,
                         std::string_view bytes, bool other_file) {
    static_cast<void>(other_file);
    download(file_name, mime_type, bytes);
  }
  // Lets the user choose a file (`accept` as in an input element); Application::file_received
  // follows.
  virtual void pick_file(std::string_view accept) = 0;
  virtual void copy_text(std::string_view text) = 0;
  // Puts the route («/clients/…») into the address; `replace` leaves no history entry.
  virtual void navigate(std::string_view route, bool replace) = 0;
  // Keeps a small preference (language, theme) that belongs to this device, not to the workspace.
  virtual void set_preference(std::string_view key, std::string_view value) = 0;
  [[nodiscard]] virtual std::string preference(std::string_view key) const = 0;
};

}  // namespace oferta::app
