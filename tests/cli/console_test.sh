#!/usr/bin/env bash
# The console blocks of docs/diagnostics/: each command of a page is run in a folder as the page assumes it, and what the
# page says that stoa says is said. A command without an answer ends with 0.
source "$(dirname "$0")/support.sh"
PATH=$(dirname "$STOA"):$PATH

cat > shop.base <<'STOA'
scenario shop "A shop" {
  user fan "Fan"
  vpc net {
    private-subnet inner {
      fargate store "A shop for twenty-five by"
    }
  }
  s3 pages "Pages"
  flow checkout {
    fan -> store "buys"
    store -> pages "keeps"
  }
}
STOA
for _ in $(seq 1 20); do echo '# A line that makes this file longer than a thousand bytes.'; done >> shop.base

icon() { echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path d="M8 8h32v32H8zM12 12h24v24H12z"/></svg>'; }

# What stands in the folder of a page beside shop.stoa and bank.stoa.
prepare() {
  cp ../shop.base shop.stoa
  design bank > bank.stoa
  mkdir -p designs && cp ../shop.base designs/shop.stoa
  echo '# nothing' > actors.stoa
  case $1 in
    E0209) rm actors.stoa; echo 'import "actors.stoa"' > shop.stoa ;;
    E0210) echo 'import "b.stoa"' > a.stoa; echo 'import "a.stoa"' > b.stoa ;;
    E0211) echo 'user fan' > ../secret.stoa; { echo 'import "../secret.stoa"'; cat ../shop.base; } > shop.stoa ;;
    E0807) printf 'user fan\nlambda api "no end\n' > shop.stoa ;;
    E0812) stoa build shop.stoa 2> /dev/null; echo > shop.svg ;;
    E0904) { echo 'import "bank.stoa"'; cat ../shop.base; } > shop.stoa ;;
    W0701 | W0702) mkdir icons ;;
    W0703) mkdir -p pictures node_modules/aws-icons/icons; icon > node_modules/aws-icons/icons/AWSFargate.svg ;;
    W0901) mkdir icons; icon > icons/fargate.svg ;;
    N0801) printf 'user fan\nlambda api { timeuot: 3s }\nfan -> api "asks"\n' > shop.stoa ;;
    N0902) printf 'user fan\nlambda api "%s"\nfan -> api "asks"\n' "$(printf 'word %.0s' $(seq 1 60))" > shop.stoa ;;
  esac
}

# as_said LINE: LINE as a regular expression; sizes of pictures and the words of a library are not promised.
as_said() {
  sed -E 's/(this is no TOML: ).*/\1/; s/[][\.*^$+?(){}|]/\\&/g; s/[0-9]+ by [0-9]+ px/[0-9]+ by [0-9]+ px/' <<< "$1"
}

n_pages=0 n_commands=0
for page in "$STOA_SOURCE"/docs/diagnostics/*.md; do
  code=$(basename "$page" .md)
  case $code in
    E0808) continue ;;  # Needs a machine without librsvg,
    E0813) continue ;;  # and somebody who writes at the same moment: see mend_test.
  esac
  grep -q '^```console' "$page" || continue
  n_pages=$((n_pages + 1))
  mkdir -p "$code/.git" && cd "$code" || exit 1
  prepare "$code"
  file='' command='' has_answer=1
  settle() {  # What a command without an answer ends with.
    [ -z "$command" ] || [ "$has_answer" -eq 1 ] || [ "$status" -eq 0 ] ||
      fail "$code: $command: ends with $status: $(head -c 1500 said)"
  }
  while IFS= read -r line; do
    case $line in
      '$ cat '*) settle; command='' file=${line#\$ cat }; : > "$file" ;;
      '$ '*)
        settle
        file='' command=${line#\$ } has_answer=0 n_commands=$((n_commands + 1))
        # shellcheck disable=SC2086  # the words of a command
        timeout 60 $command > said 2>&1 < /dev/null
        status=$?
        # Somebody mends the syntax error before the second time.
        [ "$code $command" != "E0807 stoa check shop.stoa" ] || { has_answer=1; cp ../shop.base shop.stoa; }
        ;;
      *)
        if [ -n "$file" ]; then
          printf '%s\n' "$line" >> "$file"
        else
          has_answer=1
          grep -qE -- "^$(as_said "$line")" said || fail "$code: $command: no '$line' in: $(head -c 1500 said)"
        fi
        ;;
    esac
  done < <(awk '/^```console/ { inside = 1; next } /^```/ { inside = 0 } inside' "$page")
  settle
  cd .. || exit 1
done
[ "$n_pages" -ge 28 ] && [ "$n_commands" -ge 60 ] || fail "only $n_commands commands of $n_pages pages were run"
finish
