# SPDX-License-Identifier: GPL-3.0-or-later
"""A day of the test's own for programs it starts: a clock that can be moved, and the login service
that tells of sleep."""
import datetime
import glob
import os
import tempfile
import time

from gi.repository import Gio, GLib

LIBRARY = (glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1") or [None])[0]
LOGIN = "org.freedesktop.login1"
ZONE = datetime.timezone(datetime.timedelta(hours=8))  # Asia/Shanghai


class FakeDay:
    def __init__(self, *start):
        """start: year, month, day, hour … in Shanghai; from there the clock runs on"""
        assert LIBRARY, "libfaketime is not installed"
        self.path = os.path.join(tempfile.mkdtemp(), "offset")
        self.offset = 0
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        Gio.bus_own_name_on_connection(self.bus, LOGIN, Gio.BusNameOwnerFlags.NONE, None, None)
        self.set(*start)
        # what the program takes for the machine's bus is the session's, on which LOGIN is ours
        self.env = {"LD_PRELOAD": LIBRARY, "FAKETIME_TIMESTAMP_FILE": self.path,
                    "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
                    "NO_FAKE_STAT": "1", "TZ": "Asia/Shanghai",
                    "DBUS_SYSTEM_BUS_ADDRESS": os.environ["DBUS_SESSION_BUS_ADDRESS"]}

    def now(self):
        return time.time() + self.offset

    def set(self, *when):
        """moves the clock, and tells nobody"""
        self.offset = int(datetime.datetime(*when, tzinfo=ZONE).timestamp() - time.time())
        with open(self.path + "~", "w", encoding="ascii") as file:
            file.write(f"{self.offset:+d}\n")
        os.rename(self.path + "~", self.path)

    def sleep_until(self, *when):
        """the machine sleeps, and wakes at that time"""
        self._tell_sleep(True)
        self.set(*when)
        self._tell_sleep(False)

    def _tell_sleep(self, begins):
        self.bus.emit_signal(None, "/org/freedesktop/login1", LOGIN + ".Manager",
                             "PrepareForSleep", GLib.Variant("(b)", (begins,)))
        self.bus.flush_sync(None)
