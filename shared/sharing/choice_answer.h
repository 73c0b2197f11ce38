#pragma once
/// What somebody sends who chose for themselves: a lead, bound to the package they chose from.
///
///   std::string bytes = write_choice_answer(package, lead);      // on the device of the sender
///   OFERTA_ASSIGN(Lead lead, read_choice_answer(package, bytes));    // where it arrives
///   lead.link = link.id;                                             // the taker knows the way
///   OFERTA_ASSIGN(AnswerInFile file, read_choice_file(workspace, bytes, today));   // by mail
///
/// {"format":"oferta-choice-answer-1","id":"<of the lead>","package":"<choice_hash>","lead":{…}}
/// with the fields of a record "lead" that are the sender's to say: contact, consent, wish, answers
/// and decisions. Which way it came, for whom the link was made and what became of it are the
/// taker's, and discounts are nobody's to grant themselves.
#include <cstddef>
#include <string>
#include <string_view>

#include "shared/base/date.h"
#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/sharing/choice_package.h"
#include "shared/workspace/lead.h"
#include "shared/workspace/workspace.h"

namespace oferta::sharing {

inline constexpr std::string_view kChoiceAnswerFormat = "oferta-choice-answer-1";
/// The largest answer, in bytes.
inline constexpr std::size_t kMaxChoiceAnswerBytes = 65'536;

/// Canonical JSON with a final newline.
std::string write_choice_answer(const ChoicePackage& package, const workspace::Lead& lead);

/// The lead an answer brings, of source `link` until the taker knows better. `client` is the id of
/// the client the package was made for, who can be reached without saying how; empty: anybody.
/// Errors: out_of_range for too many bytes, invalid_json, unsupported for another format, conflict
/// when it was given to another package; else, with the place: invalid_format for a member nobody
/// asked for, not_found for a question, need or product that is not in the package, what
/// check_answer and check_lead refuse, and whatever else makes no sense. Those of open_choice for a
/// package that is broken.
Result<workspace::Lead> read_choice_answer(const ChoicePackage& package, std::string_view text,
                                           std::string_view client = {});

/// An answer that came as a file.
struct AnswerInFile {
  workspace::Lead lead;      ///< of source `file`, without a link or a client
  std::size_t left_out = 0;  ///< decisions about what the workspace does not have (any longer)
};

/// What somebody decided, to be taken to another device of theirs in an address: answers, weights,
/// changed lines, budget and variant as base64url, and nothing of who they are.
std::string write_choice_decisions(const needs::Brief& brief);
/// The fields of a brief that were written so, for the brief of a workspace that was opened from
/// the same package. Anybody can write an address: invalid_argument or invalid_json for anything
/// that is no decision, not_found and what check_answer refuses for what is not in the workspace.
Result<Json> read_choice_decisions(const workspace::Workspace& workspace, const needs::Brief& brief,
                                   std::string_view text);

/// Whether these are the bytes of an answer, whole or not.
bool is_choice_answer(std::string_view text);

/// Reads an answer where its package is not at hand: it is held against the workspace the package
/// was made from. Nobody vouches for a file, so it says nothing of links, clients or what became of
/// it, whoever sent it leaves a contact, and its day is not after `today`. Decisions the workspace
/// has no place for any more are left out: since the file was given away a product may have gone.
/// Errors: as of read_choice_answer, but for the package; not_found when the workspace has not this
/// questionnaire.
Result<AnswerInFile> read_choice_file(const workspace::Workspace& workspace, std::string_view text,
                                      const Date& today);

}  // namespace oferta::sharing
