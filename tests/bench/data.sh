#!/bin/sh
# data.sh DATA FOLDER -- unpacks the measuring data into FOLDER, once. Says so
# and fails where there is none: what needs it is then passed over.
set -eu
data=$1 folder=$2
if [ ! -e "$data/README.md" ]; then
    echo "no measuring data in $data: passed over"
    exit 1
fi
[ ! -e "$folder/complete" ] || exit 0
mkdir -p "$folder"
for file in "$data"/*.jsonl.xz; do
    xz -dc "$file" > "$folder/$(basename "$file" .xz)"
done
for file in "$data"/*.tar.xz; do
    set=$folder/$(basename "$file" .tar.xz)
    mkdir -p "$set"
    tar -xJf "$file" -C "$set"
done
cp -r "$data/seed" "$folder"
: > "$folder/complete"
