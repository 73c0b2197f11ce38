#include "server/console.h"

#include <iostream>

#include "shared/base/json.h"

namespace oferta::server {
namespace {

void report(bool json, std::string_view code, const Error& error) {
  if (json) {
    const Json body = {{"code", code}, {"message", error.message}, {"detail", error.detail}};
    std::cerr << canonical(Json{{"error", body}}) << '\n';
  } else {
    std::cerr << "oferta: " << describe(error) << '\n';
  }
}

}  // namespace

void Console::print(std::string_view line) const {
  // A line at a time reaches whoever waits for it, also through a pipe.
  std::cout << line << std::endl;
}

void Console::made(std::string_view out, std::string_view number, std::size_t lines) const {
  if (json) {
    print(canonical(Json{{"number", number}, {"lines", lines}, {"out", out}}));
    return;
  }
  std::string line(out);
  line += ": ";
  line += number;
  line += ", " + std::to_string(lines) + (lines == 1 ? " line" : " lines");
  print(line);
}

void Console::print_error(std::string_view line) const {
  std::cerr << line << std::endl;
}

ExitCode Console::refuse(const Error& error) const {
  report(json, error_name(error.code), error);
  return ExitCode::refused;
}

ExitCode Console::wrong_usage(std::string_view message) const {
  report(json, "wrong_usage", {ErrorCode::invalid_argument, std::string(message), ""});
  return ExitCode::wrong_usage;
}

}  // namespace oferta::server
