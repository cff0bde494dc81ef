#!/usr/bin/env bash
# Repairs in place: each is made, read again and gone; what cannot be written is left as it was.
source "$(dirname "$0")/support.sh"

cat > a.stoa <<'STOA'
user fan
lambda api { allow W0401 "drawn elsewhere" }
fan -> apii "asks"
STOA
cp a.stoa before.stoa
expect 1 '^-fan -> apii "asks"' check --diff a.stoa
grep -q '2 findings in 1 file would be mended' err || fail "--diff counts: $(cat err)"
cmp -s a.stoa before.stoa || fail "--diff changed a file"
expect 1 '`--fix` mends 2 of them' check a.stoa
expect 0 '2 findings in 1 file mended' check --fix a.stoa
[ "$(cat a.stoa)" = $'user fan\nlambda api\nfan -> api "asks"' ] || fail "mended to: $(cat a.stoa)"
expect 0 'no findings' check --fix a.stoa
input=before.stoa expect 0 'fan -> api "asks"' check --fix -
expect 2 'cannot take both' check --diff --format json a.stoa

# A repair brings to light the next one; what may not have been meant waits for --unsafe-fixes.
cat > b.stoa <<'STOA'
user fan
lamda api { timeout: 20m }
fan -> api "asks"
STOA
expect 1 'E0208' check --fix b.stoa
grep -q '^lambda api { timeout: 20m }' b.stoa || fail "only what is safe: $(cat b.stoa)"
expect 0 'mended' check --unsafe-fixes b.stoa
grep -q 'timeout: 15m' b.stoa || fail "the value is its limit: $(cat b.stoa)"

# Parts that are missing: between two services, a way out, an endpoint. A canonical file stays canonical.
cat > c.stoa <<'STOA'
external bank
s3 uploads
stepfunctions review
vpc {
  private-subnet app {
    # The shop.
    fargate shop
  }
}
sqs  orders
uploads ~> review "a new upload starts the review"
shop -> bank "charges the buyer"
shop -> orders "hands over the order"
STOA
"$STOA" fmt c.stoa 2> err || fail "$(cat err)"
expect 1 'warning\[no-way-out\]' check c.stoa
expect 0 'mended' check --unsafe-fixes --allow no-dead-letters,W0302 --deny no-way-out c.stoa
expect 0 '1 file, 0' fmt --check c.stoa
for text in 'eventbridge' 'nat-gateway' '# The shop.'; do
  grep -q "$text" c.stoa || fail "no $text in: $(cat c.stoa)"
done
! "$STOA" check c.stoa 2>&1 | grep -qE 'no-way|W0301|E0' || fail "left over: $("$STOA" check c.stoa 2>&1)"

# A file that cannot be written.
if [ "$(id -u)" -ne 0 ]; then
  cp before.stoa locked.stoa && chmod a-w locked.stoa
  expect 3 'E0802' check --fix locked.stoa
  cmp -s locked.stoa before.stoa || fail "a locked file was changed"
  chmod u+w locked.stoa
fi
cp before.stoa real.stoa && ln -s real.stoa link.stoa
expect 0 'mended' check --fix link.stoa
[ -L link.stoa ] || fail "a link was replaced"
{ cat before.stoa; seq -f '# %1000.0f' 9; } > large.stoa
(ulimit -f 1; "$STOA" check --fix large.stoa > out 2> err; echo $? > code)
grep -qx 3 code && grep -q apii large.stoa || fail "a full disk: $(cat code err)"
[ -z "$(find . -name '.stoa-*')" ] || fail "temporaries are left"

# build --check: writes nothing, says which.
cat > shop.stoa <<'STOA'
scenario shop {
  user fan
  lambda api
  fan -> api "asks"
}
STOA
expect 1 'E0812.*`shop.svg` is not there' build --check shop.stoa
[ ! -e shop.svg ] || fail "--check wrote"
expect 0 'wrote' build shop.stoa
expect 0 '1 output is what its sources give' build --check shop.stoa
echo >> shop.svg
expect 1 '`shop.svg` is not what its sources give' build --check shop.stoa
expect 2 'writes nothing' build --check -o - shop.stoa
input=shop.stoa expect 2 'compares files' build --check -
input=shop.stoa expect 1 'E0812.*`shop.svg`' build --check - -o shop.svg

# Depfiles: what Make reads is what was read.
mkdir 'a $dir'
printf 'lambda shared\n' > 'a $dir/parts #1.stoa'
printf 'import "a $dir/parts #1.stoa"\nscenario shop {\n  user fan\n  fan -> shared "asks"\n}\n' > shop.stoa
expect 0 'wrote' build shop.stoa --depfile shop.d
{ printf 'all: shop.svg\n'; cat shop.d; printf '\t@echo rebuilt\n'; } > Makefile
if command -v make > /dev/null; then
  touch shop.svg
  make > out 2>&1 && ! grep -q rebuilt out || fail "make: $(cat out shop.d)"
  sleep 0.01; touch 'a $dir/parts #1.stoa'
  make > out 2>&1 && grep -q rebuilt out || fail "make after a change of an import: $(cat out shop.d)"
fi
expect 0 '' build shop.stoa --depfile shop.d --depfile-target 'my stamp'
grep -q '^my\\ stamp: ' shop.d || fail "the target: $(cat shop.d)"
finish
