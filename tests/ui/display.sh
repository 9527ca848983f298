#!/bin/sh
# Runs a command as if a person sat before it: an X server, a session bus, a window manager and an
# empty home of its own. RAPPORT_TEST_SCREEN is the size of the screen (1366x768).
# The screen's picture lies in $FBDIR/Xvfb_screen0.
set -u

if [ "${1-}" = --inside ]; then
  shift
  xfwm4 --compositor=on --vblank=off &
  manager=$!
  tries=0
  until xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id'; do
    tries=$((tries + 1))
    if [ $tries -ge 1200 ] || ! kill -0 $manager; then
      { echo "the window manager did not start:"; cat "$HOME/session.log"; } >>"$RAPPORT_TEST_SAY/4"
      exit 1
    fi
    sleep 0.05
  done
  # the pointer rests where no window opens, until a test moves it
  xdotool mousemove 10000 10000
  exec "$@" >>"$RAPPORT_TEST_SAY/3" 2>>"$RAPPORT_TEST_SAY/4"
fi

home=$(mktemp -d) || exit 1
server=
# the settings service of the window manager may write once more when it goes
trap '[ -z "$server" ] || { kill $server; wait $server; }
  rm -rf "$home" 2>/dev/null || { sleep 0.5; rm -rf "$home"; }' EXIT
trap 'exit 143' TERM
trap 'exit 130' INT
mkdir -m 700 "$home/run" "$home/screen"
mkdir -p "$home/.config/gtk-4.0"
cat >"$home/.config/gtk-4.0/settings.ini" <<END
[Settings]
gtk-cursor-blink=0
gtk-enable-animations=0
gtk-font-name=${RAPPORT_TEST_FONT:-DejaVu Sans 10}
END

unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS XDG_CONFIG_HOME XDG_DATA_HOME \
  XDG_CACHE_HOME XDG_STATE_HOME XAUTHORITY SESSION_MANAGER
export HOME="$home" XDG_RUNTIME_DIR="$home/run" FBDIR="$home/screen"
export GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_USE_PORTAL=0 GSETTINGS_BACKEND=memory
export LANG="${LANG:-C.UTF-8}" NO_AT_BRIDGE=0
# a fifth of what a window takes is to tell assistive technology of each widget: only where it is asked
export GTK_A11Y="${GTK_A11Y:-test}"

# what the session's own services say must not mix with what the command says; dbus-run-session of
# Debian 13 hands no other descriptors on
exec 3>&1 4>&2
export RAPPORT_TEST_SAY="/proc/$$/fd"

# The server itself takes a number that is free, however many start at a time. Without -noreset it would
# start anew, and drop who just connects, whenever the last of its clients goes.
mkfifo "$home/number"
Xvfb -displayfd 5 -screen 0 "${RAPPORT_TEST_SCREEN:-1366x768}x24" -nolisten tcp -noreset -fbdir "$home/screen" \
  5>"$home/number" >"$home/server.log" 2>&1 &
server=$!
read -r number <"$home/number" || { cat "$home/server.log" >&2; exit 1; }
export DISPLAY=":$number"
dbus-run-session -- sh "$0" --inside "$@" >"$home/session.log" 2>&1
