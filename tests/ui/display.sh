#!/bin/sh
# Runs a command as if a person sat before it: an X server, a session bus, a window manager and an
# empty home of its own. RAPPORT_TEST_SCREEN is the size of the screen (1366x768).
# The screen's picture lies in $FBDIR/Xvfb_screen0.
set -u

if [ "${1-}" = --inside ]; then
  shift
  xfwm4 --compositor=on --vblank=off &
  tries=0
  until xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id'; do
    tries=$((tries + 1))
    [ $tries -lt 1200 ] || { echo "the window manager did not start" >>"$RAPPORT_TEST_SAY/4"; exit 1; }
    sleep 0.05
  done
  # the pointer rests where no window opens, until a test moves it
  xdotool mousemove 10000 10000
  exec "$@" >>"$RAPPORT_TEST_SAY/3" 2>>"$RAPPORT_TEST_SAY/4"
fi

home=$(mktemp -d) || exit 1
# the settings service of the window manager may write once more when it goes
trap 'rm -rf "$home" 2>/dev/null || { sleep 0.5; rm -rf "$home"; }' EXIT
mkdir -m 700 "$home/run" "$home/screen"
mkdir -p "$home/.config/gtk-4.0"
cat >"$home/.config/gtk-4.0/settings.ini" <<END
[Settings]
gtk-cursor-blink=0
gtk-enable-animations=0
gtk-font-name=${RAPPORT_TEST_FONT:-DejaVu Sans 10}
END

unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS XDG_CONFIG_HOME XDG_DATA_HOME \
  XDG_CACHE_HOME XDG_STATE_HOME
export HOME="$home" XDG_RUNTIME_DIR="$home/run" FBDIR="$home/screen"
export GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_USE_PORTAL=0 GSETTINGS_BACKEND=memory
export LANG="${LANG:-C.UTF-8}" NO_AT_BRIDGE=0

# what the session's own services say must not mix with what the command says; dbus-run-session of
# Debian 13 hands no other descriptors on
exec 3>&1 4>&2
export RAPPORT_TEST_SAY="/proc/$$/fd"
xvfb-run -a -s "-screen 0 ${RAPPORT_TEST_SCREEN:-1366x768}x24 -nolisten tcp -fbdir $home/screen" \
  dbus-run-session -- sh "$0" --inside "$@" >"$home/session.log" 2>&1
