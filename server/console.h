// What every command of `oferta` does alike: exit codes, errors, output for machines.
//
//   if (!text) return console.refuse(text.error());
//   console.print("3 lines");
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace oferta::server {

/// Exit codes of every command.
enum class ExitCode : int {
  done = 0,
  refused = 1,      ///< the input is not acceptable, or could not be read or written
  wrong_usage = 2,  ///< the command line itself makes no sense
};

class Console {
 public:
  /// Whether the user asked for `--json`.
  bool json = false;

  /// Prints one line to standard output.
  void print(std::string_view line) const;

  /// Says that a file was made, and what it holds: `offer.pdf: КП-2026/0147, 12 lines`; with
  /// `--json` the same as an object, `out` included.
  void made(std::string_view out, std::string_view number, std::size_t lines) const;

  /// Prints one line to standard error.
  void print_error(std::string_view line) const;

  /// Prints an error to standard error, as a sentence or as
  /// `{"error":{"code":…,"detail":…,"message":…}}`, and gives `refused`.
  ExitCode refuse(const Error& error) const;

  /// The same for a mistake on the command line; gives `wrong_usage`.
  ExitCode wrong_usage(std::string_view message) const;
};

}  // namespace oferta::server
