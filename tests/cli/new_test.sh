#!/usr/bin/env bash
# A file to begin with: it passes every check, is laid out as `stoa fmt` does, and never replaces another.
source "$(dirname "$0")/support.sh"

expect 0 'wrote My Shop.stoa' new 'My Shop.stoa'
grep -q '^scenario my-shop "My shop" {$' 'My Shop.stoa' || fail "its name: $(grep -n scenario 'My Shop.stoa')"
expect 0 'no findings' check 'My Shop.stoa'
expect 0 '' fmt --check 'My Shop.stoa'
expect 0 'wrote my-shop.svg' build 'My Shop.stoa'
echo mine > 'My Shop.stoa'
expect 3 'it is there already' new 'My Shop.stoa'
[ "$(cat 'My Shop.stoa')" = mine ] || fail "a file was replaced"
expect 0 'wrote photos.stoa' new photos
expect 0 '^scenario design "Design" \{$' new -
expect 0 'wrote design.stoa' new

# Every starting point passes every check, and is named after its file.
for start in uploads static-site web-app rag events chat data-lake; do
  expect 0 "wrote my-$start.stoa" new "my-$start" --from "$start"
  grep -q "^scenario my-$start \"" "my-$start.stoa" || fail "its name: $(grep -n '^scenario' "my-$start.stoa")"
  expect 0 'no findings' check "my-$start.stoa"
done
[ "$(find "$STOA_SOURCE/docs/help/start" -name '*.stoa' | wc -l)" -eq 7 ] || fail "a starting point that is not asked for"
expect 2 'did you mean `rag`' new other --from rga
rm my-*.stoa

# Notes of it: a page, Markdown and pictures, an index where there is a folder, and what else is asked for.
expect 0 'wrote' notes photos.stoa -o notes/ --emit cards
for file in index.html photos-notes.html photos.md photos.svg photos.upload.svg photos.popular.svg photos.tsv; do
  [ -s "notes/$file" ] || fail "no $file: $(ls notes)"
done
grep -q 'href="photos-notes.html"' notes/index.html || fail "the index leads to the notes"
# Page and Markdown lead to the same addresses.
grep -oE '\]\(https?://[^)]*' notes/photos.md | sed 's/^](//' | sort > markdown-links
grep -oE 'href="https?://[^"]*' notes/photos-notes.html | sed 's/^href="//; s/&amp;/\&/g' | sort > page-links
[ -s page-links ] || fail "the notes name no source"
cmp -s markdown-links page-links || fail "links differ: $(diff markdown-links page-links)"
rm markdown-links page-links
expect 0 'wrote deck.tsv' cards photos.stoa -o deck.tsv
cmp -s deck.tsv notes/photos.tsv || fail "cards are the same, however they are asked for"

finish
