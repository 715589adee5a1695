#!/bin/sh
# compilers.sh FOLDER BUILD -- do gcc and clang, whatever their flags, make a
# program that prints the same bytes over all the data?
set -eu
folder=$1 build=$2

# compile NAME CC CFLAGS
compile() {
    make -s BUILD="$build/$1" CC="$2" CFLAGS="$3" "$build/$1/nutgraf" > "$build/$1.log" 2>&1 ||
        { cat "$build/$1.log"; exit 1; }
}

# Everything that is printed, with its scores to the last digit.
print_all() {
    for file in "$folder"/*.jsonl; do
        for command in 'summarise -n 3' 'summarise -w 60' 'summarise -b 300 --cut' 'sentences'; do
            # shellcheck disable=SC2086
            "$1" $command -q -f json --jsonl "$file" || true
        done
    done
    find "$folder" -name '*.html' -o -path '*/seed/*.txt' | LC_ALL=C sort |
        tr '\n' '\0' | xargs -0 "$1" -q -f json || true
}

mkdir -p "$build"
compile gcc gcc -O2
compile clang clang -O2
compile gcc-native gcc '-O3 -march=native'
compile clang-plain clang -O0
expected=$(print_all "$build/gcc/nutgraf" | tee "$build/gcc.out" | cksum)
echo "gcc -O2: $expected"
failed=0
for name in clang gcc-native clang-plain; do
    found=$(print_all "$build/$name/nutgraf" | tee "$build/$name.out" | cksum)
    echo "$name: $found"
    [ "$found" = "$expected" ] || failed=1
done
[ $failed -eq 0 ] && echo "the same bytes from every compiler"
