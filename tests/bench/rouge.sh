#!/bin/sh
# rouge.sh NUTGRAF DATA SCRATCH -- is `nutgraf evaluate` right, and how fast?
#
# Right: every Eval line that the official ROUGE-1.5.5 printed for the sets of
# rouge_truth in DATA; those that need WordNet's irregular forms are counted
# apart. Fast: against rouge.pl, which works the way the official script does,
# over generated summaries.
set -eu
nutgraf=$1 data=$2 scratch=$3
here=$(dirname "$0")

# ---- right ----

# options FILE: those of its first line that are ours too
options() {
    head -n 1 "$1" | awk '{
        for (i = 1; i <= NF; i++)
            if ($i ~ /^-[msu]$/) print $i
            else if ($i ~ /^-[nf2wp]$/) print $i, $(i + 1)
    }'
}

# ours CONFIG OPTION...: "SYSTEM MEASURE ID.SYSTEM SCORES" lines, sorted
ours() {
    config=$1
    shift
    "$nutgraf" evaluate -d -r 2 "$@" "$config" | awk '
        $1 == "==>" { system_name = $2 }
        $2 == "Eval" { print system_name, $1, $3 "." system_name, $4, $5, $6 }' | sort
}

check_truth() {
    for file in "$1"/*/expected.*; do
        awk '$3 == "Eval" { print $1, $2, $4, $5, $6, $7 }' "$file" | sort > "$scratch/expected"
        # shellcheck disable=SC2046
        ours "$(dirname "$file")/config.xml" $(options "$file") > "$scratch/found"
        comm -23 "$scratch/expected" "$scratch/found" > "$scratch/different"
        comm -12 "$scratch/expected" "$scratch/found" | wc -l >> "$scratch/equal"
        sed "s|^|$(basename "$(dirname "$file")")/$(basename "$file"): |" "$scratch/different" \
            >> "$scratch/all_different"
    done
}

mkdir -p "$scratch"
: > "$scratch/equal"
: > "$scratch/all_different"
if [ -d "$data/rouge_truth" ]; then
    check_truth "$data/rouge_truth"
    awk -v different="$(wc -l < "$scratch/all_different")" \
        -v irregular="$(grep -c ' wnexc\.' "$scratch/all_different" || true)" \
        '{ equal += $1 } END {
            printf "%d Eval lines of ROUGE-1.5.5 are ours to the fifth decimal, %d are not,\n", equal, different
            printf "of them %d for want of irregular forms (children, went, better, worst)\n", irregular
        }' "$scratch/equal"
    if grep -v ' wnexc\.' "$scratch/all_different"; then exit 1; fi
else
    echo "no rouge_truth in $data: passed over"
fi

# ---- fast ----

DOCUMENTS=300
SENTENCES=7 # three of the system, four of the reference

generate() {
    rm -rf "$scratch/system" "$scratch/reference"
    mkdir -p "$scratch/system" "$scratch/reference"
    awk -v SENTENCES=$((DOCUMENTS * SENTENCES)) -v SHAPE=line -f "$here/generate.awk" |
        sed 's/\. /.\n/g' | grep . |
        awk -v folder="$scratch" -v sentences=$SENTENCES '{
            document = int((NR - 1) / sentences)
            file = folder ((NR - 1) % sentences < 3 ? "/system/" : "/reference/") document ".txt"
            print > file
            if ((NR - 1) % sentences == sentences - 1) close(file)
        }'
}

# cpu RUNS COMMAND...: seconds of processor a run, children's included
cpu() {
    runs=$1
    shift
    (
        for _ in $(seq "$runs"); do "$@"; done
        times
    ) | awk -v runs="$runs" 'NR == 2 {
        gsub(/[ms]/, " ")
        print ($1 * 60 + $2 + $3 * 60 + $4) / runs
    }'
}

evaluate() {
    "$nutgraf" evaluate -n 4 -w 1.2 -2 4 -u -d "$scratch/system" "$scratch/reference" \
        > "$scratch/ours"
}

script() {
    perl "$here/rouge.pl" "$scratch" > "$scratch/theirs"
}

generate
cpu 1 script > "$scratch/script_seconds"
cpu 20 evaluate > "$scratch/our_seconds"
grep Eval "$scratch/ours" | sort > "$scratch/ours.sorted"
sort "$scratch/theirs" | cmp - "$scratch/ours.sorted"
awk -v script="$(cat "$scratch/script_seconds")" -v n=$DOCUMENTS '{
    printf "%d generated documents, seven measures, 1000 samples: script %.2f s, nutgraf %.4f s;\n", n, script, $1
    printf "%.0f times as fast, %.0f documents a second, the same scores\n", script / $1, n / $1
}' "$scratch/our_seconds"
