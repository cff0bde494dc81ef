#!/usr/bin/env bash
# What a reviewer knows: the catalogue, rules and their switches, repairs for editors.
source "$(dirname "$0")/support.sh"

expect 0 '^lambda  AWS Lambda' catalog lambda
for text in 'also known as function' 'home +region' 'reaches +subnet' 'is active +Runs' 'offers function' \
  'mount, attach to efs' 'timeout: duration, 1s to 15m' 'hipaa +eligible, by the list of' 'read 2026'; do
  grep -qE "$text" out || fail "catalog lambda: nothing like '$text'"
done
expect 0 'Application Load Balancer' catalog "application load balancer"
expect 0 '^vpc-peering ' catalog network-joint
expect 0 '^athena ' catalog analytics
expect 0 '^lambda ' catalog stream-feed
expect 0 '^lambda ' catalog hipaa
expect 0 '^opensearch-serverless ' catalog vector database
expect 0 '^see also: .*aurora' catalog database
expect 1 'did you mean `lambda`' catalog lambada

# A catalogue of one's own is checked like any design: each mistake at its place.
mkdir -p lib/rules
cat > lib/base.stoa <<'STOA'
category general "General" { color "#7AA116" }
actor user "User"
## Letters that are handed in.
port letters { kinds publish }
STOA
cat > lib/oven.stoa <<'STOA'
service oven "Oven" {
  category general
  offers   leters
}
router rounds from oven {
  kinds  route
  to     vann
  says   "a round"
  source "https://example.com/rounds" { read: 2026-11-22 }
}
STOA
printf '## Burns.\nrule hot { level warning }\n' > lib/rules/hot.stoa
printf '## Glows.\nrule hot { level warning }\n' > lib/rules/warm.stoa
printf 'user u\n' > alone.stoa
for text in 'oven.stoa:3:12: error.E0602.: there is no port `leters`' 'oven.stoa:7:10: error.E0602.: there is no kind or port' \
  'hot.stoa:2:6: error.E0605.: rule `hot` has no bad example' 'hot.stoa:2:6: error.E0605.: rule `hot` has no source' \
  'warm.stoa:2:6: error.E0601.: there is a rule `hot` already'; do
  expect 1 "$text" check --format concise --stdlib lib alone.stoa
done

# An arrow of data leads where the data go: logs into the bucket, not pages out of it.
printf 'cloudfront cdn\ns3 lake\ns3 site\ncdn => lake "logs"\ncdn -> site "pages"\n' > arrows.stoa
expect 0 'cdn => lake +observe' check --explain-steps arrows.stoa
grep -qE 'cdn -> site +origin' out err || fail "cdn -> site fetches"

expect 0 '^# public-store: ' explain public-store
grep -q 'https://' out || fail "explain public-store: no source"
expect 0 '^public-store ' explain
expect 2 'did you mean `public-store`' explain public-stor

cat > shop.stoa <<'STOA'
user fan
vpc {
  public-subnet front {
    fargate shop
    aurora  orders
  }
}
fan -> shop -> orders "buys"
STOA
expect 1 'warning\[public-store\]' check shop.stoa
grep -q 'stoa explain public-store' err || fail "a finding tells who explains it"
expect 0 'no findings' check --allow public-store shop.stoa
expect 0 'no findings' check --allow W0302,N0304 shop.stoa
expect 0 'wrote' build --allow public-store shop.stoa
expect 1 'did you mean `public-store`' check --allow public-stores shop.stoa
expect 1 'E0215' check --allow W9999 shop.stoa
expect 1 '`E0202` cannot be silenced' check --allow E0202 shop.stoa
expect 1 '"rule": "public-store"' check --format json shop.stoa

cat > own.stoa <<'STOA'
## Shops close.
rule lone-shop "A shop alone" {
  level  warning
  find part { is fargate }
  says   "{part} is a shop"
  bad    "fargate one"
  good   "lambda one"
  source "https://example.com/shops" { read: 2026-11-22 }
}
user fan
fargate shop
fan -> shop "buys"
STOA
expect 1 'warning\[lone-shop\]' check own.stoa
expect 0 '^# lone-shop: ' explain lone-shop own.stoa
expect 2 'the file of a rule' explain lone-shop

# A pillar is a claim: what carries it is told, and what nothing carries is a warning.
cat > claim.stoa <<'STOA'
user fan
fargate shop { tasks: 2 }
rds orders
fan -> shop -> orders "buys"
choose shop @reliability "Two of them."
choose orders @reliability @security "It is what we know."
STOA
expect 1 'warning\[W0403\]: .*`orders` serves Reliability' check --pillars claim.stoa
grep -q 'it would be carried by any of these: ' err || fail "a claim without support: no way out"
for text in '^  operations security reliability performance cost sustainability$' \
  '^  - +- +yes +- +- +-  +shop$' '^  - +claimed +claimed +- .* orders$' '^      shop: a copy in a second zone$' \
  '^      nothing in the design carries it$' '^    no choice argues for it$'; do
  grep -qE "$text" out || fail "check --pillars: nothing like '$text' in $(cat out)"
done
expect 0 'no choice names a pillar' check --pillars --allow public-store,W0302,N0304 shop.stoa

# A repair is an edit: made, it gives a design without the finding.
cat > step.stoa <<'STOA'
s3 uploads
stepfunctions review
uploads ~> review "a new upload starts the review"
STOA
expect 1 '"title": "lead it through `eventbridge`"' check --format json step.stoa
grep -q '"text": "eventbridge ~> "' out || fail "the part between is written into the step"
cat > mended.stoa <<'STOA'
eventbridge
s3 uploads
stepfunctions review
uploads ~> eventbridge ~> review "a new upload starts the review"
STOA
expect 0 'no findings' check mended.stoa
finish
