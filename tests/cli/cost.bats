# What a run costs, in instructions: ceilings and growth, never seconds.

setup() {
    ldd "$NUTGRAF" 2>&1 | grep -q "not a dynamic" || skip "the ceilings are those of the build that ships"
    generate=$BATS_TEST_DIRNAME/../bench/generate.awk
    articles=$BATS_TEST_DIRNAME/../articles
    cd "$BATS_TEST_TMPDIR"
}

instructions() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$NUTGRAF" "$@" 2>&1 > /dev/null |
        sed -n 's/.*Collected : //p'
}

# generated SHAPE SENTENCES
generated() { awk -v SENTENCES="$2" -v SHAPE="$1" -f "$generate"; }

# The exponent of growth from 2,000 to 8,000 sentences is at most 1.12: 4^1.12 = 4.72.
# (n log n, of which a summary of half an article has some, would be 4.73.)
# grows_linearly SHAPE OPTION...
grows_linearly() {
    local shape=$1 few many
    shift
    generated "$shape" 2000 > few
    generated "$shape" 8000 > many
    few=$(instructions "$@" few)
    many=$(instructions "$@" many)
    echo "$shape: $few instructions, $many at four times the length"
    [ "$few" -gt 0 ]
    [ "$((many * 100))" -le "$((few * 472))" ]
}

@test "an article of 3 KB costs at most 580,000 instructions, start to exit" {
    generated prose 22 > article
    [ "$(wc -c < article)" -ge 3000 ]
    cost=$(instructions article)
    echo "$cost"
    [ "$cost" -gt 100000 ]
    [ "$cost" -le 580000 ]
}

# The articles of `tests/articles` in English, each 25 times, a line of JSON each.
lines_of_articles() {
    for article in harbour bees kettle storm; do
        printf '{"text":"'
        sed 's/["\\]/\\&/g' "$articles/$article.txt" | awk '{ printf "%s\\n", $0 }'
        printf '"}\n'
    done > once
    for _ in $(seq 25); do cat once; done
}

@test "in bulk a headline costs at most 105,000 instructions, a short article 280,000 with it" {
    lines_of_articles > lines
    [ "$(wc -l < lines)" -eq 100 ]
    with=$(instructions --jsonl lines)
    without=$(instructions --jsonl --no-headline lines)
    echo "an article: $((with / 100)) instructions, its headline: $(((with - without) / 100))"
    [ "$((with - without))" -gt 1000000 ]
    [ "$((with - without))" -le 10500000 ]
    [ "$with" -le 28000000 ]
}

@test "prose costs what its length says" {
    grows_linearly prose
}

@test "sentences on one line cost what their length says" {
    grows_linearly line
}

@test "equal sentences cost what their length says" {
    grows_linearly equal
}

@test "sentences that share one term cost what their length says" {
    grows_linearly shared
}

@test "half of a long article costs what its length says" {
    grows_linearly prose -p 50
}

@test "a page of explanations costs what the length of its article says" {
    grows_linearly prose explain
    grows_linearly equal explain
}
