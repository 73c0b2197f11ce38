// The core's side of the document module: what was ordered, as a definition to lay out. A program
// of its own, fetched with the first document.
//
//   const at = module._malloc(length);                      // the order, UTF-8
//   const ok = module._oferta_make_file(at, length) === 1;  // worker.js
//   module._oferta_answer();                                // where the answer lies
//   module._oferta_answer_size();                           // {"name", "definition"} or
//   {"message"}
#include <emscripten/emscripten.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "shared/base/json.h"
#include "shared/sharing/ordered_page.h"

namespace {

std::string& answer() {
  static std::string the_answer;
  return the_answer;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE int oferta_make_file(const char* order, std::size_t length) {
  using oferta::Json;
  const auto file = oferta::sharing::make_file(std::string_view(order, length));
  answer() = oferta::canonical(file ? Json{{"name", file->name}, {"definition", file->definition}}
                                    : Json{{"message", oferta::describe(file.error())}});
  return file ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE const char* oferta_answer() {
  return answer().data();
}

EMSCRIPTEN_KEEPALIVE std::size_t oferta_answer_size() {
  return answer().size();
}

}  // extern "C"
