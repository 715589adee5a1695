# The command line: what it prints, where, and with which exit code.

setup() {
    articles=$BATS_TEST_DIRNAME/../articles
    cd "$BATS_TEST_TMPDIR"
}

nutgraf() { "$NUTGRAF" "$@"; }

@test "no command means summarise, which is also spelt summarize" {
    nutgraf "$articles/harbour.txt" > plain
    nutgraf summarise "$articles/harbour.txt" > summarise
    nutgraf summarize "$articles/harbour.txt" > summarize
    cmp plain summarise
    cmp plain summarize
}

@test "text is a headline, a blank line and a sentence a line" {
    nutgraf -n 2 "$articles/harbour.txt" > out
    [ "$(wc -l < out)" -eq 4 ]
    [ "$(sed -n 2p out)" = "" ]
    [ -n "$(sed -n 1p out)" ]
}

@test "the headline command prints the line that heads the summary" {
    [ "$(nutgraf headline "$articles/harbour.txt")" = "$(nutgraf "$articles/harbour.txt" | head -n 1)" ]
}

@test "standard input is read without a file and for -" {
    nutgraf "$articles/harbour.txt" > named
    nutgraf < "$articles/harbour.txt" > piped
    nutgraf - < "$articles/harbour.txt" > dash
    cmp named piped
    cmp named dash
}

@test "several files are headed as head does" {
    cp "$articles/harbour.txt" a.txt
    cp a.txt b.txt
    nutgraf -n 1 a.txt b.txt > out
    [ "$(sed -n 1p out)" = "==> a.txt <==" ]
    [ "$(sed -n 5p out)" = "" ]
    [ "$(sed -n 6p out)" = "==> b.txt <==" ]
}

@test "two lengths at once are a usage error" {
    run nutgraf -n 3 -w 60 "$articles/harbour.txt"
    [ "$status" -eq 2 ]
    [[ $output == *"one length only"* ]]
}

@test "an unknown option gets the nearest known one suggested" {
    run nutgraf --sentnces 3
    [ "$status" -eq 2 ]
    [[ $output == *"did you mean --sentences?"* ]]
    run nutgraf --xyzzy
    [ "$status" -eq 2 ]
    [[ $output != *"did you mean"* ]]
}

@test "numbers that are none are refused" {
    for bad in 0 -1 x 3x '' 99999999999999999999999; do
        run nutgraf -n "$bad" "$articles/harbour.txt"
        [ "$status" -eq 2 ]
    done
    run nutgraf -p 101 "$articles/harbour.txt"
    [ "$status" -eq 2 ]
    run nutgraf "$articles/harbour.txt" -n
    [ "$status" -eq 2 ]
}

@test "options may follow files, stick to their values, and end at --" {
    nutgraf -n 2 "$articles/harbour.txt" > spaced
    nutgraf "$articles/harbour.txt" -n2 > stuck
    nutgraf --sentences=2 -- "$articles/harbour.txt" > long
    cmp spaced stuck
    cmp spaced long
    cp "$articles/harbour.txt" ./-n
    nutgraf -n 2 -- -n > dashed
    cmp spaced dashed
}

@test "an unknown language is named, with those that there are" {
    run nutgraf -l xx "$articles/harbour.txt"
    [ "$status" -eq 2 ]
    [[ $output == *"no such language: xx"*" en "* ]]
}

@test "help and version go to standard output" {
    nutgraf --help 2> err > out
    [ ! -s err ]
    grep -q '^usage: nutgraf' out
    grep -q -- '--method .*|luhn|lsa|centroid|sumbasic|kl$' out
    nutgraf headline -h > out
    grep -q -- --headline-length out
    run grep -q -- --percent out
    [ "$status" -eq 1 ]
    [[ $(nutgraf -V) =~ ^nutgraf\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
}

@test "-o writes the file whole and keeps its mode" {
    echo old > out
    chmod 600 out
    nutgraf -o out "$articles/harbour.txt"
    nutgraf "$articles/harbour.txt" > expected
    cmp out expected
    [ "$(stat -c %a out)" = 600 ]
    [ "$(find . -name 'out*' | wc -l)" -eq 1 ]
}

@test "-o over the input itself reads it first" {
    cp "$articles/harbour.txt" article
    nutgraf article > expected
    nutgraf -o article article
    cmp article expected
}

@test "-o into a folder that is not there says so" {
    run nutgraf -o nowhere/out "$articles/harbour.txt"
    [ "$status" -eq 1 ]
    [[ $output == *"nowhere/out: No such file or directory"* ]]
}

@test "-v says what was set aside and why, -q says nothing" {
    nutgraf -v "$articles/harbour.txt" 2> err > /dev/null
    grep -q 'set aside, ' err
    : > empty
    run nutgraf -q empty
    [ "$output" = "" ]
}

@test "json carries the schema, the version, the table and the counts" {
    nutgraf -f json "$articles/harbour.txt" > out
    [ "$(wc -l < out)" -eq 1 ]
    for key in '"schema":1' '"nutgraf":"' '"background":{"name":"' '"language":"en"' \
        '"headline":{"text":"' '"spans":[[' '"sentences":[{"text":"' '"counts":{"sentences":' \
        '"noise_blocks":' '"repaired_bytes":0' '"warnings":[]'; do
        grep -qF "$key" out
    done
}

@test "lines of json come out one for one, in order, with their ids" {
    printf '%s\n' '{"id":"a","text":"The quay was closed on Monday. Ships now wait outside."}' \
        'rubbish' '' '{"id":[1,{"b":2}],"text":"Nets were mended all day."}' '{"id":7}' '[1]' > in
    nutgraf --jsonl in > out
    [ "$(wc -l < out)" -eq 6 ]
    sed -n 1p out | grep -q '^{"id":"a","schema":1'
    sed -n 2p out | grep -q '^{"line":2,"error":"not JSON'
    sed -n 3p out | grep -q '^{"line":3,"error":"'
    sed -n 4p out | grep -q '^{"id":\[1,{"b":2}\],"schema":1'
    sed -n 5p out | grep -q '^{"id":7,"line":5,"error":"no text under the key \\"text\\""}'
    sed -n 6p out | grep -q '"error":"not a JSON object"'
}

@test "the keys of a line can be named" {
    echo '{"key":1,"body":"Nets were mended all day."}' > in
    nutgraf --jsonl --text-key body --id-key key in | grep -q '^{"id":1,.*Nets were mended all day.'
}

@test "no line in, no line out" {
    : > empty
    run nutgraf --jsonl empty
    [ "$status" -eq 0 ]
    [ "$output" = "" ]
}

@test "each line is answered before the next is read" {
    mkfifo in
    nutgraf --jsonl in > out 3>&- &
    exec 9> in
    echo '{"id":1,"text":"Nets were mended all day."}' >&9
    for _ in $(seq 100); do [ -s out ] && break; sleep 0.05; done
    grep -q '"id":1' out
    exec 9>&-
    wait
}

@test "a query, a word that must be there and keywords are asked for by name" {
    printf '%s\n' 'The council of Hellersand met on Monday to vote on the budget of the harbour.' \
        'The harbour of Hellersand needs a new wall, the council said.' \
        'Bakers on the mainland sell dark bread to the fishermen every morning.' > in
    nutgraf -q -n 1 --query 'bakers, bread and fishermen' in | grep -q '^Bakers'
    nutgraf -q -n 1 --must fishermen in | grep -q '^Bakers'
    nutgraf -q -n 1 --method lead --prior flat in | grep -q '^The council of'
    [ "$(nutgraf -q -n 1 -k 2 in | tail -n 1 | tr -cd , )" = , ]
    nutgraf -q -f json -k 1 in | grep -q '"keywords":\[{"text":"[^"]*","start":[0-9]*,"end":[0-9]*,"weight":1.000000}\]'
    run nutgraf -k 0 in
    [ "$status" -eq 2 ]
}
