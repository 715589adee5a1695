/* rows.h -- the table of languages: adding one is one row here and its files
 * stopwords/<code>.txt, words/<code>.txt, profiles/<code>.txt (with its row in
 * profile.h, or its script's in detect.c) and, where there is a free corpus,
 * corpora/<code>.tsv. Rows are sorted by code.
 *
 * ROW(code, English name, libstemmer's name or NULL, enum language_trait) */
#ifndef LANGUAGE_ROWS_H
#define LANGUAGE_ROWS_H

#define LANGUAGE_ROWS(ROW)                                                                         \
    ROW(ar, "Arabic", "arabic", LANGUAGE_MARKS)                                                    \
    ROW(ca, "Catalan", "catalan", LANGUAGE_ELISIONS)                                               \
    ROW(da, "Danish", "danish", LANGUAGE_ORDINALS | LANGUAGE_POSSESSIVES)                          \
    ROW(de, "German", "german", LANGUAGE_ORDINALS | LANGUAGE_POSSESSIVES | LANGUAGE_NOUN_CAPITALS) \
    ROW(el, "Greek", "greek", LANGUAGE_TONOS)                                                      \
    ROW(en, "English", "english", LANGUAGE_POSSESSIVES)                                            \
    ROW(es, "Spanish", "spanish", 0)                                                               \
    ROW(eu, "Basque", "basque", LANGUAGE_ORDINALS)                                                 \
    ROW(fi, "Finnish", "finnish", LANGUAGE_ORDINALS | LANGUAGE_SUFFIXES)                           \
    ROW(fr, "French", "french", LANGUAGE_ELISIONS)                                                 \
    ROW(ga, "Irish", "irish", LANGUAGE_ELISIONS)                                                   \
    ROW(hi, "Hindi", "hindi", 0)                                                                   \
    ROW(hu, "Hungarian", "hungarian", LANGUAGE_ORDINALS)                                           \
    ROW(hy, "Armenian", "armenian", 0)                                                             \
    ROW(id, "Indonesian", "indonesian", 0)                                                         \
    ROW(it, "Italian", "italian", LANGUAGE_ELISIONS)                                               \
    ROW(ja, "Japanese", NULL, 0)                                                                   \
    ROW(lt, "Lithuanian", "lithuanian", LANGUAGE_ORDINALS)                                         \
    ROW(ne, "Nepali", "nepali", 0)                                                                 \
    ROW(nl, "Dutch", "dutch", LANGUAGE_POSSESSIVES)                                                \
    ROW(no, "Norwegian", "norwegian", LANGUAGE_ORDINALS | LANGUAGE_POSSESSIVES)                    \
    ROW(pt, "Portuguese", "portuguese", 0)                                                         \
    ROW(ro, "Romanian", "romanian", LANGUAGE_COMMA_BELOW)                                          \
    ROW(ru, "Russian", "russian", LANGUAGE_YO)                                                     \
    ROW(sr, "Serbian", "serbian", LANGUAGE_ORDINALS | LANGUAGE_TWO_SCRIPTS)                        \
    ROW(sv, "Swedish", "swedish", LANGUAGE_SUFFIXES)                                               \
    ROW(ta, "Tamil", "tamil", 0)                                                                   \
    ROW(th, "Thai", NULL, 0)                                                                       \
    ROW(tr, "Turkish", "turkish", LANGUAGE_ORDINALS | LANGUAGE_SUFFIXES | LANGUAGE_DOTLESS_I)      \
    ROW(yi, "Yiddish", "yiddish", LANGUAGE_MARKS)                                                  \
    ROW(zh, "Chinese", NULL, 0)

#endif
