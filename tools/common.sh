# What the project's shell scripts share. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jobs=${OFERTA_JOBS:-$(nproc 2>/dev/null || echo 2)}
export NINJA_STATUS='  [%f/%t] '

# A heading of what happens now, with the time since the script began.
step() {
  printf '\n== %s (%d:%02d)\n' "$*" $((SECONDS / 60)) $((SECONDS % 60))
}

note() { echo "   $*"; }

# Ends the script: what happened, then what to do.
fail() {
  printf '\nerror: %s\n' "$1" >&2
  shift
  local line
  for line in "$@"; do
    printf '       %s\n' "$line" >&2
  done
  exit 1
}

# The pinned node of package-lock.json when it is there, else the system's.
node_program() {
  local candidate
  for candidate in "$root"/node_modules/node-linux-{x64,arm64}/bin/node; do
    if [[ -x $candidate ]] && "$candidate" --version >/dev/null 2>&1; then
      echo "$candidate"
      return
    fi
  done
  command -v node || command -v nodejs || true
}

# Debian's Emscripten goes with Debian's Python. Another one first in PATH may be slow to start, and
# every file compiled starts it.
if [[ -x /usr/bin/python3 ]]; then export EMSDK_PYTHON="${EMSDK_PYTHON:-/usr/bin/python3}"; fi

# Configures (once) and builds a preset: build_preset PRESET WHAT [TARGET...]
build_preset() {
  local preset=$1 what=$2
  shift 2
  step "Building $what"
  if [[ ! -f $root/build/$preset/build.ninja ]]; then
    (cd "$root" && cmake --preset "$preset" -Wno-dev >"$root/build/$preset.log" 2>&1) || {
      tail -n 20 "$root/build/$preset.log" >&2
      fail "CMake could not configure $what." \
        "Its words are above, all of them in build/$preset.log." \
        "A folder left half-made is cured by: rm -r build/$preset"
    }
  fi
  cmake --build "$root/build/$preset" --parallel "$jobs" ${1:+--target "$@"} || fail \
    "$what could not be built." \
    "The compiler's words are above. If they speak of missing files, try: rm -r build/$preset"
}
