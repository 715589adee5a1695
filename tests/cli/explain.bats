# explain from outside: pages, text, data, lines.

setup() {
    articles=$BATS_TEST_DIRNAME/../articles
    cd "$BATS_TEST_TMPDIR"
}

nutgraf() { "$NUTGRAF" "$@"; }

@test "a page is written whole, and asks the network for nothing" {
    nutgraf explain -o page.html "$articles/harbour.txt"
    grep -q '^<!DOCTYPE html>$' page.html
    [ "$(tail -n 1 page.html)" = '</html>' ]
    run grep -E '<script|src=|@import|url\(|https?:' page.html
    [ "$status" -eq 1 ]
    nutgraf explain < "$articles/harbour.txt" | grep -q 'id="k7"'
}

@test "every link of a page leads somewhere on it" {
    for article in "$articles"/*; do
        nutgraf explain -o page.html "$article"
        grep -o 'href="[^"]*"' page.html | sed 's/href="#//; s/"//' | sort -u > wanted
        grep -o ' id="[^"]*"' page.html | sed 's/ id="//; s/"//' | sort > there
        [ -z "$(uniq -d there)" ]
        [ -z "$(comm -23 wanted there)" ]
    done
}

@test "the chosen sentences are those that summarise chooses, in every format" {
    for article in "$articles"/*; do
        nutgraf -w 60 --no-headline "$article" > summary
        nutgraf explain -w 60 -f json "$article" > data
        count=$(wc -l < summary)
        [ "$(grep -o '"chosen":true' data | wc -l)" -eq "$count" ]
        [ "$(nutgraf explain -w 60 "$article" | grep -o '<b class="c" lang' | wc -l)" -eq "$count" ]
    done
}

@test "text tells the words, the neighbours and the reasons of noise" {
    nutgraf explain -f text -n 1 "$articles/harbour.txt" > out
    grep -q '^  - sentence 7, rank 1 of ' out
    grep -q '^  - near: 0\.' out
    grep -q 'gives 0\.' out
    grep -q '^\. .*caption: ' out
    grep -q '\[-on Monday-\]' out
    nutgraf explain -f text "$articles/harbour.txt" "$articles/bees.txt" | grep -c '^==> ' | grep -qx 2
}

@test "a sentence's words, as data, are those of the table and of the sentences command" {
    nutgraf explain -f json "$articles/harbour.txt" > data
    grep -q '"schema":1' data
    grep -q '"df":[1-9]' data
    nutgraf sentences -f json "$articles/harbour.txt" | grep -o '"rank":[0-9]*,"score":[1-9.][0-9.]*' |
        sort > ranks
    tr '{' '\n' < data | grep -o '"rank":[0-9]*,"score":[1-9.][0-9.]*' | sort | cmp - ranks
}

@test "one page is one file; lines of JSON give data with their ids" {
    run nutgraf explain "$articles/harbour.txt" "$articles/bees.txt"
    [ "$status" -eq 2 ]
    printf '{"id":"a","text":"The ferry sailed again on Monday after four months in the dock."}\n{}\n' |
        nutgraf explain --jsonl > out
    [ "$(wc -l < out)" -eq 2 ]
    head -n 1 out | grep -q '^{"id":"a","schema":1,'
    tail -n 1 out | grep -q '"error"'
    run nutgraf explain missing.txt
    [ "$status" -eq 1 ]
    run nutgraf explain -o page.html /dev/null
    [ "$status" -eq 1 ]
    [[ $output == *"no text to summarise"* ]]
    grep -q '0 of 0 sentences chosen' page.html
}

@test "a right-to-left article keeps its direction and its language" {
    nutgraf explain -o page.html "$articles/souk.ar.txt"
    grep -q ' lang="ar" dir="auto"' page.html
    grep -q '<div class="k" lang="en" dir="ltr"' page.html
}

@test "hostile text stays text" {
    {
        printf 'The quay <script>alert(1)</script> was closed to ships on Monday by the board of the port.\n\n'
        printf 'Ships of the quay "onmouseover=alert(2) x=" were closed out by the board on Monday.\n\n'
        printf 'The \000board\377 of the port <a href="javascript:alert(3)">closed</a> the quay to all ships.\n'
    } > hostile.txt
    nutgraf explain -i text -o page.html hostile.txt
    run grep -E '<script|"onmouseover|<a href="javascript' page.html
    [ "$status" -eq 1 ]
    grep -q '&lt;script&gt;alert(1)' page.html
}

# After a change that is meant: NUTGRAF_ACCEPT=1 make cli
@test "what is in golden/explain comes out again" {
    for golden in "$BATS_TEST_DIRNAME"/../golden/explain/*; do
        name=$(basename "$golden")
        (cd "$articles" && nutgraf explain -f "${name##*.}" "${name%.*}.txt") |
            sed 's/^<style>.*/<style>/' > out # which is for eyes
        [ -z "${NUTGRAF_ACCEPT:-}" ] || cp out "$golden"
        diff -u "$golden" out
    done
}
