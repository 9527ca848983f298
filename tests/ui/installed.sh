#!/bin/sh
# Usage: installed.sh BUILD: installs the program into an empty folder, starts it there as a
# desktop does, and uninstalls it. Without --inside it needs no display.
set -u
id=io.github.rapport_app.Rapport

fail () {
  echo "$*" >&2
  exit 1
}

until_true () { # WHAT COMMAND…
  what=$1
  shift
  tries=0
  until "$@" >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ $tries -lt 600 ] || fail "timed out: $what"
    sleep 0.05
  done
}

has_window () { xdotool search --onlyvisible --name '^Rapport'; }
has_owner () { # NAME true|false
  gdbus call --session --dest org.freedesktop.DBus --object-path / \
    --method org.freedesktop.DBus.NameHasOwner "$1" | grep -q "$2"
}
quit () { # NAME PATH
  gdbus call --session --dest "$1" --object-path "$2" \
    --method org.freedesktop.Application.ActivateAction quit '[]' '{}' >/dev/null || fail "quit $1"
  until_true "$1 to end" has_owner "$1" false
}

if [ "${1-}" = --inside ]; then
  bin=$2
  "$bin/rapport" --sample &
  until_true "the window on sample data" has_window
  [ -f "$HOME/.local/share/rapport-sample/rapport.db" ] || fail "there are no sample data"
  [ ! -e "$HOME/.local/share/rapport" ] || fail "the person's own data were touched"
  quit "$id.Sample" /io/github/rapport_app/Rapport/Sample

  gdbus call --session --dest "$id" --object-path /io/github/rapport_app/Rapport \
    --method org.freedesktop.Application.Activate '{}' >/dev/null || fail "not started by its name"
  until_true "the window started by its name" has_window
  [ -f "$HOME/.local/share/rapport/rapport.db" ] || fail "there are no data"
  quit "$id" /io/github/rapport_app/Rapport
  exit 0
fi

build=$1
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
DESTDIR="$folder/root" meson install -C "$build" --no-rebuild --quiet || fail "meson install"
prefix=$(find "$folder/root" -type d -name bin)/..

for file in bin/rapport bin/rapport-cli "share/applications/$id.desktop" \
  "share/applications/$id.Sample.desktop" "share/dbus-1/services/$id.service" \
  "share/glib-2.0/schemas/$id.gschema.xml" "share/icons/hicolor/scalable/apps/$id.svg" \
  "share/icons/hicolor/symbolic/apps/$id-symbolic.svg" share/locale/zh_CN/LC_MESSAGES/rapport.mo \
  "share/metainfo/$id.metainfo.xml" share/man/man1/rapport.1 share/man/man1/rapport-cli.1 \
  share/rapport/rapport-archive.schema.json; do
  [ -s "$prefix/$file" ] || fail "not installed: $file"
done
[ "$(find "$folder/root" -type f | wc -l)" -eq 13 ] || fail "something else is installed"
"$prefix/bin/rapport" --version | grep -q '^Rapport [0-9]' || fail "rapport --version"
"$prefix/bin/rapport" --help | grep -q -e --sample || fail "rapport --help"
"$prefix/bin/rapport-cli" --version | grep -q '^Rapport [0-9]' || fail "rapport-cli --version"

# the bus looks for the program where it stands now
sed -i "s|^Exec=|Exec=$folder/root|" "$prefix/share/dbus-1/services/$id.service"
XDG_DATA_DIRS="$prefix/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}" \
  sh "$(dirname "$0")/display.sh" sh "$0" --inside "$prefix/bin" || exit 1

ninja -C "$build" uninstall >"$folder/log" || fail "uninstall: $(cat "$folder/log")"
[ -z "$(find "$folder/root" 2>/dev/null)" ] || fail "left behind: $(find "$folder/root")"
