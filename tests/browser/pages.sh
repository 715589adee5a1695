#!/bin/sh
# pages.sh NUTGRAF TESTS OUT -- writes the pages that the browser opens: each
# of what nutgraf prints as HTML, of decent articles and of hostile ones.
set -eu
nutgraf=$1 articles=$2/articles feeds=$2/feeds out=$3
rm -rf "$out"
mkdir -p "$out/in"
hostile='<script>alert(1)</script> <img src=x onerror=alert(2)> "><svg onload=alert(3)>'

# compare
sed 's/seven votes to two/six votes to three/; /^Tomas Arrieta/d' "$articles/harbour.txt" > "$out/in/new.txt"
printf '%s came to the quay on Monday, said the board of the port.\n' "$hostile" >> "$out/in/new.txt"
printf 'Averylongwordwithoutanyplacetobreakit%0200d was painted on the wall of the inner dock.\n' 0 >> "$out/in/new.txt"
"$nutgraf" compare -f html -o "$out/compare.html" "$articles/harbour.txt" "$out/in/new.txt" || [ $? -eq 1 ]

# compare, of many articles: results of two runs, with ids and lines of any kind
{
    for article in bees harbour kettle; do
        "$nutgraf" -f json "$articles/$article.txt" | sed "s/^{/{\"id\":\"$article\",/"
    done
    printf '{"id":"%s","summary":["%s lay on the quay.","It rained."]}\n' '<b>one</b>' '<script>alert(8)</script>'
    printf '{"id":"an id that is rather long, %0120d","summary":["It rained all day."]}\nno JSON <img src=x>\n' 0
} > "$out/in/old.jsonl"
{
    for article in kettle harbour bees; do
        "$nutgraf" -n 4 -f json "$articles/$article.txt" | sed "s/^{/{\"id\":\"$article\",/"
    done
    printf '{"id":"%s","summary":["%s lay on the quay.","It snowed on Monday."]}\n' '<b>one</b>' '<svg onload=alert(9)>'
} > "$out/in/new.jsonl"
"$nutgraf" compare -f html -o "$out/review.html" "$out/in/old.jsonl" "$out/in/new.jsonl" || [ $? -eq 2 ]
grep -q 'alert(9)' "$out/review.html"

# explain: hostile, right to left, and longer than a graph is drawn
"$nutgraf" explain -i text -o "$out/explain.html" "$out/in/new.txt"
"$nutgraf" explain -o "$out/souk.html" "$articles/souk.ar.txt"
awk 'BEGIN { for (i = 0; i < 130; i++) printf "Keeper x%d of lock q%d opened gate z%d to barge k%d on Monday.\n\n", i % 7, i % 31, i % 11, i % 13 }' |
    "$nutgraf" explain -p 20 -o "$out/long.html"

# digest: a decent one, and one of twenty stories in sections, some of them hostile
"$nutgraf" digest --now 2026-03-10T08:00:00Z --title 'Port Maren, this morning' -f html -o "$out/news.html" "$feeds"
{
    echo '<rss version="2.0"><channel><title>Harbour post</title>'
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17; do
        echo "<item><title>Item $i: lock keeper x${i}y opens gate z$i$i</title>"
        echo "<link>https://one.example/a/rather/long/path/to/item/number/$i?with=parameters&amp;and=more$i</link>"
        echo "<pubDate>Mon, 09 Mar 2026 09:$((i + 10)):00 GMT</pubDate><category>Canal $((i % 2))</category>"
        echo "<description>Keeper x${i}y of lock q${i}q opened gate z$i$i. The water of basin b$i$i stood $i metres high."
        echo "Barge k${i}k went through first. Skipper n${i}m paid a fee of $i$i crowns.</description></item>"
    done
    echo "<item><title><![CDATA[Lock &lt;script&gt;alert(7)&lt;/script&gt; $hostile]]></title><link>javascript:alert(4)</link>"
    echo "<pubDate>Tue, 10 Mar 2026 00:00:00 GMT</pubDate>"
    echo "<description><![CDATA[<p>The ferry sank.</p>$hostile<a href=javascript:alert(5)>here</a>]]></description></item>"
    printf '<item><title>Averylongtitlewithoutanyplacetobreakit%0150d</title></item>\n' 0
    echo '</channel></rss>'
} > "$out/in/feed.xml"
{
    printf '{"title":"Ferry sinks %s","url":"https://two.example/ferry",' '\u003cscript\u003ealert(6)\u003c/script\u003e'
    printf '"text":"The ferry to Saltholm sank off Maren on Monday. Divers searched the wreck for its captain.","date":"2026-03-09"}\n'
} > "$out/in/lines.jsonl"
"$nutgraf" digest -q --now 2026-03-10 --stories 20 --title "The week $hostile" --unsubscribe https://one.example/stop \
    -f html -o "$out/digest.html" "$out/in/feed.xml" "$out/in/lines.jsonl"
for told in 'alert(2)' 'Averylongtitle' 'Ferry sinks'; do
    grep -q "$told" "$out/digest.html" # or the page would prove nothing
done
