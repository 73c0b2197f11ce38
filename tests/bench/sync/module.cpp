// The store as a WebAssembly module for the benchmark: what a device does with what a server sends.
#include <emscripten/emscripten.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "shared/sync/operation.h"
#include "shared/sync/peer.h"
#include "shared/sync/store.h"

namespace {

using namespace oferta;        // NOLINT(google-build-using-namespace)
using namespace oferta::sync;  // NOLINT(google-build-using-namespace)

struct Bench {
  std::vector<Operation> decoded;
  Store store;
  Peer peer{"bench"};
  std::string text;
};

Bench& bench() {
  static Bench instance;
  return instance;
}

}  // namespace

extern "C" {

/// Forgets everything.
EMSCRIPTEN_KEEPALIVE void bench_clear() {
  bench() = Bench{};
}

/// An answer of POST /v1/sync is read, merged, and its operations are encoded again as they would
/// be for the disk; the number of them, or -1.
EMSCRIPTEN_KEEPALIVE int bench_receive(const char* body) {
  Bench& all = bench();
  Result<PeerAnswer> answer = all.peer.receive(body);
  if (!answer) return -1;
  for (const Operation& operation : answer->received) all.text = encode(operation);
  all.store.apply_all(answer->received);
  return static_cast<int>(answer->received.size());
}

/// Reads operations, one a line, without merging them; their number.
EMSCRIPTEN_KEEPALIVE int bench_decode(const char* lines) {
  Bench& all = bench();
  all.decoded.clear();
  std::string_view rest = lines;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    if (Result<Operation> operation = parse_operation(rest.substr(0, end))) {
      all.decoded.push_back(*std::move(operation));
    }
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return static_cast<int>(all.decoded.size());
}

/// Merges what was decoded last; how many operations changed the state.
EMSCRIPTEN_KEEPALIVE int bench_merge() {
  return static_cast<int>(bench().store.apply_all(bench().decoded));
}

EMSCRIPTEN_KEEPALIVE int bench_cells() {
  return static_cast<int>(bench().store.cell_count());
}

EMSCRIPTEN_KEEPALIVE const char* bench_digest() {
  bench().text = bench().store.digest();
  return bench().text.c_str();
}
}
