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
