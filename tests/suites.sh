#!/bin/sh
# Writes the table of test suites: tests/test_<file>.c defines <file>_suite().
set -eu
names=$(for file in "$@"; do basename "$file" .c | sed 's/^test_//'; done)
echo '#include <check.h>'
echo '#include <stdlib.h>'
for name in $names; do echo "Suite *${name}_suite(void);"; done
cat <<'END'
int main(int count, char **arguments);
int main(int count, char **arguments)
{
    SRunner *runner = srunner_create(NULL);
    int failed;

    (void)count;
    (void)arguments;
END
for name in $names; do echo "    srunner_add_suite(runner, ${name}_suite());"; done
cat <<'END'
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
END
