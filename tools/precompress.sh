#!/usr/bin/env bash
# Puts a brotli copy beside every file of a folder that gains from it, and removes copies whose
# file is gone. Usage: tools/precompress.sh FOLDER
set -euo pipefail

folder=${1:?usage: tools/precompress.sh FOLDER}

find "$folder" -type f -name '*.br' -print0 | while IFS= read -r -d '' copy; do
  [[ -e ${copy%.br} ]] || rm -f "$copy"
done

# woff2 and images are compressed already; below a kilobyte the gain is lost in the headers.
find "$folder" -type f -size +1k ! -name '*.br' ! -name '*.woff2' ! -name '*.png' ! -name '*.webp' \
  -print0 | while IFS= read -r -d '' file; do
  if [[ ! -e $file.br || $file -nt $file.br ]]; then
    brotli --quality=11 --keep --force --output="$file.br" "$file"
    touch --reference="$file" "$file.br"
  fi
done
