# SPDX-License-Identifier: GPL-3.0-or-later
"""Milliseconds from a key pressed in the search entry to changed pixels: the echo in the entry, and
the rows. Over 100,000 rows, seen from outside."""
import os
import statistics
import sys
import time

from gtkdrive import App
from pixels import Screen, key

ROUNDS = 20

app = App([sys.argv[1]], "none")
window = app.window("List")
x, y = app._origin(window)
screen = Screen(os.environ["FBDIR"])
entry, rows = (x + 30, y + 6, 200, 20), (x + 10, y + 64, 1100, 500)
time.sleep(2)

for what, region in (("echo in the entry", entry), ("rows", rows)):
    found = {}
    for _ in range(ROUNDS):
        for step, name in enumerate(("7", "3", "1", "5", "BackSpace", "BackSpace", "BackSpace",
                                     "BackSpace")):
            ms = screen.after(lambda: key(name), region, timeout=2)
            if ms is not None:
                found.setdefault(("type " if step < 4 else "clear ") + str(min(step, 8 - step)),
                                 []).append(ms)
            time.sleep(0.3)
    for name, values in sorted(found.items()):
        values.sort()
        print(f"{what}, {name}: median {statistics.median(values):.1f}, "
              f"p95 {values[len(values) * 95 // 100]:.1f} ms, n {len(values)}")
