#!/bin/sh
# quality.sh NUTGRAF PROGRAMS DATA OUT -- how good are the summaries? Every set of
# DATA with references: ours, the first sentences, plain TextRank and the greedy
# oracle, ROUGE F with 95 % intervals, ours against each in pairs, and what a
# reader would stumble over in ours (reads.c).
set -eu
nutgraf=$1 oracle=$2/oracle reads=$2/reads data=$3 out=$4
mkdir -p "$out"

# F, the last column: "R-1 31.75 [30.73, 32.69]  R-2 ...".
figures() {
    awk '/^ROUGE-/ { n = split($0, part, "]"); sub(/^ */, "", part[3])
                     printf "  R-%s %s]", substr($1, 7), part[3] } END { print "" }' "$1"
}

# Differences of F: "R-1 +2.43 [+1.59, +3.27]  better".
differences() {
    awk '/^ROUGE-/ { name = "R-" substr($1, 7) }
         $1 == "F" { split($0, part, "]"); sub(/^ */, "", part[3])
                     printf "  %s %s]%s", name, part[3], part[4] } END { print "" }' "$1"
}

# set FILE LENGTH SIZE [OPTION...]: one block of the report
set_of() {
    file=$1 length=$2 size=$3
    shift 3
    if [ ! -e "$file" ]; then
        echo "$(basename "$file" .jsonl): not there, passed over"
        return
    fi
    grep '"refs"' "$file" > "$out/set.jsonl"
    echo "$(basename "$file" .jsonl), $size $length"
    for method in recipe lead textrank; do
        "$nutgraf" --jsonl -q --no-headline --method $method "--$length" "$size" \
            "$out/set.jsonl" > "$out/$method.jsonl"
    done
    "$oracle" "$out/set.jsonl" "$length" "$size" > "$out/oracle.jsonl"
    for method in recipe lead textrank oracle; do
        "$nutgraf" evaluate -q -m "$@" "$out/$method.jsonl" "$out/set.jsonl" > "$out/figures"
        printf '  %-9s' $method
        figures "$out/figures"
    done
    for method in lead textrank; do
        "$nutgraf" evaluate -q -m "$@" --against "$out/$method.jsonl" "$out/recipe.jsonl" \
            "$out/set.jsonl" > "$out/figures"
        printf '  recipe against %-9s' $method
        differences "$out/figures"
    done
    printf '  reads          '
    "$reads" "$out/set.jsonl" "$length" "$size"
}

"$oracle" "$data/multinews.jsonl" join > "$out/multinews.jsonl" || true
set_of "$data/cnndm_val.jsonl" sentences 3
set_of "$data/cnndm_train200.jsonl" sentences 3
set_of "$data/cnndm_val.jsonl" words 60
set_of "$data/cnndm_val.jsonl" sentences 1
set_of "$data/opinosis.jsonl" sentences 2
set_of "$data/norsumm.jsonl" sentences 4 --unicode
set_of "$data/german_teasers.jsonl" sentences 1 --unicode
set_of "$data/german_teasers.jsonl" sentences 2 --unicode
set_of "$data/finnish.jsonl" sentences 1 --unicode
set_of "$data/finnish.jsonl" sentences 2 --unicode
set_of "$out/multinews.jsonl" words 220
