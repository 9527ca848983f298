#!/bin/sh
# Usage: check-words.sh FOLDER: whether every word for people in the program in FOLDER is in its
# catalogues, translated.
cd "$1" || exit 1
status=0
words=$(mktemp) || exit 1
trap 'rm -f "$words"' EXIT
xgettext --from-code=UTF-8 --files-from=po/POTFILES --output="$words" \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=g_dcgettext:2 \
  --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 || exit 1
for language in $(cat po/LINGUAS); do
  lacking=$(msgmerge --quiet --no-fuzzy-matching "po/$language.po" "$words" |
    msgattrib --untranslated --no-obsolete --no-wrap)
  [ -z "$lacking" ] || { echo "$language.po lacks words:"; echo "$lacking"; status=1; }
done
exit $status
