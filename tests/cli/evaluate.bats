# nutgraf evaluate: where summaries and references come from, and what is said.

setup() {
    cd "$BATS_TEST_TMPDIR"
    cat > system.jsonl <<'END'
{"id":"a","summary":"The ferry ran aground.\nNobody was hurt."}
{"id":"b","sentences":["Snow closed the pass.",{"text":"Lorries waited."}]}
{"id":3,"text":"Prices rose."}
END
    cat > references.jsonl <<'END'
{"id":"a","refs":["A ferry ran aground.","The ferry was stuck.\nNobody was hurt."]}
{"id":"b","refs":["The pass was closed by snow."]}
{"id":3,"refs":"Prices of bread rose."}
END
}

nutgraf() { "$NUTGRAF" "$@"; }

# The Eval lines of ROUGE-1 alone.
eval_1() { nutgraf evaluate -n 1 -x -d "$@" | grep Eval; }

@test "lines of json are joined by id, whatever holds the summary" {
    eval_1 system.jsonl references.jsonl > out
    [ "$(sed -n 1p out)" = "ROUGE-1 Eval a R:0.72727 P:0.57143 F:0.64000" ]
    [ "$(sed -n 2p out)" = "ROUGE-1 Eval b R:0.66667 P:0.66667 F:0.66667" ]
    [ "$(sed -n 3p out)" = "ROUGE-1 Eval 3 R:0.50000 P:1.00000 F:0.66667" ]
}

@test "the order of the lines does not matter" {
    eval_1 system.jsonl references.jsonl > out
    tac system.jsonl > backwards.jsonl
    eval_1 backwards.jsonl references.jsonl > other
    cmp out other
    eval_1 - references.jsonl < backwards.jsonl > piped
    cmp out piped
}

@test "the summaries of nutgraf itself are read as they are" {
    printf '%s\n' '{"id":1,"text":"The quay was closed on Monday. Ships now wait outside."}' > in
    nutgraf -n 1 --jsonl in > system
    echo '{"id":1,"refs":["The quay was closed on Monday."]}' > refs
    nutgraf evaluate -d system refs | grep -q 'ROUGE-2 Eval 1 R:'
    nutgraf evaluate -n 1 -d --text-key headline system refs | grep -q 'ROUGE-1 Eval 1 R:'
}

@test "keys can be named" {
    echo '{"nr":5,"kurz":"Der Pass ist zu."}' > s
    echo '{"nr":5,"lang":["Der Pass ist zu."]}' > r
    # The text key is the summary's.
    [ "$(eval_1 --id-key nr --text-key kurz --references-key lang s r)" = \
        "ROUGE-1 Eval 5 R:1.00000 P:1.00000 F:1.00000" ]
}

@test "references are summed, or the best counts, or each is left out in turn" {
    eval_1 -f A system.jsonl references.jsonl > sum
    eval_1 system.jsonl references.jsonl > default
    eval_1 -f B system.jsonl references.jsonl > best
    eval_1 -f J system.jsonl references.jsonl > jackknife
    cmp sum default
    [ "$(sed -n 1p best)" = "ROUGE-1 Eval a R:0.75000 P:0.42857 F:0.54545" ]
    run cmp best jackknife
    [ "$status" -eq 1 ]
    run nutgraf evaluate -f C system.jsonl references.jsonl
    [ "$status" -eq 2 ]
}

@test "stems, stop words, irregular forms and limits are ROUGE's" {
    echo '{"id":1,"text":"the geese were flying north again"}' > s
    echo '{"id":1,"refs":["a goose flies"]}' > r
    [ "$(eval_1 s r)" = "ROUGE-1 Eval 1 R:0.00000 P:0.00000 F:0.00000" ]
    [ "$(eval_1 -m s r)" = "ROUGE-1 Eval 1 R:0.00000 P:0.00000 F:0.00000" ]
    printf 'flies fly\nflying fly\n' > forms
    [ "$(eval_1 -m --irregular forms s r)" = "ROUGE-1 Eval 1 R:0.33333 P:0.16667 F:0.22222" ]
    [ "$(eval_1 -m -s --irregular forms s r)" = "ROUGE-1 Eval 1 R:0.50000 P:0.33333 F:0.40000" ]
    printf '# ours\nnorth\na\n' > words
    [ "$(eval_1 -m -s --stopwords words --irregular forms s r)" = "ROUGE-1 Eval 1 R:0.50000 P:0.20000 F:0.28571" ]
    [ "$(eval_1 -m --stopwords words --irregular forms s r)" = "ROUGE-1 Eval 1 R:0.33333 P:0.16667 F:0.22222" ]
    [ "$(eval_1 -m -l 4 --irregular forms s r)" = "ROUGE-1 Eval 1 R:0.33333 P:0.25000 F:0.28571" ]
    [ "$(eval_1 -m -b 9 --irregular forms s r)" = "ROUGE-1 Eval 1 R:0.00000 P:0.00000 F:0.00000" ]
    run nutgraf evaluate -b 9 -l 9 s r
    [ "$status" -eq 1 ]
    [[ $output == *"not both"* ]]
}

@test "every metric can be had" {
    nutgraf evaluate -n 3 -w 1.2 -2 4 -U system.jsonl references.jsonl > out
    for metric in 1 2 3 L W-1.2 S4 SU4; do grep -q "^ROUGE-$metric " out; done
    nutgraf evaluate -n 1 -x -2 -1 -u system.jsonl references.jsonl > out
    grep -qF 'ROUGE-SU*' out
    run grep -q ROUGE-L out
    [ "$status" -eq 1 ]
    run nutgraf evaluate -u system.jsonl references.jsonl
    [ "$status" -eq 2 ]
}

@test "words of any script are counted with --unicode" {
    echo '{"id":1,"text":"Корабли ушли в море"}' > s
    echo '{"id":1,"refs":["корабль ушел в море"]}' > r
    [ "$(eval_1 s r)" = "ROUGE-1 Eval 1 R:0.00000 P:0.00000 F:0.00000" ]
    [ "$(eval_1 --unicode --language ru s r)" = "ROUGE-1 Eval 1 R:0.75000 P:0.75000 F:0.75000" ]
    eval_1 --unicode s r | grep -qv 'R:0.00000'
}

@test "a comparison is in pairs and says which is better" {
    sed 's/The ferry ran aground/Weather/; s/Snow/Rain/' system.jsonl > worse.jsonl
    nutgraf evaluate -n 1 -x --against worse.jsonl system.jsonl references.jsonl > out
    grep -q 'system  *other  *difference' out
    grep -Eq '^ROUGE-1 +recall .* \+[0-9]+\.[0-9]{2} \[' out
    nutgraf evaluate --against system.jsonl system.jsonl references.jsonl | grep -c 'level$' | grep -qx 9
    nutgraf evaluate -f json --against worse.jsonl system.jsonl references.jsonl |
        grep -q '"difference":{"recall":{"mean":0\.'
}

@test "json is one object, the same for the same seed" {
    nutgraf evaluate -f json -d system.jsonl references.jsonl > out
    [ "$(wc -l < out)" -eq 1 ]
    nutgraf evaluate --format json -d --seed 1 system.jsonl references.jsonl > again
    cmp out again
    nutgraf evaluate -f json -d --seed 2 system.jsonl references.jsonl > different
    run cmp out different
    [ "$status" -eq 1 ]
}

@test "two folders are joined by the names of their files" {
    mkdir -p mine refs/second
    echo 'The ferry ran aground.' > mine/a.txt
    echo 'Snow closed the pass.' > mine/b.long.txt
    echo 'The ferry ran aground.' > refs/a.A.txt
    echo 'A ferry is stuck.' > refs/second/a.txt
    echo 'Snow closed the pass.' > refs/b.long.1.2.txt
    eval_1 mine refs > out
    [ "$(sed -n 1p out)" = "ROUGE-1 Eval a R:0.62500 P:0.62500 F:0.62500" ]
    [ "$(sed -n 2p out)" = "ROUGE-1 Eval b.long R:1.00000 P:1.00000 F:1.00000" ]
    nutgraf evaluate --against mine mine refs | grep -q level
}

@test "a config.xml names the files, from its own folder" {
    mkdir -p here/peers here/models
    echo '<a name="1">[1]</a> <a href="#1" id=1>The ferry ran aground.</a>' > here/peers/1.html
    echo '<a name="1">[1]</a> <a href="#1" id=1>A ferry sank.</a>' > here/peers/2.html
    echo '<a name="1">[1]</a> <a href="#1" id=1>The ferry ran aground.</a>' > here/models/A.html
    cat > here/config.xml <<'END'
<ROUGE-EVAL version="1.55"><EVAL ID="t1"><PEER-ROOT>peers</PEER-ROOT>
<MODEL-ROOT>models</MODEL-ROOT><INPUT-FORMAT TYPE="SEE"></INPUT-FORMAT>
<PEERS><P ID="one">1.html</P><P ID="two">2.html</P></PEERS>
<MODELS><M ID="A">A.html</M></MODELS></EVAL></ROUGE-EVAL>
END
    nutgraf evaluate -d -n 1 -x here/config.xml > out
    grep -q '^==> one <==' out
    grep -q '^==> two <==' out
    grep -q '^ROUGE-1 Eval t1 R:1.00000' out
    [ "$(nutgraf evaluate -n 1 -x -d here/config.xml two | grep Eval)" = \
        "ROUGE-1 Eval t1 R:0.25000 P:0.33333 F:0.28571" ]
    nutgraf evaluate -f json here/config.xml one | grep -q '"system":"one"'
    nutgraf evaluate --against two here/config.xml one | grep -q better
    run nutgraf evaluate here/config.xml nobody
    [ "$status" -eq 1 ]
    [[ $output == *"t1: no summary of nobody"* ]]
    echo '<ROUGE-EVAL>' > here/broken.xml
    run nutgraf evaluate here/broken.xml
    [ "$status" -eq 1 ]
    [[ $output == *"broken.xml: line 2"* ]]
}

@test "what cannot be measured is said and the rest goes on" {
    printf '%s\n' '{"id":"a","text":"One."}' 'rubbish' '{"id":"c"}' '{"text":"no id"}' > s
    printf '%s\n' '{"id":"c","refs":["x"]}' '{"id":"a","refs":["One."]}' '{"id":"a"}' \
        '{"id":"z","refs":["y"]}' '{"id":"a","refs":[5]}' > r
    nutgraf evaluate -d s r > out 2> err && false
    [ "$(grep -c 'ROUGE-1 Eval' out)" -eq 1 ]
    grep -q 's: line 2: not JSON' err
    grep -q 's: line 4: no id' err
    grep -q 's: c: no text under the key' err
    grep -q 'r: a: no text under the key' err
    grep -q '3 references without a summary' err
}

@test "nothing to measure is a failure, and wrong usage is one of usage" {
    : > empty
    run nutgraf evaluate empty references.jsonl
    [ "$status" -eq 1 ]
    [[ $output == *"nothing to measure"* ]]
    run nutgraf evaluate nowhere references.jsonl
    [ "$status" -eq 1 ]
    [[ $output == *"nowhere: No such file"* ]]
    run nutgraf evaluate system.jsonl
    [ "$status" -eq 2 ]
    for bad in '-w x' '-p 2.5.1' '-2 -3' '-r 0' '-n 0' '-c .' '-w 1e3'; do
        # shellcheck disable=SC2086
        run nutgraf evaluate $bad system.jsonl references.jsonl
        [ "$status" -eq 2 ]
    done
    run nutgraf evaluate -n 12 system.jsonl references.jsonl
    [ "$status" -eq 1 ]
    [[ $output == *"at most 9"* || $output == *"9 words"* ]]
}
