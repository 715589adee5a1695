#!/bin/sh
# mail.sh NUTGRAF TESTS OUT -- does mail software show both parts of a digest?
# MHonArc and mutt, each asked for the text and for the HTML.
set -eu
nutgraf=$1 feeds=$2/feeds out=$3
rm -rf "$out"
mkdir -p "$out"
"$nutgraf" digest -q --now 2026-03-10T08:00:00Z --title 'Käse and news' --from '"Käse, Anna" <anna@post.example>' \
    --to bob@one.example -f eml -o "$out/mail.eml" "$feeds"
headline='Captain of the Ragna found alive in the wreck'

# shows WHO FILE PATTERN: what was shown has the headline, and the pattern.
shows() {
    grep -q "$headline" "$2" && grep -q -e "$3" "$2" || { echo "$1 does not show it"; exit 1; }
    echo "$1 shows it"
}

printf '<MIMEExcs>\ntext/html\n</MIMEExcs>\n' > "$out/plain.rc"
mhonarc -quiet -single "$out/mail.eml" > "$out/page.html"
shows 'MHonArc, as HTML,' "$out/page.html" '<h3 id="story-1"'
mhonarc -quiet -rcfile "$out/plain.rc" -single "$out/mail.eml" > "$out/plain.html"
shows 'MHonArc, as text,' "$out/plain.html" '^In this issue$'

{ echo 'From anna@post.example Tue Mar 10 08:00:00 2026'; tr -d '\r' < "$out/mail.eml"; echo; } > "$out/mbox"
echo 'text/html; cat %s; copiousoutput' > "$out/mailcap"
for type in plain html; do
    cat > "$out/muttrc" <<END
set folder=$out mailcap_path=$out/mailcap pipe_decode=yes wait_key=no quit=yes read_inc=0 charset=utf-8
unset move mark_old confirmappend
auto_view text/html
alternative_order text/$type
push "<pipe-message>cat > $out/mutt.$type<enter><exit>"
END
    TERM=xterm script -qec "mutt -n -F $out/muttrc -R -f $out/mbox" /dev/null > /dev/null < /dev/null
done
shows 'mutt, as text,' "$out/mutt.plain" '^In this issue$'
shows 'mutt, as HTML,' "$out/mutt.html" '<h3 id="story-1"'
grep -q '^Subject: Käse and news$' "$out/mutt.plain"
