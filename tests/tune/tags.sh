#!/bin/sh
# Makes src/language/tags/*.tsv again: tests/tune/tags.sh DATA WORDNET, where DATA
# holds ud_conllu, background_corpora and wordfreq unpacked, WORDNET WordNet 3.0's
# dictionary (Debian: wordnet-base, /usr/share/wordnet).
set -eu
here=$(dirname "$0")
texts=$1/background_corpora/df_corpora/en
python3 "$here/tags.py" "$1/ud_conllu/ud" "$2" "$1/wordfreq/wordfreq/en.txt"
python3 "$here/pairs.py" "$2" "$texts/state_union.txt" "$texts/ud_English-PUD.txt" \
    "$texts/ud_English-EWT.txt" >> "$here/../../src/language/tags/en.tsv"
