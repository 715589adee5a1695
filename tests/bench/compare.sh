#!/bin/sh
# compare.sh NUTGRAF BENCH DATA FOLDER -- is what compare says right, and how fast
# is it? DATA is unpacked, FOLDER is for what is made here.
set -u
nutgraf=$1 bench=$2 data=$3 folder=$4
here=$(dirname "$0")
failed=0
mkdir -p "$folder"
part() { "$bench" "$@" || failed=1; }

part labels "$here/../compare_labels.tsv" "$data"
part mirror "$data/versions_reuters.jsonl" "$data/versions_policies.jsonl"
part self $(grep -l '"text"' "$data"/*.jsonl)
part cosmetic 500 "$data/norsumm.jsonl" "$data/finnish.jsonl" "$data/german_teasers.jsonl" \
    "$data/masakhanews_fra.jsonl" "$data/cnndm_val.jsonl"
part cosmetic 500 "$data/cnndm_val.jsonl"
part large

# 100,000 results of made-up words against the same in another order, three in ten
# of them with another choice.
python3 "$here/results.py" "$folder" 100000
for pair in 'old.jsonl new.jsonl' 'old.jsonl old.jsonl'; do
    set -- $pair
    start=$(date +%s.%N)
    TMPDIR=$folder "$nutgraf" compare --brief "$folder/$1" "$folder/$2" > /dev/null &
    process=$!
    most=0
    while kill -0 $process 2> /dev/null; do
        now=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' /proc/$process/status 2> /dev/null)
        [ "${now:-0}" -gt "$most" ] && most=$now
        sleep 0.1
    done
    echo "$pair: 100,000 results, $(du -m "$folder/$1" | cut -f1) MB each: $(
        echo "$(date +%s.%N) - $start" | bc 2> /dev/null | cut -c1-5) s, $most KB"
done
exit $failed
