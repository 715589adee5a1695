#!/bin/sh
# Rebuilds src/language/forms/<code>.txt: common words whose stems are embedded,
# so that libstemmer need not be asked for them.
#
#     forms.sh DATA CODE > src/language/forms/CODE.txt
set -eu
data=$1 code=$2
echo "# Common words of '$code' that no other table has: for their stems."
echo '# source FrequencyWords 2018 (github.com/hermitdave/FrequencyWords), OpenSubtitles; CC BY-SA 4.0'
awk -v FS='[\t ]' '
    FNR == 1 { file++ }
    file <= 3 { known[$1 == "W" ? $2 : $1]; next }
    $1 ~ /^[a-z][a-z][a-z]+$/ && !($1 in known) { print $1 }
' "src/language/profiles/$code.txt" "src/language/tags/$code.tsv" "stopwords/$code.txt" \
    "$data/wordfreq/wordfreq/$code.txt" | grep -vE '(.)\1\1' | LC_ALL=C sort
