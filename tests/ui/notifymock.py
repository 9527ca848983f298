# SPDX-License-Identifier: GPL-3.0-or-later
"""An org.freedesktop.Notifications of the test's own: records what is shown and presses buttons.
It answers in a thread, whatever the test itself waits for."""
import os
import threading

from gi.repository import Gio, GLib

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"


def _arguments(types, direction):
    return "".join(f"<arg type='{t}' direction='{direction}'/>" for t in types)


def _method(name, takes, gives):
    arguments = _arguments(takes, "in") + _arguments(gives, "out")
    return f"<method name='{name}'>{arguments}</method>"


XML = (f"<node><interface name='{NAME}'>"
       + _method("Notify", ["s", "u", "s", "s", "s", "as", "a{sv}", "i"], ["u"])
       + _method("CloseNotification", ["u"], [])
       + _method("GetCapabilities", [], ["as"])
       + _method("GetServerInformation", [], ["s", "s", "s", "s"])
       + "<signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal>"
       + "<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>"
       + "</interface></node>")


class NotifyMock:
    def __init__(self, caps=("actions", "body", "body-markup", "icon-static", "persistence")):
        self.calls, self.live, self.closed, self.next, self.caps = [], {}, [], 1, list(caps)
        self.bus, ready = None, threading.Event()
        threading.Thread(target=self._serve, args=(ready,), daemon=True).start()
        assert ready.wait(20), "the name is not owned"

    def _serve(self, ready):
        context = GLib.MainContext.new()
        context.push_thread_default()
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
                 | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.bus = Gio.DBusConnection.new_for_address_sync(os.environ["DBUS_SESSION_BUS_ADDRESS"],
                                                           flags, None, None)
        interface = Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0]
        self.bus.register_object(PATH, interface, self._call, None, None)
        reply = self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus",
                                   "org.freedesktop.DBus", "RequestName",
                                   GLib.Variant("(su)", (NAME, 4)), None, 0, -1, None)
        assert reply.unpack()[0] == 1, reply
        ready.set()
        GLib.MainLoop.new(context, False).run()

    def _notify(self, a):
        number = a[1] or self.next
        self.next = max(self.next, number + 1)
        call = {"id": number, "replaces": a[1], "app": a[0], "icon": a[2], "summary": a[3],
                "body": a[4], "actions": dict(zip(a[5][::2], a[5][1::2])), "hints": a[6],
                "timeout": a[7]}
        self.calls.append(call)
        self.live[number] = call
        return number

    def _call(self, conn, sender, path, iface, method, args, invocation):
        a = args.unpack()
        if method == "Notify":
            invocation.return_value(GLib.Variant("(u)", (self._notify(a),)))
        elif method == "CloseNotification":
            self.live.pop(a[0], None)
            self.closed.append(a[0])
            invocation.return_value(None)
            self._emit("NotificationClosed", "(uu)", (a[0], 3))
        elif method == "GetCapabilities":
            invocation.return_value(GLib.Variant("(as)", (self.caps,)))
        else:
            invocation.return_value(GLib.Variant("(ssss)", ("mock", "test", "1", "1.2")))

    def _emit(self, signal, types, values):
        self.bus.emit_signal(None, PATH, NAME, signal, GLib.Variant(types, values))

    def press(self, number, key):
        """press the button whose action is key ('default' for the bubble itself)"""
        self._emit("ActionInvoked", "(us)", (number, key))
        self.live.pop(number, None)
        self._emit("NotificationClosed", "(uu)", (number, 2))
