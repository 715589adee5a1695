# compare and corpus from outside.

setup() {
    articles=$BATS_TEST_DIRNAME/../articles
    cd "$BATS_TEST_TMPDIR"
    cp "$articles/harbour.txt" old.txt
    sed 's/seven votes to two/six votes to three/; /^Tomas Arrieta/d' old.txt > new.txt
}

nutgraf() { "$NUTGRAF" "$@"; }

@test "compare exits as diff does: 0 same, 1 different, 2 trouble" {
    nutgraf compare old.txt old.txt > out
    grep -q '^Nothing changed\.$' out
    run nutgraf compare old.txt new.txt
    [ "$status" -eq 1 ]
    [[ $output == *"[-seven-] [+six+]"* ]]
    run nutgraf compare old.txt missing.txt
    [ "$status" -eq 2 ]
    run nutgraf compare old.txt
    [ "$status" -eq 2 ]
}

@test "compare takes more versions, a threshold, and says it briefly" {
    run nutgraf compare --brief old.txt new.txt old.txt
    [ "$status" -eq 1 ]
    [ "$output" = "old.txt and new.txt differ
new.txt and old.txt differ" ]
    nutgraf compare --threshold 90 old.txt new.txt > out
}

@test "compare writes a page that asks the network for nothing" {
    printf '<script>alert(1)</script> came to the quay on Monday, said the board of the port.\n' >> new.txt
    run nutgraf compare -f html -o page.html old.txt new.txt
    [ "$status" -eq 1 ]
    grep -q '<del' page.html
    run grep -E '<script|src=|@import|url\(' page.html
    [ "$status" -eq 1 ]
    run nutgraf compare -f json old.txt new.txt
    [[ $output == '{"schema":1,"different":true,'* ]]
    run nutgraf compare -f markdown old.txt new.txt
    [[ $output == *"~~seven~~"* ]]
}

@test "compare takes results that were saved as JSON" {
    nutgraf -f json old.txt > old.json
    nutgraf -f json new.txt > new.json
    nutgraf compare old.json old.json > out
    grep -q '^Nothing changed\.$' out
    run nutgraf compare old.json new.json
    [ "$status" -eq 1 ]
    [[ $output == *"[-seven-] -> [+six+]"* ]]
    [[ $output == *"sentence 7 of 26"* ]]
    [[ $output != *"source changed"* ]]
    run nutgraf compare -f json old.json new.json
    [[ $output == *'"source_changed":null'* ]]
    nutgraf compare old.json old.txt > out # what was saved is what comes out now
    run nutgraf compare -n 2 old.json old.txt
    [ "$status" -eq 1 ]
    echo '{"id":1}' > neither.json
    run nutgraf compare old.json neither.json
    [ "$status" -eq 2 ]
    [[ $output == *"no text"* ]]
}

# Articles of our own as lines of JSON, in any order.
lines() {
    for name in "$@"; do
        jq -c -R -s --arg id "$(basename "$name" .txt)" '{id: $id, text: .}' "$name" 2> /dev/null ||
            python3 -c 'import json, sys; print(json.dumps({"id": sys.argv[1], "text": open(sys.argv[2]).read()}))' \
                "$(basename "$name" .txt)" "$name"
    done
}

@test "compare matches the lines of two files by id, in any order" {
    mkdir a b
    cp "$articles"/{bees,harbour,kettle,storm}.txt a
    cp "$articles"/{bees,harbour,kettle,storm}.txt b
    cp new.txt b/harbour.txt
    lines a/bees.txt a/harbour.txt a/kettle.txt a/storm.txt > a.jsonl
    lines b/storm.txt b/kettle.txt b/harbour.txt b/bees.txt > b.jsonl
    run nutgraf compare a.jsonl b.jsonl
    [ "$status" -eq 1 ]
    [[ $output == "1 of 4 articles changed (25.0 %)"* ]]
    [[ $output == *"[-seven-] -> [+six+]"* ]]
    nutgraf compare a.jsonl a.jsonl > out
    grep -q '^Nothing changed in 4 articles\.$' out
    nutgraf compare --jsonl a.jsonl - < a.jsonl > out # a pipe or a terminal is no file
    run nutgraf compare --brief a.jsonl b.jsonl
    [ "$output" = "a.jsonl and b.jsonl differ" ]
    nutgraf compare --threshold 90 a.jsonl b.jsonl > out
    run nutgraf compare a.jsonl b.jsonl a.jsonl
    [ "$status" -eq 2 ]
    # results of the same articles
    nutgraf --jsonl a.jsonl > ra.jsonl
    nutgraf --jsonl b.jsonl > rb.jsonl
    run nutgraf compare ra.jsonl rb.jsonl
    [ "$status" -eq 1 ]
    [[ $output == "1 of 4 articles changed (25.0 %)"* ]]
    for format in markdown html; do
        run nutgraf compare -f $format ra.jsonl rb.jsonl
        [ "$status" -eq 1 ]
        [[ $output == *"Totals"* ]]
    done
}

@test "compare says what is on one side only and which lines are bad" {
    printf '%s\n' '{"id":1,"summary":"The ferry sails on Monday."}' '{"id":2,"summary":["It rains."]}' \
        'no JSON' '{"summary":"No id here."}' '{"id":4}' > a.jsonl
    printf '%s\n' '{"id":3,"summary":"Snow fell on the pass."}' '{"id":4,"summary":"A bell rang."}' \
        '{"id":1,"summary":"The ferry sails on Tuesday."}' > b.jsonl
    run nutgraf compare a.jsonl b.jsonl
    [ "$status" -eq 2 ]
    [[ $output == "1 of 1 articles changed"* ]]
    [[ $output == *"Only in the old file"*"- 2"* ]]
    [[ $output == *"Only in the new file"*"- 3"* ]]
    [[ $output == *"old, line 3: not JSON"* ]]
    [[ $output == *"old, line 4: no id"* ]]
    [[ $output == *"old, line 5: no text"* ]]
    run nutgraf compare -f json a.jsonl b.jsonl
    [ "$status" -eq 2 ]
    [ "${#lines[@]}" -eq 7 ]
    [[ $output == *'{"line":3,"error":"not JSON'* ]]
    [[ $output == *'{"id":4,"line":5,"error":"no text'* ]]
    [[ $output == *'{"id":2,"schema":1,"different":true,"only":"old"}'* ]]
    [[ ${lines[6]} == '{"schema":1,"totals":{"compared":1,'* ]]
    run nutgraf compare a.jsonl missing.jsonl
    [ "$status" -eq 2 ]
}

@test "compare sorts more ids than it holds in memory, with the same answer" {
    seq 1 70000 | awk '{ print "{\"id\":" $1 ",\"summary\":\"Boat " $1 % 97 " sailed at noon.\"}" }' > a.jsonl
    sort -R a.jsonl > b.jsonl
    TMPDIR=$BATS_TEST_TMPDIR nutgraf compare --brief a.jsonl b.jsonl
    [ "$(ls "$BATS_TEST_TMPDIR" | grep -c nutgraf)" -eq 0 ]
    TMPDIR=/nowhere run nutgraf compare --brief a.jsonl b.jsonl
    [ "$status" -eq 2 ]
}

@test "corpus builds, merges in any order to the same bytes, and describes" {
    mkdir texts
    cp "$articles/harbour.txt" texts/a.txt
    cp "$articles/bees.txt" texts/b.txt
    nutgraf corpus build -l en --source 'own articles; MIT' -o a.tsv texts
    printf 'harbour 10\nferry 3\n' > counts
    nutgraf corpus build -l en --counts counts -o b.tsv
    nutgraf corpus merge -o ab.tsv a.tsv b.tsv
    nutgraf corpus merge -o ba.tsv b.tsv a.tsv
    cmp ab.tsv ba.tsv
    nutgraf corpus info ab.tsv | grep -qi 'documents'
    nutgraf --background ab.tsv -f json "$articles/harbour.txt" | grep -q '"background":{'
    echo '{"text":"The ferry sailed again on Monday."}' | nutgraf corpus build -l en --jsonl - > c.tsv
    grep -q ferri c.tsv
    run nutgraf corpus build
    [ "$status" -eq 2 ]
    run nutgraf corpus paint a.tsv
    [ "$status" -eq 2 ]
    run nutgraf corpus merge old.txt
    [ "$status" -eq 1 ]
}

@test "git shows an article's sentences, by textconv, by difftool and as its driver" {
    command -v git > /dev/null || skip "no git"
    mkdir repository
    cd repository
    export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null HOME=$BATS_TEST_TMPDIR
    git init -q .
    git config user.email a@example.org
    git config user.name A
    echo '*.txt diff=article' > .gitattributes
    cp ../old.txt article.txt
    git add . && git commit -q -m one
    cp ../new.txt article.txt
    git commit -q -a -m two
    git config diff.article.textconv "$NUTGRAF sentences"
    git --no-pager diff HEAD^ -- article.txt > textconv
    grep -q '^-The decision, taken by seven votes to two' textconv
    grep -q '^+The decision, taken by six votes to three' textconv
    git --no-pager difftool -y -x "$NUTGRAF compare" HEAD^ -- article.txt > difftool
    grep -q -F '[-seven-] -> [+six+]' difftool
    git config diff.article.command "f() { $NUTGRAF compare \"\$2\" \"\$5\" || [ \$? -eq 1 ]; }; f"
    git --no-pager diff HEAD^ -- article.txt > driver
    grep -q -F '[-seven-] -> [+six+]' driver
    cp ../old.txt article.txt
    sed 's/  */  /g' article.txt > wide.txt && mv wide.txt article.txt
    git --no-pager diff HEAD^ -- article.txt > driver
    grep -q '^Nothing changed\.$' driver
}
