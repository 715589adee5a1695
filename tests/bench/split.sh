#!/bin/sh
# split.sh PROGRAMS FOLDER -- how well and how fast text becomes sentences and
# words, on the unpacked data in FOLDER.
set -eu
programs=$1 folder=$2

echo "== sentences: golden rules, right of all"
"$programs/segmentation" golden "$folder/segmentation_golden.jsonl"
echo "== sentences: treebanks joined by spaces and split again"
"$programs/segmentation" treebanks "$folder/segmentation_ud.jsonl"
echo "== Unicode 15 break tests"
for kind in Word Sentence; do
    "$programs/breaks" "$(echo $kind | tr WS ws)s" \
        "$(find "$folder" -name "${kind}BreakTest.txt" | head -n 1)"
done
echo "== speed, one core"
for set in "en cnndm_val" "de german_teasers" "fr masakhanews_fra" "fi finnish"; do
    printf '%s ' "${set% *}"
    "$programs/textspeed" "${set% *}" "$folder/${set#* }.jsonl" 20
done
