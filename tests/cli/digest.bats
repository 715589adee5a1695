# digest from outside: inputs of every kind, and what is wrong with them.

setup() {
    articles=$BATS_TEST_DIRNAME/../articles
    cd "$BATS_TEST_TMPDIR"
    cat > feed.xml <<'END'
<?xml version="1.0"?>
<rss version="2.0"><channel><title>Harbour post</title>
<item><guid>1</guid><title>Ferry sinks</title><link>https://one.example/ferry</link>
<category>Sea</category><pubDate>Mon, 09 Mar 2026 09:00:00 GMT</pubDate>
<description>&lt;p&gt;The ferry to Saltholm sank off the inner harbour of Maren on Monday.&lt;/p&gt;
&lt;p&gt;Divers searched the wreck for the captain, Ilse Brandt.&lt;/p&gt;</description></item>
</channel></rss>
END
}

nutgraf() { "$NUTGRAF" "$@"; }

# Only what is said on standard error.
complaints() { "$NUTGRAF" "$@" 2>&1 > /dev/null; }

@test "digest takes articles, a directory, a feed, a list of feeds and lines of JSON together" {
    mkdir -p folder feeds
    cp "$articles/harbour.txt" folder
    mv feed.xml feeds
    printf '<opml version="2.0"><body><outline text="Sea"><outline xmlUrl="feeds/feed.xml"/></outline></body></opml>' > list.opml
    printf '{"id":"a","text":"The baker of Lund won a prize for a loaf of 41 metres.","title":"Loaf","url":"https://b.example/loaf"}\n' > in.jsonl
    nutgraf digest --now 2026-03-10 -f json folder list.opml in.jsonl "$articles/bees.txt" > out
    for source in folder/harbour.txt feeds/feed.xml in.jsonl bees.txt; do
        grep -q "\"source\":\"[^\"]*$source\"" out
    done
    grep -q '"section":"Sea"' out
}

@test "digest reads one feed from standard input" {
    [ "$(nutgraf digest --now 2026-03-10 < feed.xml | head -1)" = Digest ]
    nutgraf digest --now 2026-03-10 - < feed.xml | grep -q '^Read: one.example <https://one.example/ferry>$'
}

@test "every known kind of feed is read" {
    cat > atom.xml <<'END'
<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Ferry sinks</title><link href="https://one.example/a"/>
<updated>2026-03-09T10:00:00Z</updated><content type="html">The ferry sank.</content></entry></feed>
END
    cat > rdf.xml <<'END'
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<item rdf:about="https://one.example/a"><title>Ferry sinks</title><link>https://one.example/a</link></item></rdf:RDF>
END
    echo '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"Ferry sinks","url":"https://one.example/a","content_text":"The ferry sank."}]}' > feed.json
    for feed in atom.xml rdf.xml feed.json; do
        nutgraf digest --now 2026-03-10 -f json $feed | grep -q '"link":"https://one.example/a","title":"Ferry sinks"'
    done
}

@test "the summaries keep their budget and the window of time is kept" {
    nutgraf digest -n 1 -f json "$articles/harbour.txt" | tr '{' '\n' | grep -c '"start"' | grep -qx 1
    nutgraf digest --total-words 5 -f json "$articles/harbour.txt" | grep -q '"words":0'
    run nutgraf digest --now 2026-03-20 --since 24h feed.xml
    [ "$status" -eq 0 ]
    [ "$output" = "nutgraf: nothing to tell" ]
    nutgraf digest --now 2026-03-10 --since 24h feed.xml | grep -q 'Ferry sinks'
    run nutgraf digest --since yesterdayish feed.xml
    [ "$status" -eq 2 ]
}

@test "title, intro, sections and a dry run" {
    printf 'Good morning.\n\nThis is the news.\n' > intro
    nutgraf digest --now 2026-03-10 --title 'The week' --intro intro --section 'By the sea=*one.example*' \
        -f markdown feed.xml "$articles/bees.txt" > out
    grep -q '^# The week$' out
    grep -q '^This is the news\.$' out
    grep -q '^## By the sea$' out
    run nutgraf digest --section nothing feed.xml
    [ "$status" -eq 2 ]
    run nutgraf digest --intro missing feed.xml
    [ "$status" -eq 1 ]
    nutgraf digest --dry-run -o out2 feed.xml 2> told
    [ ! -e out2 ]
    grep -q 'story 1: "Ferry sinks", score' told
}

@test "-v says why an article is where it is, or is not" {
    nutgraf digest -v --now 2026-03-10 --stories 1 "$articles/harbour.txt" "$articles/bees.txt" 2> told > out
    grep -q 'story 1: ".*", score .*, 1 source, 1 article, .* % fresh, .* % central' told
    grep -q 'its story ranks too low' told
    run complaints digest -q --now 2026-03-10 --stories 1 "$articles/harbour.txt" "$articles/bees.txt"
    [ -z "$output" ]
}

@test "a mail parses strictly and says what the text says" {
    command -v python3 > /dev/null || skip "no python3"
    nutgraf digest -q --now 2026-03-10 -f eml --title 'Żółw und Käse' --from '"Käse, Anna" <anna@post.example>' \
        --to 'all@list.example, Bob <bob@one.example>' --unsubscribe https://post.example/stop feed.xml "$articles" > out.eml
    python3 "$BATS_TEST_DIRNAME/mail.py" out.eml > seen
    grep -qx 'From: "Käse, Anna" <anna@post.example>' seen
    grep -qx 'Subject: Żółw und Käse' seen
    grep -qx 'To: all@list.example, Bob <bob@one.example>' seen
    grep -qx 'List-Unsubscribe: <https://post.example/stop>' seen
    nutgraf digest -q --now 2026-03-10 --title 'Żółw und Käse' --unsubscribe https://post.example/stop feed.xml "$articles" > out.txt
    tr -s '\r\n' '\n' < out.txt > text
    tail -n +12 seen | tr -s '\r\n' '\n' | cmp - text
}

@test "an Atom feed is well formed and read back by digest itself" {
    nutgraf digest --now 2026-03-10 -f atom -o out.xml feed.xml
    nutgraf digest --now 2026-03-10 -f json out.xml | grep -q '"link":"https://one.example/ferry","title":"Ferry sinks","date":"2026-03-09T09:00:00Z"'
    command -v python3 > /dev/null || skip "no python3"
    python3 -c 'import sys, xml.dom.minidom as d; d.parse(sys.argv[1])' out.xml
}

@test "a template frames the page, and an unknown field is an error with line and column" {
    printf '<html><head><title>{{title}}</title><style>{{style}}</style></head>\n<body>{{content}}<p>{{date}}, {{stories}}, {{minutes}}, <a href="{{unsubscribe}}">stop</a></body></html>\n' > frame.html
    nutgraf digest --now 2026-03-10 -f html --template frame.html --unsubscribe 'https://a.example/?a&b' feed.xml > out
    grep -q '^<html><head><title>Digest</title>' out
    grep -q '<p>2026-03-10, 1, 1, <a href="https://a.example/?a&amp;b">stop</a>' out
    printf '<p>\n {{titel}}' > frame.html
    run nutgraf digest -f html --template frame.html -o out.html feed.xml
    [ "$status" -eq 1 ]
    [ "$output" = "nutgraf: frame.html: line 2, column 2: no such field: titel" ]
    [ ! -e out.html ]
}

# ---- bad input ----

@test "a truncated feed gives what could be read, and file, line and column" {
    head -c 400 feed.xml > half.xml
    run complaints digest --now 2026-03-10 half.xml
    [[ $output == "nutgraf: half.xml:6:"*": "* ]]
    nutgraf digest -q --now 2026-03-10 half.xml | grep -q 'The ferry to Saltholm'
}

@test "a wrongly encoded feed gives what could be read, and file, line and column" {
    sed 's/version="1.0"/version="1.0" encoding="utf-8"/; s/Saltholm/Saltholm\xe9/' feed.xml > wrong.xml
    nutgraf digest --now 2026-03-10 wrong.xml > out 2> told
    grep -q 'The ferry to Saltholmé sank' out
    grep -q '^nutgraf: wrong.xml:5:44: not in the encoding it says' told
    sed 's/version="1.0"/version="1.0" encoding="utf-8"/; s/Saltholm/Käte\xffSaltholm/' feed.xml > wrong.xml
    nutgraf digest --now 2026-03-10 wrong.xml 2>&1 > out | grep -q '^nutgraf: wrong.xml:[0-9]*:[0-9]*: ' 
}

@test "bombs, foreign entities and feeds of a gigabyte are refused in bounded memory" {
    {
        echo '<!DOCTYPE rss [<!ENTITY a0 "ha">'
        for i in 1 2 3 4 5 6 7 8 9; do
            echo "<!ENTITY a$i \"&a$((i - 1));&a$((i - 1));&a$((i - 1));&a$((i - 1));&a$((i - 1));&a$((i - 1));&a$((i - 1));&a$((i - 1));&a$((i - 1));&a$((i - 1));\">"
        done
        echo ']><rss version="2.0"><channel><item><title>&a9;</title></item></channel></rss>'
    } > bomb.xml
    run nutgraf digest bomb.xml
    [ "$status" -eq 1 ]
    [[ $output != *hahaha* ]]
    echo secret > secret
    echo '<!DOCTYPE rss [<!ENTITY x SYSTEM "secret">]><rss version="2.0"><channel><item><title>A &x;</title></item></channel></rss>' > foreign.xml
    run nutgraf digest foreign.xml
    [[ $output != *secret$'\n'* ]]
    [[ $output != *"A secret"* ]]
    truncate -s 1G large.xml
    printf '<rss version="2.0"><channel>' | dd of=large.xml conv=notrunc 2> /dev/null
    # A sanitized build cannot even start within it.
    if (ulimit -v 500000 && "$NUTGRAF" -V > /dev/null 2>&1); then ulimit -v 500000; fi
    run nutgraf digest large.xml
    [ "$status" -eq 1 ]
    [[ $output == *"large.xml: more than 67108864 bytes"* ]]
}

@test "entries without text, date or link, and dates that cannot be" {
    cat > odd.xml <<'END'
<rss version="2.0"><channel>
<item><title>A title alone</title></item>
<item><title>Too early</title><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate><description>It was early.</description></item>
<item><title>Too late</title><pubDate>Sat, 05 May 2170 00:00:00 GMT</pubDate><description>It was late.</description></item>
<item><link>https://one.example/nothing</link></item>
</channel></rss>
END
    nutgraf digest --now 2026-03-10 --since 2026-03-01 -f json odd.xml > out 2> told
    [ "$(grep -o '"date":null' out | wc -l)" -ge 6 ]
    grep -q 'odd.xml.*a date that cannot be, and 1 more like it' told
    grep -q '"reason":"neither text nor title"' out
    nutgraf digest -q --now 2026-03-10 odd.xml | grep -q 'The source gives no text\.'
}

@test "two entries with one id and one link are told once; one id with two links twice" {
    sed 's#</channel>#<item><guid>1</guid><title>Ferry sinks</title><link>https://one.example/ferry</link><description>The same.</description></item></channel>#' feed.xml > twice.xml
    nutgraf digest --now 2026-03-10 -f json twice.xml | grep -q '"reason":"the same article once more"'
    sed 's#</channel>#<item><guid>1</guid><title>Loaf of 41 metres</title><link>https://one.example/loaf</link><description>A baker won.</description></item></channel>#' feed.xml > other.xml
    nutgraf digest --now 2026-03-10 other.xml > out
    grep -q 'Ferry sinks' out
    grep -q 'Loaf of 41 metres' out
}

@test "markup, scripts and line ends in titles come out inert in every format" {
    cat > evil.xml <<'END'
<rss version="2.0"><channel><title>x</title>
<item><title><![CDATA[Ferry <b>sinks</b> <script>alert(1)</script>]]></title><link>javascript:alert(2)</link>
<description><![CDATA[<p>The ferry sank.</p><script>alert(3)</script><img src=x onerror=alert(4)>]]></description></item>
</channel></rss>
END
    printf '{"text":"The loaf was 41 metres long.","title":"Loaf\\r\\nBcc: all@example.org <script>alert(5)</script>"}\n' > evil.jsonl
    for format in text markdown html eml atom; do
        nutgraf digest -q --now 2026-03-10 -f $format evil.xml evil.jsonl > out
        run grep -iE '<script|<img|href="javascript|\(javascript|^Bcc:' out
        [ "$status" -eq 1 ] || [ $format = text ] || [ $format = eml ]
        run grep -E '^Bcc:' out
        [ "$status" -eq 1 ]
        grep -q 'Ferry sinks' out
    done
}

@test "one bad input of many does not stop the others, and is told" {
    printf 'not json\n{"text":"The ferry sank off Maren."}\n{"id":3}\n' > in.jsonl
    printf '%%PDF-1.7 nothing' > a.pdf
    run nutgraf digest in.jsonl a.pdf missing.xml feed.xml
    [ "$status" -eq 1 ]
    [[ $output == *"in.jsonl: line 1: not JSON"* ]]
    [[ $output == *"in.jsonl: line 3: no text"* ]]
    [[ $output == *"a.pdf: "* ]]
    [[ $output == *"missing.xml: No such file"* ]]
    [[ $output == *"The ferry sank off Maren."* ]]
    [[ $output == *"Read: one.example"* ]]
}

@test "a list of feeds names what is elsewhere or missing, and lists in circles end" {
    printf '<opml version="2.0"><body><outline xmlUrl="https://far.example/rss"/><outline xmlUrl="gone.xml"/><outline xmlUrl="list.opml"/></body></opml>' > list.opml
    run nutgraf digest list.opml
    [ "$status" -eq 1 ]
    [[ $output == *"passed over, for nutgraf uses no network: https://far.example/rss"* ]]
    [[ $output == *"gone.xml: No such file"* ]]
    [[ $output == *"lists within lists within lists"* ]]
}

@test "nothing in, nothing out" {
    : > empty
    run nutgraf digest empty
    [ "$output" = "nutgraf: nothing to tell" ]
    nutgraf digest -q -f json empty | grep -q '"stories":\[\]'
    mkdir folder
    run nutgraf digest -q folder
    [ -z "$output" ]
}

@test "an output file is whole or not there" {
    nutgraf digest --now 2026-03-10 -o out.txt feed.xml
    grep -q 'Ferry sinks' out.txt
    run nutgraf digest -o missing/out.txt feed.xml
    [ "$status" -eq 1 ]
    ! ls missing
    nutgraf digest --now 2026-03-10 feed.xml | head -1 > /dev/null
}
