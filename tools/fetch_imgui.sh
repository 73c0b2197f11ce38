#!/usr/bin/env bash
# Makes sure the user's download cache holds Dear ImGui 1.92.2b, and prints the archive's path.
# Usage: tools/fetch_imgui.sh WORK_DIR
#
# Debian 12 itself has an older version without the sources of the core; the wanted one is the
# source package of a later Debian. Nothing of the system is changed: apt reads a private source
# list under WORK_DIR, with the mirror this machine already uses.
set -euo pipefail

# SHA-256 of every archive that is known to hold exactly 1.92.2b.
accepted_hashes=(
  e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
)
archive_name=imgui_1.92.2b+ds.orig.tar.xz
suites=(forky sid)

work_dir=${1:?usage: tools/fetch_imgui.sh WORK_DIR}
cache_dir=${OFERTA_CACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/oferta}
archive=$cache_dir/$archive_name

say() { echo "Dear ImGui: $*" >&2; }

is_accepted() {
  local hash
  [[ -f $1 ]] || return 1
  hash=$(sha256sum "$1" | cut -d ' ' -f 1)
  local accepted
  for accepted in "${accepted_hashes[@]}"; do
    [[ $hash == "$accepted" ]] && return 0
  done
  say "the archive $1 has the unknown SHA-256 $hash and is not used"
  return 1
}

fetch_from() {
  local suite=$1 mirror=$2 dir=$work_dir/apt-$1
  mkdir -p "$dir/lists/partial"
  echo "deb-src $mirror $suite main" >"$dir/sources.list"
  local options=(
    -qq
    -o "Dir::Etc::sourcelist=$dir/sources.list"
    -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::Lists=$dir/lists"
    -o APT::Sandbox::User=
  )
  apt-get "${options[@]}" update >&2 || return 1
  (cd "$dir" && apt-get "${options[@]}" --download-only --tar-only source imgui >&2) || return 1
  is_accepted "$dir/$archive_name" || return 1
  mkdir -p "$cache_dir"
  cp "$dir/$archive_name" "$archive.$$"
  mv "$archive.$$" "$archive"
  rm -rf "$dir"
}

if is_accepted "$archive"; then
  echo "$archive"
  exit 0
fi

if ! command -v apt-get >/dev/null; then
  say "this system has no apt, so Debian's source package cannot be fetched"
  exit 1
fi
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' 'Created-By: Packages' |
  grep -v -- '-security' | head -n 1 || true)
if [[ -z $mirror ]]; then
  say "no Debian mirror is set up here; run \`apt-get update\` as root and try again"
  exit 1
fi
for suite in "${suites[@]}"; do
  say "fetching the source package of Debian $suite"
  if fetch_from "$suite" "$mirror"; then
    echo "$archive"
    exit 0
  fi
done
say "Debian's mirror no longer has an accepted archive"
exit 1
