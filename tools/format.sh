#!/usr/bin/env bash
# Lays out the C++ sources by .clang-format. Usage: tools/format.sh [--check]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cd "$root"
mapfile -t files < <(git ls-files --cached --others --exclude-standard -- \
  'shared/*.h' 'shared/*.cpp' 'app/*.h' 'app/*.cpp' 'web/*.h' 'web/*.cpp' \
  'server/*.h' 'server/*.cpp' 'tests/*.h' 'tests/*.cpp')
case ${1:-} in
  --check) clang-format --dry-run --Werror "${files[@]}" ;;
  '') clang-format -i "${files[@]}" ;;
  *)
    echo "usage: tools/format.sh [--check]" >&2
    exit 2
    ;;
esac
