# shellcheck shell=bash
# For scripts that run the real program: a folder of their own, and what they expect of a run.
set -uo pipefail
: "${STOA:?the program to test}"
# The tests say themselves what the environment is.
unset NO_COLOR CLICOLOR_FORCE
folder=$(mktemp -d)
cd "$folder" || exit 1
mkdir .git  # The root of imports.
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
n_failures=0

fail() {
  echo "FAILED: $*"
  n_failures=$((n_failures + 1))
}

# expect CODE TEXT ARGUMENT…: runs stoa; its exit code is CODE, and TEXT, a regular expression, is in what it says.
# Leaves what was written in the files out and err.
expect() {
  local code=$1 text=$2
  shift 2
  timeout 100 "$STOA" "$@" > out 2> err < "${input:-/dev/null}"
  local got=$?
  [ "$got" -eq "$code" ] || fail "stoa $*: exit code $got, not $code: $(head -c 2000 err)"
  grep -qE -- "$text" out err || fail "stoa $*: nothing like '$text' in: $(head -c 2000 out err)"
}

# No file but those named, out and err.
expect_files() {
  local found
  found=$(find . -type f ! -path './.git/*' ! -name out ! -name err | LC_ALL=C sort | tr '\n' ' ')
  [ "$found" = "${*:+$* }" ] || fail "files: $found; expected: $*"
}

design() {
  printf 'scenario %s "A shop" {\n  user fan\n  external shop "The shop"\n  flow buy { fan -> shop "buys" }\n}\n' "${1:-shop}"
}

# lone_rule LEVEL: a rule of a project's own, in rules/.
lone_rule() {
  mkdir -p rules
  cat > rules/lone.stoa << STOA
## Shops close.
rule lone-shop "A shop alone" @reliability {
  level $1
  find part { is fargate }
  says "{part} is a shop"
  bad  "user a\\nfargate one\\na -> one \\"x\\""
  good "user a\\nlambda one\\na -> one \\"x\\""
  source "https://example.com/shops" { read: 2026-11-22 }
}
STOA
}

finish() {
  [ "$n_failures" -eq 0 ] && echo "all as expected"
  exit "$((n_failures > 0))"
}
