#include "result/method.h"

bool method_textrank(struct extract *extract)
{
    return extract_fill(extract, extract->ranking->score);
}
