#!/bin/sh
# Usage: check-translations.sh FOLDER: whether the catalogues there can be compiled and lack no
# translation, and all the files that they are made from are there.
cd "$1" || exit 1
status=0
for language in $(cat LINGUAS); do
  msgfmt --check --output-file=/dev/null "$language.po" || status=1
  for lack in untranslated only-fuzzy; do
    lacking=$(msgattrib --$lack --no-obsolete "$language.po") || status=1
    [ -z "$lacking" ] || { echo "$language.po has entries that are $lack:"; echo "$lacking"; status=1; }
  done
done
for file in $(cat POTFILES); do
  [ -f "../$file" ] || { echo "POTFILES: $file is missing"; status=1; }
done
exit $status
