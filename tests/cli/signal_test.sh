#!/usr/bin/env bash
# A signal ends a run at once, with its own exit code, no temporary and the old files as they were.
source "$(dirname "$0")/support.sh"

for i in $(seq 1 60); do
  design "s$i" > "s$i.stoa"
  echo old > "s$i.svg"
done

for signal in INT:130 TERM:143 HUP:129; do
  for delay in 0.01 0.05 0.1 0.3; do
    # A shell of its own with job control, so that SIGINT is not ignored in the background.
    bash -c 'set -m; "$1" build . 2> /dev/null & sleep "$2"; kill -"$3" $! 2> /dev/null; wait $!; echo $?' \
      _ "$STOA" "$delay" "${signal%:*}" > code
    code=$(tail -n 1 code)
    [ "$code" -eq "${signal#*:}" ] || [ "$code" -eq 0 ] || fail "$signal after $delay: exit code $code"
    [ -z "$(find . -name '.stoa-*')" ] || fail "$signal after $delay: temporaries are left"
    for picture in *.svg; do
      case $(tail -c 7 "$picture") in
        *'</svg>'* | old) ;;
        *) fail "$signal after $delay: $picture is torn" ;;
      esac
    done
    for picture in *.svg; do echo old > "$picture"; done
  done
done
finish
