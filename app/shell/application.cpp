#include "app/shell/application.h"

#include <string>
#include <utility>
#include <vector>

#include "app/screens/screen.h"
#include "app/shell/approvals.h"
#include "app/shell/choice_preview.h"
#include "app/shell/client_window.h"
#include "app/shell/data_desk.h"
#include "app/shell/entropy.h"
#include "app/shell/handler.h"
#include "app/shell/ledger.h"
#include "app/shell/main_action.h"
#include "app/shell/picture_desk.h"
#include "app/shell/pin.h"
#include "app/shell/preferences.h"
#include "app/shell/presentation.h"
#include "app/shell/refusal.h"
#include "app/shell/selection_work.h"
#include "app/shell/shortcuts.h"
#include "app/shell/stand.h"
#include "app/ui/ui.h"
#include "shared/base/random.h"
#include "shared/sharing/answer_file.h"
#include "shared/sharing/choice_answer.h"

namespace oferta::app {

struct Application::State {
  State(Platform& the_platform, const ui::FontBytes& fonts)
      : platform(&the_platform),
        random(entropy(the_platform)),
        ledger(the_platform),
        preferences(read_preferences(the_platform)),
        context(fonts) {
    apply_preferences();
    view.presentation = read_presentation(the_platform);
  }

  [[nodiscard]] const Strings& strings() const {
    return preferences.stretched_texts ? Strings::stretched() : Strings::of(preferences.language);
  }

  void apply_preferences() {
    context.set_language(language_code(preferences.language));
    context.set_strings(ui_strings(strings()));
    context.set_color_scheme(color_scheme(preferences.theme));
  }

  void go(const Route& place, bool replace) {
    if (same_place(place, route)) return;
    route = place;
    leave_screen();
    platform->navigate(format_route(route), replace);
  }

  // What belonged to the screen that is left: dialogs and amounts that were only tried.
  void leave_screen() {
    view.selection = {};
    view.new_client = {};
    view.share = {};
    view.catalogue.open_product.clear();
  }

  // The variant an address names is chosen, and the address names the chosen one: a link to a
  // selection is a link to what was seen there.
  void follow_variant() {
    const needs::Brief* brief =
        route.screen == Screen::selection ? ledger.workspace().brief(route.brief) : nullptr;
    if (brief == nullptr) return;
    const std::string_view chosen = needs::variant_name(brief->variant);
    const bool asked_another = variant_asked && !route.variant.empty() && route.variant != chosen;
    variant_asked = false;
    if (asked_another) {
      commands.emit(ChooseVariant{brief->id, route.variant});
    } else if (route.variant != chosen) {
      route.variant = chosen;
      platform->navigate(format_route(route), true);
    }
  }

  // Who chooses by a link sees nothing else, and nobody else sees that.
  void stay_with_the_link() {
    const std::optional<Route> place = choosing.place_instead(route, view.stand.visiting);
    if (!place) return;
    route = *place;
    platform->navigate(format_route(route), true);
  }

  void tell(std::string text, ui::Tone tone) { toasts.push_back({std::move(text), tone, {}, {}}); }

  void tell_failed(const Error& error) {
    tell(strings().format("toast.failed", {{"reason", refusal_text(strings(), error)}}),
         ui::Tone::danger);
  }

  void refuse_file(std::string_view name, std::string_view reason) {
    tell(strings().format("file.refused", {{"file", name}, {"reason", reason}}), ui::Tone::danger);
    dirty = true;
  }

  // Goes to the price list that was opened, or says why it was not.
  void show_price_list(std::string_view name, const Result<void>& opened) {
    opened ? go(to_price_list(), false) : refuse_file(name, strings().get("price_list.nothing"));
    dirty = true;
  }

  // A client's answers are shown before they are taken in, on the offer they are about.
  void show_answers(std::string_view name, std::string_view bytes) {
    auto answers = sharing::read_answer_file(bytes);
    if (!answers) {
      refuse_file(name, describe(answers.error()));
      return;
    }
    const std::string offer = answers->front().offer;
    if (ledger.workspace().offer(offer) == nullptr) {
      refuse_file(name, strings().get("answers.unknown"));
      return;
    }
    view.answers = {true, *std::move(answers)};
    go(to_offer(offer), false);
  }

  // Where proposals are worked out for: on a stand that calls out, for its sample.
  [[nodiscard]] Route working_place() const {
    const bool calls_out = choosing.at_stand() && !view.stand.visiting;
    return calls_out ? to_sample(choosing.link()) : route;
  }

  void watch_stand(float page_width) {
    if (!choosing.at_stand()) return;
    // The head has buttons of its own, also where nobody is.
    const float head = choosing_head_height(text_size * stand_scale(view.stand, page_width));
    const StandInput done{platform->now_ms(), context.had_input(), context.was_pressed_below(head)};
    const StandEvent event = watch(*choosing.package().stand, view.stand, done);
    if (event == StandEvent::visit) commands.emit(BeginVisit{});
    if (event == StandEvent::over) commands.emit(EndVisit{});
  }

  void update_selection() {
    const Result<void> begun = selection.update(working_place(), view);
    if (!begun) tell_failed(begun.error());
  }

  // ---- at the client's table

  [[nodiscard]] bool presenting() const { return view.presentation.running(); }
  // The device shows one thing alone, whatever is opened, dropped or pressed.
  [[nodiscard]] bool confined() const {
    return presenting() || choosing.running() || view.shown_here.running;
  }

  void scale_text(float page_width) {
    float scale = 1;
    if (presenting() || view.shown_here.running) scale = presentation_scale(page_width);
    if (choosing.at_stand()) scale = stand_scale(view.stand, page_width);
    context.set_text_scale(text_size * scale);
  }

  // ---- commands

  void carry_out(const Navigate& command) { go(command.route, false); }
  void carry_out(const SetLanguage& command) {
    preferences.language = command.language;
    keep_preferences();
  }
  void carry_out(const SetTheme& command) {
    preferences.theme = command.theme;
    keep_preferences();
  }
  void carry_out(const SetManager& command) {
    platform->set_preference("manager", command.manager);
  }
  void carry_out(const OpenNewClient&) {
    go(to_clients(), false);
    view.new_client = {};
    view.new_client.open = true;
  }
  void carry_out(const TogglePalette&) {
    const bool open = view.palette.open;
    view.palette = {};
    view.palette.open = !open;
  }
  void carry_out(const Undo&) { report_step(ledger.undo(), "toast.undone"); }
  void carry_out(const Redo&) { report_step(ledger.redo(), "toast.redone"); }

  // The next visitor finds the language the stand was set up in.
  void carry_out(const EndVisit& command) {
    carry_out<EndVisit>(command);
    carry_out(SetLanguage{choosing.package().language});
  }

  template <class T>
  void carry_out(const T& command) {
    HandlerContext handler{ledger,   *platform, random,      selection.engine(),
                           view,     strings(), desk.team(), desk.conflicts(),
                           choosing, approvals, {},          {},
                           false};
    const Result<void> done = handle(command, handler);
    if (!done) return tell_failed(done.error());
    if (handler.go) go(*handler.go, false);
    if (handler.toast) {
      tell(*handler.toast, ui::Tone::success);
      if (handler.offer_undo) {
        offer_undo(toasts.back());
      }
    }
  }

  // Undo takes back what was done last: a toast may only do so while that is what it speaks of.
  void offer_undo(ui::Toast& toast) {
    toast.action = strings().get("top.undo");
    toast.on_action = [this, then = ledger.workspace().revision()] {
      if (ledger.workspace().revision() == then) {
        commands.emit(Undo{});
      } else {
        tell(strings().get("toast.undo_late"), ui::Tone::warning);
      }
    };
  }

  void keep_preferences() {
    write_preferences(*platform, preferences);
    apply_preferences();
  }

  void report_step(const Result<bool>& done, std::string_view key) {
    if (!done) {
      tell_failed(done.error());
    } else {
      tell(strings().get(*done ? key : std::string_view("toast.nothing_to_undo")),
           ui::Tone::neutral);
    }
  }

  // True when anything was carried out.
  bool carry_out_all() {
    bool any = false;
    for (const Command& command : commands.take()) {
      visit_command(
          command, [this](const auto& meant) { carry_out(meant); }, AllCommands{});
      any = true;
    }
    return any;
  }

  [[nodiscard]] SaveState save_state() const {
    if (ledger.failed()) {
      return SaveState::failed;
    }
    return ledger.saving() ? SaveState::saving : SaveState::saved;
  }

  void draw(ui::Ui& ui) {
    // What is to be said to the manager waits until the client does not look.
    if (!presenting()) {
      for (ui::Toast& message : std::exchange(toasts, {})) {
        ui::toast(ui, std::move(message));
      }
    }
    const ScreenContext screen{ledger.workspace(),
                               strings(),
                               commands,
                               view,
                               route,
                               selection.engine(),
                               platform->today(),
                               save_state(),
                               ledger.failure(),
                               online,
                               preferences.theme,
                               ledger.author(),
                               ledger.can_undo(),
                               ledger.can_redo(),
                               selection.why_not(),
                               desk.team(),
                               desk.conflicts(),
                               platform->now_ms(),
                               static_cast<std::int64_t>(ledger.unread().size()),
                               has_pin(*platform),
                               choosing,
                               approvals,
                               platform->preference("last_export"),
                               platform->utc_offset_minutes(),
                               platform->preference("address")};
    draw_page(ui, screen);
  }

  Platform* platform;
  Random random;
  Ledger ledger;
  Preferences preferences;
  ui::Context context;
  SelectionWork selection{*platform, ledger};
  Commands commands;
  ViewState view;
  Choosing choosing{ledger, *platform};
  DataDesk desk{*platform, ledger, view.data, [this](std::string_view key, ui::Tone tone) {
                  tell(strings().get(key), tone);
                  toasts.back().seconds = 0;  // waits until it has been read
                }};
  PictureDesk pictures{*platform, context, commands};
  Approvals approvals{*platform, ledger, desk.team()};
  ClientWindow client_window{
      *platform, view.client_window, view.shown_here,
      [this](std::string_view key, ui::Tone tone) { tell(strings().get(key), tone); }};
  Route route;
  bool variant_asked = false;  // by an address that was opened
  std::vector<ui::Toast> toasts;
  float text_size = 1;  // as the person has set it
  bool online = true;
  bool dirty = true;  // something happened since the last frame
};

Application::Application(Platform& platform, const ui::FontBytes& fonts)
    : state_(std::make_unique<State>(platform, fonts)) {}

Application::~Application() = default;

Result<void> Application::load_operations(std::string_view lines) {
  const std::size_t unread = state_->ledger.load(lines);
  if (unread > 0) {
    state_->tell(state_->strings().plural("storage.unread", static_cast<std::int64_t>(unread)),
                 ui::Tone::warning);
  }
  state_->dirty = true;
  return {};
}

Result<void> Application::load_demo(std::string_view workspace_file) {
  state_->dirty = true;
  return state_->ledger.import(workspace_file);
}

Result<void> Application::apply_operations(std::string_view lines) {
  OFERTA_TRY(load_operations(lines));
  state_->desk.written();
  return {};
}

DataDesk& Application::data() {
  state_->dirty = true;
  return state_->desk;
}

PictureDesk& Application::pictures() {
  state_->dirty = true;
  return state_->pictures;
}

ClientWindow& Application::client_window() {
  state_->dirty = true;
  return state_->client_window;
}

void Application::frame(const ui::FrameInput& input) {
  State& state = *state_;
  state.dirty = false;
  state.scale_text(input.width);
  state.follow_variant();
  state.update_selection();
  state.desk.update(state.route);
  state.context.frame(input, [&state](ui::Ui& ui) { state.draw(ui); });
  state.pictures.ask_for_pixels();
  state.selection.update_why_not(state.working_place(), state.view);
  state.watch_stand(input.width);
  state.client_window.update();
  if (state.carry_out_all() || (!state.toasts.empty() && !state.presenting())) {
    state.dirty = true;
  }
}

const ui::SemanticTree& Application::semantics() const {
  return state_->context.semantics();
}

const std::vector<std::string>& Application::cut_texts() const {
  return state_->context.cut_texts();
}

bool Application::wants_frame() const {
  return state_->dirty || state_->context.wants_frame();
}

bool Application::work() {
  State& state = *state_;
  ChoicePreview* preview = state.view.share.preview.get();
  if (state.selection.busy() ? state.selection.work(state.working_place(), state.view)
                             : preview != nullptr && preview->work()) {
    state.dirty = true;
    state.platform->request_frame();
  }
  return wants_work();
}

bool Application::wants_work() const {
  const ChoicePreview* preview = state_->view.share.preview.get();
  return state_->selection.busy() || (preview != nullptr && preview->wants_work());
}

float Application::wake_after_seconds() const {
  const State& state = *state_;
  float wake = sooner(state.context.wake_after_seconds(), state.client_window.wake_after());
  if (const ChoicePreview* preview = state.view.share.preview.get()) {
    wake = sooner(wake, preview->wake_after());
  }
  if (!state.choosing.at_stand()) return wake;
  return sooner(
      wake, stand_time(*state.choosing.package().stand, state.view.stand, state.platform->now_ms())
                .wake_after);
}

void Application::act(const ui::SemanticAction& action) {
  state_->context.act(action);
  state_->dirty = true;
}

bool Application::key(std::string_view code, bool ctrl, bool shift, bool alt) {
  State& state = *state_;
  if (state.choosing.running() && !state.presenting()) return false;
  std::optional<Command> command = shortcut({code, ctrl, shift, alt}, state.view, state.route);
  if (!command) return false;
  state.commands.emit(*std::move(command));
  state.carry_out_all();
  state.dirty = true;
  return true;
}

void Application::route_changed(std::string_view route) {
  if (state_->presenting()) {  // neither "back" nor an address that is typed leads out of it
    state_->route = parse_route(state_->view.presentation.place);
    state_->platform->navigate(format_route(state_->route), true);
    state_->dirty = true;
    return;
  }
  state_->route = parse_route(route);
  state_->stay_with_the_link();
  if (!state_->choosing.running() && is_approval_text(state_->route.approval)) {
    state_->commands.emit(TakeApprovalText{state_->route.approval});
  }
  state_->variant_asked = true;
  state_->leave_screen();
  state_->dirty = true;
}

void Application::persisted(std::uint64_t transaction, bool ok, std::string_view message) {
  state_->ledger.persisted(transaction, ok, message);
  state_->desk.written();
  state_->dirty = true;
}

void Application::document_ready(std::uint64_t request, bool ok, std::string_view file,
                                 std::string_view message) {
  State& state = *state_;
  if (state.view.document.request != request) {
    return;
  }
  state.view.document.request = 0;
  if (ok) {
    state.tell(state.strings().format("offer.pdf.done", {{"file", file}}), ui::Tone::success);
  } else {
    state.tell(state.strings().format("offer.pdf.failed", {{"reason", message}}), ui::Tone::danger);
  }
  state.dirty = true;
}

void Application::file_received(std::string_view name, std::string_view bytes) {
  State& state = *state_;
  if (state.confined()) return;
  state.dirty = true;
  std::string which = std::exchange(state.view.picture_wanted, {});
  if (is_table_name(name)) {
    state.show_price_list(name, open_text(state.view.price_list, std::string(name),
                                          std::string(bytes), state.ledger.workspace()));
    return;
  }
  if (is_approval_text(bytes)) {
    return state.commands.emit(TakeApprovalText{std::string(bytes)});
  }
  // Whoever closed the question for a picture may drop a file of the application instead.
  if (!which.empty() && state.route.screen == Screen::settings && !bytes.starts_with('{')) {
    return state.commands.emit(KeepPicture{std::move(which), std::string(bytes)});
  }
  const std::string& product = state.view.catalogue.open_product;
  if (!product.empty() && !bytes.starts_with('{')) return state.pictures.make_small(product, bytes);
  if (sharing::is_answer_file(bytes)) {
    return state.show_answers(name, bytes);
  }
  if (sharing::is_choice_answer(bytes)) {
    return state.commands.emit(AddLead{std::string(name), std::string(bytes)});
  }
  state.desk.file_received(name, bytes);
  state.go(to_file(), false);
}

void Application::file_saved(std::string_view name) {
  State& state = *state_;
  state.platform->set_preference("last_export", std::to_string(state.platform->now_ms()));
  state.view.kept_file = name;
  if (!name.empty()) {
    state.tell(state.strings().format("file.saved", {{"file", name}}), ui::Tone::success);
  }
  state.dirty = true;
}

void Application::workbook_coming(std::string_view name) {
  if (state_->confined()) return;
  state_->view.price_list.reading = name;
  state_->go(to_price_list(), false);
  state_->dirty = true;
}

void Application::workbook_read(std::string_view name, std::string_view tables) {
  State& state = *state_;
  if (state.confined()) return;
  state.view.price_list.reading.clear();
  state.show_price_list(name, open_workbook(state.view.price_list, std::string(name), tables,
                                            state.ledger.workspace()));
}

void Application::workbook_failed(std::string_view name) {
  state_->view.price_list.reading.clear();
  state_->refuse_file(name, state_->strings().get("price_list.unreadable"));
}

bool Application::text_pasted(std::string_view text) {
  State& state = *state_;
  if (!state.confined() && is_approval_text(text)) {
    state.commands.emit(TakeApprovalText{std::string(text)});
    state.dirty = true;
    return true;
  }
  const Screen screen = state.route.screen;
  if (state.confined() || (screen != Screen::catalogue && screen != Screen::price_list) ||
      !is_table_text(text)) {
    return false;
  }
  const std::string& name = state.strings().get("price_list.pasted");
  state.show_price_list(
      name, open_text(state.view.price_list, name, std::string(text), state.ledger.workspace()));
  return true;
}

Result<void> Application::begin_choosing(std::string_view link, std::string_view package,
                                         ChoosingWay way) {
  state_->dirty = true;
  OFERTA_TRY(state_->choosing.begin(link, package, way));
  if (state_->choosing.at_stand()) {
    state_->carry_out(SetLanguage{state_->choosing.package().language});
  }
  return {};
}

void Application::page_template_came(std::string_view page_template) {
  state_->commands.emit(MakeChoicePage{std::string(page_template)});
  state_->dirty = true;
}

void Application::camera_became(std::string_view state) {
  state_->view.stand.camera.state = state;
  state_->dirty = true;
}

void Application::code_read(std::string_view text) {
  // What is seen after the dialog was closed is nobody's any more.
  if (state_->view.stand.camera.open) state_->commands.emit(TakeCard{std::string(text)});
  state_->dirty = true;
}

void Application::signing_answered(const SigningAnswer& answer) {
  if (auto command = state_->approvals.answered(answer)) state_->commands.emit(*std::move(command));
  state_->dirty = true;
}

void Application::choice_answered(int status) {
  state_->choosing.answered(status);
  state_->dirty = true;
}

void Application::text_size_changed(int percent) {
  state_->text_size = static_cast<float>(percent) / 100;
  state_->dirty = true;
}

void Application::online_changed(bool online) {
  state_->online = online;
  if (online) state_->choosing.turn();
  state_->dirty = true;
}

}  // namespace oferta::app
