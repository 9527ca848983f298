# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at the pages in light, dark and high contrast: each word can be read, and what is chosen and
what has the focus can be told from the rest. Text of 4.5:1 is enough for people of weak sight (WCAG 2)."""
import os
import subprocess
import sys
import tempfile

import tap
from gtkdrive import App, wait
from pixels import Screen, contrast

program, cli = sys.argv[1:3]
folder = tempfile.mkdtemp()
book = os.path.join(folder, "book")
subprocess.run([cli, "--data", book, "sample"], check=True, stdout=subprocess.DEVNULL)
screen = Screen(os.environ["FBDIR"])
app = window = origin = toolkit = None
seen = set()  # labels of the pages before, by name and place
READABLE, SEEN = 4.5, 3.0
# The boxes that later releases tell leave out the paddings of all that is around: what is drawn is that
# much further right and below. GTK 4.8 tells where it is.
PADDINGS = 48, 24


def still():
    """the whole screen, once nothing on it moves"""
    seen = []

    def same():
        seen.append(screen.region(0, 0, 1366, 768, 4))
        return len(seen) > 5 and all(each == seen[-1] for each in seen[-5:])
    wait(same, 10, "the screen to rest", step=0.04)


def place(a):
    """where on the screen"""
    x, y, width, height = app.box(a)
    return origin[0] + x, origin[1] + y, width, height


def focused():
    """GTK 4.8 also tells of pages that were left, but nothing there has the focus"""
    return next((a for a in app.walk() if app.has(a, "FOCUSED")), None)


def usable(label):
    """what is in a button that cannot be pressed does not say so itself"""
    for _ in range(6):
        if not app.has(label, "SENSITIVE"):
            return False
        label = label.get_parent()
    return True


def cut_off(label, x, y, w, h):
    """whether what it is in ends before it does, as the columns of a list under the sheet beside it"""
    around = label.get_parent()
    while around is not None and around.get_role_name() != "frame":
        left, top, width, height = app.box(around)
        if width > 0 and (x + w > left + width + 1 or y + h > top + height + 1 or x < left - 1 or y < top - 1):
            return True
        around = around.get_parent()
    return False


def find_faint(prune):
    """labels that are hard to read, and all; not those that the window cuts off"""
    faint, here = [], set()
    _, _, width, height = app.box(window)
    right, below = (0, 0) if toolkit.startswith("4.8.") else PADDINGS
    for label in app.all("label", lambda name: name.strip(), window, prune=prune):
        x, y, w, h = app.box(label)
        here.add((label.get_name(), x, y))
        # GTK 4.8 also tells of pages that were left
        if (label.get_name(), x, y) in seen or x < 0 or y < 0 or x + w > width or y + h + below > height:
            continue
        found = screen.contrast(origin[0] + x, origin[1] + y, min(w + right, width - x), h + below)
        # nothing is drawn of what is scrolled out of sight
        if 1 < found < READABLE and usable(label) and not cut_off(label, x, y, w, h):
            faint.append((label.get_name(), round(found, 2)))
    return faint, here


def assert_words(page, prune=("list",)):
    """each label can be read, but for those of what cannot be used"""
    still()
    faint, here = wait(lambda: find_faint(prune), 20, f"the labels of {page}")
    seen.update(here)
    assert not faint, (page, faint)


def reds(x, y, width, height):
    """how well what is drawn in red can be read"""
    found = screen.colors(x, y, width, height)
    ground = found.most_common(1)[0][0]
    return [contrast(c, ground) for c, n in found.items() if n > 3 and c[0] > c[1] + 50 and c[0] > c[2] + 50]


def choose_row():
    """of the page's list, with the keyboard; the list"""
    def listed():
        return next((a for a in app.all("list", within=window, prune=("form", "list")) if app.box(a)[2] > 300
                     and any(app.has(row, "FOCUSED") for row in app.kids(a))), None)
    app.key("ctrl+f")
    app.key("Down")
    return wait(listed, 10, "the focus in the list")


def ring_is_seen(x, y, height):
    app.key("Down", "Home")
    still()
    return screen.contrast(x + 2, y, 1, height) >= SEEN


def assert_chosen(page, rows):
    """a row that is chosen, and has the focus"""
    places = [(*place(row)[:2], 400, app.box(row)[3]) for row in rows]
    # a ring is drawn for some seconds after the last key
    app.key("Down", "Home")
    still()
    chosen, other = [screen.ground(*at) for at in places]
    assert contrast(chosen, other) >= 2, (page, chosen, other)
    x, y, width, height = places[0]
    assert screen.contrast(x, y, width, height) >= READABLE, page
    # a busy screen may not be still before the ring has gone again
    wait(lambda: ring_is_seen(x, y, height), 20, f"the focus on {page} to be seen", 0.1)


def changes(a):
    """how well is seen of what has the focus that it had it, once it has gone on"""
    x, y, width, height = place(a)
    # releases of GTK differ in whether its box has the padding and the border
    around = x - 20, y - 12, width + 40, height + 24, 1
    still()
    before = screen.region(*around)
    app.key("Tab")
    still()
    after = screen.region(*around)
    pairs = {(before[i:i + 3], after[i:i + 3]) for i in range(0, len(before), 4)}
    return max(contrast(tuple(one), tuple(other)) for one, other in pairs)


PAGES = (("alt+2", "Customers"), ("alt+3", "Follow-ups"), ("alt+4", "Tickets"))


def look(theme, pages):
    global app, window, origin, toolkit
    if app and app.proc.poll() is None:
        app.proc.kill()
        app.proc.wait()
    seen.clear()
    app = App([program, "--data", book], "io.github.rapport_app.Rapport", env={"GTK_THEME": theme, "LC_ALL": "C.UTF-8"})
    window = app.window("Rapport")
    origin = app._origin(window)
    toolkit = app.root.get("Application", "Version")
    app.key("alt+1")
    def on_button():
        a = focused()
        if a and "button" in a.get_role_name() and app.box(a)[1] > 60:
            return a
        app.key("Tab")
        return None
    button = wait(on_button, 20, "a button on Today to have the focus", 0.2)
    # a ring is drawn for some seconds after the last key
    app.key("Tab", "shift+Tab")
    wait(lambda: changes(button) >= SEEN or app.key("shift+Tab"), 10, "the focus to be seen on Today", 0.2)
    assert_words("Today", ())
    for key, page in pages:
        app.key(key)
        assert_words(page)
        rows = choose_row()
        assert_chosen(page, [rows.get_child_at_index(i) for i in range(2)])
        assert max(reds(*place(rows)[:2], 400, 300), default=21) >= READABLE, page
        app.key("Return")
        assert_words(page)
    app.key("ctrl+q")
    assert app.proc.wait(10) == 0


def light_is_readable():
    look("Default", PAGES[0::2])


def dark_is_readable():
    look("Default:dark", PAGES[1:2])


def high_contrast_is_readable():
    look("Default-hc", PAGES[2:])


def dark_high_contrast_is_readable():
    look("Default-hc-dark", PAGES[1:2])


tap.run("/ui/looks", light_is_readable, dark_is_readable, high_contrast_is_readable, dark_high_contrast_is_readable)
