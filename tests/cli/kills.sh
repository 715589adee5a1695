#!/usr/bin/env bash
# Kills digests at random moments: every article must be in exactly one of the
# issues that were written, and the archive must open.
#     kills.sh NUTGRAF KILLS WORKDIR [SEED]
# Each round adds an article and starts a digest of all there are; after a random
# part of the time that one takes it is killed. At the end one runs through.
set -euo pipefail
nutgraf=$(realpath "$1") kills=$2 work=$3
RANDOM=${4:-1}
rm -rf "$work"
mkdir -p "$work/articles"
cd "$work"

names=(Ashby Corran Delvin Esker Farrow Glenn Harrow Ivel Jarrow Kelso Lorne Marden Norham)
article() { # its number: what no other says
    local town=${names[$(($1 % 13))]}$1 other=${names[$(($1 * 7 % 13))]}$(($1 + 1000))
    printf '%s\n' '<!doctype html><html lang="en"><head>' \
        "<title>Council of $town counts its lamps</title>" \
        "<link rel=\"canonical\" href=\"https://paper.example/$1\"></head><body><article>" \
        "<p>The council of $town has counted $(($1 * 37 % 9000)) street lamps and found that every ninth is broken.</p>" \
        "<p>Repairs by the works of $other would cost $(($1 * 91 % 7000)) crowns a lamp, a clerk of $town said.</p>" \
        "<p>Neighbours in $town have asked for light before the $(($1 % 27 + 1))th winter market opens at $other.</p>" \
        '</article></body></html>' > "articles/$1.html"
}
digest() { exec "$nutgraf" digest -q --archive archive.db --stories 100000 -f json -o "issue$1.json" articles; }
micros() { local now=${EPOCHREALTIME/[.,]/}; echo "$now"; }

killed=0 finished=0 number=0
for ((round = 1; killed < kills; round++)); do
    article $((++number))
    start=$(micros)
    digest $round &
    child=$!
    # Up to a quarter longer than the last that ran through took.
    wait_for=$((RANDOM * ${took:-20000} / 26214))
    sleep "$(printf '%d.%06d' $((wait_for / 1000000)) $((wait_for % 1000000)))"
    if kill -9 $child 2> /dev/null && ! wait $child 2> /dev/null; then
        killed=$((killed + 1))
    else
        wait $child
        took=$(($(micros) - start)) finished=$((finished + 1))
    fi
done
(digest last)

issues=$(ls issue*.json 2> /dev/null)
told=$(grep -oh '"link":"https://paper.example/[0-9]*"' $issues | sort)
if [ "$(printf '%s\n' "$told" | wc -l)" -ne $number ] || [ -n "$(printf '%s\n' "$told" | uniq -d)" ]; then
    echo "of $number articles these were told twice:"; printf '%s\n' "$told" | uniq -d
    echo "and these never:"
    for ((i = 1; i <= number; i++)); do [[ $told == *"example/$i\""* ]] || echo $i; done
    exit 1
fi
"$nutgraf" archive list archive.db > list
[ "$(grep -c '  1 version, sent 1 time  ' list)" -eq $number ] || { echo 'the archive remembers otherwise:'; cat list; exit 1; }
! grep -q 'on its way' list
echo "$killed killed, $finished ran through first, $number articles each told once in $(echo "$issues" | wc -w) issues"
