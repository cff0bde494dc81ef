#!/usr/bin/env bash
# Where people plug stoa in: the GitHub action, hooks of git, GitLab, CMake, a container. What each runs is taken out of
# the file that people use.
source "$(dirname "$0")/support.sh"
PATH=$(dirname "$STOA"):$PATH

# step NAME: the commands of a step of action.yml.
step() {
  awk -v name="$1" '
    /^    - name: / { inside = ($3 == name); run = 0; next }
    inside && /^      run: \|/ { run = 1; next }
    inside && run && (/^        / || /^$/) { print substr($0, 9); next }
    { run = 0 }' "$STOA_SOURCE/action.yml"
}
# value KEY: of the last step that ran.
value() { sed -n "s/^$1=//p" "$GITHUB_OUTPUT" | tail -n 1; }
export GITHUB_OUTPUT=$PWD/github-output
: > "$GITHUB_OUTPUT"

mkdir -p 'designs'
printf 'user fan\nlambda api\n\nfan -> apii "asks"\n' > designs/bad.stoa
step find > find.sh && step check > check.sh && step end > end.sh
for script in find check end; do
  bash -n $script.sh && [ -s $script.sh ] || fail "the step $script"
done
STOA_WANTED="" bash find.sh > out 2>&1 || fail "find: $(cat out)"
[ "$(value program)" = "$STOA" ] || fail "found $(value program)"
STOA_PROGRAM=$STOA STOA_PATHS="designs" STOA_OPTIONS="--deny story" STOA_SARIF=report.sarif bash check.sh > out 2> err
grep -q '^::error file=designs/bad.stoa,line=4,endLine=4,col=8,endColumn=12,title=E0202::' out ||
  fail "the annotation: $(cat out err)"
[ "$(value sarif)" = report.sarif ] || fail "the output sarif: $(value sarif)"
STOA_CODE=$(value code) bash end.sh
[ $? -eq 1 ] || fail "the action ends with the code of the check"
python3 - "$STOA_SOURCE/tests/data/schema/sarif.schema.json" report.sarif <<'PY' || fail "the report is no SARIF"
import json, sys
import jsonschema
schema, report = (json.load(open(path)) for path in sys.argv[1:])
jsonschema.Draft7Validator.check_schema(schema)
jsonschema.Draft7Validator(schema).validate(report)
result = report["runs"][0]["results"][0]
assert result["ruleId"] == "E0202" and result["suppressions"] == []
assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 4
PY
sed -i 's/apii/api/' designs/bad.stoa
STOA_PROGRAM=$STOA STOA_PATHS="designs" STOA_OPTIONS="" STOA_SARIF=report.sarif bash check.sh > out 2> err
STOA_CODE=$(value code) bash end.sh || fail "a clean design ends it with 0"
! grep -nE '\$\{\{' check.sh find.sh end.sh || fail "a value of others stands in a script: it belongs into env"

# Hooks: each as git runs it before a commit.
rm -rf .git repo && git init -q repo && cd repo || exit 1
git config user.email a@example.com && git config user.name A
entry() { awk -v id="$1" '/^- id: / { inside = ($3 == id) } inside && /^  entry: / { sub(/^  entry: /, ""); print }' \
  "$STOA_SOURCE/.pre-commit-hooks.yaml"; }
for id in stoa-check stoa-fmt; do
  [ -n "$(entry $id)" ] || fail "no hook $id"
done
{ echo '#!/bin/sh'; echo "git diff --cached --name-only -z --diff-filter=d -- '*.stoa' | xargs -0 -r $(entry stoa-check)"; } > .git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
printf 'user fan\nlambda   api\nfan -> apii "asks"\n' > 'my shop.stoa'
git add . && ! git commit -qm one > ../out 2>&1 && grep -q E0202 ../out || fail "the hook lets a mistake pass: $(cat ../out)"
sed -i 's/apii/api/' 'my shop.stoa'
git add . && git commit -qm one > ../out 2>&1 || fail "the hook stops a sound design: $(cat ../out)"
git ls-files -z '*.stoa' | xargs -0 $(entry stoa-fmt) 2> ../err || fail "$(cat ../err)"
grep -q '^lambda api' 'my shop.stoa' || fail "the hook formats"
cd .. && rm -rf repo && mkdir -p .git

# GitLab: the lines of the job in docs/ci.md.
awk '/^```yaml gitlab/ { inside = 1; next } /^```/ { inside = 0 } inside && /^    - / { print substr($0, 7) }' \
  "$STOA_SOURCE/docs/ci.md" > job.sh
[ -s job.sh ] || fail "docs/ci.md has no job for GitLab"
bash -e job.sh > out 2> err || fail "the job for GitLab: $(cat out err)"
[ "$(cat gl-code-quality-report.json)" = "[]" ] || fail "the report for GitLab: $(cat gl-code-quality-report.json)"

# CMake: a target that draws, and draws again only when something it read has changed.
if [ -z "${STOA_SANITIZE:-}" ]; then
  cmake --install "$STOA_BUILD" --prefix "$PWD/prefix" > log 2>&1 || fail "cmake --install: $(tail -n 5 log)"
  mkdir -p 'project/my designs'
  cat > project/CMakeLists.txt <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(pictures LANGUAGES NONE)
find_package(stoa REQUIRED)
stoa_add_diagrams(pictures ALL SOURCES "my designs/shop.stoa" bank.stoa OUTPUT_DIRECTORY out FORMS dot json)
CMAKE
  printf 'lambda api\n' > project/shared.stoa
  printf 'import "../shared.stoa"\nscenario shop {\n  user fan\n  fan -> api "asks"\n}\n' > 'project/my designs/shop.stoa'
  printf 'scenario bank {\n  user fan\n  lambda vault\n  fan -> vault "asks"\n}\n' > project/bank.stoa
  mkdir project/.git
  draw() { cmake --build made > log 2>&1 || fail "cmake --build: $(tail -n 15 log)"; }
  cmake -S project -B made -G Ninja -DCMAKE_PREFIX_PATH="$PWD/prefix" > log 2>&1 || fail "cmake: $(tail -n 9 log)"
  draw
  [ -s made/out/shop.dot ] && [ -s made/out/bank.json ] || fail "CMake drew: $(find made/out)"
  draw
  grep -q 'no work to do' log || fail "drawn again for nothing: $(cat log)"
  sleep 0.01; printf 'lambda api "The door"\n' > project/shared.stoa
  draw
  grep -q 'Drawing my designs/shop.stoa' log && ! grep -q 'Drawing bank' log || fail "after a change of an import: $(cat log)"
  grep -q 'The door' made/out/shop.dot || fail "the change is in the output"
fi

# The container: what it copies is there, and its commands can be read.
while read -r source; do
  [ -e "$STOA_SOURCE/$source" ] || fail "Containerfile copies $source"
done < <(sed -n 's/^COPY \([^-][^ ]*\) .*/\1/p' "$STOA_SOURCE/Containerfile")
sed -n 's/^RUN \["bash", "-euc", "\(.*\)"\]$/\1/p' "$STOA_SOURCE/Containerfile" > run.sh
[ -s run.sh ] && bash -n run.sh || fail "the command of the Containerfile"
for name in $(grep -oE 'stoa_[a-z_]+' run.sh); do
  grep -q "^$name()" "$STOA_SOURCE/tests/support/setup.sh" || fail "setup.sh has no $name"
done
finish
