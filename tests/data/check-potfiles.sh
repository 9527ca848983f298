#!/bin/sh
# Usage: check-potfiles.sh FOLDER: whether each file of the program in FOLDER with words for people
# is named in po/POTFILES.
cd "$1" || exit 1
status=0
for file in $(
    grep -rlE --include='*.c' '(^|[^A-Za-z0-9_])(N?C?_|ngettext|g_dngettext) ?\( ?"' src
    grep -rlE --include='*.ui' --include='*.xml' 'translatable="yes"|gettext-domain=' src data
    ls data/*.desktop.in data/*.metainfo.xml.in
  ); do
  grep -qxF "$file" po/POTFILES || { echo "POTFILES: $file is not named"; status=1; }
done
exit $status
