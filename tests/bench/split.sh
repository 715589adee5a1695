#!/bin/sh
# How well and how fast text becomes sentences and words, on the data in DATA.
# split.sh PROGRAMS DATA SCRATCH
set -eu
programs=$1 data=$2 scratch=$3
if [ ! -d "$data" ]; then
    echo "bench-split: skipped, there is no $data"
    exit 0
fi
mkdir -p "$scratch"

# Unpacked once.
jsonl() {
    [ -s "$scratch/$1.jsonl" ] || xz -dc "$data/$1.jsonl.xz" > "$scratch/$1.jsonl"
    echo "$scratch/$1.jsonl"
}
if [ ! -d "$scratch/unicode_break_tests" ]; then
    mkdir "$scratch/unicode_break_tests"
    xz -dc "$data/unicode_break_tests.tar.xz" | tar xf - -C "$scratch/unicode_break_tests"
fi
test_file() {
    find "$scratch/unicode_break_tests" -name "$1"
}

echo "== sentences: golden rules, right of all"
"$programs/segmentation" golden "$(jsonl segmentation_golden)"
echo "== sentences: treebanks joined by spaces and split again"
"$programs/segmentation" treebanks "$(jsonl segmentation_ud)"
echo "== Unicode 15 break tests"
"$programs/breaks" words "$(test_file WordBreakTest.txt)"
"$programs/breaks" sentences "$(test_file SentenceBreakTest.txt)"
echo "== speed, one core"
for set in "en cnndm_val" "de german_teasers" "fr masakhanews_fra" "fi finnish"; do
    printf '%s ' "${set% *}"
    "$programs/textspeed" "${set% *}" "$(jsonl "${set#* }")" 20
done
