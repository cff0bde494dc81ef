#!/usr/bin/env bash
# Help, near names, exit codes, colors.
source "$(dirname "$0")/support.sh"
design > a.stoa
printf 'scenario s {\n  user fan\n  flow f { fan -> fam "x" }\n}\n' > bad.stoa

expect 0 'stoa [0-9]+\.[0-9]+\.[0-9]+' --version
expect 0 'A first design' --help
expect 0 'Usage: stoa build' build --help
expect 0 'Usage: stoa build' help build
expect 2 'Usage: stoa COMMAND'
expect 2 'did you mean `check`' chekc
expect 2 'did you mean `--view`' build a.stoa --veiw all
expect 2 'stoa build a.stoa' a.stoa
expect 2 'needs a file' check
expect 2 'limit' check a.stoa --limit fils=3
expect 2 'needs a folder' check a.stoa --root a.stoa
expect 0 '1 file, no findings' check a.stoa
expect 1 'E0202' check bad.stoa
expect 1 '^bad.stoa:3:19: error\[E0202\]' check --format concise bad.stoa
expect 1 '"code": "E0202"' check --format json bad.stoa
[ -s out ] || fail "JSON goes to standard output"
expect 0 '"findings": \[\]' check --format json a.stoa
expect 0 'E0202' explain
expect 0 'E0202' explain e0202
expect 2 'lists all codes' explain E9999
expect 0 'file-size +16 MiB' limits
expect 0 'file-size +1 GiB' limits --limit file-size=1GiB
expect 0 '^user ' catalog
expect 1 'nothing like' catalog qqqqqqqq
expect 0 'file' check --stdlib "$STOA_SOURCE/stdlib"

# The design that --help shows is one.
"$STOA" --help | sed -n '/^  scenario/,/^  }/s/^  //p' > first.stoa
expect 0 'no findings' check first.stoa
expect 0 'wrote' build first.stoa

colored() { grep -q $'\x1b\\[' err; }
expect 1 E0202 check bad.stoa; ! colored || fail "color without a terminal"
expect 1 E0202 check --color always bad.stoa; colored || fail "--color always"
CLICOLOR_FORCE=1 expect 1 E0202 check bad.stoa; colored || fail "CLICOLOR_FORCE"
NO_COLOR=1 CLICOLOR_FORCE=1 expect 1 E0202 check bad.stoa; ! colored || fail "NO_COLOR"
NO_COLOR=1 expect 1 E0202 check --color always bad.stoa; colored || fail "--color always beats NO_COLOR"
finish
