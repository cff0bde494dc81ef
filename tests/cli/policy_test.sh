#!/usr/bin/env bash
# What counts as what: levels on the command line and in stoa.toml, the number of warnings, baselines.
source "$(dirname "$0")/support.sh"

shop() {
  cat > "${1:-shop.stoa}" <<'STOA'
user fan
vpc {
  public-subnet front {
    fargate shop
    aurora  orders { encryption: kms }
  }
}
lambda idle
fan -> shop -> orders "buys"
STOA
}
shop
# Each line: the exit code, what is said, the options.
expect 1 'warning\[public-store\]' check shop.stoa
expect 1 '2 warnings' check shop.stoa
expect 1 'error\[public-store\].*' check --deny public-store shop.stoa
grep -q 'a warning by itself; `--deny public-store` makes it an error' err || fail "who raised it: $(cat err)"
grep -q '1 error, 1 warning in 1 file' err || fail "the summary counts what it shows: $(tail -n 1 err)"
expect 1 'error\[public-store\]' build --deny security shop.stoa
expect_files ./shop.stoa
expect 1 'error\[public-store\]' check --deny W0302 shop.stoa
expect 1 '2 errors' check --deny warnings shop.stoa
expect 1 'error\[W0401\]' check --deny story shop.stoa
expect 1 'error\[W0401\]' check --deny W04 shop.stoa
expect 0 'no findings' check --allow placement,W0401 shop.stoa
expect 1 'error\[W0401\]' check --allow story --deny W0401 shop.stoa
expect 1 '1 warning in' check --deny placement --allow public-store shop.stoa
expect 0 'warning\[W0401\]' check --max-warnings 2 shop.stoa
expect 1 '2 warnings, more than the 1 of `max-warnings`' check --max-warnings 1 shop.stoa
expect 1 'more than the 0' build --max-warnings 0 shop.stoa
rm shop.svg
expect 2 'takes a number' check --max-warnings few shop.stoa
expect 1 'did you mean `security`' check --deny securty shop.stoa
expect 1 'cannot be less than an error' check --warn E0202 shop.stoa
printf 'user a\nlambda b\na -> c "x"\n' > bad.stoa
expect 1 'error\[E0202\]' check --warn names bad.stoa
rm bad.stoa

# An error about placement that somebody lowers lets the design be drawn.
printf 'user a\nprivate-subnet inner {\n  vpc net { lambda b }\n}\na -> b "x"\n' > turned.stoa
expect 1 'error\[E0301\]' build turned.stoa
expect 0 'warning\[E0301\]' build --warn E0301 turned.stoa
[ -s turned.svg ] || fail "nothing was drawn"
rm turned.*

# The project file: found upwards, not beyond the root; options come before it.
mkdir -p designs/old
shop designs/old/shop.stoa
rm shop.stoa
cat > stoa.toml <<'TOML'
# What our project wants.
max-warnings = 2
packs = ["hipaa"]

[levels]
W0401 = "allow"
public-store = "deny"

[limits]
components = 50

[build]
output = "pictures"
emit = ["dot", "json"]
TOML
expect 1 'error\[public-store\]' check designs
grep -q '`public-store = "deny"` in stoa.toml makes it an error' err || fail "the project file is named: $(cat err)"
(cd designs/old && "$STOA" check shop.stoa > ../../out 2> ../../err; grep -q '\.\./\.\./stoa.toml' ../../err) || fail "found upwards: $(cat err)"
expect 1 'warning\[public-store\]' check --no-config designs
expect 0 'warning\[public-store\]' check --warn public-store designs
expect 0 'wrote' build --warn public-store designs
expect_files ./designs/old/shop.stoa ./pictures/shop.{dot,json} ./stoa.toml
grep -q hipaa pictures/shop.json || fail "the project's packs are in every design"
rm -r pictures
mv stoa.toml other.toml
expect 1 'warning\[public-store\]' check designs
expect 1 'error\[public-store\]' check --config other.toml designs
expect 2 'contradict' check --config other.toml --no-config designs
expect 3 'E0801' check --config missing.toml designs
rm other.toml

# Rules of the project's own are known in all its designs, and are no designs themselves.
lone_rule warning
echo 'rules = ["rules"]' > stoa.toml
expect 1 'warning\[lone-shop\]' check .
! grep -q 'E0601' err || fail "the file of a rule was read twice"
expect 1 'error\[lone-shop\]' check --deny reliability .
expect 0 '^# lone-shop: A shop alone' explain lone-shop
expect 0 '^lone-shop ' explain
(cd designs && "$STOA" explain lone-shop > ../out 2>&1) || fail "explained from below: $(cat out)"
expect 0 '^# lone-shop' explain lone-shop rules/lone.stoa

# What is wrong in a project file is told at its place, and nothing is checked with half of it.
wrong() {  # wrong TEXT LINE
  printf '%b' "$2" > stoa.toml
  expect 2 "$1" check designs
  ! grep -q 'public-store' err || fail "checked with a broken project file"
}
wrong 'stoa.toml:1:14' 'max-warnings 3\n'
wrong 'E0814' '\x00'
expect 0 '^# E0814: ' explain E0814
expect 2 'stoa.toml:1:1' explain public-store
wrong 'E0814' 'a = "\xff"\n'
wrong 'E0809.*`max-warning`' 'max-warning = 3\n'
wrong 'stoa.toml:2:1' '[build]\nemitt = ["svg"]\n'
wrong 'belongs below `\[build\]`' 'emit = ["svg"]\n'
wrong 'E0810.*`levels` is a table' 'levels = 3\n'
wrong 'has no level' '[levels]\nW0401 = "forbid"\n'
wrong 'raised on the command line only' '[limits]\ncomponents = 5000000\n'
wrong 'there is no limit' '[limits]\nparts = 5\n'
wrong '0 or more' 'max-warnings = -1\n'
wrong 'is nothing that `format` takes' 'format = "xml"\n'
wrong 'is a list' 'packs = "hipaa"\n'
wrong 'leads out of the folder' 'baseline = "../x.json"\n'
wrong 'leads out of the folder' '[build]\noutput = "/tmp/"\n'
# Tables that deep could not be let go of.
printf 'a.%.0s' $(seq 1 50000) > stoa.toml && echo 'a = 1' >> stoa.toml
expect 2 'holds 64 dots at most' check designs
{ echo 'packs = ['; for _ in $(seq 1 40); do echo '"hipaa", # ...'; done; echo ']'; } > stoa.toml
expect 1 'warning\[public-store\]' check designs
ln -s / away
wrong 'leads out of the folder' '[build]\noutput = "away/tmp"\n'
rm away
printf '[levels]\nW9999 = "deny"\n' > stoa.toml
expect 1 'stoa.toml:2:1' check designs
printf 'packs = ["hippa"]\n' > stoa.toml
expect 1 'did you mean `hipaa`' check designs
mkdir -p two/.git && shop two/shop.stoa && : > two/stoa.toml
expect 2 'one run has one project file' check designs two
rm -r two stoa.toml rules

# A baseline: old findings are passed over, wherever their lines move and from wherever stoa is run.
expect 0 'stoa-baseline.json: 2 findings' baseline write designs
expect 0 'new.json: 2 findings' baseline write --baseline new.json designs
cmp -s new.json stoa-baseline.json || fail "a baseline of another name"
expect 0 'new.json: 2 findings' baseline write --baseline new.json designs
echo '{"stoa-baseline": 99, "findings": []}' > new.json
expect 0 'new.json: 2 findings' baseline write --baseline new.json designs
rm new.json
expect 0 'no findings' check --baseline stoa-baseline.json designs
sed -i '1i # a comment\n' designs/old/shop.stoa
expect 0 'no findings' check --baseline stoa-baseline.json designs
(cd designs && "$STOA" check --baseline ../stoa-baseline.json old/shop.stoa > ../out 2>&1) || fail "from another folder: $(cat out)"
echo 'baseline = "stoa-baseline.json"' > stoa.toml
expect 0 'no findings' check designs
expect 0 'changed' build designs -o /dev/null
sed -i 's/lambda idle/lambda idle\nlambda idler/' designs/old/shop.stoa
expect 1 '`idler`' check designs
grep -q '1 warning in' err || fail "only what is new: $(cat err)"
sed -i '/^lambda/d' designs/old/shop.stoa
expect 0 'note\[N0801\]: 1 of the findings' check designs
expect 0 '1 finding gone, 1 left' baseline prune designs
expect 0 'no findings' check designs
expect 2 'did you mean `prune`' baseline prun designs
rm designs/old/shop.stoa
shop designs/shop.stoa
expect 0 '1 finding gone, 0 left' baseline prune designs
expect 2 'needs a file' baseline write
broken() {  # broken TEXT BYTES
  printf '%s' "$2" > stoa-baseline.json
  expect 2 "$1" check designs
  [ "$(cat stoa-baseline.json)" = "$2" ] || fail "a broken baseline was changed"
  expect 2 "$1" baseline prune designs
  [ "$(cat stoa-baseline.json)" = "$2" ] || fail "prune changed a broken baseline"
}
broken 'stoa-baseline.json:1:2' '{<<<<<<<'
broken 'is of version 99' '{"stoa-baseline": 99, "findings": []}'
broken 'E0811.*is no baseline' '[]'
broken 'E0811.*is no baseline' "{\"stoa-baseline\": $(printf '[%.0s' $(seq 1 90000))$(printf ']%.0s' $(seq 1 90000))}"
broken 'has no list' '{"stoa-baseline": 1, "findings": [{"path": 3}]}'
rm stoa-baseline.json
expect 3 'cannot be read' check designs
rm stoa.toml
# Errors that leave nothing to draw stay.
printf 'user a\nlambda b\na -> c "x"\n' > designs/bad.stoa
expect 1 'E0202' baseline write designs
expect 1 'E0202' check --baseline stoa-baseline.json designs
grep -q '^1 error in' err || fail "the rest is known: $(cat err)"
finish
