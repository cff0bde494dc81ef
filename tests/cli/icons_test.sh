#!/usr/bin/env bash
# Icons of a set: every command that draws takes them, a project may name them, and the same bytes come out again.
source "$(dirname "$0")/support.sh"

printf 'scenario shop "Shop" {\n  users fans\n  lambda api\n  fans -> api "buy"\n}\n' > shop.stoa
sed 's/lambda api/lambda api "Till"/' shop.stoa > next.stoa
mkdir -p set/Arch_Compute/48 set/Res_General
icon() { printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="%s" d="M7 7h50v50H7z"/></svg>' "$1"; }
icon '#ED7100' > set/Arch_Compute/48/Arch_AWS-Lambda_48.svg
icon '#232F3E' > set/Res_General/Res_Users_48_Light.svg

# has FILE: the icon of the set is in it.
has() { grep -q 'M7 7h50v50H7z' "$1" || fail "$1 has no icon: $(cat err)"; }
expect 0 'wrote' build shop.stoa --icons set -o one.svg && has one.svg
expect 0 'wrote' build shop.stoa --icons set/ -o two.svg
cmp -s one.svg two.svg || fail "not the same bytes"
(cd set && "$STOA" build ../shop.stoa --icons . -o ../three.svg 2> /dev/null)
cmp -s one.svg three.svg || fail "the path of the set shows in the picture"
xmllint --noout one.svg || fail "no XML"
expect 0 'wrote' build shop.stoa --icons set -o page.html && has page.html
expect 0 'wrote' notes shop.stoa --icons set -o notes/ && has notes/shop.svg
expect 0 'wrote' diff shop.stoa next.stoa --icons set -o diff.svg && has diff.svg

# A project names a set once for all of them; the command line counts for more.
printf 'icons = "set"\n' > stoa.toml
expect 0 'wrote' build shop.stoa -o four.svg
cmp -s one.svg four.svg || fail "stoa.toml names the set"
expect 0 'wrote' notes shop.stoa -o more/ && has more/shop.svg
mkdir other
expect 0 'W0703.*`other` holds no' build shop.stoa --icons other -o five.svg
printf 'icons = "../set"\n' > stoa.toml
expect 2 'E0810.*leads out' build shop.stoa -o six.svg
rm stoa.toml

# What is read is told to Make, and is not overwritten.
expect 0 'wrote' build shop.stoa --icons set -o seven.svg --depfile seven.d
grep -q 'set/Arch_Compute/48/Arch_AWS-Lambda_48.svg' seven.d || fail "the depfile does not name the icon: $(cat seven.d)"
expect 2 'E0804' build shop.stoa --icons set -o set/Arch_Compute/48/Arch_AWS-Lambda_48.svg
has set/Arch_Compute/48/Arch_AWS-Lambda_48.svg
expect 3 'E0801.*no such folder' build shop.stoa --icons nowhere
expect 3 'E0801.*no such folder' build shop.stoa --icons shop.stoa

# A wrong icon is a warning that can be made an error; without it the picture is drawn.
printf '<!DOCTYPE svg><svg/>' > set/Arch_Compute/48/Arch_AWS-Lambda_48.svg
expect 0 'W0701.*DOCTYPE' build shop.stoa --icons set -o eight.svg
grep -q '</svg>' eight.svg || fail "nothing was drawn"
expect 1 'W0701' build shop.stoa --icons set -o nine.svg --deny W0701
[ ! -e nine.svg ] || fail "a picture with an error was written"
finish
