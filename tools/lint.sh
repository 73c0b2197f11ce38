#!/usr/bin/env bash
# Reads the C++ sources with clang-tidy. Usage: tools/lint.sh [FILE...]
#
# Without files it takes every source that build/native compiles, which is slow on a small machine.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cd "$root"
commands=build/native/compile_commands.json
[[ -f $commands ]] || fail "There is no $commands." "Build first: ./test --only core"
command -v clang-tidy >/dev/null || fail "clang-tidy is not installed." \
  "On Debian: apt-get install --no-install-recommends clang-tidy"

if (($# > 0)); then
  files=("$@")
else
  mapfile -t files < <(python3 -c '
import json, sys
root = sys.argv[2]
names = {c["file"] for c in json.load(open(sys.argv[1]))}
print(*sorted(n for n in names if n.startswith(root) and "/build/" not in n), sep="\n")
' "$commands" "$root")
fi
# gcc writes precompiled headers and options that clang does not read.
printf '%s\0' "${files[@]}" |
  xargs -0 -P "$jobs" -n 1 clang-tidy --quiet -p build/native \
    --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-invalid-pch
