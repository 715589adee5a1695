#include "input/json_ld.h"

#include <json-c/json.h>

enum {
    LONGEST_SCRIPT = 4 << 20, /* bytes */
    DEEPEST = 16,             /* levels of nesting that are looked into */
    MOST_NODES = 512          /* objects that are looked at, in all */
};

/* The types whose headline is a page's: schema.org's Article and its kin. */
static bool is_article_type(const char *type)
{
    static const char *const ENDINGS[] = {"Article", "Posting", "Report", "Review", "Recipe"};
    size_t length = strlen(type);

    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t ending = strlen(ENDINGS[i]);

        if (length >= ending && strcmp(type + length - ending, ENDINGS[i]) == 0)
            return true;
    }
    return false;
}

static bool is_article(struct json_object *object)
{
    struct json_object *type;

    if (!json_object_object_get_ex(object, "@type", &type))
        return false;
    if (json_object_is_type(type, json_type_string))
        return is_article_type(json_object_get_string(type));
    if (json_object_is_type(type, json_type_array))
        for (size_t i = 0; i < json_object_array_length(type); i++) {
            struct json_object *one = json_object_array_get_idx(type, i);

            if (json_object_is_type(one, json_type_string) &&
                is_article_type(json_object_get_string(one)))
                return true;
        }
    return false;
}

struct walk {
    struct json_ld *ld;
    struct arena *arena;
    unsigned nodes;
    bool failed;
};

static void take_string(struct walk *walk, struct span *to, struct json_object *value)
{
    size_t length;
    char *copy;

    if (to->length > 0 || !json_object_is_type(value, json_type_string))
        return;
    length = (size_t)json_object_get_string_len(value);
    copy = arena_string(walk->arena, json_object_get_string(value), length);
    walk->failed = walk->failed || !copy;
    if (copy)
        *to = span_of(copy, length);
}

/* A person or an organisation: a name, or an object or a list with one. */
static void take_name(struct walk *walk, struct span *to, struct json_object *value)
{
    struct json_object *name;

    if (json_object_is_type(value, json_type_array) && json_object_array_length(value) > 0)
        value = json_object_array_get_idx(value, 0);
    if (json_object_is_type(value, json_type_object) &&
        json_object_object_get_ex(value, "name", &name))
        value = name;
    if (json_object_is_type(value, json_type_array) && json_object_array_length(value) > 0)
        value = json_object_array_get_idx(value, 0);
    take_string(walk, to, value);
}

static void take_article(struct walk *walk, struct json_object *object)
{
    struct json_ld *ld = walk->ld;

    json_object_object_foreach(object, key, value)
    {
        if (strcmp(key, "headline") == 0)
            take_string(walk, &ld->headline, value);
        else if (strcmp(key, "name") == 0)
            take_string(walk, &ld->name, value);
        else if (strcmp(key, "articleBody") == 0)
            take_string(walk, &ld->body, value);
        else if (strcmp(key, "datePublished") == 0)
            take_string(walk, &ld->published, value);
        else if (strcmp(key, "inLanguage") == 0)
            take_string(walk, &ld->language, value);
        else if (strcmp(key, "author") == 0)
            take_name(walk, &ld->author, value);
        else if (strcmp(key, "publisher") == 0)
            take_name(walk, &ld->publisher, value);
    }
}

/* The recursion is bounded by the parser, which refuses what is deeper. */
static void visit(struct walk *walk, struct json_object *value)
{
    if (walk->failed || ++walk->nodes > MOST_NODES)
        return;
    if (json_object_is_type(value, json_type_array)) {
        for (size_t i = 0; i < json_object_array_length(value); i++)
            visit(walk, json_object_array_get_idx(value, i));
        return;
    }
    if (!json_object_is_type(value, json_type_object))
        return;
    if (is_article(value)) {
        take_article(walk, value);
        return;
    }
    json_object_object_foreach(value, key, inner)
    {
        (void)key;
        if (json_object_is_type(inner, json_type_object) ||
            json_object_is_type(inner, json_type_array))
            visit(walk, inner);
    }
}

/* Some pages wrap their JSON in a comment. */
static struct span json_of(struct span script)
{
    while (script.length > 0 && *script.bytes != '{' && *script.bytes != '[') {
        script.bytes++;
        script.length--;
    }
    return script;
}

bool json_ld_read(struct json_ld *ld, struct arena *arena, struct span script)
{
    struct walk walk = {.ld = ld, .arena = arena};
    struct json_tokener *tokener;
    struct json_object *json;

    script = json_of(script);
    if (script.length == 0 || script.length > LONGEST_SCRIPT)
        return true;
    tokener = json_tokener_new_ex(DEEPEST);
    if (!tokener)
        return false;
    json = json_tokener_parse_ex(tokener, script.bytes, (int)script.length);
    json_tokener_free(tokener);
    visit(&walk, json);
    json_object_put(json);
    return !walk.failed;
}
