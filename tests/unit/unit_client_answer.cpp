// What a client says to an offer: what an answer must have, and what it changes.
#include "shared/offer/client_answer.h"

#include <doctest/doctest.h>

#include <string>

#include "shared/offer/offer_records.h"
#include "shared/offer/sealing.h"
#include "shared/sharing/answer_file.h"
#include "shared/sharing/answer_preview.h"
#include "shared/workspace/workspace.h"
#include "tests/support/offer_samples.h"
#include "tests/support/sync_build.h"

namespace {

using namespace oferta;
using offer::AnswerKind;
using offer::ClientAnswer;

const Date kAnswered{2026, 11, 28};

struct SentOffer {
  testing::Person person{"irina", 0xA1};
  offer::Offer offer;

  SentOffer() {
    const auto made = offer::compose_offer(testing::sample_input());
    REQUIRE(made);
    offer = *made;
    person.work([&](sync::Transaction& change) {
      for (const offer::OfferRecord& record : offer::offer_records(offer)) {
        REQUIRE(change.set_fields(record.type, record.id, record.fields));
      }
    });
    person.work(
        [&](sync::Transaction& change) {
          REQUIRE(offer::add_sending(change, offer, Date{2026, 11, 25}));
        },
        1000);
  }

  workspace::Workspace workspace() const {
    workspace::Workspace read;
    read.refresh(person.store);
    CHECK(read.problems().empty());
    return read;
  }

  ClientAnswer answer(AnswerKind kind, const std::string& id = "answer-1") const {
    ClientAnswer answer;
    answer.id = id;
    answer.offer = offer.id;
    answer.kind = kind;
    answer.at_ms = 1795824000000;
    answer.content_hash = offer::content_hash(offer);
    answer.view_hash = std::string(64, 'a');
    if (kind == AnswerKind::accept) {
      answer.name = "Павел Серов";
      answer.consent = "pd-1";
    } else {
      answer.text = "А какова гарантия?";
    }
    return answer;
  }

  /// Takes answers in as a person who confirms the preview does.
  void take_in(const std::vector<ClientAnswer>& answers, const Date& today = kAnswered) {
    const workspace::Workspace before = workspace();
    const auto previews = sharing::preview_answers(before, answers, today);
    person.work(
        [&](sync::Transaction& change) {
          REQUIRE(sharing::add_answers(change, previews, before, today));
        },
        2000);
  }
};

std::string refusal_of(const ClientAnswer& answer) {
  const auto checked = offer::check_answer(answer);
  return checked ? "" : checked.error().detail;
}

}  // namespace

TEST_CASE("an answer has what its kind needs") {
  const SentOffer sent;
  for (const AnswerKind kind :
       {AnswerKind::accept, AnswerKind::decline, AnswerKind::question, AnswerKind::wish}) {
    CHECK(offer::check_answer(sent.answer(kind)));
  }
  ClientAnswer answer = sent.answer(AnswerKind::accept);
  answer.name = " \u00A0";
  CHECK(refusal_of(answer) == "name");
  answer = sent.answer(AnswerKind::accept);
  answer.consent.clear();
  CHECK(refusal_of(answer) == "consent");
  answer = sent.answer(AnswerKind::question);
  answer.text = "  ";
  CHECK(refusal_of(answer) == "text");
  answer = sent.answer(AnswerKind::decline);
  answer.text.clear();
  CHECK(refusal_of(answer) == "text");  // another reason has to be named
  answer.reason = offer::DeclineReason::price;
  CHECK(refusal_of(answer).empty());
  answer = sent.answer(AnswerKind::wish);
  answer.content_hash[5] = 'G';
  CHECK(refusal_of(answer) == "content_hash");
  answer = sent.answer(AnswerKind::wish);
  answer.text = std::string(offer::kMaxAnswerText + 1, 'x');
  CHECK(refusal_of(answer) == "text");
  answer = sent.answer(AnswerKind::wish);
  answer.name = "Павел";
  CHECK(refusal_of(answer) == "consent");  // no name is kept without consent
}

TEST_CASE("an answer's record reads as it was written") {
  const SentOffer sent;
  for (const AnswerKind kind :
       {AnswerKind::accept, AnswerKind::decline, AnswerKind::question, AnswerKind::wish}) {
    ClientAnswer answer = sent.answer(kind);
    answer.line = kind == AnswerKind::question ? 2 : 0;
    answer.source = offer::AnswerSource::link;
    Problems problems;
    const Json fields = offer::answer_fields(answer);
    CHECK(offer::read_answer_fields(answer.id, FieldReader(fields, "", problems)) == answer);
    CHECK(problems.empty());
  }
}

TEST_CASE("an acceptance taken in is kept and decides the offer, once") {
  SentOffer sent;
  const ClientAnswer answer = sent.answer(AnswerKind::accept);
  sent.take_in({answer});
  workspace::Workspace now = sent.workspace();
  REQUIRE(now.offer("offer-1") != nullptr);
  CHECK(now.offer("offer-1")->status == offer::Status::accepted);
  CHECK(now.offer("offer-1")->progress.decided == kAnswered);
  REQUIRE(now.answers_to("offer-1").size() == 1);
  CHECK(*now.answers_to("offer-1")[0] == answer);

  const std::string digest = sent.person.store.digest();
  sent.take_in({answer});
  CHECK(sent.person.store.digest() == digest);
}

TEST_CASE("a later decision is kept but changes nothing") {
  SentOffer sent;
  sent.take_in({sent.answer(AnswerKind::accept)});
  const ClientAnswer late = sent.answer(AnswerKind::decline, "answer-2");
  const auto previews = sharing::preview_answers(sent.workspace(), {late}, kAnswered);
  REQUIRE(previews.size() == 1);
  CHECK(previews[0].keeps());
  CHECK_FALSE(previews[0].decides);
  CHECK(previews[0].problem.code == ErrorCode::conflict);
  sent.take_in({late});
  CHECK(sent.workspace().offer("offer-1")->status == offer::Status::accepted);
  CHECK(sent.workspace().answers_to("offer-1").size() == 2);
}

TEST_CASE("an expired offer is not accepted by a late answer, but a question about it is kept") {
  SentOffer sent;
  const Date late{2027, 2, 1};
  sent.take_in({sent.answer(AnswerKind::accept), sent.answer(AnswerKind::question, "answer-2")},
               late);
  CHECK(sent.workspace().offer("offer-1")->status == offer::Status::sent);
  CHECK(sent.workspace().answers_to("offer-1").size() == 2);
}

TEST_CASE("an answer to other contents, or to an offer elsewhere, is refused") {
  SentOffer sent;
  ClientAnswer answer = sent.answer(AnswerKind::accept);
  answer.content_hash = std::string(64, '0');
  ClientAnswer stranger = sent.answer(AnswerKind::accept, "answer-2");
  stranger.offer = "offer-9";
  ClientAnswer beyond = sent.answer(AnswerKind::question, "answer-3");
  beyond.line = 3;
  const std::string digest = sent.person.store.digest();
  for (const sharing::AnswerPreview& preview :
       sharing::preview_answers(sent.workspace(), {answer, stranger, beyond}, kAnswered)) {
    CHECK_FALSE(preview.keeps());
    CHECK_FALSE(preview.problem.message.empty());
  }
  sent.take_in({answer, stranger, beyond});
  CHECK(sent.person.store.digest() == digest);
}

TEST_CASE("answers of a file are read whole or not at all") {
  const SentOffer sent;
  const std::string hash = offer::content_hash(sent.offer);
  const auto file = [&](const std::string& answer) {
    return R"({"format":"oferta-answer-1","view":")" + std::string(64, 'a') + R"(","answers":[)" +
           answer + "]}\n";
  };
  const std::string accepted = R"({"id":"answer-1","offer":"offer-1","content_hash":")" + hash +
                               R"(","kind":"accept","at":1795824000000,"name":"Павел Серов",)"
                               R"("consent":"pd-1"})";
  const auto read = sharing::read_answer_file(file(accepted));
  REQUIRE(read);
  REQUIRE(read->size() == 1);
  CHECK(read->front() == sent.answer(AnswerKind::accept));

  const auto code_of = [&](const std::string& text) {
    const auto refused = sharing::read_answer_file(text);
    REQUIRE_FALSE(refused);
    return refused.error().code;
  };
  CHECK(code_of(file("")) == ErrorCode::invalid_format);
  CHECK(code_of("{}") == ErrorCode::invalid_format);
  CHECK(code_of("[]") == ErrorCode::invalid_format);
  CHECK(code_of(R"({"format":"oferta-offer-1"})") == ErrorCode::unsupported);
  CHECK(code_of(file(accepted).substr(0, 200)) == ErrorCode::invalid_json);
  CHECK(code_of(file(accepted + R"(,{"id":"x"})")) == ErrorCode::invalid_format);
  CHECK(code_of(file(R"({"status":"accepted",)" + accepted.substr(1))) ==
        ErrorCode::invalid_format);
  CHECK(code_of(file("[[[[[[]]]]]]")) == ErrorCode::invalid_json);
  CHECK(code_of(std::string(sharing::kMaxAnswerFileBytes + 1, ' ')) == ErrorCode::out_of_range);
  std::string many = accepted;
  for (std::size_t i = 0; i < sharing::kMaxAnswers; ++i) many += "," + accepted;
  CHECK(code_of(file(many)) == ErrorCode::out_of_range);
}
