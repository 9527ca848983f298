# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a GTK 4 program as a person does: AT-SPI to find and read, XTEST (xdotool) for real input,
org.gtk.Actions over D-Bus for actions. For the system's python3; run it through display.sh."""
import atexit
import os
import re
import subprocess
import time

import a11y
import xfocus
from gi.repository import Gio, GLib

ROLE = {"button": "push button", "toggle button": "push button", "grouping": "panel"}  # later releases call them so
WINDOWS = ("frame", "dialog", "window")
PATIENCE = 2  # how much longer a machine may take that does much else


class NotFound(AssertionError):
    pass


def wait(fn, timeout=10.0, what="condition", step=0.03):
    """the first true value of fn(); looking takes no more of the machine than what is looked for"""
    end = time.monotonic() + timeout * PATIENCE
    while True:
        begun = time.monotonic()
        try:
            value = fn()
        except GLib.Error:  # the object went away while we looked: look again
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise NotFound(f"timed out after {timeout}s: {what}")
        time.sleep(min(max(step, 2 * (time.monotonic() - begun)), 0.5))


def sh(*args):
    return subprocess.run(args, check=True, text=True, stdout=subprocess.PIPE).stdout.strip()


def on_screen(pattern):
    """the numbers of the windows whose names match, without looking into one that may be going away"""
    while True:
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", pattern], text=True, check=False,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        # any window that goes away meanwhile ends the search, as if none were there
        if "X Error" not in found.stderr:
            return found.stdout.split()


def titled(name):
    """whether a window is so called"""
    return bool(on_screen(f"^{re.escape(name)}$"))


def chinese(words):
    """the environment of a program that speaks Chinese: later C libraries do not translate for
    C.UTF-8, so that there must be a locale"""
    return {"RAPPORT_LOCALEDIR": words, "LOCPATH": os.environ["RAPPORT_TEST_LOCALES"], "LC_ALL": "zh_CN.UTF-8", "LANGUAGE": "zh_CN"}


class App:
    def __init__(self, argv, app_id, env=None, log=None, timeout=20):
        self.app_id = app_id
        self.path = "/" + app_id.replace(".", "/").replace("-", "_")
        self.log = open(log, "w") if log else None
        environment = dict(os.environ, GTK_A11Y="atspi", **(env or {}))
        self.proc = subprocess.Popen(argv, env=environment, stderr=self.log)
        atexit.register(lambda: self.proc.poll() is None and self.proc.kill())
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.focused = xfocus.Focus()
        self.desk = a11y.desktop(a11y.connect(self.bus))
        self.root = wait(self._app, timeout, "application on the a11y bus")

    def _app(self):
        def is_it(a):
            try:
                return a.get_process_id() == self.proc.pid
            except GLib.Error:  # one that has just ended
                return False
        assert self.proc.poll() is None, f"the program ended with {self.proc.returncode} before it was heard of"
        return next(filter(is_it, self.kids(self.desk)), None)

    # ---- looking ----
    @staticmethod
    def kids(a):
        return a.get_children()

    def walk(self, a=None, prune=(), shown=True):
        """everything in it; with shown, not what is in unmapped parts, such as the hidden pages"""
        look = a11y.Look(a or self.root, prune, shown)
        nodes = look.only_shown(look.walk())
        look.tell(nodes, a11y.NAME, a11y.STATE)
        for node in nodes:
            try:
                yield node
            finally:
                node.told = {}  # from here on it is asked anew what it is

    @staticmethod
    def box(a):
        return a.get_extents()

    @staticmethod
    def mapped(a):
        """GTK 4.8 never sets SHOWING on inner widgets; an unmapped one has an empty box"""
        _, _, width, height = a.get_extents()
        return width > 0 and height > 0

    @staticmethod
    def is_named(a, name):
        try:
            told = a.get_name()
        except GLib.Error:  # it went away since it was met
            return False
        return name(told) if callable(name) else told == name

    def all(self, role=None, name=None, within=None, shown=True, prune=("list",)):
        # a window is in no other
        look = a11y.Look(within or self.root, WINDOWS if role in WINDOWS else prune, shown)
        found = [a for a in look.walk() if role in (None, ROLE.get(a.get_role_name(), a.get_role_name()))]
        if name is not None:
            look.tell(found, a11y.NAME)
            found = [a for a in found if self.is_named(a, name)]
        return [a11y.Node(a.bus, a.place) for a in look.only_shown(found)]

    def find(self, role=None, name=None, within=None, timeout=5, **kw):
        """the last of those that are shown; the windows behind are not looked at when it is in front"""
        def last():
            tops = [within] if within else reversed(self.kids(self.root))
            return next((found[-1] for found in (self.all(role, name, top, **kw) for top in tops) if found), None)
        return wait(last, timeout, f"{role} {name!r}")

    def window(self, name=None, timeout=20):
        return self.find("frame", name, timeout=timeout)

    def item(self, name):
        """a menu's item"""
        return self.find("menu item", lambda s: name in s)

    def gone(self, role, name=None, timeout=5):
        wait(lambda: not self.all(role, name), timeout, f"{role} {name!r} to go away")

    @staticmethod
    def text(a):
        if "EditableText" in a.get_interfaces():
            return a.get_text()
        return a.get_name()  # labels expose their text as their name

    @staticmethod
    def has(a, state):
        return a.has(state)

    # ---- doing ----
    def _origin(self, a):
        while a.get_role_name() not in WINDOWS:
            a = a.get_parent()

        def measure(wid):
            """xwininfo, not xdotool getwindowgeometry: that counts a window manager's frame twice"""
            found = dict(re.findall(r"(Absolute upper-left [XY]|Width|Height): +(-?\d+)",
                                    sh("xwininfo", "-id", wid)))
            return [int(found[k]) for k in
                    ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")] + [wid]
        # a tooltip or menu over it may be named as the program is
        same = on_screen(f"^{re.escape(a.get_name())}$")
        gx, gy, gw, gh, wid = max(map(measure, same), key=lambda place: place[2] * place[3])
        # the shadow of a client-decorated window is not in the box
        shadow = re.findall(r"\d+", sh("xprop", "-id", wid, "-notype", "_GTK_FRAME_EXTENTS").partition("=")[2])
        if shadow:
            return gx + int(shadow[0]), gy + int(shadow[2])
        _, _, w, h = self.box(a)
        return gx + (gw - w) // 2, gy + (gh - h) // 2

    def point(self, a, button=1, n=1, dx=None, dy=None):
        """real pointer click in the middle of the widget, once it stands still"""
        ox, oy = self._origin(a)
        boxes = [self.box(a)]

        def stands():
            time.sleep(0.05)
            boxes.append(self.box(a))
            return boxes[-1] == boxes[-2]
        wait(stands, 5, "the widget to stand still")
        x, y, w, h = boxes[-1]
        sh("xdotool", "mousemove", str(ox + x + (w // 2 if dx is None else dx)),
           str(oy + y + (h // 2 if dy is None else dy)))
        sh("xdotool", "click", "--repeat", str(n), "--delay", "60", str(button))

    def click(self, a):
        actions = a.actions() if "Action" in a.get_interfaces() else []
        if "click" in actions:
            assert a.do_action(actions.index("click"))
        else:
            self.point(a)

    def focus(self, a):
        """gives it the keyboard; GTK 4.18 does not by itself, and a click might miss, since the boxes
        it tells leave out the paddings around"""
        try:
            assert a.grab_focus()
        except GLib.Error:
            for _ in range(80):
                if self.has(a, "FOCUSED"):
                    return
                self.key("Tab")
            raise

    def set_text(self, a, s):
        assert a.set_text(s)

    def _wait_for_window(self):
        wait(self.focused.is_on_window, 5, "a window to have the keyboard", 0.01)

    def type(self, s):
        self._wait_for_window()
        # what the keyboard lacks is put on a key for the moment, which the program must have heard of
        sh("xdotool", "type", "--delay", "15" if s.isascii() else "400", "--", s)

    def key(self, *k):
        self._wait_for_window()
        sh("xdotool", "key", "--delay", "30", *k)

    def action(self, name, target=None):
        """activate app.<name>; target is a GLib.Variant"""
        arguments = GLib.Variant("(sava{sv})", (name, [target] if target else [], {}))
        self.bus.call_sync(self.app_id, self.path, "org.gtk.Actions", "Activate", arguments,
                           None, 0, 5000, None)

    def shot(self, path):
        subprocess.run(["import", "-window", "root", path], check=True)

    def quit(self, timeout=10):
        self.action("quit")
        return self.proc.wait(timeout)
