#pragma once
/// What a client answered, as a small file: made by the page they were given as a file, taken in by
/// the manager's side.
///
///   {"format":"oferta-answer-1","view":"<hash of the package>","answers":[
///     {"id":…,"offer":…,"content_hash":…,"kind":"accept","at":…,"name":…,"consent":"pd-1"}]}
///
///   OFERTA_ASSIGN(const std::vector<offer::ClientAnswer> answers, read_answer_file(bytes));
///
/// Members are those of the record (client_answer.h) without view and source, which hold for all.
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/offer/client_answer.h"

namespace oferta::sharing {

inline constexpr std::string_view kAnswerFormat = "oferta-answer-1";
inline constexpr std::size_t kMaxAnswers = 100;
inline constexpr std::size_t kMaxAnswerFileBytes = 262'144;

/// Whether these are the bytes of such a file, whole or not.
bool is_answer_file(std::string_view text);

/// In the order they were given. invalid_json, invalid_format with the place, out_of_range for too
/// many or too long, unsupported for another format. One wrong answer refuses the file.
Result<std::vector<offer::ClientAnswer>> read_answer_file(std::string_view text);

}  // namespace oferta::sharing
