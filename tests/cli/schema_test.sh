#!/usr/bin/env bash
# The schemas that are published say what stoa writes and reads: its outputs are valid, and a project file is valid where
# stoa takes it.
source "$(dirname "$0")/support.sh"

cat > shop.stoa <<'STOA'
scenario shop "A shop" {
  like "any shop"
  prompt "Sell things"
  ask scale "How many?" { assume "a few" }
  user fan
  vpc {
    public-subnet front { fargate shop @security { link: "https://example.com/" } }
    private-subnet back { aurora orders }
  }
  s3 idle { allow W0401 "kept for later" }
  flow buy { fan -> shop -> orders "buys" @reliability }
  choose shop, orders {
    because "they fit"
    over    "less" "too little"
  }
  tradeoff "Price" @cost {
    gain     "speed"
    cost     "money"
    mitigate "less of it"
  }
  stage later "Later" {
    when "it grows"
    sqs queue
    shop ~> queue "waits"
  }
}
STOA
printf 'user fan\nlamdba api { timeuot: 3s }\nfan -> apii "as\n' > broken.stoa
: > empty.stoa
expect 1 '' check --format json broken.stoa && mv out broken.json
expect 1 '' check --format json shop.stoa empty.stoa && mv out findings.json
expect 0 '' check --format json --allow warnings,notes,placement shop.stoa && mv out none.json
mkdir made
expect 0 'wrote' build shop.stoa --emit json --view all -o made/

mkdir files
put() { printf '%b' "$2" > "files/$1.toml"; }
put empty ''
put every-key 'max-warnings = 3\nicons = "icons"\nformat = "concise"\npacks = ["hipaa"]\nrules = ["rules"]\n[levels]\nW0401 = "allow"\nstory = "deny"\n[limits]\ncomponents = 50\n[build]\noutput = "made/"\nemit = ["svg"]\nview = ["all"]\ndirection = "right"\nedges = "curved"\n'
put unknown-key 'max-warning = 3\n'
put unknown-table '[biuld]\nemit = ["svg"]\n'
put negative 'max-warnings = -1\n'
put form-of-report 'format = "xml"\n'
put no-list 'packs = "hipaa"\n'
put level '[levels]\nW0401 = "forbid"\n'
put no-limit '[limits]\nparts = 5\n'
put limit-as-text '[limits]\ncomponents = []\n'
put form '[build]\nemit = ["bmp"]\n'
put direction '[build]\ndirection = "up"\n'
# All that an option takes, as stoa lists it itself.
"$STOA" build --emit bmp shop.stoa 2> err
put every-form "[build]\nemit = [$(grep -o '`[a-z-]*`' err | tail -n +3 | tr '`' '"' | paste -sd,)]\n"
put every-limit "[limits]\n$("$STOA" limits | awk '$1 ~ /^[a-z-]+$/ { printf "%s = 1\\n", $1 }')"
lone_rule note
for file in files/*.toml; do
  "$STOA" check --config "$file" --allow warnings,notes shop.stoa > out 2> err
  [ $? -eq 2 ] && echo refused > "${file%.toml}.verdict" || echo taken > "${file%.toml}.verdict"
done
python3 - "$STOA_SOURCE/docs/schema" <<'PY' || fail "a schema does not say what stoa does"
import glob, json, sys, tomllib
import jsonschema

def validator(name):
    schema = json.load(open(f"{sys.argv[1]}/{name}.schema.json"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)

findings, designs, project = validator("diagnostics"), validator("design"), validator("project")
for path in ("broken.json", "findings.json", "none.json"):
    report = json.load(open(path))
    findings.validate(report)
    assert path == "none.json" or report["findings"], path
made = glob.glob("made/*.json")
assert len(made) >= 3, made
for path in made:
    designs.validate(json.load(open(path)))
for broken in ({}, {"findings": 3}):
    assert not findings.is_valid(broken) and not designs.is_valid(broken)
files = sorted(glob.glob("files/*.toml"))
assert len(files) >= 14
for path in files:
    verdict = open(path.replace(".toml", ".verdict")).read().strip()
    said = "taken" if project.is_valid(tomllib.load(open(path, "rb"))) else "refused"
    if said != verdict:
        sys.exit(f"{path}: stoa says {verdict}, the schema {said}")
PY
finish
