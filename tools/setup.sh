#!/usr/bin/env bash
# Installs what building or testing needs: system packages, npm packages by the lock file, and the
# sources of Dear ImGui and the QR library. Quick when everything is there.
# Usage: tools/setup.sh build|test
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

purpose=${1:-}
[[ $purpose == build || $purpose == test ]] || {
  echo "usage: tools/setup.sh build|test" >&2
  exit 2
}

build_packages=(
  ca-certificates git cmake ninja-build g++
  emscripten node-acorn
  nlohmann-json3-dev doctest-dev libexpected-dev libfmt-dev libcli11-dev libutfcpp-dev
  libboost1.81-dev libssl-dev libsodium-dev libsoci-dev libsqlite3-dev libpq-dev
  python3-fonttools python3-brotli brotli fonts-inter fonts-noto-core
)
test_packages=(chromium chromium-headless-shell openssl poppler-utils qpdf zbar-tools clang-format postgresql)

# The programs that stand for the packages, for systems other than Debian.
build_programs=(git cmake ninja g++ emcc npm brotli)
test_programs=(chromium pdftotext qpdf zbarimg clang-format)

is_installed() { [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

system_name() { (. /etc/os-release 2>/dev/null && echo "${PRETTY_NAME:-$(uname -s)}") || uname -s; }

is_debian_12() { (. /etc/os-release 2>/dev/null && [[ ${ID:-} == debian && ${VERSION_ID:-} == 12 ]]); }

# Runs apt-get as root and shows how far it is; its other words go to build/setup/apt.log.
apt_as_root() {
  local sudo=() log=$root/build/setup/apt.log
  [[ $EUID -eq 0 ]] || sudo=(sudo)
  # Standard output carries lines such as `pmstatus:cmake:42.1:Unpacking cmake` among others.
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C \
    apt-get -q -o APT::Status-Fd=1 -o DPkg::Lock::Timeout=600 "$@" 2>>"$log" </dev/null |
    show_apt_progress "$log"
}

# Says every tenth of the download and of the installation; keeps all other lines in the log.
show_apt_progress() {
  local log=$1 line shown=
  while IFS= read -r line; do
    if [[ $line =~ ^(dl|pm)status:([^:]*):([0-9]+) ]]; then
      local tenth=${BASH_REMATCH[1]}$((BASH_REMATCH[3] / 10))
      if [[ $tenth != "$shown" ]]; then
        shown=$tenth
        case $tenth in
          dl*) note "downloading ${BASH_REMATCH[3]} %" ;;
          pm*) note "installing ${BASH_REMATCH[3]} % (${BASH_REMATCH[2]})" ;;
        esac
      fi
    else
      echo "$line" >>"$log"
    fi
  done
}

install_system_packages() {
  local wanted=("${build_packages[@]}") missing=() package
  [[ $purpose == test ]] && wanted+=("${test_packages[@]}")
  # Any npm will do, and Debian's brings hundreds of packages with it.
  command -v npm >/dev/null || wanted+=(npm)
  for package in "${wanted[@]}"; do
    is_installed "$package" || missing+=("$package")
  done
  if ((${#missing[@]} == 0)); then
    return
  fi

  step "Installing ${#missing[@]} system packages with what they depend on"
  note "${missing[*]}"
  is_debian_12 || note "This is $(system_name); Debian 12 is what is tested. Trying the same packages."
  if [[ $EUID -ne 0 ]] && ! command -v sudo >/dev/null; then
    fail "Installing packages needs root, and there is no sudo." \
      "As root, run:  apt-get install --no-install-recommends ${missing[*]}" \
      "then start this again as yourself."
  fi
  local attempt
  for attempt in 1 2 3; do
    if apt_as_root update && apt_as_root install --yes --no-install-recommends "${missing[@]}"; then
      return
    fi
    note "attempt $attempt of 3 failed"
    sleep $((attempt * 5))
  done
  tail -n 15 "$root/build/setup/apt.log" >&2
  fail "The system packages could not be installed." \
    "apt's last words are above, all of them in build/setup/apt.log." \
    "Without a network nothing can be fetched; a broken dpkg is cured by: dpkg --configure -a"
}

# Without apt nothing is installed; what is missing is named.
check_other_system() {
  local wanted=("${build_programs[@]}") missing=() program
  [[ $purpose == test ]] && wanted+=("${test_programs[@]}")
  for program in "${wanted[@]}"; do
    command -v "$program" >/dev/null || missing+=("$program")
  done
  if ! python3 -c 'import fontTools.subset, brotli' 2>/dev/null; then
    missing+=("Python's fontTools and brotli")
  fi
  if ((${#missing[@]} > 0)); then
    fail "This is $(system_name), where this script cannot install packages. Missing:" \
      "${missing[*]}" \
      "Install them, and the headers of nlohmann-json, doctest, tl-expected, fmt, CLI11, utf8cpp" \
      "Boost 1.81 and OpenSSL 3.0 or later, then start this again. Debian 12 (amd64) is what is tested."
  fi
}

install_npm_packages() {
  local lock=$root/package-lock.json stamp=$root/build/setup/npm.stamp
  if [[ -d $root/node_modules && -f $stamp ]] && sha256sum --check --status "$stamp" 2>/dev/null; then
    return
  fi
  step "Installing npm packages by the lock file"
  local attempt
  for attempt in 1 2 3; do
    if (cd "$root" && npm ci --no-audit --no-fund --loglevel=error >build/setup/npm.log 2>&1); then
      sha256sum "$lock" "$root/package.json" >"$stamp"
      return
    fi
    note "attempt $attempt of 3 failed"
    sleep $((attempt * 5))
  done
  tail -n 15 "$root/build/setup/npm.log" >&2
  fail "The npm packages could not be installed." \
    "npm's last words are above, all of them in build/setup/npm.log." \
    "If the registry cannot be reached, set npm's own proxy or registry options and start again."
}

mkdir -p "$root/build/setup"
if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
  install_system_packages
else
  check_other_system
fi
install_npm_packages

# CMake falls back to the release's tag when this fails, so it is no error here.
cache=${OFERTA_CACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/oferta}
for library in imgui:imgui_ qrcodegen:qr-code-generator_; do
  if ! compgen -G "$cache/${library#*:}*.tar.?z" >/dev/null; then
    step "Fetching the sources of ${library%:*}"
    "$root/tools/fetch_source.sh" "${library%:*}" "$root/build/setup" >/dev/null ||
      note "CMake will try elsewhere"
  fi
done
