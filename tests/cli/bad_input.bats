# Bad input: a clear word, and nothing lost. Each of these made another program
# fall silent, crash or garble.

setup() {
    articles=$BATS_TEST_DIRNAME/../articles
    cd "$BATS_TEST_TMPDIR"
}

nutgraf() { "$NUTGRAF" "$@"; }

# The sentences alone, one a line.
sentences() { nutgraf --no-headline "$@"; }

@test "an empty file says so, in text and in json" {
    : > empty
    run nutgraf empty
    [ "$status" -eq 1 ]
    [ "$output" = "nutgraf: empty: no text to summarise" ]
    nutgraf -f json empty 2> err > out && false
    grep -q '"sentences":\[\].*"warnings":\["no text to summarise"\]' out
}

@test "nothing but white space is no text" {
    printf ' \n\t\r\n \302\240 \342\200\203\n\f' > space
    run nutgraf space
    [ "$status" -eq 1 ]
    [ "$output" = "nutgraf: space: no text to summarise" ]
}

@test "one sentence is its own summary, with or without its full stop" {
    printf 'The ferry to Saltholm was late again on Monday.' > one
    [ "$(sentences one)" = "The ferry to Saltholm was late again on Monday." ]
    printf 'The ferry to Saltholm was late again on Monday' > open
    [ "$(sentences open)" = "The ferry to Saltholm was late again on Monday" ]
}

@test "a budget larger than the document gives the document" {
    printf 'The ferry was late on Monday. Nobody knew why.\n' > two
    sentences -n 50 two > out
    [ "$(wc -l < out)" -eq 2 ]
    for budget in '-w 9000' '-b 9000' '-c 9000' '-p 100' '-n 99999999'; do
        # shellcheck disable=SC2086
        sentences $budget two | cmp - out
    done
}

@test "an article in capitals is split and not set aside" {
    tr '[:lower:]' '[:upper:]' < "$articles/storm.txt" > caps
    sentences -n 3 caps > out
    [ "$(wc -l < out)" -eq 3 ]
    run grep -q '[a-z]' out
    [ "$status" -eq 1 ]
    [ "$(wc -w < out)" -ge 20 ]
}

@test "hard-wrapped lines are joined to whole sentences" {
    sentences -n 3 "$articles/harbour.txt" > out
    for width in 60 72 78; do
        fold -s -w "$width" "$articles/harbour.txt" > wrapped
        sentences -n 3 wrapped | cmp - out
    done
}

@test "a text without full stops gives its lines" {
    printf '%s\n' 'the council met on monday' 'ferries will use the outer dock' \
        'nobody objected to the plan' 'the vote was seven to two' > bare
    sentences -n 2 bare > out
    [ "$(wc -l < out)" -eq 2 ]
    [ "$(grep -cFxf bare out)" -eq 2 ]
}

@test "thirty identical sentences are told once" {
    yes 'The ferry was late again on Monday morning.' | head -n 30 > lines
    [ "$(sentences -n 3 lines)" = "The ferry was late again on Monday morning." ]
    tr '\n' ' ' < lines > running
    [ "$(sentences -n 3 running)" = "The ferry was late again on Monday morning." ]
}

@test "NUL bytes are white space" {
    printf 'The ferry was\0late on Monday.\0 Nobody\0\0knew why.\n' > nul
    sentences nul > out
    [ "$(sed -n 1p out)" = "The ferry was late on Monday." ]
    [ "$(sed -n 2p out)" = "Nobody knew why." ]
}

@test "invalid and truncated UTF-8 is replaced, counted and survived" {
    printf 'The caf\351 was closed on Monday. \377\376 Nobody knew why \303\n\342\202' > latin
    nutgraf -f json latin > out 2> err
    grep -q '"repaired_bytes":6' out
    grep -q '6 bytes are not UTF-8' err
    grep -qF "The caf$(printf '\357\277\275') was closed on Monday." out
    printf 'The ferry was late. It sank \360\237\232' > cut
    nutgraf -f json cut 2> err | grep -q '"repaired_bytes":3'
}

@test "no size around 8192 bytes cuts a character in two" {
    printf 'Die Fähre nach Österreich fuhr über die schöne, große Straße von Köln. %.0s' \
        $(seq 150) > long
    for size in $(seq 8180 8204); do
        head -c "$size" long | iconv -c -f UTF-8 -t UTF-8 > part || true # cut at a character
        nutgraf -f json part 2> err > out
        grep -q '"repaired_bytes":0' out
        sentences -n 1 < part > piped
        sentences -n 1 part | cmp - piped
    done
    # Exactly 8192 bytes, the last character of two bytes across the edge.
    { printf 'a%.0s' $(seq 8191); printf '\303\244'; } | head -c 8192 > edge
    nutgraf -f json edge 2> err | grep -q '"repaired_bytes":1'
}

@test "a byte order mark is no part of the text" {
    printf '\357\273\277The ferry was late on Monday.\n' > marked
    [ "$(sentences marked)" = "The ferry was late on Monday." ]
    nutgraf -f json marked | grep -q '"start":3,"end":32'
}

@test "CRLF gives what LF gives" {
    sed 's/$/\r/' "$articles/harbour.txt" > crlf
    sentences -n 5 crlf > out
    sentences -n 5 "$articles/harbour.txt" | cmp - out
    run grep -q "$(printf '\r')" out
    [ "$status" -eq 1 ]
}

@test "a line of 10 MB is read" {
    yes 'The ferry to the outer dock was late again, and nobody on the quay knew why.' |
        head -c 10000000 | tr '\n' ' ' > running
    run timeout 60 "$NUTGRAF" --no-headline -n 3 running
    [ "$status" -eq 0 ]
    [ "$output" = "The ferry to the outer dock was late again, and nobody on the quay knew why." ]
    head -c 10000000 /dev/zero | tr '\0' 'a' > word
    run timeout 60 "$NUTGRAF" -q -w 10 word
    [ "${#output}" -le 10000001 ]
}

@test "a million short lines are read" {
    yes 'one short line' | head -n 1000000 > lines
    timeout 60 "$NUTGRAF" -q lines > out || [ $? -eq 1 ]
    seq 1000000 | sed 's/$/ boats passed./' > numbers
    timeout 60 "$NUTGRAF" -q --no-headline -n 3 numbers > out || [ $? -eq 1 ]
    [ "$(wc -l < out)" -le 3 ]
    [ "$(grep -cFxf out numbers)" -ge 1 ]
}

@test "Chinese is split at its own full stops" {
    printf '市议会周一开会，通过了港口的新预算。船只将使用外港。“没有人反对，”市长说。港口将关闭两年。\n' > zh
    sentences -n 2 zh > out
    [ "$(wc -l < out)" -eq 2 ]
    [ "$(grep -c '。$' out)" -eq 2 ]
    sentences -l zh -n 2 zh | cmp - out
}

@test "a page of nothing but boilerplate says so and fails" {
    printf '%s\n' 'Subscribe to our newsletter' 'Sign up now' 'Share this article' \
        'Read more: ten walks along the coast' 'All rights reserved.' > noise
    run nutgraf noise
    [ "$status" -eq 1 ]
    [[ $output == *"nothing but boilerplate"* ]]
}

@test "a missing file fails and the others are done" {
    printf 'The ferry was late on Monday.\n' > there
    nutgraf missing there > out 2> err && false
    grep -q 'missing: No such file or directory' err
    grep -q 'The ferry was late on Monday.' out
}

@test "a directory is not read" {
    mkdir folder
    run nutgraf folder
    [ "$status" -eq 1 ]
    [ "$output" = "nutgraf: folder: Is a directory" ]
}

@test "a closed pipe ends the run without a word" {
    for _ in $(seq 2000); do echo '{"id":1,"text":"The ferry was late on Monday."}'; done > in
    { nutgraf --jsonl in 2> err || true; } | head -n 1 > out
    [ "$(wc -l < out)" -eq 1 ]
    [ ! -s err ]
}

@test "a full disk is told, once" {
    for target in in "--jsonl lines"; do
        printf 'The ferry was late on Monday.\n' > in
        yes '{"text":"The ferry was late."}' | head -n 5000 > lines
        # shellcheck disable=SC2086
        nutgraf $target > /dev/full 2> err && false
        [ "$(cat err)" = "nutgraf: standard output: No space left on device" ]
    done
    run nutgraf -o /dev/full in
    [ "$status" -eq 1 ]
    [[ $output == *"/dev/full: No space left on device"* ]]
}
