#!/bin/sh
# Runs each fuzzer from seeds of our own: run.sh PROGRAMS-FOLDER OPTION...
# What breaks is kept beside the program and its name printed; corpora grow in
# PROGRAMS-FOLDER/corpus.
set -eu
programs=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
failed=0
for source in "$here"/fuzz_*.c; do
    name=$(basename "$source" .c)
    mkdir -p "$programs/corpus/$name"
    echo "$name:"
    if ! (cd "$programs" && "./$name" -max_len=20000 -timeout=20 -rss_limit_mb=4000 -verbosity=0 \
        -print_final_stats=1 "$@" "corpus/$name" "$here/seeds/$name" > "$name.log" 2>&1); then
        tail -40 "$programs/$name.log"
        failed=1
    fi
    grep 'stat::number_of_executed_units' "$programs/$name.log" || true
done
exit $failed
