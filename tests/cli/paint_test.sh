#!/usr/bin/env bash
# The picture in pixels and on a page: size, theme, the same bytes twice, and what is said when it cannot be had.
source "$(dirname "$0")/support.sh"

design > a.stoa
expect 0 'wrote shop.svg, shop.png, shop.pdf' build a.stoa --emit svg,png,pdf
file shop.pdf | grep -q 'PDF document' || fail "no PDF: $(file shop.pdf)"
size=$(sed -n '/<svg/{s/.* width="\([0-9]*\)" height="\([0-9]*\)".*/\1 x \2/p;q}' shop.svg)
file shop.png | grep -q "PNG image data, $size," || fail "not $size: $(file shop.png)"

# Two runs at different times write the same bytes.
mkdir again
sleep 1.1
expect 0 'wrote' build a.stoa --emit png,pdf -o again/
cmp shop.png again/shop.png && cmp shop.pdf again/shop.pdf || fail "two runs differ"

expect 0 'wrote' build a.stoa -o large.png --scale 2
read -r width _ height <<< "$size"
file large.png | grep -q "$((2 * width)) x $((2 * height))," || fail "not twice the size: $(file large.png)"
expect 0 'wrote' build a.stoa -o dark.png --theme dark
cmp -s shop.png dark.png && fail "dark is not dark"
expect 0 'wrote' build a.stoa -o dark.svg --theme dark
grep -q 'prefers-color-scheme' dark.svg && fail "a dark svg asks its surroundings"
grep -q '0F1620' dark.svg || fail "a dark svg is not dark"

for scale in 0 -1 11 nan inf 2x ""; do
  expect 2 'needs a number|scale' build a.stoa -o x.png "--scale=$scale"
done
expect 4 'E0910.*png.*the limit is' build a.stoa -o x.png --scale 10 --limit picture-side=3000
[ ! -e x.png ] || fail "a picture that may not be is written"

# The program alone, without its modules: the svg is drawn, a png is a finding.
if [ -z "${STOA_SANITIZE:-}" ]; then
  mkdir alone
  cp "$STOA" alone/stoa
  STOA=$PWD/alone/stoa
  expect 0 'wrote alone/shop.svg' build a.stoa -o alone/
  expect 1 'E0808.*stoa-painter.so' build a.stoa -o alone/shop.png
fi
finish
