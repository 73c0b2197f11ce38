#include "app/shell/choice_preview.h"

#include <string_view>
#include <utility>

#include "app/shell/stand.h"
#include "shared/workspace/client_records.h"
#include "shared/workspace/poll.h"

namespace oferta::app {
namespace {

constexpr std::string_view kLink = "preview";

// Answers that are made up, fewer from one to the next, so that there is something to see.
std::string made_up_answers(const needs::Questionnaire& questionnaire) {
  constexpr std::int64_t kVisitors = 48;
  std::vector<std::string> all;
  for (const needs::Question& question : questionnaire.questions) all.push_back(question.id);
  workspace::Poll poll = workspace::read_poll({}, questionnaire, all);
  poll.people = kVisitors;
  for (workspace::QuestionReport& question : poll.questions) {
    question.answered = kVisitors;
    std::int64_t left = kVisitors;
    for (workspace::AnswerCount& answer : question.answers) {
      answer.count = &answer == &question.answers.back() ? left : (left + 1) / 2;
      left -= answer.count;
    }
  }
  return workspace::write_poll(poll);
}

}  // namespace

// The clock is the true one; there is no disk, no network and nothing to hand files to.
class ChoicePreview::Surroundings final : public Platform {
 public:
  explicit Surroundings(Platform& real) : real_(&real) {}
  void set_answers(std::string answers) { answers_ = std::move(answers); }

  [[nodiscard]] std::int64_t now_ms() const override { return real_->now_ms(); }
  [[nodiscard]] Date today() const override { return real_->today(); }
  [[nodiscard]] std::string node_id() const override { return "0000000000000001"; }
  [[nodiscard]] std::uint64_t random() override { return real_->random(); }
  void request_frame() override {}
  void persist(PersistBatch /*batch*/) override {}
  void render_document(DocumentRequest /*request*/) override {}
  void download(std::string_view /*file_name*/, std::string_view /*mime_type*/,
                std::string_view /*bytes*/) override {}
  void pick_file(std::string_view /*accept*/) override {}
  void join_team(const JoinRequest& /*request*/) override {}
  void call_team(std::string_view /*method*/, std::string_view /*path*/,
                 std::string_view /*body*/) override {}
  void leave_team(bool /*wipe*/) override {}
  void share_team_phase(std::string_view /*phase*/) override {}
  void reread() override {}
  void read_history(std::string_view /*type*/, std::string_view /*id*/) override {}
  void measure_storage() override {}
  void change_lock(const LockWish& /*wish*/) override {}
  void lock_now() override {}
  void renew_node() override {}
  void copy_text(std::string_view /*text*/) override {}
  void navigate(std::string_view /*route*/, bool /*replace*/) override {}
  void set_preference(std::string_view /*key*/, std::string_view /*value*/) override {}
  [[nodiscard]] std::string preference(std::string_view key) const override {
    return key.starts_with(kPollPreference) ? answers_ : std::string();
  }

 private:
  Platform* real_;
  std::string answers_;
};

ChoicePreview::ChoicePreview(Platform& platform, PreviewSubject subject,
                             const Result<sharing::ChoicePackage>& package)
    : subject_(std::move(subject)),
      surroundings_(std::make_unique<Surroundings>(platform)),
      ledger_(*surroundings_),
      choosing_(ledger_, *surroundings_),
      selection_(*surroundings_, ledger_) {
  if (!package || !choosing_.begin(kLink, sharing::write_choice_package(*package))) return;
  surroundings_->set_answers(made_up_answers(*workspace().questionnaire(package->questionnaire)));
}

ChoicePreview::~ChoicePreview() = default;

void ChoicePreview::show(const Place& place, std::int64_t now_ms) {
  static_cast<void>(commands_.take());
  if (!ready()) return;
  if (!choosing_.show_as(place.way, place.stand)) return;
  if (part_ != place.part) turn_to(place.part, now_ms);
  StandView& stand = view_.stand;
  stand = {};
  stand.visiting = place.part != PreviewPart::start && place.part != PreviewPart::answers;
  // Slides run from when they came up; the one with answers stands still.
  stand.touched_ms = now_ms;
  if (place.part == PreviewPart::start) stand.touched_ms = since_ms_;
  if (place.part == PreviewPart::answers) {
    const std::size_t slides = stand_slides(choosing_.is_survey());
    stand.touched_ms = now_ms - kStandSlideMs * static_cast<std::int64_t>(slides);
  }
  static_cast<void>(selection_.update(working_place(), view_));
}

// Questions are answered where there are offers to be seen, and nowhere else.
void ChoicePreview::turn_to(PreviewPart part, std::int64_t now_ms) {
  part_ = part;
  since_ms_ = now_ms;
  view_ = {};
  const std::string& questionnaire = choosing_.package().questionnaire;
  if (auto change = choosing_.taking_all_back()) {
    if (part == PreviewPart::offers) {
      needs::Brief brief = *workspace().brief(kChoosersBrief);
      brief.answers = sample_answers(*workspace().questionnaire(questionnaire));
      static_cast<void>(
          change->set_fields("brief", std::string(kChoosersBrief), workspace::brief_fields(brief)));
    }
    static_cast<void>(ledger_.commit_for_good(*change));
  }
  const auto place = [part] {
    switch (part) {
      case PreviewPart::question:
        return ChoosingPart::questions;
      case PreviewPart::offers:
        return ChoosingPart::offers;
      case PreviewPart::form:
        return ChoosingPart::send;
      case PreviewPart::start:
      case PreviewPart::answers:
        break;
    }
    return ChoosingPart::welcome;
  }();
  route_ = to_choosing(kLink, place);
}

Route ChoicePreview::working_place() const {
  const bool calls_out = choosing_.at_stand() && !view_.stand.visiting;
  return calls_out ? to_sample(kLink) : route_;
}

bool ChoicePreview::work() {
  return selection_.busy() && selection_.work(working_place(), view_);
}

float ChoicePreview::wake_after() const {
  return ready() && choosing_.at_stand() && part_ == PreviewPart::start ? 1 : -1;
}

}  // namespace oferta::app
