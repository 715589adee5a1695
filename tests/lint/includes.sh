#!/bin/sh
# Fails when an include goes up: a floor may use the floors below it, its own
# room, and the doors named here. See the list; it is the house.
set -eu
allowed() {
    case $1 in
    base) echo 'base nutgraf.h' ;;
    language) echo 'base language' ;;
    text) echo 'base language text' ;;
    model) echo 'base language text model nutgraf.h' ;;
    headline) echo 'base language text model headline nutgraf.h' ;;
    input) echo 'base language text input nutgraf.h' ;;
    output) echo 'base output result/report.h nutgraf.h' ;;
    result) echo 'base language text model headline input output result nutgraf.h' ;;
    evaluate) echo 'base language text evaluate nutgraf.h' ;;
    compare) echo 'base language text model input/record.h output result evaluate compare nutgraf.h' ;;
    digest) echo 'base language text model headline input output result compare store digest worker.h nutgraf.h' ;;
    explain) echo 'base language text model output result input/record.h explain nutgraf.h' ;;
    store) echo 'base output/clean.h store nutgraf.h' ;;
    cli) echo 'cli nutgraf.h' ;;
    tools) echo 'base language model cli tools' ;;
    *) echo 'base language text model headline input output result evaluate compare explain digest store worker.h nutgraf.h' ;;
    esac
}
failed=0
for file in $(find src -name '*.[ch]' | LC_ALL=C sort); do
    room=$(echo "$file" | cut -d/ -f2)
    permitted=" $(allowed "$room") "
    for include in $(sed -n 's/^#include "\(.*\)"$/\1/p' "$file"); do
        case $permitted in
        *" ${include%%/*} "* | *" $include "*) ;;
        *) echo "$file: may not include $include"; failed=1 ;;
        esac
    done
done
exit $failed
