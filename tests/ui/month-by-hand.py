# SPDX-License-Identifier: GPL-3.0-or-later
"""An account manager with 120 customers plans February 2026 by pointer and keyboard: a contact is drawn to another
day, one is logged, what a sick day left is moved to a make-up Saturday, and a colleague takes over. What each day tells
is seen by test-month."""
import csv
import datetime
import hashlib
import os
import re
import sqlite3
import subprocess
import sys
import time

import tap
from gi.repository import GLib
from fakeday import ZONE, FakeDay
from gtkdrive import App, NotFound, on_screen, sh, wait

PROGRAM, CLI = sys.argv[1:3]
HOME = os.path.realpath(os.environ["HOME"])
BOOK = os.path.join(HOME, "book")
APP_ID = ("io.github.rapport_app.Rapport.Folder"
          + hashlib.sha256(BOOK.encode()).hexdigest()[:12])
MANAGER, COLLEAGUE = "Lin", "王芳"
WORDS = ["大润", "精工", "智联", "恒泰", "云帆", "海港", "博远", "天合"]

day = FakeDay(2026, 2, 2, 8, 30)
app = None
row = None


def cli(*args):
    return subprocess.run([CLI, "--data", BOOK, *args], check=True, text=True, stdout=subprocess.PIPE,
                          env=dict(os.environ, **day.env)).stdout


def count(question, *values):
    """the first number that the book's file answers"""
    connection = sqlite3.connect(f"file:{BOOK}/rapport.db?mode=ro", uri=True)
    try:
        return connection.execute(question, values).fetchone()[0]
    finally:
        connection.close()


def open_plans(where="1", owner=MANAGER):
    return count(f"SELECT count(*) FROM plan p JOIN member m ON m.id = p.owner WHERE m.name = ? AND p.state = 'planned'"
                 f" AND {where}", owner)


def of_customer(number):
    return f"p.customer = (SELECT id FROM customer WHERE number = '{number}')"


def today():
    return int(datetime.datetime.fromtimestamp(day.now(), ZONE).strftime("%Y%m%d"))


def shown_as(role, words):
    """what is shown of that role and says so, first to last; nothing while something goes away"""
    try:
        return [a for a in app.walk(prune=("push button",))
                if a.get_role_name() == role and re.search(words, a.get_name())]
    except GLib.Error:
        return []


def said(role, words):
    return wait(lambda: next(iter(shown_as(role, words)), None), 30, f"{role} {words!r}", 0.2)


def chips(words=""):
    return shown_as("push button", f"有限公司 · .*{words}")


def becomes(figure, wanted):
    wait(lambda: figure() == wanted, 20, f"{wanted}, not {figure()}", 0.1)


def truth():
    """how many are due by today, and how many of them late: as the book has it"""
    return (open_plans(f"p.due_day <= {today()}"),
            open_plans(f"(p.due_at < {int(day.now())} OR (p.due_at IS NULL AND p.due_day < {today()}))"))


def told():
    """the same as the sidebar has it, whose row is found once"""
    global row
    row = row or next(iter(shown_as("list item", "^Today")), None)
    return row and (tuple(int(n) for n in re.findall(r"\d+", row.get_name())) or (0, 0))


def begin(*when):
    day.sleep_until(*when)
    wait(lambda: told() == truth(), 30, f"{today()}: {truth()}", 0.2)


def page(name):
    app.point(said("list item", f"^{name}(:|$)"))


def opened(title):
    wait(lambda: on_screen(f"^{title}$"), 20, title)


def press(words):
    """the first button that says so, if it is still there"""
    found = shown_as("push button", words)
    if found:
        app.click(found[0])
    return bool(found)


def choose(words):
    """the number of the first contact that says so, once it is chosen; None when the days were read anew meanwhile"""
    found = chips(words)
    if not found:
        return None
    number = found[0].get_name().split()[0]
    try:
        app.point(found[0])
    except NotFound:
        return None
    for _ in range(20):
        if shown_as("label", f"^{number} "):
            return number
        time.sleep(0.2)
    return None


def a_month_is_planned_in_one_act():
    global app
    table = os.path.join(HOME, "customers.csv")
    with open(table, "w", encoding="utf-8") as out:
        lines = csv.writer(out)
        lines.writerow(["客户编号", "客户名称", "客户分级", "负责人", "首次接触时间"])
        for i in range(121):
            lines.writerow([f"M{i + 1:03}", f"{WORDS[i % 8]}{i + 1}有限公司", "ABC"[(i >= 30) + (i >= 75)],
                            MANAGER if i < 120 else COLLEAGUE, f"2026-01-{i % 9 + 1:02}"])
    cli("import", table, "--near", "new")
    app = App([PROGRAM, "--data", BOOK], APP_ID, env=day.env)
    said("label", "Or are you one of the team")
    app.type(MANAGER)
    app.key("Return")
    becomes(lambda: count("SELECT count(*) FROM customer WHERE id NOT IN (SELECT customer FROM plan)"), 0)
    page("Plan")
    said("label", "^[1-9][0-9]* proposed, 0 planned")
    app.key("alt+a")
    said("label", "^0 proposed, [1-9]")
    month = "p.due_day BETWEEN 20260201 AND 20260228"
    assert open_plans(month + " AND p.by_hand") == open_plans(month) > 120
    assert open_plans("p.due_day BETWEEN 20260215 AND 20260223") == 0
    assert open_plans("p.due_day = 20260214") > 0


def draw(what, to):
    """draws one chip over another's day, and holds it there: its number; None when the days were read anew meanwhile,
    which takes it from the pointer"""
    found, aims = chips(what), chips(to)
    if not found or not aims:
        return None
    chip, aim = found[0], aims[0]
    ox, oy = app._origin(chip)
    (x, y, w, h), (ax, ay, _, _) = app.box(chip), app.box(aim)
    sh("xdotool", "mousemove", str(ox + x + w // 2), str(oy + y + h // 2), "mousedown", "1")
    for step in range(1, 7):
        sh("xdotool", "mousemove", str(ox + x + w // 2 + (ax - x) * step // 6),
           str(oy + y + h // 2 + (ay - y) * step // 6))
    for _ in range(20):
        if shown_as("label", f"^Move “.*” to {to}"):
            return chip.get_name().split()[0]
        time.sleep(0.2)
    sh("xdotool", "mouseup", "1")
    return None


def a_contact_is_drawn_to_another_day():
    number = wait(lambda: draw("A · Deep · 2026-02-02", "2026-02-06"), 60, "a contact to be drawn", 0.5)
    said("label", "^8 other follow-ups are planned on that day")
    sh("xdotool", "mouseup", "1")
    becomes(lambda: open_plans(f"p.due_day = 20260206 AND {of_customer(number)}"), 1)


def what_is_due_is_logged_by_keyboard():
    due, _ = truth()
    app.key("alt+1")
    wait(lambda: press("^Log…"), 30, "Log…", 0.2)
    opened("Log Follow-up")
    wait(lambda: any(app.has(a, "FOCUSED") for a in shown_as("text", "Method")), 20, "Method", 0.1)
    app.type("phone")
    app.key("Tab", "Tab")
    app.type("Shown the new edition")
    app.key("ctrl+Return")
    becomes(lambda: count("SELECT count(*) FROM plan WHERE answered_by IN (SELECT id FROM record)"), 1)
    becomes(lambda: told()[0], due - 1)


def what_was_left_goes_to_the_make_up_saturday():
    begin(2026, 2, 11, 8, 30)
    assert truth()[1] > 0
    page("Plan")
    number = wait(lambda: choose("2026-02-10"), 60, "what was left", 0.2)
    app.key(*["alt+Right"] * 4)
    said("label", "^Move “.*” to 2026-02-14")
    app.key("Return")
    becomes(lambda: open_plans(f"p.due_day = 20260214 AND p.by_hand AND {of_customer(number)}"), 1)


def a_colleague_takes_over():
    n, known = open_plans(), open_plans(owner=COLLEAGUE)
    app.key("alt+2")
    said("label", "大润1有限公司")
    app.key("ctrl+a", "Menu")
    app.click(said("menu item", "Set Owner"))
    app.click(said("menu item", COLLEAGUE))
    opened("Hand Over")
    app.key("ctrl+Return")
    becomes(lambda: (open_plans(), open_plans(owner=COLLEAGUE)), (0, n + known))
    becomes(told, (0, 0))


tap.run("/ui/month-by-hand", a_month_is_planned_in_one_act, a_contact_is_drawn_to_another_day,
        what_is_due_is_logged_by_keyboard, what_was_left_goes_to_the_make_up_saturday, a_colleague_takes_over)
