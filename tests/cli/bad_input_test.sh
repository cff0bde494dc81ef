#!/usr/bin/env bash
# Whatever a file holds: a finding with a position, the right exit code, nothing written, no crash, no long wait.
source "$(dirname "$0")/support.sh"

refuse() {  # refuse FILE CODE TEXT
  expect "$2" "$3" check "$1"
  expect "$2" "$3" build "$1"
  expect_files "./$1"
  rm -f "$1"
}

: > empty.stoa
expect 1 'W0001' check empty.stoa
expect 1 'E0806' build empty.stoa
rm empty.stoa

head -c 100000 /dev/zero > zeros.stoa
refuse zeros.stoa 1 'error\[E000[0-9]\]'
head -c 500000 "$STOA" > binary.stoa
refuse binary.stoa 1 'error\[E000[0-9]\]'
printf 'scenario s {\n  user fan "\xff"\n}\n' > latin.stoa
refuse latin.stoa 1 'E0001'
printf 'scenario s {\n  user fan "a\xe2\x80\xaeb"\n}\n' > bidi.stoa
refuse bidi.stoa 1 'E0003'

{ printf '\xef\xbb\xbf'; design; } > bom.stoa
expect 0 'no findings' check bom.stoa
design | sed 's/$/\r/' > crlf.stoa
expect 0 'no findings' check crlf.stoa
rm -f bom.stoa crlf.stoa

head -c 100000000 /dev/zero | tr '\0' '#' > huge.stoa
refuse huge.stoa 4 'E0901.*larger than 16 MiB'
head -c 100000000 /dev/zero | tr '\0' '#' > huge.stoa
expect 1 'W0001' check --limit file-size=200MiB --limit input-size=200MiB huge.stoa
rm huge.stoa

head -c 100000 /dev/zero | tr '\0' '{' > braces.stoa
refuse braces.stoa 1 'E0101'
seq -f 'group a%.0f {' 100000 > groups.stoa
refuse groups.stoa 4 'E0905'
head -c 100000 /dev/zero | tr '\0' '[' > brackets.stoa
timeout 20 "$STOA" check brackets.stoa > /dev/null 2>&1
[ $? -le 4 ] || fail "100,000 square brackets"
rm -f brackets.stoa

{ echo 'scenario s {'; seq -f 'user u%.0f' 1000000; echo '}'; } > many.stoa
refuse many.stoa 4 'E090[18]'
{ echo 'scenario s { user a'; yes 'a -> a' | head -n 1000000; echo '}'; } > steps.stoa
refuse steps.stoa 4 'E0909'

printf 'scenario s "title {\n  user fan\n}\n' > quote.stoa
refuse quote.stoa 1 'E0102'
printf 'scenario s {\n  prompt """\n  never ends\n' > block.stoa
refuse block.stoa 1 'E0102'
printf 'scenario s {\n  user fan\n  external shop\n  flow f { fan -> shpo "x" }\n}\n' > name.stoa
refuse name.stoa 1 'did you mean `shop`'

mkdir deep outside.d
printf 'import "../../secret.stoa"\n' > deep/out.stoa
expect 1 'E0211' check deep/out.stoa
printf 'import "/etc/passwd"\n' > deep/out.stoa
expect 1 'E0211' check deep/out.stoa
printf 'import "link.stoa"\n' > deep/out.stoa
ln -s /etc/passwd deep/link.stoa
expect 1 'E0211' check deep/out.stoa
mkfifo deep/pipe.stoa
printf 'import "pipe.stoa"\n' > deep/out.stoa
expect 1 'E0209' check deep/out.stoa
ln -s pipe.stoa deep/piped.stoa && ln -s /dev/zero deep/zero.stoa && ln -s loop.stoa deep/loop.stoa
printf 'import "piped.stoa"\n' > deep/out.stoa
expect 1 'E0209.*no regular file' check deep/out.stoa
printf 'import "zero.stoa"\n' > deep/out.stoa
expect 1 'E0211' check deep/out.stoa
printf 'import "loop.stoa"\n' > deep/out.stoa
expect 1 'E0209' check deep/out.stoa
# A link that stays inside leads to the file itself, which is read once.
printf 'external bank\n' > deep/real.stoa && ln -s real.stoa deep/inside.stoa
printf 'import "inside.stoa"\nimport "real.stoa"\nuser fan\nfan -> bank "pays"\n' > deep/out.stoa
expect 0 'no findings' check deep/out.stoa
rm deep/real.stoa deep/inside.stoa deep/piped.stoa deep/zero.stoa deep/loop.stoa
printf 'import "out.stoa"\n' > deep/out.stoa
expect 1 'E0210.*out.stoa -> deep/out.stoa' check deep/out.stoa
expect 3 'E0801' check deep/pipe.stoa
expect 3 'E0801' check /dev/zero
expect 3 'E0801' check gone.stoa
expect 3 'holds no' check outside.d

# An answer to a finding says why.
printf 'user fan\nlambda api { allow W0401 }\n' > deep/why.stoa
expect 1 'E0109.*`allow` needs' check deep/why.stoa

# Arguments and file names are shown without doing anything to a terminal.
name=$'esc\x1b[31m.stoa'
printf 'user \x1b[31m\n' > "$name"
expect 1 'E000[12]' check "$name"
! grep -q $'\x1b' out err || fail "an escape character got through"
finish
