#!/usr/bin/env bash
# Where outputs go, and what happens when they cannot go there: exit code 3, the old file intact, nothing left behind.
source "$(dirname "$0")/support.sh"

design > a.stoa
design other > b.stoa

expect 0 'wrote shop.svg' build a.stoa
expect_files ./a.stoa ./b.stoa ./shop.svg
expect 0 'nothing changed' build a.stoa
rm shop.svg

expect 0 'wrote' build . -o made/ --emit svg,dot,json,ast,design,scene
expect_files ./a.stoa ./b.stoa ./made/a.ast.txt ./made/b.ast.txt ./made/other.{design.txt,dot,json,scene.txt,svg} \
  ./made/shop.{design.txt,dot,json,scene.txt,svg}
rm -r made

expect 0 'wrote x.dot' build a.stoa -o x.dot
grep -q digraph x.dot || fail "the ending of -o says what is written"
rm x.dot
expect 0 'wrote shop.svg, shop.buy.svg' build a.stoa --view all
rm shop.svg shop.buy.svg
expect 2 'E0805' build a.stoa --view bye
expect 2 'E0803' build . -o one.svg
expect 2 'E0803' build . -o -
expect 2 'E0804' build a.stoa -o b.svg -o a.stoa
design > twin.stoa
expect 2 'E0803' build a.stoa twin.stoa
rm twin.stoa
expect_files ./a.stoa ./b.stoa

# Nothing is written if there is an error anywhere.
echo 'scenario broken { user fan; }' > c.stoa
expect 1 'error' build .
expect_files ./a.stoa ./b.stoa ./c.stoa
rm c.stoa

# Standard input and output.
input=a.stoa expect 0 '<svg' build -
input=a.stoa expect 0 '<svg' build - -o -
grep -q '</svg>' out && ! grep -q . err || fail "a filter says nothing else"
expect_files ./a.stoa ./b.stoa

# Paths that cannot be written.
mkdir shop.svg
expect 3 'E0802.*folder' build a.stoa
rmdir shop.svg
echo old > shop.svg
expect 3 'E0802' build a.stoa b.stoa -o /dev/full --emit ast --view whole -o /dev/full/x/
expect 3 'E0802.*(No space|voll)' build a.stoa -o /dev/full
[ -c /dev/full ] || fail "a device was replaced"
expect 3 'E0802.*symbolic link' build a.stoa -o "$(ln -s shop.svg link.svg; echo link.svg)"
rm link.svg
[ "$(cat shop.svg)" = old ] || fail "an old file was changed"
if [ "$(id -u)" -ne 0 ]; then
  mkdir locked && chmod a-w locked
  expect 3 'E0802' build a.stoa -o locked/
  chmod a-w shop.svg
  expect 3 'E0802' build a.stoa
  rmdir locked
fi
rm -f shop.svg
expect_files ./a.stoa ./b.stoa

# A limit on the size of files stands for a full disk.
(ulimit -f 1; "$STOA" build a.stoa > out 2> err; echo $? > code)
grep -qx 3 code || fail "a full disk: exit code $(cat code): $(cat err)"
rm code
expect_files ./a.stoa ./b.stoa
[ -z "$(find . -name '.stoa-*')" ] || fail "temporaries are left"

# Data that nobody takes.
"$STOA" build a.stoa -o - 2> err > /dev/full
[ $? -eq 3 ] && grep -q . err || fail "/dev/full as standard output"
for command in "build a.stoa -o -" "--help" "catalog" "explain" "limits" "check --format json a.stoa"; do
  # shellcheck disable=SC2086  # the words of a command
  "$STOA" $command 2> err > >(exec true)  # may or may not be gone yet
  { sleep 0.1; "$STOA" $command 2> err; echo $? > code; } | true
  grep -qx 3 code || fail "closed pipe, $command: exit code $(cat code)"
  ! grep -q E08 err || fail "closed pipe, $command: $(cat err)"
  # shellcheck disable=SC2086
  "$STOA" $command 2> err >&-
  [ $? -eq 3 ] || fail "closed output, $command"
done
rm -f code

# A file keeps its mode, a new one gets that of the umask.
(umask 027; "$STOA" build a.stoa 2> err)
[ "$(stat -c %a shop.svg)" = 640 ] || fail "mode of a new file"
chmod 604 shop.svg
"$STOA" build a.stoa --direction down 2> err
[ "$(stat -c %a shop.svg)" = 604 ] || fail "mode of an old file"
finish
