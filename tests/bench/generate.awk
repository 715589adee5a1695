# generate.awk -- an article of SENTENCES sentences, the same on every machine:
# made-up words, used as often as Zipf would have it.
#     awk -v SENTENCES=1000 -v SHAPE=prose -f generate.awk
# SHAPE: prose, line (all on one line), equal (one sentence again and again),
# shared (every sentence shares one word).
function random(n) {
    state = (state * 69069 + 1) % 4294967296
    return int(state / 4294967296 * n)
}
function word(rank,    text, i) {
    for (i = 0; i < 2 + rank % 3; i++)
        text = text syllable[(rank * 7 + i * 13) % syllables + 1]
    return text
}
function sentence(    text, i, n) {
    n = 12 + random(14)
    text = "Maren"
    for (i = 1; i < n; i++)
        text = text " " (i % 3 == 1 ? plain[random(plains) + 1] : word(int(exp(random(100000) / 100000 * 9.2))))
    return text (SHAPE == "shared" ? " harbour." : ".")
}
BEGIN {
    syllables = split("ba dor fen gal kir lam mo nes pol ru sti tan ve zur chel bri dam ost ul ger", syllable, " ")
    plains = split("the of to in and was for on that with by at", plain, " ")
    state = 1
    for (s = 1; s <= SENTENCES; s++) {
        text = SHAPE == "equal" ? "The council of Maren voted to close the old harbour on Monday." : sentence()
        printf "%s%s", text, SHAPE != "line" && s % 4 == 0 ? "\n\n" : " "
    }
    print ""
}
