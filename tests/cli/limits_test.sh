#!/usr/bin/env bash
# Every row of the table of limits is hit once: one finding, at the first thing too many, and the exit code of limits.
source "$(dirname "$0")/support.sh"

design > shop.stoa
mkdir deep && printf 'import "b.stoa"\nuser one\n' > deep/a.stoa && printf 'import "c.stoa"\nuser two\n' > deep/b.stoa
printf 'user three\n' > deep/c.stoa
printf 'vpc a { vpc b { vpc c { lambda d } } }\n' > nested.stoa
printf 'user one\nuser two\nuser three\n' > parts.stoa
printf 'user a\nlambda b\na -> b "1"\na -> b "2"\na -> b "3"\n' > steps.stoa
printf 'user a\nlamdba b\nlamdba c\nlamdba d\nlamdba e\n' > slips.stoa
printf 'user a\nlambda a-name-of-17-char\n' > long.stoa
printf 'user fan\nlambda api "A title that is far too long for what is allowed"\nfan -> api "asks"\n' > titles.stoa

declare -A seen
# hit LIMIT=VALUE CODE TEXT ARGUMENT…: TEXT is said; the exit code is CODE.
hit() {
  local limit=$1 code=$2 text=$3
  shift 3
  seen[${limit%%=*}]=1
  expect "$code" "$text" "$@" --limit "$limit"
  [ "$(grep -cE '^error' err)" -le 1 ] || fail "$limit: more than one finding: $(cat err)"
}
hit file-size=20 4 'E0901.*`shop.stoa` is larger than 20' check shop.stoa
hit input-size=150 4 'E0902' check shop.stoa nested.stoa parts.stoa
hit files=2 4 'E0903' check deep/a.stoa
hit import-depth=2 4 'E0904' check deep/a.stoa
grep -q -- '--> deep/' err || fail "import-depth: not at the import: $(cat err)"
hit nesting=2 4 'E0905' check nested.stoa
grep -q 'nested.stoa:1:' err || fail "nesting: $(cat err)"
hit name-length=15 4 'E0906' check long.stoa
grep -q 'long.stoa:2:8' err || fail "name-length: not at the name: $(cat err)"
hit text-length=10 4 'E0907' check titles.stoa
grep -q 'titles.stoa:2:12' err || fail "text-length: $(cat err)"
hit label-length=10 0 'N0902' build titles.stoa -o titles.svg
grep -q 'A title t…' titles.svg || fail "label-length: not cut in the picture"
hit components=2 4 'E0908' check parts.stoa
grep -q 'parts.stoa:3:' err || fail "components: $(cat err)"
hit steps=2 4 'E0909' check steps.stoa
grep -q 'steps.stoa:5:' err || fail "steps: $(cat err)"
seen[diagnostics]=1
expect 1 '4 errors' check slips.stoa --limit diagnostics=2
[ "$(grep -c '^error\[' err)" -eq 2 ] || fail "diagnostics: two are shown, the rest counted: $(cat err)"
hit picture-side=100 4 'E0910.*the limit is 100 px' build shop.stoa
[ ! -e shop.svg ] || fail "a picture that is too large was written"
hit layout-seconds=0 0 'N0901.*' build shop.stoa
grep -q 'took more than 0 s' err && grep -q '</svg>' shop.svg || fail "layout-seconds: $(cat err)"
if [ -z "${STOA_SANITIZE:-}" ]; then  # A sanitizer reserves more than any limit.
  hit layout-memory=1MiB 0 'N0901.*' build shop.stoa
fi
seen[layout-memory]=1
mkdir icons
printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1"/></svg>' > icons/user.svg
cp icons/user.svg icons/other.svg
hit icon-size=50 0 'W0901.*`icons/user.svg` is larger than 50' build shop.stoa --icons icons
hit icon-elements=1 0 'W0901.*more than 1 elements' build shop.stoa --icons icons
grep -q 'icons/user.svg:1:59' err || fail "icon-elements: not at the element: $(cat err)"
hit icon-files=1 4 'E0903.*more than 1' build shop.stoa --icons icons

# What is over a limit passes with a higher one.
expect 0 'no findings' check nested.stoa --allow W0401,W0402,notes,warnings --limit nesting=4
for row in $("$STOA" limits | awk 'NR > 0 && $1 ~ /^[a-z-]+$/ { print $1 }'); do
  [ -n "${seen[$row]:-}" ] || fail "no case hits the limit $row"
done
[ "${#seen[@]}" -ge 17 ] || fail "not all limits were seen"
finish
