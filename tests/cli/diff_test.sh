#!/usr/bin/env bash
# Two designs side by side: what differs in words, as data and as a picture, and what cannot be compared.
source "$(dirname "$0")/support.sh"

cat > old.stoa <<'STOA'
user fan
lambda api { timeout: 5s }
fan -> api "asks"
STOA
cat > new.stoa <<'STOA'
user fan
lambda api { timeout: 9s }
sqs queue
fan -> api   "asks"
api -> queue "puts it down"
STOA
expect 0 'timeout: 5s → 9s' diff old.stoa new.stoa
grep -q '^    + queue  Amazon SQS$' out || fail "a new part: $(cat out)"
grep -q '^2 added, 1 changed$' out || fail "the counts: $(cat out)"
expect 1 'timeout' diff --exit-code old.stoa new.stoa
cp old.stoa same.stoa
expect 0 'no difference' diff --exit-code old.stoa same.stoa
[ ! -s out ] || fail "no difference is told on standard output: $(cat out)"
input=old.stoa expect 0 'queue' diff - new.stoa

# As data, and never a color in it.
expect 0 '"schema": 1' diff --format json --color always old.stoa new.stoa
grep -q $'\x1b' out && fail "colors in JSON"
expect 0 $'\x1b\\[32m' diff --color always old.stoa new.stoa

# As a picture, beside the later file or where it is wanted.
expect 0 'wrote' diff old.stoa new.stoa --emit svg
grep -q 'data-id="queue"' new.diff.svg || fail "the picture: $(ls)"
grep -q 'Added' new.diff.svg || fail "what is new is marked"
expect 0 'data-id="queue"' diff old.stoa new.stoa -o - --emit svg
expect 2 'tells a whole scenario' diff old.stoa new.stoa --emit notes

# Folders: scenarios of one name belong together.
mkdir -p was is
cp old.stoa was/shop.stoa
cp new.stoa is/shop.stoa
cp old.stoa was/gone.stoa
cp old.stoa is/made.stoa
expect 0 '^- gone' diff was/ is/
grep -q '^+ made' out || fail "a new scenario: $(cat out)"
grep -q '^shop$' out || fail "one that both have: $(cat out)"

# What cannot be compared: nothing is written.
echo 'lamda {' > broken.stoa
expect 1 'E0' diff old.stoa broken.stoa -o never.svg
[ ! -e never.svg ] || fail "written in spite of an error"
expect 2 'needs two' diff old.stoa
expect 0 'no difference' diff old.stoa old.stoa
expect 1 'leads to no scenario of its own' diff old.stoa ./old.stoa
expect 3 'cannot be read' diff old.stoa missing.stoa

finish
