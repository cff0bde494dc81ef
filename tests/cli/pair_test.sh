#!/usr/bin/env bash
# What may act on what, asked for one pair and for a table.
source "$(dirname "$0")/support.sh"

expect 0 "^ok" pair s3 lambda
expect 0 "^error" pair cloudfront aurora
expect 0 "^warn" pair s3 stepfunctions
expect 0 "^ok" pair vpc transit-gateway attach
expect 0 "^error" pair transit-gateway rds attach
expect 0 "reads the settings of" pair lambda cloud-wan read
expect 2 "did you mean .trigger" pair s3 lambda triger
expect 2 "a source, a target" pair s3
printf "source,target,edge_kind,note\ns3,lambda,trigger,\"a, b\"\n" > pairs.csv
expect 0 "^s3,lambda,trigger,\"a, b\",ok$" pair --batch pairs.csv
expect 3 "pairs" pair --batch gone-pairs.csv

finish
