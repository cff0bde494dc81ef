# shellcheck shell=bash
# What tests/run, examples/run and .ci/run have in common: packages, and the build. Sourced from the top folder.

# Packages by purpose. libclang-rt has the version of clang, so it is found out when clang is there.
stoa_packages() {
  case $1 in
    build) echo "g++ cmake ninja-build pkg-config tao-pegtl-dev libgraphviz-dev libfmt-dev libcli11-dev libtomlplusplus-dev nlohmann-json3-dev librsvg2-dev libmd-dev libexpat1-dev" ;;
    test) echo "libgtest-dev graphviz librsvg2-bin libxml2-utils python3-jsonschema make cmark-gfm dpkg-dev man-db file" ;;
    clang) echo "clang" ;;
    # Ubuntu's package of that name only leads to a snap, which a container cannot run.
    browser) if [ "$(. /etc/os-release && echo "$ID")" = debian ]; then echo "chromium"; fi ;;
  esac
}

stoa_is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

stoa_apt() {
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    sudo=(sudo)
  fi
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y "$@"
}

# Installs those of the packages that are missing, and asks the network only if there are any.
stoa_install() {
  local missing=() package
  for package in "$@"; do
    stoa_is_installed "$package" || missing+=("$package")
  done
  if [ ${#missing[@]} -eq 0 ]; then
    return
  fi
  if ! command -v apt-get > /dev/null; then
    echo "these packages are missing, and there is no apt-get: ${missing[*]}" >&2
    exit 1
  fi
  echo "installing ${missing[*]}" >&2
  stoa_apt update
  stoa_apt install --no-install-recommends "${missing[@]}" > /dev/null
}

# stoa_install_packages PURPOSE…
stoa_install_packages() {
  local purpose packages=()
  for purpose in "$@"; do
    # shellcheck disable=SC2207  # the names hold no blanks
    packages+=($(stoa_packages "$purpose"))
  done
  stoa_install "${packages[@]}"
  if [[ " $* " == *" clang "* ]]; then
    stoa_install "libclang-rt-$(clang --version | sed -n 's/.*clang version \([0-9]*\).*/\1/p' | head -n 1)-dev"
  fi
}

# stoa_build FOLDER [CMAKE OPTION…]: configures and builds; quiet unless something is wrong.
stoa_build() {
  local folder=$1 options=("${@:2}")
  if command -v ccache > /dev/null; then
    options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  fi
  if [ -n "${CXX:-}" ]; then
    options+=("-DCMAKE_CXX_COMPILER=$CXX")
  fi
  local log
  log=$(mktemp)
  echo "building in $folder/" >&2
  if ! cmake -S . -B "$folder" -G Ninja "${options[@]}" > "$log" 2>&1 || ! cmake --build "$folder" >> "$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    exit 1
  fi
  rm -f "$log"
}
