# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a window has the keyboard: between one that goes and the one behind it none has, and what is
typed then is lost."""
import ctypes
import ctypes.util

X = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
X.XOpenDisplay.restype = ctypes.c_void_p
X.XInternAtom.restype = ctypes.c_ulong
HANDLER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
# a window may go away while it is asked
ignore = HANDLER(lambda _display, _error: 0)
NOBODY = (0, 1)  # None and PointerRoot


class Focus:
    def __init__(self):
        X.XSetErrorHandler(ignore)
        self.display = ctypes.c_void_p(X.XOpenDisplay(None))
        assert self.display, "there is no X server"
        # the window manager puts it on the windows of programs, and on none of its own
        self.state = ctypes.c_ulong(X.XInternAtom(self.display, b"WM_STATE", 0))

    def _has_state(self, window):
        kind, size, n, rest = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong(), ctypes.c_ulong()
        value = ctypes.c_void_p()
        X.XGetWindowProperty(self.display, window, self.state, ctypes.c_long(0), ctypes.c_long(0), 0,
                             ctypes.c_ulong(0), ctypes.byref(kind), ctypes.byref(size), ctypes.byref(n),
                             ctypes.byref(rest), ctypes.byref(value))
        if value:
            X.XFree(value)
        return kind.value != 0

    def _parent(self, window):
        root, parent, children, n = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_void_p(), ctypes.c_uint()
        if not X.XQueryTree(self.display, window, ctypes.byref(root), ctypes.byref(parent), ctypes.byref(children),
                            ctypes.byref(n)):
            return None
        if children:
            X.XFree(children)
        return parent

    def is_on_window(self):
        """whether a program's window has the keyboard"""
        window, revert = ctypes.c_ulong(), ctypes.c_int()
        X.XGetInputFocus(self.display, ctypes.byref(window), ctypes.byref(revert))
        if window.value in NOBODY:
            return False
        while window is not None and window.value:
            if self._has_state(window):
                return True
            window = self._parent(window)
        return False
