#include "result/method.h"

static const struct method METHODS[] = {
    [NUTGRAF_RECIPE] = {"recipe", method_recipe},
    [NUTGRAF_TEXTRANK] = {"textrank", method_textrank},
    [NUTGRAF_LEXRANK] = {"lexrank", method_lexrank},
    [NUTGRAF_LEAD] = {"lead", method_lead},
    [NUTGRAF_LUHN] = {"luhn", method_luhn},
    [NUTGRAF_LSA] = {"lsa", method_lsa},
    [NUTGRAF_CENTROID] = {"centroid", method_centroid},
    [NUTGRAF_SUMBASIC] = {"sumbasic", method_sumbasic},
    [NUTGRAF_KL] = {"kl", method_kl},
};

const struct method *method_of(nutgraf_method method)
{
    return &METHODS[method];
}

const char *nutgraf_method_name(size_t i)
{
    return i < sizeof METHODS / sizeof *METHODS ? METHODS[i].name : NULL;
}
