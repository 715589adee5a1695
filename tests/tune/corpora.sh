#!/bin/sh
# Rebuilds corpora/<code>.tsv from the freely licensed background corpora:
#
#     corpora.sh NUTGRAF DATA OUT
#
# DATA holds background_corpora/df_corpora/<code>/<source>.txt, a document (or
# sentence) a line, and wordfreq/wordfreq/<code>.txt, "word count" lines. Tables
# keep the stems found in most documents: what is beyond MOST_STEMS would be
# embedded for next to nothing.
set -eu
export LC_ALL=C
nutgraf=$1 data=$2 out=$3
MOST_STEMS=24000
SENTENCES=15 # make about one article
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
if [ ! -d "$data/background_corpora" ]; then
    echo "corpora: there is no $data/background_corpora: skipped" >&2
    exit 0
fi

# Single sentences, joined to documents of an article's length.
join_sentences()
{
    awk -v n="$SENTENCES" '{ printf "%s%s", $0, NR % n ? " " : "\n" } END { if (NR % n) print "" }' "$1"
}

# documents|sentences|conllu CODE FILE NAME LICENCE
add()
{
    kind=$1 code=$2 file=$data/background_corpora/df_corpora/$2/$3.txt
    case $kind in
    conllu) sed -n 's/^# text = //p' "$data/ud_conllu/ud/$3"/*.conllu > "$scratch/sentences"
        join_sentences "$scratch/sentences" > "$scratch/text" ;;
    sentences) join_sentences "$file" > "$scratch/text" ;;
    *) cp "$file" "$scratch/text" ;;
    esac
    parts=$((parts + 1))
    "$nutgraf" corpus build --lines -l "$code" --source "$4; $5" -o "$scratch/part$parts.tsv" "$scratch/text"
}

# CODE: subtitle counts, as pseudo documents
counts()
{
    parts=$((parts + 1))
    "$nutgraf" corpus build -l "$1" --counts "$data/wordfreq/wordfreq/$1.txt" -o "$scratch/part$parts.tsv" \
        --source "FrequencyWords 2018 (github.com/hermitdave/FrequencyWords), OpenSubtitles counts; CC BY-SA 4.0"
}

# CODE: the parts become its table
finish()
{
    "$nutgraf" corpus merge -l "$1" -o "$scratch/all.tsv" "$scratch"/part*.tsv
    least=$(grep -v '^#' "$scratch/all.tsv" | cut -f 2 | sort -rn |
        awk -v most="$MOST_STEMS" 'NR == most + 1 { print $1 + 1; found = 1; exit } END { if (!found) print 1 }')
    "$nutgraf" corpus merge -l "$1" --least "$least" -o "$out/$1.tsv" "$scratch/all.tsv"
    rm -f "$scratch"/part*.tsv
    parts=0
    echo "$1: $(wc -l < "$out/$1.tsv") lines"
}

conllu() { add conllu "$1" "$2" "Universal Dependencies $2" "CC BY-SA 4.0"; }
ud() { add "$1" "$2" "ud_$3" "Universal Dependencies $3" "${4:-CC BY-SA 4.0}"; }
xquad() { add documents "$1" xquad "XQuAD (Wikipedia)" "CC BY-SA 4.0"; }

parts=0
ud documents ar Arabic-PUD "CC BY-SA 3.0"; xquad ar; counts ar; finish ar
ud sentences ca Catalan-AnCora "CC BY 4.0"; counts ca; finish ca
ud documents da Danish-DDT; counts da; finish da
ud sentences de German-GSD; xquad de; counts de; finish de
xquad el; counts el; finish el
add documents en state_union "State of the Union addresses" "public domain"
ud sentences en English-EWT; ud documents en English-PUD "CC BY-SA 3.0"; counts en; finish en
ud sentences es Spanish-AnCora "CC BY 4.0"; conllu es Spanish-GSD; xquad es; counts es; finish es
counts eu; finish eu
ud sentences fi Finnish-TDT; ud documents fi Finnish-PUD; counts fi; finish fi
ud sentences fr French-GSD; counts fr; finish fr
ud documents ga Irish-IDT "CC BY-SA 3.0"; finish ga
xquad hi; counts hi; finish hi
for part in news web wikipedia; do
    add documents hu "nerkor_$part" "NYTK-NerKor $part" "CC BY-SA 4.0"
done
counts hu; finish hu
ud documents hy Armenian-ArmTDP; counts hy; finish hy
ud documents id Indonesian-GSD "CC BY-SA 3.0"; counts id; finish id
add documents it wikinews_kind Wikinews "CC BY 2.5"
ud documents it Italian-PUD "CC BY-SA 3.0"; counts it; finish it
ud documents lt Lithuanian-HSE; conllu lt Lithuanian-ALKSNIS; counts lt; finish lt
ud documents nl Dutch-LassySmall; conllu nl Dutch-Alpino; counts nl; finish nl
add documents no norsumm "NorSumm (Norwegian Dependency Treebank)" CC0
ud sentences no Norwegian-Bokmaal; counts no; finish no
ud sentences pt Portuguese-Bosque; conllu pt Portuguese-GSD; counts pt; finish pt
ud sentences ro Romanian-RRT; xquad ro; counts ro; finish ro
add documents ru factrueval2016 factRuEval-2016 MIT
ud sentences ru Russian-GSD; ud documents ru Russian-PUD "CC BY-SA 3.0"; xquad ru; counts ru; finish ru
ud documents sr Serbian-SET; counts sr; finish sr
ud documents sv Swedish-Talbanken; ud documents sv Swedish-PUD "CC BY-SA 3.0"; counts sv; finish sv
counts ta; finish ta
ud documents tr Turkish-PUD "CC BY-SA 3.0"; xquad tr; counts tr; finish tr
ud documents yi Yiddish-YiTB; finish yi
