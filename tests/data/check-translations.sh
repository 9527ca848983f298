#!/bin/sh
# Usage: check-translations.sh FOLDER: whether the catalogues there can be compiled and lack no
# translation, all the files that they are made from are there, and Chinese has no comma, colon or mark of
# half width between its characters.
cd "$1" || exit 1
status=0
for language in $(cat LINGUAS); do
  msgfmt --check --output-file=/dev/null "$language.po" || status=1
  for lack in untranslated only-fuzzy; do
    lacking=$(msgattrib --$lack --no-obsolete "$language.po") || status=1
    [ -z "$lacking" ] || { echo "$language.po has entries that are $lack:"; echo "$lacking"; status=1; }
  done
done
python3 - <<'END' || status=1
import re
import sys

entries = open("zh_CN.po", encoding="utf-8").read().split("\n\n")
wrong = []
for entry in entries:
    translated = "".join(re.findall(r'"(.*)"$', re.sub(r"(?s)^.*?^msgstr", "msgstr", entry, flags=re.M), re.M))
    if re.search(r"[\u4e00-\u9fff”）][,:?!] ?[\u4e00-\u9fff“（]", translated):
        wrong.append(translated)
for translated in wrong:
    print("zh_CN.po has a sign of half width between Chinese characters:", translated)
sys.exit(1 if wrong else 0)
END
for file in $(cat POTFILES); do
  [ -f "../$file" ] || { echo "POTFILES: $file is missing"; status=1; }
done
exit $status
