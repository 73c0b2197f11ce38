// What whoever opens a link to choose by will see, while the link is still being set up: the
// package it would carry, opened as their device opens it – a store, a page and a selection of its
// own – and nothing besides. So what is shown is what they will be shown, and nothing they will not
// have.
//
//   auto preview = std::make_shared<ChoicePreview>(platform, subject, package);
//   preview->show({.part = PreviewPart::offers, .stand = terms}, now_ms);   // before every frame
//   draw_choosing(page, {preview->workspace(), …, preview->choosing(), …});
//   while (preview->work()) request_frame();
//
// Nothing of it is kept or sent, and what its page asks for is not done.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "app/shell/choosing.h"
#include "app/shell/commands.h"
#include "app/shell/ledger.h"
#include "app/shell/platform.h"
#include "app/shell/selection_work.h"
#include "app/shell/view_state.h"
#include "shared/sharing/choice_package.h"

namespace oferta::app {

// Of the way through choosing; `answers` are those of visitors, on a stand that shows them.
enum class PreviewPart { start, answers, question, offers, form };

// What the preview is made of, and from which state of the workspace.
struct PreviewSubject {
  std::string client;  // id; empty: anybody
  std::string questionnaire;
  std::uint64_t revision = 0;
  Language language = Language::ru;
  friend bool operator==(const PreviewSubject&, const PreviewSubject&) = default;
};

class ChoicePreview {
 public:
  // Of no package there is nothing to show.
  ChoicePreview(Platform& platform, PreviewSubject subject,
                const Result<sharing::ChoicePackage>& package);
  ChoicePreview(const ChoicePreview&) = delete;
  ChoicePreview& operator=(const ChoicePreview&) = delete;
  ~ChoicePreview();

  [[nodiscard]] const PreviewSubject& subject() const { return subject_; }
  [[nodiscard]] bool ready() const { return choosing_.running(); }

  struct Place {
    PreviewPart part = PreviewPart::start;
    ChoosingWay way = ChoosingWay::link;
    std::optional<sharing::StandTerms> stand{};
  };
  // The page as it is there at this moment. Answers of visitors, which there are none of yet, are
  // made up.
  void show(const Place& place, std::int64_t now_ms);
  // A slice of the selection; true when there is something new to show.
  bool work();
  [[nodiscard]] bool wants_work() const { return selection_.busy(); }
  // Seconds until the slides of a stand go on; below 0: nothing moves.
  [[nodiscard]] float wake_after() const;

  // What its page is drawn from.
  [[nodiscard]] const workspace::Workspace& workspace() const { return ledger_.workspace(); }
  [[nodiscard]] const Choosing& choosing() const { return choosing_; }
  [[nodiscard]] const proposal::ProposalEngine& engine() const { return selection_.engine(); }
  [[nodiscard]] const Route& route() const { return route_; }
  [[nodiscard]] ViewState& view() { return view_; }
  [[nodiscard]] Commands& commands() { return commands_; }

 private:
  class Surroundings;
  void turn_to(PreviewPart part, std::int64_t now_ms);
  [[nodiscard]] Route working_place() const;

  PreviewSubject subject_;
  std::unique_ptr<Surroundings> surroundings_;
  Ledger ledger_;
  Choosing choosing_;
  SelectionWork selection_;
  ViewState view_;
  Commands commands_;
  Route route_;
  std::optional<PreviewPart> part_;
  std::int64_t since_ms_ = 0;  // the part is shown
};

}  // namespace oferta::app
