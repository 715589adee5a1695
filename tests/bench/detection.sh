#!/bin/sh
# How often the language of a piece of text is found: with the built-in profiles,
# and with profiles made from every other document on the rest.
#
#     detection.sh DETECTION DATA SCRATCH
set -eu
detection=$1 data=$2 scratch=$3
mkdir -p "$scratch"
for set in background_corpora wordfreq stopwords; do
    if [ ! -d "$data/$set" ] && [ ! -d "$scratch/$set" ]; then
        if [ ! -f "$data/$set.tar.xz" ]; then
            echo "There is no $data/$set: the detection of languages is not measured."
            exit 0
        fi
        mkdir -p "$scratch/$set"
        tar -xJf "$data/$set.tar.xz" -C "$scratch/$set"
    fi
done
[ -d "$data/background_corpora" ] || data=$scratch
mkdir -p "$scratch/half"
cp src/language/profiles/he.txt src/language/profiles/ne.txt src/language/profiles/uk.txt "$scratch/half"
perl tests/tune/profiles.pl "$data" "$scratch/half" half
echo "Languages found, with the built-in profiles:"
"$detection" "$data" 20
"$detection" "$data" 100 | tail -n 1
echo "With profiles of half the documents, on the others:"
"$detection" "$data" 20 "$scratch/half" | tail -n 1
"$detection" "$data" 100 "$scratch/half" | tail -n 1
