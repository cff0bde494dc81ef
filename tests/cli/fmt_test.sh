#!/usr/bin/env bash
# stoa fmt: in place, --check, --diff, as a filter; and never a file that it cannot read.
source "$(dirname "$0")/support.sh"

printf 'scenario shop   "A shop" {\n user fan\n   external shop\nflow buy { fan -> shop "buys" }\n}\n' > a.stoa
cp a.stoa original
chmod 640 a.stoa
ln -s a.stoa link.stoa

expect 1 '^a.stoa$' fmt --check a.stoa
expect 0 '^\+  user     fan' fmt --diff a.stoa
expect 1 '^\+  user     fan' fmt --diff --check a.stoa
cmp -s a.stoa original || fail "--check or --diff changed the file"
cp a.stoa patched
"$STOA" fmt --diff a.stoa 2> err | patch -s patched || fail "patch does not take the diff"
input=a.stoa expect 0 '^scenario shop "A shop"' fmt -
cp out filtered
expect 0 '1 file, 1 formatted' fmt link.stoa
[ -L link.stoa ] || fail "a link was replaced"
[ "$(stat -c %a a.stoa)" = 640 ] || fail "the mode changed"
cmp -s a.stoa filtered || fail "the filter and the file differ"
cmp -s a.stoa patched || fail "the diff and the file differ"
expect 0 '0 to be formatted' fmt --check .
then=$(stat -c %y a.stoa)
expect 0 '1 file, 0 formatted' fmt a.stoa
[ "$(stat -c %y a.stoa)" = "$then" ] || fail "a formatted file was written again"

cp original b.stoa
printf 'scenario broken {\n' > c.stoa
cp c.stoa kept
expect 1 'E0807' fmt b.stoa c.stoa
cmp -s b.stoa original && cmp -s c.stoa kept || fail "a file was changed although one has syntax errors"
input=c.stoa expect 1 'E0807' fmt -
[ ! -s out ] || fail "the filter wrote something although the text has syntax errors"
finish
