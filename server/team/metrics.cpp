#include "server/team/metrics.h"

#include <fmt/format.h>

namespace oferta::server::team {
namespace {

void append_counter(std::string& out, const char* name, const char* help, std::uint64_t value) {
  out += fmt::format("# HELP {0} {1}\n# TYPE {0} counter\n{0} {2}\n", name, help, value);
}

}  // namespace

void Metrics::count_request(unsigned status, std::int64_t microseconds) {
  ++requests_[status];
  microseconds_ += static_cast<std::uint64_t>(microseconds);
}

void Metrics::count_sync(std::size_t stored, std::size_t rejected, std::size_t sent) {
  stored_ += stored;
  rejected_ += rejected;
  sent_ += sent;
}

std::string Metrics::text() const {
  std::string out =
      "# HELP oferta_requests_total Requests to the interface, by status\n"
      "# TYPE oferta_requests_total counter\n";
  for (const auto& [status, count] : requests_) {
    out += fmt::format("oferta_requests_total{{status=\"{}\"}} {}\n", status, count);
  }
  append_counter(out, "oferta_request_microseconds_total", "Time spent answering them",
                 microseconds_);
  append_counter(out, "oferta_operations_stored_total", "Operations taken from devices", stored_);
  append_counter(out, "oferta_operations_rejected_total", "Operations rejected", rejected_);
  append_counter(out, "oferta_operations_sent_total", "Operations sent to devices", sent_);
  return out;
}

}  // namespace oferta::server::team
