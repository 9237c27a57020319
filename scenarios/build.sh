# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Sourced by scenarios/run and tests/run: select a preset, install missing packages, configure and
# build. Builds nothing when nothing changed, and is silent unless there is something to say.
# Usage errors exit 2; a machine or a tree that cannot build exits 4.

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P) || exit 4
readonly source_dir
readonly program_packages=(g++ cmake ninja-build libfmt-dev nlohmann-json3-dev
                           libboost-program-options-dev)
readonly test_packages=(git python3 libgtest-dev libgmock-dev librapidcheck-dev libbenchmark-dev
                        libxml2-utils)

note() { printf '%s\n' "$*" >&2; }

# Sets preset and build_dir from CAMPSIM_PRESET.
select_preset() {
  preset=${CAMPSIM_PRESET:-release}
  case $preset in
    release) build_dir=$source_dir/build ;;
    dev | asan | tsan | clang) build_dir=$source_dir/.build/$preset ;;
    *)
      note "CAMPSIM_PRESET='$preset' is unknown. Allowed: release, dev, asan, tsan, clang."
      exit 2
      ;;
  esac
}

# Holds the build directory until unlock_build_dir: two builds in one directory corrupt it.
lock_build_dir() {
  mkdir -p "$build_dir" || exit 4
  exec {build_lock}>"$build_dir/.lock" || exit 4
  if ! flock --nonblock "$build_lock"; then
    note "waiting for another build in $build_dir ..."
    flock "$build_lock"
  fi
}

unlock_build_dir() { exec {build_lock}>&-; }

missing_packages() {
  local package
  for package in "$@"; do
    dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null |
      grep --quiet --line-regexp installed || printf '%s ' "$package"
  done
}

# Where there is no dpkg the packages have other names: CMake then says what it cannot find.
install_missing_packages() {
  command -v dpkg-query >/dev/null || return 0
  local missing command
  missing=$(missing_packages "$@")
  [[ -n $missing ]] || return 0
  command="apt-get update && apt-get install -y --no-install-recommends ${missing% }"
  if ((EUID == 0)); then
    note "installing ${missing% } ..."
    DEBIAN_FRONTEND=noninteractive bash -c "$command" >"$build_dir/install.log" 2>&1 && return 0
    tail -n 20 "$build_dir/install.log" >&2
    note "Packages could not be installed. Once that is mended, type:"
    note "  $command"
  else
    note "Packages are missing. To install them, type:"
    note "  sudo sh -c '$command'"
  fi
  exit 4
}

# Configured, for this very folder (a copied tree brings a build made for another one).
is_configured() {
  [[ -f $build_dir/build.ninja ]] &&
    grep --quiet --line-regexp --fixed-strings "CMAKE_HOME_DIRECTORY:INTERNAL=$source_dir" \
      "$build_dir/CMakeCache.txt"
}

has_tests() {
  grep --quiet --line-regexp 'CAMPSIM_TESTS:[A-Z]*=ON' "$build_dir/CMakeCache.txt"
}

# configure ON|OFF: with or without the tests, which need more packages.
configure() {
  local packages=("${program_packages[@]}")
  [[ $1 == OFF ]] || packages+=("${test_packages[@]}")
  [[ $preset != clang ]] || packages+=(clang)
  install_missing_packages "${packages[@]}"
  local fresh=()
  is_configured || fresh=(--fresh)
  if ! cmake "${fresh[@]}" -S "$source_dir" --preset "$preset" -D "CAMPSIM_TESTS=$1" \
    >"$build_dir/configure.log" 2>&1; then
    tail -n 40 "$build_dir/configure.log" >&2
    note "CMake could not configure $build_dir (whole log: $build_dir/configure.log)."
    exit 4
  fi
}

# Copies ninja's output to the log; on a terminal also counts the steps done on one line.
log_progress() {
  local line
  while IFS= read -r line; do
    printf '%s\n' "$line"
    [[ -t 2 && $line == \[*\]* ]] && printf '\r%s ' "${line%%]*}]" >&2
  done >"$build_dir/build.log"
  [[ -t 2 ]] && printf '\r\033[K' >&2
  return 0
}

# Whether a build of this target would compile something. A dry run cannot know that the build info
# will come out unchanged, so that file does not count.
needs_compiling() {
  ninja -C "$build_dir" -n "$1" 2>/dev/null | grep -v 'build_info\.cc' |
    grep --quiet '\] Building '
}

# build TARGET
build() {
  if needs_compiling "$1"; then
    note "building $1 ($preset) ..."
  fi
  if ! (set -o pipefail && ninja -C "$build_dir" "$1" 2>&1 | log_progress); then
    tail -n 60 "$build_dir/build.log" >&2
    note "The build failed (whole log: $build_dir/build.log)."
    exit 4
  fi
}
