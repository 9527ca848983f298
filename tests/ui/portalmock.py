# SPDX-License-Identifier: GPL-3.0-or-later
"""A settings portal with nothing but the wish for dark (1) or light (2): the first argument, then
each line of the standard input. Says "ready" once it owns its name."""
import sys

from gi.repository import Gio, GLib

XML = """<node><interface name="org.freedesktop.portal.Settings">
<method name="Read"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="v" direction="out"/></method>
<signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
</interface></node>"""
PATH = "/org/freedesktop/portal/desktop"
scheme = int(sys.argv[1])


def call(_bus, _sender, _path, _interface, _method, arguments, invocation):
    if arguments.unpack() == ("org.freedesktop.appearance", "color-scheme"):
        inner = GLib.Variant("v", GLib.Variant("u", scheme))
        invocation.return_value(GLib.Variant.new_tuple(GLib.Variant("v", inner)))
    else:
        invocation.return_dbus_error("org.freedesktop.portal.Error.NotFound", "not found")


def line(_channel, _condition):
    global scheme
    text = sys.stdin.readline()
    if not text:
        loop.quit()
        return False
    scheme = int(text)
    bus.emit_signal(None, PATH, "org.freedesktop.portal.Settings", "SettingChanged",
                    GLib.Variant("(ssv)", ("org.freedesktop.appearance", "color-scheme",
                                           GLib.Variant("u", scheme))))
    return True


loop = GLib.MainLoop()
bus = Gio.bus_get_sync(Gio.BusType.SESSION)
bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0], call, None, None)
Gio.bus_own_name_on_connection(bus, "org.freedesktop.portal.Desktop", 0,
                               lambda *_: print("ready", flush=True), None)
GLib.io_add_watch(GLib.IOChannel.unix_new(0), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, line)
loop.run()
