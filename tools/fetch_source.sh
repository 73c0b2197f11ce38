#!/usr/bin/env bash
# Makes sure the user's download cache holds the sources of a library, and prints the archive's path.
# Usage: tools/fetch_source.sh imgui|qrcodegen WORK_DIR
#
# They are source packages of Debian: of a later one for Dear ImGui, whose version in Debian 12 is
# old and lacks the core's sources; the QR library's because WebAssembly needs it compiled anew.
# Nothing of the system is changed: apt reads a private source list under WORK_DIR, with the mirror
# this machine already uses.
set -euo pipefail

# Of each: its name, the source package, the archive, the suites that have it, and the SHA-256 of
# every archive known to hold exactly that version.
case ${1:-} in
  imgui)
    title="Dear ImGui" package=imgui archive_name=imgui_1.92.2b+ds.orig.tar.xz
    suites=(forky sid)
    accepted_hashes=(
      e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
    )
    ;;
  qrcodegen)
    title="QR Code generator" package=qr-code-generator archive_name=qr-code-generator_1.8.0.orig.tar.gz
    suites=(bookworm trixie forky sid)
    accepted_hashes=(
      2ec0a4d33d6f521c942eeaf473d42d5fe139abcfa57d2beffe10c5cf7d34ae60
    )
    ;;
  *)
    echo "usage: tools/fetch_source.sh imgui|qrcodegen WORK_DIR" >&2
    exit 2
    ;;
esac
work_dir=${2:?usage: tools/fetch_source.sh imgui|qrcodegen WORK_DIR}
cache_dir=${OFERTA_CACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/oferta}
archive=$cache_dir/$archive_name

say() { echo "$title: $*" >&2; }

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
  local suite=$1 mirror=$2 dir=$work_dir/apt-$package-$1
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
  (cd "$dir" && apt-get "${options[@]}" --download-only --tar-only source "$package" >&2) || return 1
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
