# SPDX-License-Identifier: GPL-3.0-or-later
"""Latency as a person sees it, without help from the program: watches the memory-mapped picture of
the screen that display.sh starts for changing pixels.

    screen = Screen(os.environ["FBDIR"])
    entry, rows = (40, 60, 200, 16), (60, 120, 500, 400)  # x, y, width, height
    ms = screen.after(lambda: key("7"), rows)  # key press to first changed pixel among the rows

Compare figures only as ratios, of runs taken in turn (yardstick, program, yardstick, …), medians of
at least 20 rounds.
"""
import collections
import mmap
import struct
import subprocess
import time


class Screen:
    def __init__(self, fbdir):
        f = open(f"{fbdir}/Xvfb_screen0", "rb")
        self.map = mmap.mmap(f.fileno(), 0, prot=mmap.PROT_READ)
        xwd = struct.unpack(">25I", self.map[:100])  # XWD header
        self.offset, self.stride = xwd[0] + xwd[19] * 12, xwd[12]

    def region(self, x, y, width, height, step=2):
        """every step-th line of a rectangle, as bytes"""
        at = self.offset + x * 4
        starts = (at + (y + r) * self.stride for r in range(0, height, step))
        return b"".join(self.map[s:s + width * 4] for s in starts)

    def colors(self, x, y, width, height):
        """how many of its pixels have which (red, green, blue), each 0 to 255"""
        data = self.region(x, y, width, height, 1)
        return collections.Counter(zip(data[2::4], data[1::4], data[0::4]))

    def ground(self, *rect):
        """what most of its pixels are"""
        return self.colors(*rect).most_common(1)[0][0]

    def contrast(self, *rect):
        """of what is most unlike the ground of it, such as its words"""
        found = self.colors(*rect)
        ground = found.most_common(1)[0][0]
        return max(contrast(color, ground) for color in found)

    def after(self, act, rect, timeout=8.0):
        """milliseconds from act() to the first change inside rect; None when nothing changed"""
        before, start = self.region(*rect), time.monotonic()
        act()
        while time.monotonic() - start < timeout:
            if self.region(*rect) != before:
                return (time.monotonic() - start) * 1e3
            time.sleep(0.0004)
        return None


def luminance(color):
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in color]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    """of two colours, 1 to 21, as the guidelines for accessible content (WCAG 2) have it"""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


_xdotool = None


def key(name):
    """press a key through one long-lived xdotool (starting one each time costs several ms)"""
    global _xdotool
    if _xdotool is None:
        _xdotool = subprocess.Popen(["xdotool", "-"], stdin=subprocess.PIPE, text=True)
    _xdotool.stdin.write(f"key {name}\n")
    _xdotool.stdin.flush()
