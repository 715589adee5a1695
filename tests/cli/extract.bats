# Pages of every kind go in, the article comes out; broken ones too, in time.

setup() {
    cd "$BATS_TEST_TMPDIR"
}

nutgraf() { "$NUTGRAF" "$@"; }

# A page with an article between a menu, teasers and comments.
page() {
    cat << 'END'
<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Ferry returns to the northern line | The Quay</title>
<meta property="og:site_name" content="The Quay"><meta name="author" content="Jo Marsh">
<link rel="canonical" href="https://quay.example/ferry"></head><body>
<nav class="menu"><ul><li><a href="/">Home</a><li><a href="/news">News</a><li><a href="/sport">Sport</a></ul></nav>
<article class="article-body"><h1>Ferry returns to the northern line</h1>
<p>The ferry <em>Aurora</em> sailed again on Monday after four months in the dock, and some two hundred people stood on the quay to see her leave.</p>
<p>Her engine had failed in a storm in March. The company first said that the repair would take six weeks, but parts had to be made by hand in a foundry in the south.</p>
<h2>What comes next</h2>
<p>From June there will be two crossings a day, the council said, and a third on Saturdays if enough islanders ask for it.</p>
<ul><li>The first boat leaves at seven in the morning.</li><li>Bicycles travel free of charge until the autumn.</li></ul>
<blockquote><p>We had begun to feel like an island, said Ida Holm, who keeps the shop beside the pier.</p></blockquote>
</article>
<div class="comments"><h3>Comments</h3><p class="comment">About time too, I say. My cousin waited all winter for her piano to be shipped.</p></div>
<footer><p>&copy; The Quay. All rights reserved. <a href="/terms">Terms</a> <a href="/privacy">Privacy</a></p></footer>
</body></html>
END
}

@test "the article of a page is printed, a block a paragraph, and nothing else" {
    page > page.html
    nutgraf extract page.html > out
    grep -q "^The ferry Aurora sailed again on Monday" out
    grep -q "^Bicycles travel free of charge until the autumn.$" out
    [ "$(grep -c "Sport\|cousin\|rights reserved" out)" -eq 0 ]
    [ "$(grep -c '^$' out)" -ge 5 ]
}

# Three cards of other stories behind the article, with names that say nothing.
cards() {
    for story in "The school bus is saved" "Chess in the launderette" "A hedge older than the church"; do
        echo "<div class=x2><h3><a href=/s>$story</a></h3>"
        echo "<p>Whoever lives nearby has heard of it, and whoever does not may read of it here.</p></div>"
    done
}

@test "where a page has one article element, other stories outside of it go" {
    page > page.html
    sed "s|</article>|</article>$(cards | tr -d '\n')|" page.html > cards.html
    nutgraf extract page.html > wanted
    nutgraf extract cards.html | cmp - wanted
}

@test "an article element that holds next to nothing does not decide" {
    page | sed 's|<article[^>]*>|<article><p>The council met on the pier.</p></article><div>|; s|</article>$|</div>|' > page.html
    nutgraf extract page.html | grep -q "^Her engine had failed in a storm in March"
}

@test "a page from standard input is known by its content" {
    page | nutgraf extract > out
    page > page.html
    nutgraf extract -i html page.html | cmp - out
    page > page.txt
    nutgraf extract page.txt | cmp - out
    page | nutgraf -n 1 --no-headline | grep -q "^The ferry Aurora\|^From June"
}

@test "-v tells how much of the page was left behind" {
    page > page.html
    nutgraf extract -v page.html 2>&1 > /dev/null | grep -q "outside the article: [1-9][0-9]* blocks of the page, [1-9][0-9]* words$"
    page > page.txt
    [ "$(nutgraf extract -v -i text page.txt 2>&1 > /dev/null | grep -c "blocks of the page")" -eq 0 ]
}

@test "a page without an article gives its likeliest block, and says so" {
    cat > menu.html << 'END'
<html><head><title>The Quay</title></head><body>
<nav><ul><li><a href="/a">Home</a><li><a href="/b">News</a><li><a href="/c">Sport</a></ul></nav>
<form><label>User name</label><input><button>Sign in</button><a href="/forgot">Forgot your password?</a></form>
<ul class="links"><li><a href="/1">Ferry returns</a><li><a href="/2">Council votes on toll</a></ul>
<footer>&copy; The Quay. All rights reserved. <a href="/terms">Terms</a> <a href="/privacy">Privacy</a></footer></body></html>
END
    run nutgraf extract menu.html
    [ "$status" -eq 1 ]
    [[ "$output" == *"nutgraf: menu.html: nothing but boilerplate"* ]]
    [ "${#lines[@]}" -eq 2 ]
    nutgraf extract -q -f json menu.html > out && false
    grep -q '"warnings":\["nothing but boilerplate"\]' out
    run nutgraf --no-headline menu.html
    [ "$status" -eq 1 ]
    [[ "$output" == *"nutgraf: menu.html: nothing but boilerplate; the least noisy sentence is used"* ]]
    [ "${#lines[@]}" -eq 2 ]
}

@test "a summary of a page knows the page's own title" {
    page > page.html
    nutgraf -f json page.html | grep -q '"title":"Ferry returns to the northern line"'
    page > page.txt
    [ "$(nutgraf -f json -i text page.txt | grep -c '"title":')" -eq 0 ]
}

@test "json has what the page says of itself and blocks at the offsets of the text" {
    page > page.html
    nutgraf extract -f json page.html > out
    grep -q '"title":"Ferry returns to the northern line"' out
    grep -q '"byline":"Jo Marsh"' out
    grep -q '"site":"The Quay"' out
    grep -q '"link":"https://quay.example/ferry"' out
    grep -q '"kind":"item"' out
    start=$(sed 's/.*"kind":"item","level":1,"start":\([0-9]*\),"end":[0-9]*,"text":"The first boat.*/\1/' out)
    nutgraf extract page.html | tail -c +$((start + 1)) | head -1 | grep -q "^The first boat leaves"
}

@test "the summary of a note takes no heading, code, item or cell for a sentence" {
    cat > note.md <<'END'
---
title: The tide mill of Brel
---
# The tide mill of Brel

The tide mill of Brel will grind flour again after ninety years, the town's council said on Friday.
Volunteers have rebuilt its three wheels from drawings that a teacher found in an attic.

```sh
make mill --with wheels --for flour
```

- The wheels: three
- The flour of the mill: forty sacks

| year of the mill | sacks of flour |
|------|-------|
| 1901 | 900   |

The mill stands on a pond that fills at high tide and empties through the wheels at low tide.
END
    nutgraf --no-headline -n 9 note.md > all
    nutgraf --no-headline -n 3 note.md > three
    [ "$(wc -l < three)" -eq 3 ]
    ! grep -v '\.$' three
    ! grep -e '^The tide mill of Brel$' -e '^1901' -e sacks.of all
}

@test "markdown keeps titles, headings, lists and quotes" {
    page > page.html
    nutgraf extract -f markdown page.html > out
    grep -q "^# Ferry returns to the northern line$" out
    grep -q "^## What comes next$" out
    grep -q "^- Bicycles travel" out
    grep -q "^> We had begun" out
    nutgraf extract -i markdown -f markdown out > again
    grep -q "^- Bicycles travel" again
}

@test "a plain text loses its noise" {
    printf 'By Jo Marsh\n\nThe ferry sailed again on Monday after four months in the dock, and two hundred people came.\n\nHer engine had failed in a storm in March, and the parts for it had to be made by hand.\n\nSubscribe to our newsletter\n' > note
    nutgraf extract note > out
    grep -q "^The ferry sailed again" out
    [ "$(grep -c "newsletter" out)" -eq 0 ]
}

@test "an encoding is declared, marked or guessed" {
    page | sed 's/Aurora/Häring/' > utf8.html
    nutgraf extract utf8.html > want
    grep -q Häring want
    iconv -f utf-8 -t latin1 utf8.html | sed 's/charset="utf-8"/charset="iso-8859-1"/' > latin.html
    nutgraf extract latin.html | cmp - want
    iconv -f utf-8 -t latin1 utf8.html | sed 's/<meta charset="utf-8">//' > guessed.html
    nutgraf extract guessed.html | cmp - want
    sed 's/charset="utf-8"/charset="shift_jis"/' utf8.html > wrong.html
    nutgraf extract wrong.html | cmp - want
    iconv -f utf-8 -t utf-16 utf8.html > wide.html
    nutgraf extract wide.html | cmp - want
}

@test "what is no text is refused with the reason" {
    page | gzip > page.html
    run nutgraf extract page.html
    [ "$status" -eq 1 ]
    [ "$output" = "nutgraf: page.html: this is compressed with gzip: unpack it first" ]
    printf '%%PDF-1.7\n' > article.pdf
    run nutgraf article.pdf
    [ "$status" -eq 1 ]
    [[ "$output" == *"a PDF file, not text" ]]
}

@test "NUL bytes and scripts in odd places hide nothing" {
    page | sed 's/<em>/<script>var p = "<\/p><p>no<\/p>";<\/script><em>/; s/Monday/Mon\x00day/' > odd.html
    nutgraf extract odd.html > out
    grep -q "The ferry Aurora sailed again on Monday" out
    [ "$(grep -c "var p" out)" -eq 0 ]
}

@test "a page cut off anywhere gives what it has" {
    page > whole.html
    size=$(wc -c < whole.html)
    for at in $(seq 300 170 "$size"); do
        head -c "$at" whole.html > cut.html
        run nutgraf extract cut.html
        [ "$status" -le 1 ]
    done
    head -c $((size * 2 / 3)) whole.html > cut.html
    nutgraf extract cut.html | grep -q "^The ferry Aurora sailed"
}

@test "100,000 open elements and 50 MB are read in bounded time and memory" {
    (ulimit -v 1000000 && "$NUTGRAF" -V > /dev/null 2>&1) ||
        skip "a sanitizer reserves more address space than any limit"
    { yes '<div>' | head -100000 | tr -d '\n'; echo 'The ferry sailed again on Monday.'; } > deep.html
    (ulimit -v 1000000 && timeout 20 "$NUTGRAF" extract deep.html) | grep -q "The ferry sailed"
    { echo '<html><body>'; yes '<p>The ferry sailed <b>again on <a href="/monday">Monday</a>.' | head -c 50000000; } > long.html
    (ulimit -v 12000000 && timeout 120 "$NUTGRAF" extract -f json long.html > out)
    [ -s out ]
}

@test "an unknown format or input is a usage error that names the known ones" {
    run nutgraf extract -f yaml page.html
    [ "$status" -eq 2 ]
    [[ "$output" == *"text|markdown|json"* ]]
    run nutgraf -i pdf page.html
    [ "$status" -eq 2 ]
    [[ "$output" == *"auto|text|html|markdown"* ]]
}
