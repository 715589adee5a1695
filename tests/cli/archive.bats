# What digests remember: sent once, told again when it is news, nothing lost.

setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir in
    article 1 'The ferry to Saltholm sails again' 'The ferry between Port Maren and Saltholm will sail again from March, the operator said on Monday. Two ships were repaired at a cost of 4.2 million crowns in the yard. Commuters can register for a ticket at the office of the harbour.'
    article 2 'Bees on every roof of the old town' 'Beekeepers counted 212 hives on the roofs of the old town this summer, twice as many as a year ago. The city pays half of the price of each hive. Critics warn that wild bees find less to eat when so many are kept.'
}

nutgraf() { "$NUTGRAF" "$@"; }

# Its number, title and text.
article() {
    printf '<!doctype html><html lang="en"><head><title>%s</title>\n<link rel="canonical" href="https://paper.example/%s"></head><body><article><p>%s</p></article></body></html>\n' \
        "$2" "$1" "$3" > "in/$1.html"
}

# The articles that a digest tells, by number.
told() { grep -o '"link":"https://paper.example/[0-9]*"' "$@" | grep -o '[0-9]*"$' | tr -d '"' | sort -n | tr '\n' ' '; }

digest() { nutgraf digest -q --archive a.db -f json "$@" in; }

@test "what was sent is not sent again" {
    digest > first.json
    [ "$(told first.json)" = "1 2 " ]
    digest > second.json
    [ "$(told second.json)" = "" ]
    grep -q '"reason":"sent before"' second.json
    article 3 'A school for Hallby' 'A school for 300 pupils has opened in Hallby after two years of work. It has a library that the whole town may use and a kitchen that cooks for two nurseries.'
    digest > third.json
    [ "$(told third.json)" = "3 " ]
}

@test "an article that is news again is told as updated, a touched one is not" {
    digest > first.json
    sed -i 's/4\.2 million/6.8 million/' in/1.html
    sed -i 's/wild bees/<em>Wild<\/em>  bees/; s/<p>/<p class="x">/' in/2.html
    digest > second.json
    [ "$(told second.json)" = "1 " ]
    grep -q '"status":"updated"' second.json
    digest > third.json
    [ "$(told third.json)" = "" ]
    run nutgraf compare --brief --archive a.db https://paper.example/1
    [ "$status" -eq 1 ]
    [ "$output" = "https://paper.example/1 version 1 and https://paper.example/1 version 2 differ" ]
    nutgraf compare --archive a.db paper.example/1 1 2 | grep -q -- '\[-4\.2-\] \[+6\.8+\]' || nutgraf compare --archive a.db paper.example/1 1 2 | grep -q '4\.2 million.*6\.8 million'
}

@test "an article that moved to another address is known by its text" {
    digest > first.json
    long=$(for i in $(seq 20); do printf 'Hallby has pier %s. ' $i; done)
    article 7 'Piers' "$long"
    digest > second.json
    [ "$(told second.json)" = "7 " ]
    sed 's|example/7|example/8|' in/7.html > in/8.html
    rm in/7.html
    digest > third.json
    [ "$(told third.json)" = "" ]
}

@test "with nothing to tell no file is written, and the articles are still kept" {
    nutgraf digest -q --archive a.db -o first.html -f html in
    sed -i 's/twice as many/two times as many/' in/2.html
    nutgraf digest --archive a.db -o second.html -f html in 2> says
    grep -q 'nothing to tell' says
    [ ! -e second.html ]
    nutgraf archive list a.db | grep -q '2 versions, sent 1 time  paper.example/2'
}

@test "the archive is listed, shown, exported and pruned" {
    nutgraf digest -q --archive a.db --title Monday -o monday.txt in
    nutgraf archive list a.db > list
    grep -q '^digest 1  .*  2 stories, 2 articles  Monday$' list
    grep -q '1 version, sent 1 time  paper.example/1  The ferry to Saltholm sails again$' list
    nutgraf archive show a.db 1 | cmp - monday.txt
    nutgraf archive show a.db http://www.paper.example/2/ | grep -q 'Beekeepers counted'
    nutgraf archive export -o out.jsonl a.db
    [ "$(wc -l < out.jsonl)" -eq 2 ]
    nutgraf --jsonl -n 1 out.jsonl | grep -q '"id":"paper.example/1"'
    nutgraf archive prune --before 2100-01-01 a.db
    run nutgraf archive show a.db 1
    [ "$status" -eq 1 ]
    [[ $output == *"digest 1 was pruned" ]]
    digest > second.json
    [ "$(told second.json)" = "" ]
}

@test "the archive and the output may stand among the inputs" {
    nutgraf digest -q --archive in/sent.db -f json -o in/out.txt in
    echo 'half a journal' > in/sent.db.sending-abcdef
    [ "$(told in/out.txt)" = "1 2 " ]
    nutgraf digest --archive in/sent.db -o in/out.txt in 2> says
    [ "$(cat says)" = 'nutgraf: nothing to tell' ]
    run nutgraf in/sent.db
    [[ $output == *"a database, not text" ]]
}

@test "a trial run writes nothing" {
    nutgraf digest --dry-run --archive a.db in 2> says
    grep -q 'The ferry to Saltholm' says
    [ ! -e a.db ]
    digest > first.json
    before=$(cksum < a.db)
    nutgraf digest --dry-run --archive a.db in 2> says
    grep -q 'sent before' says
    [ "$before" = "$(cksum < a.db)" ]
}

@test "what is no archive is refused with a word and left alone" {
    echo 'Dear archive,' > letter
    for command in 'digest --archive letter in' 'archive list letter' 'archive prune letter' 'compare --archive letter k'; do
        run nutgraf $command
        [ "$status" -ne 0 ]
        [[ $output == *"letter: not an archive" ]]
    done
    [ "$(cat letter)" = 'Dear archive,' ]
    run nutgraf archive list missing.db
    [ "$status" -eq 1 ]
    [ ! -e missing.db ]
    for wrong in 'archive' 'archive list' 'archive show a.db' 'archive burn a.db' 'archive prune --before soon a.db'; do
        run nutgraf $wrong
        [ "$status" -eq 2 ]
    done
}

@test "a cut or damaged archive is told and nothing is sent" {
    digest > first.json
    for i in $(seq 3 60); do article $i "Title $i" "Harbour $i has $((i * 31)) berths and a crane of $((i * 7)) tonnes, says the register of piers."; done
    digest --stories 100 > second.json
    cp a.db whole.db
    dd if=whole.db of=a.db bs=4096 count=5 2> dd.log
    run nutgraf digest --archive a.db -o third.json -f json in
    [ "$status" -eq 1 ]
    [[ $output == *"a.db: the archive is damaged" ]]
    [ ! -e third.json ]
}

@test "a disk without room leaves both the archive and the output as they were" {
    digest > first.json
    cp a.db before.db
    for i in $(seq 3 60); do article $i "Title $i" "Harbour $i has $((i * 31)) berths and a crane of $((i * 7)) tonnes, says the register of piers. $(head -c 3000 /dev/zero | tr '\0' w)"; done
    run bash -c "trap '' XFSZ; ulimit -f \$(($(wc -c < a.db) / 1024 + 40)); '$NUTGRAF' digest -q --archive a.db --stories 100 -n 1 -f json -o second.json in"
    [ "$status" -eq 1 ]
    [[ $output == *"a.db: "* ]]
    [ "$(ls second.json* | wc -l)" -eq 0 ]
    nutgraf archive list a.db > list
    nutgraf archive list before.db | cmp - list
    digest --stories 100 > third.json
    [ "$(told third.json | wc -w)" -eq 58 ]
}

@test "an output that cannot be written was not sent" {
    [ -w /dev/full ] || skip "no /dev/full"
    run nutgraf digest -q --archive a.db -f json -o /dev/full in
    [ "$status" -eq 1 ]
    run bash -c "'$NUTGRAF' digest -q --archive a.db -f json in > /dev/full"
    [ "$status" -eq 1 ]
    mkdir taken.json
    run nutgraf digest -q --archive a.db -f json -o taken.json in
    [ "$status" -eq 1 ]
    [ "$(ls | grep -c sending)" -eq 0 ]
    digest > last.json
    [ "$(told last.json)" = "1 2 " ]
}

@test "an archive that may not be written can be looked into" {
    as_reader() { "$@"; }
    [ "$(id -u)" -ne 0 ] || as_reader() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
    room=$(mktemp -d /tmp/nutgraf-archive-XXXXXX)
    digest > first.json
    cp "$NUTGRAF" "$room/nutgraf"
    cp -R a.db in "$room"
    chmod -R a-w,a+rX "$room"
    run as_reader "$room/nutgraf" archive list "$room/a.db"
    [ "$status" -eq 0 ]
    run as_reader "$room/nutgraf" digest --archive "$room/a.db" -f json "$room/in"
    echo "$output" > says
    chmod -R u+w "$room"
    rm -rf "$room"
    [ "$status" -eq 1 ]
    grep -q 'a.db: the archive cannot be written to' says
}

@test "digests at the same time send each article once" {
    for i in $(seq 3 30); do article $i "Title $i" "Harbour $i has $((i * 31)) berths and a crane of $((i * 7)) tonnes, says the register of piers."; done
    for i in 1 2 3 4; do digest --stories 100 -o "out$i.json" & done
    wait
    cat out*.json > all
    [ "$(told all | wc -w)" -eq 30 ]
    [ "$(told all | tr ' ' '\n' | sort -u | grep -c .)" -eq 30 ]
    nutgraf archive list a.db > list
    [ "$(grep -c ' sent 1 time  ' list)" -eq 30 ]
}

@test "killed at any moment, no article is lost or sent twice" {
    run "$BATS_TEST_DIRNAME/kills.sh" "$NUTGRAF" 20 "$BATS_TEST_TMPDIR/kills"
    echo "$output"
    [ "$status" -eq 0 ]
}
