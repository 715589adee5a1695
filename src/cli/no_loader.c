/* no_loader.c -- nothing is loaded into this program while it runs.
 *
 * SQLite can load extensions and would bring the dynamic loader into a static
 * program for it. nutgraf has it load none; the linker's --wrap=dlopen puts this
 * in the loader's place. */
#include <stddef.h>

void *__wrap_dlopen(const char *file, int mode);

void *__wrap_dlopen(const char *file, int mode)
{
    (void)file;
    (void)mode;
    return NULL;
}
