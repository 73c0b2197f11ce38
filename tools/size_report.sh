#!/usr/bin/env bash
# Says what a first visit loads: every file of the web application, raw and brotli.
# Usage: tools/size_report.sh [DIST_FOLDER]
#
# What is under documents/ and demo/ and the template of a file to choose from are fetched later, on
# demand, and are summed apart.
set -euo pipefail

dist=${1:-$(dirname "$0")/../build/web/dist}
[[ -d $dist ]] || { echo "There is no $dist; run ./run --build first." >&2; exit 1; }

first=0
later=0
printf '%10s %10s  %s\n' bytes brotli file
while IFS= read -r file; do
  raw=$(stat -c %s "$dist/$file")
  sent=$raw
  [[ -e $dist/$file.br ]] && sent=$(stat -c %s "$dist/$file.br")
  printf '%10d %10d  %s\n' "$raw" "$sent" "$file"
  case $file in
    documents/* | demo/* | choice-template.html) later=$((later + sent)) ;;
    *) first=$((first + sent)) ;;
  esac
done < <(cd "$dist" && find . -type f ! -name '*.br' | sed 's|^\./||' | LC_ALL=C sort)
printf '\nfirst visit %d KB, on demand %d KB (brotli)\n' $((first / 1024)) $((later / 1024))
