#!/usr/bin/env bash
# Published designs: stoa finds nothing wrong with what works.
source "$(dirname "$0")/support.sh"
data=$STOA_SOURCE/tests/data/designs
"$data/convert" designs
[ "$(find designs -name '*.stoa' | wc -l)" -eq 18 ] || fail "eighteen designs"

# Templates have parts that no step names: that says nothing about the design.
"$STOA" check --format concise --allow W0401 designs > out 2> found
grep -vE '^(#|$)' "$data/expected.txt" | LC_ALL=C sort > expected
grep -v "mends" found | LC_ALL=C sort > sorted  # what repairs are offered is no finding
diff expected sorted || fail "other findings than those of tests/data/designs/expected.txt"
finish
