#!/bin/sh
# Start-up, instructions, growth, shapes that have made rivals quadratic, and
# Debian's ots beside it. Ratios and instruction counts are the figures:
# milliseconds wander.
#     speed.sh NUTGRAF PAIRS WORKDIR DATA
set -eu
nutgraf=$1 pairs=$2 work=$3 data=$4
here=$(dirname "$0")
mkdir -p "$work"

instructions() { # of a command
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 > /dev/null |
        sed -n 's/.*Collected : //p'
}
article() { # sentences shape file
    [ -s "$3" ] || awk -v SENTENCES="$1" -v SHAPE="$2" -f "$here/generate.awk" > "$3"
}

article 28 prose "$work/3k.txt"
echo "one article of $(wc -c < "$work/3k.txt") bytes, whole process:"
printf '  nutgraf against true: '; "$pairs" 300 "$nutgraf" "$work/3k.txt" -- /bin/true
printf '  ots against nutgraf:  '
if command -v ots > /dev/null; then "$pairs" 20 ots "$work/3k.txt" -- "$nutgraf" "$work/3k.txt"
else echo 'ots is not installed (apt-get install ots)'; fi
echo "  instructions: $(instructions "$nutgraf" "$work/3k.txt")"

echo 'in bulk (an article more, by 100 against 200 of the same on JSON lines):'
json=$(tr '\n"' '  ' < "$work/3k.txt")
for n in 100 200; do
    i=0; while [ $i -lt $n ]; do printf '{"id":%d,"text":"%s"}\n' $i "$json"; i=$((i + 1)); done > "$work/$n.jsonl"
done
a=$(instructions "$nutgraf" --jsonl "$work/100.jsonl"); b=$(instructions "$nutgraf" --jsonl "$work/200.jsonl")
echo "  instructions an article: $(((b - a) / 100))"
if [ -e "$data/cnndm_val.jsonl" ]; then
    # Twice the same: the second time every word has been met.
    cat "$data/cnndm_val.jsonl" "$data/cnndm_val.jsonl" > "$work/twice.jsonl"
    a=$(instructions "$nutgraf" --jsonl -q "$data/cnndm_val.jsonl")
    b=$(instructions "$nutgraf" --jsonl -q "$work/twice.jsonl")
    awk -v a="$a" -v b="$b" -v n="$(wc -l < "$data/cnndm_val.jsonl")" -v bytes="$(wc -c < "$data/cnndm_val.jsonl")" 'BEGIN {
        printf "  cnndm_val, lines of %.1f KB: %.0f an article, %.0f once every word has been met\n",
            bytes / n / 1024, a / n, (b - a) / n }'
fi

echo 'growth, instructions:'
last=
for n in 1000 10000 100000; do
    article $n prose "$work/prose$n.txt"
    count=$(instructions "$nutgraf" "$work/prose$n.txt")
    printf '  %7d sentences: %s' $n "$count"
    [ -z "$last" ] || awk -v a="$last" -v b="$count" 'BEGIN { printf "  exponent %.2f", log(b / a) / log(10) }'
    echo; last=$count
done
printf '  100,000 sentences against true: '; "$pairs" 3 "$nutgraf" "$work/prose100000.txt" -- /bin/true

echo 'shapes, instructions at 25,000 and 100,000 sentences:'
for shape in line equal shared; do
    for n in 25000 100000; do article $n $shape "$work/$shape$n.txt"; done
    a=$(instructions "$nutgraf" "$work/${shape}25000.txt"); b=$(instructions "$nutgraf" "$work/${shape}100000.txt")
    awk -v s=$shape -v a="$a" -v b="$b" 'BEGIN { printf "  %-7s %12.0f %13.0f  exponent %.2f\n", s, a, b, log(b / a) / log(4) }'
done
article 1000000 equal "$work/equal1000000.txt"
printf '  a million equal sentences against true: '; "$pairs" 1 "$nutgraf" "$work/equal1000000.txt" -- /bin/true
