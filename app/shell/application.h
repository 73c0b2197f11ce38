// The application: takes events, draws frames, carries out commands. It knows no browser; web/
// feeds it and shows what it draws, tests do the same without a page.
//
//   Application application(platform, fonts);
//   application.load_operations(kept);            // or load_demo(file) when nothing is kept
//   application.route_changed("/clients");
//   application.frame(input);                     // while wants_frame()
//   show(application.semantics());
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/shell/client_window.h"
#include "app/shell/data_desk.h"
#include "app/shell/picture_desk.h"
#include "app/shell/platform.h"
#include "app/ui/context.h"
#include "app/ui/semantics.h"
#include "shared/base/result.h"

namespace oferta::app {

class Application {
 public:
  Application(Platform& platform, const ui::FontBytes& fonts);
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;
  ~Application();

  // What the store of this device held: one operation a line.
  Result<void> load_operations(std::string_view lines);
  // The first start on an empty store: a workspace file, saved like any change.
  Result<void> load_demo(std::string_view workspace_file);
  // The page was opened by a link to choose by: its package, after what the store has kept. Errors:
  // a package that is broken, of which nothing is loaded. Of a file, the hash of its package, and
  // the package as it stands in the page.
  Result<void> begin_choosing(std::string_view link, std::string_view package,
                              ChoosingWay way = ChoosingWay::link);
  // The answer of the server to what was sent: an HTTP status, 0 without one.
  void choice_answered(int status);
  // Operations another tab has written.
  Result<void> apply_operations(std::string_view lines);

  void frame(const ui::FrameInput& input);
  [[nodiscard]] const ui::SemanticTree& semantics() const;
  // Texts the last frame had no room for; for tests of layouts.
  [[nodiscard]] const std::vector<std::string>& cut_texts() const;
  // Something moves, waits or is being worked out.
  [[nodiscard]] bool wants_frame() const;
  // Seconds after which a frame is due although nothing happens (a toast's end); below 0: never.
  [[nodiscard]] float wake_after_seconds() const;

  // Long work that goes on between frames (the selection): does a slice of some milliseconds, asks
  // for a frame when there is something new to show, and says whether more is left.
  bool work();
  [[nodiscard]] bool wants_work() const;

  void act(const ui::SemanticAction& action);
  // A shortcut by physical key (KeyboardEvent.code). True when it meant something here.
  bool key(std::string_view code, bool ctrl, bool shift, bool alt);

  void route_changed(std::string_view route);
  void persisted(std::uint64_t transaction, bool ok, std::string_view message);
  void document_ready(std::uint64_t request, bool ok, std::string_view file,
                      std::string_view message);
  // A file the person has dropped or chosen: a table is a price list, what somebody chose a
  // request, anything else records, whose preview opens.
  void file_received(std::string_view name, std::string_view bytes);
  // Platform::save_file has written this file, and the next goes there too; "": it was handed over.
  void file_saved(std::string_view name);
  // A workbook is being read by the page; its tables follow, or what went wrong.
  void workbook_coming(std::string_view name);
  void workbook_read(std::string_view name, std::string_view tables);
  void workbook_failed(std::string_view name);
  // What came of make_signing_key, sign or check_signature.
  void signing_answered(const SigningAnswer& answer);
  // Of Platform::read_codes: "on" – there is a picture –, "refused" by the person or the system,
  // "absent", "failed"; and a code that was seen.
  void camera_became(std::string_view state);
  void code_read(std::string_view text);
  // What Platform::fetch_page_template has brought; empty: it could not.
  void page_template_came(std::string_view page_template);
  // A text pasted outside of a text field; false when it means nothing here.
  bool text_pasted(std::string_view text);
  void online_changed(bool online);
  // How big the person has set text, in percent of the usual size.
  void text_size_changed(int percent);

  // Team, snapshots, history: what the platform answers about the data.
  [[nodiscard]] DataDesk& data();
  // The client's screen in a window of its own: what the other window says, on either side.
  [[nodiscard]] ClientWindow& client_window();
  // Pictures of products: what the platform made of them.
  [[nodiscard]] PictureDesk& pictures();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace oferta::app
