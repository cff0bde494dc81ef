#!/usr/bin/env bash
# What is installed works where it is put: program, module, man page, completions; and so does what the package holds.
source "$(dirname "$0")/support.sh"
if [ -n "${STOA_SANITIZE:-}" ]; then
  echo "a sanitized build is not for installing"
  exit 0
fi
design > a.stoa

works() {  # works PREFIX
  "$1/bin/stoa" build a.stoa -o - > picture.svg 2> err || fail "$1: $(cat err)"
  grep -q '</svg>' picture.svg || fail "$1 draws nothing"
  ! grep -q 'N0901' err || fail "$1 does not find its placement module: $(cat err)"
  "$1/bin/stoa" build a.stoa -o picture.png 2> err || fail "$1 paints nothing: $(cat err)"
  local share=$1/share
  man -l "$share/man/man1/stoa.1" > page 2> warnings || man -l "$share/man/man1/stoa.1.gz" > page 2> warnings || fail "man"
  [ ! -s warnings ] || fail "the man page: $(cat warnings)"
  bash -n "$share/bash-completion/completions/stoa" || fail "the completion for bash"
  # shellcheck disable=SC1091
  for line in "stoa :check" "stoa che:check" "stoa build --vi:--view" "stoa build --emit :svg" "stoa explain E020:E0202"; do
    complete_line "$share/bash-completion/completions/stoa" "${line%:*}" | grep -x -- "${line##*:}" > /dev/null ||
      fail "bash completes '${line%:*}' without ${line##*:}"
  done
  [ -n "$(find "$share/zsh" -name _stoa -size +0)" ] || fail "no completion for zsh"
  [ -s "$share/fish/vendor_completions.d/stoa.fish" ] || fail "no completion for fish"
  ! command -v zsh > /dev/null || zsh -n "$share"/zsh/*/_stoa || fail "the completion for zsh"
  ! command -v fish > /dev/null || fish -n "$share/fish/vendor_completions.d/stoa.fish" || fail "the completion for fish"
}

complete_line() {  # complete_line FILE "WORDS": what bash offers at the end of the line
  bash -c 'compopt() { :; }; source "$1"
    read -ra COMP_WORDS <<< "$2"; [[ $2 == *" " ]] && COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _stoa; printf "%s\n" "${COMPREPLY[@]}"' _ "$1" "$2"
}

cmake --install "$STOA_BUILD" --prefix "$PWD/usr-local" > log 2>&1 || fail "cmake --install: $(tail -n 5 log)"
works "$PWD/usr-local"
[ "$(find usr-local -type f | wc -l)" -eq 8 ] || fail "installed: $(find usr-local -type f)"

mkdir package
(cd package && cpack --config "$STOA_BUILD/CPackConfig.cmake" -B . > ../log 2>&1) || fail "cpack: $(tail -n 5 log)"
deb=$(find package -maxdepth 1 -name 'stoa_*.deb')
dpkg-deb -x "$deb" unpacked || fail "no package"
works "$PWD/unpacked/usr"
dpkg-deb -f "$deb" Depends | grep -q libgvc || fail "depends on: $(dpkg-deb -f "$deb" Depends)"
[ "$(dpkg-deb -f "$deb" Package)" = stoa ] || fail "the package's name"
[ "$(dpkg-deb -f "$deb" Section)" = graphics ] || fail "the package's section"
! dpkg-deb -c "$deb" | awk '{print $2}' | grep -qv root/root || fail "someone else owns the files"
finish
