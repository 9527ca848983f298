# SPDX-License-Identifier: GPL-3.0-or-later
"""Is reminded of what falls due, with the window open, closed and after a night, as a person is."""
import datetime
import hashlib
import json
import os
import sqlite3
import subprocess
import sys

import tap
from fakeday import ZONE, FakeDay
from gtkdrive import App, on_screen, wait
from notifymock import NotifyMock

PROGRAM, CLI, BESIDE = sys.argv[1:4]
BOOK = os.path.join(os.path.realpath(os.environ["HOME"]), "book")
APP_ID = ("io.github.rapport_app.Rapport.Folder"
          + hashlib.sha256(BOOK.encode()).hexdigest()[:12])
NAME = "YY实业集团 <b>& “Co”"
ESCAPED_WHAT = "Ask for the &lt;b&gt;offer&lt;/b&gt; &amp; 报价"
WHAT = "Ask for the <b>offer</b> & 报价"

day = FakeDay(2026, 3, 10, 12, 0)
desktop = NotifyMock()
app = None
told = 0
told_plan = None


def run(*args):
    return subprocess.run(args, check=True, text=True, stdout=subprocess.PIPE,
                          env=dict(os.environ, **day.env)).stdout


def beside(*args):
    """another process does something in the book"""
    return run(BESIDE, BOOK, *args)


def add(kind, seconds, what=WHAT, name=NAME):
    """something that falls due so soon: its id, and the time of day when"""
    number, due = beside(kind, name, str(seconds), what).split()
    return number, datetime.datetime.fromtimestamp(int(due), ZONE).strftime("%H:%M")


def asked(sql, *values):
    """the first row of a question to the book's file"""
    connection = sqlite3.connect(f"file:{BOOK}/rapport.db?mode=ro", uri=True)
    try:
        return connection.execute(sql, values).fetchone()
    finally:
        connection.close()


def wait_put_off(plan):
    wait(lambda: asked("SELECT shown FROM alert WHERE thing = 'plan' AND row = ?", plan) == (None,), 10,
         "the plan to be put off")


def statuses(name):
    """of a customer's tickets, as rapport-cli lists them"""
    tickets = json.loads(run(CLI, "--data", BOOK, "--json", "list", "tickets"))
    return [ticket["status"] for ticket in tickets if ticket["customer"]["name"] == name]


def start(*options):
    global app
    app = App([PROGRAM, "--data", BOOK, *options], APP_ID, env=day.env)


def titled(title):
    """whether a window is so called"""
    return bool(on_screen(f"^{title}$"))


def says(text):
    wait(lambda: app.all("label", lambda name: text in name), 30, f"{text!r} to be said")


def is_told():
    """the one notification that comes next"""
    global told
    wait(lambda: len(desktop.calls) > told, 20, "a notification")
    told += 1
    assert_quiet()
    return desktop.calls[-1]


def assert_quiet():
    """nothing more was told; what the program says after this call is answered comes later"""
    app.bus.call_sync(APP_ID, app.path, "org.gtk.Actions", "List", None, None, 0, 5000, None)
    assert len(desktop.calls) == told, desktop.calls[told:]


def press(note, label):
    desktop.press(note["id"], next(key for key, each in note["actions"].items() if each == label))


def click(note):
    desktop.press(note["id"], "default")


def dialog():
    """the log dialog, without the big window behind it"""
    wait(lambda: titled("Log Follow-up"), 10, "the dialog")
    return wait(lambda: next((a for a in App.kids(app.root) if a.get_name() == "Log Follow-up"), None),
                10, "the dialog")


def what_fell_due_before_the_start_is_told_once():
    beside("member", "Ann")
    add("plan", -26 * 3600)
    add("plan", -3600)
    ticket, _ = add("ticket", -600, "Cannot log in")
    start()
    note = is_told()
    assert note["summary"] == "3 things are due", note
    assert len(note["body"].splitlines()) == 3 and "YY实业集团" in note["body"], note
    app.key("alt+2")
    says("Customers")
    click(note)
    wait(lambda: app.all("label", "Overdue"), 10, "Today")
    app.click(app.find("push button", lambda name: "Responded" in name, prune=()))
    wait(lambda: statuses(NAME) == ["in-progress"], 10, "the response")
    beside("event", ticket, "solved")


def a_plan_is_told_at_its_moment():
    global told_plan
    told_plan, when = add("plan", 3)
    assert_quiet()
    note = is_told()
    assert note["summary"] == NAME, note
    assert note["body"] == f"Follow-up due today {when}\nPhone · {ESCAPED_WHAT}", note
    assert list(note["actions"].values()) == ["", "Log…", "Snooze 15 min", "Tomorrow 9:00"], note
    assert note["hints"]["urgency"] == 1, note
    press(note, "Log…")
    top = dialog()
    for text in (NAME, f"2026-03-10 {when} · Phone · {WHAT}"):
        wait(lambda t=text: any(t == a.get_name() for a in app.walk(top)), 10, text)


def logging_settles_it():
    app.key("Tab", "Tab")
    app.type("They want the offer")
    app.key("ctrl+Return")
    wait(lambda: not titled("Log Follow-up"), 10, "the dialog to close")
    wait(lambda: asked("SELECT state FROM plan WHERE id = ?", told_plan) == ("done",), 10,
         "the plan to be done")


def a_click_opens_the_plan():
    plan, when = add("plan", 2, name="Contoso")
    click(is_told())
    says(f" · 2026-03-10 {when}")
    beside("finish", plan)


def put_off_it_is_told_again():
    plan, when = add("plan", 2)
    first = is_told()
    press(first, "Snooze 15 min")
    wait_put_off(plan)
    day.sleep_until(2026, 3, 10, 12, 14)
    assert_quiet()
    day.sleep_until(2026, 3, 10, 12, 17)
    note = is_told()
    assert note["body"] == first["body"], note
    press(note, "Tomorrow 9:00")
    wait_put_off(plan)
    day.sleep_until(2026, 3, 11, 8, 59, 57)
    assert_quiet()
    assert is_told()["body"].startswith(f"Follow-up due yesterday {when}\n")
    beside("finish", plan)


def a_ticket_is_told_before_and_when_its_deadline_passes():
    ticket, when = add("ticket", 8, "Cannot <i>log in</i>", "Initech")
    assert is_told()["body"] == (f"Ticket 002: First response is due today {when}\n"
                                 "Cannot &lt;i&gt;log in&lt;/i&gt;")
    note = is_told()
    assert note["summary"] == "Initech", note
    assert note["body"] == (f"Ticket 002: First response was due today {when}\n"
                            "Cannot &lt;i&gt;log in&lt;/i&gt;"), note
    assert list(note["actions"].values()) == ["", "Responded", "Snooze 15 min", "Tomorrow 9:00"], note
    assert note["hints"]["urgency"] == 2, note
    app.key("alt+4")
    header = app.find(None, "Next deadline")
    app.point(header, dy=app.box(header)[3] + 12)
    says("New · received")
    press(note, "Responded")
    wait(lambda: statuses("Initech") == ["in-progress"], 10, "the response")
    says("In progress · received")
    beside("event", ticket, "solved")


def with_the_window_closed_a_click_opens_it():
    app.key("alt+1")
    app.key("ctrl+w")
    wait(lambda: not titled("Rapport"), 10, "the window to close")
    ticket, _ = add("ticket", 300, "Invoice is wrong", "Umbrella")
    note = is_told()
    click(note)
    wait(lambda: titled("Rapport"), 10, "the window")
    says("003  Invoice is wrong")
    beside("event", ticket, "solved")


def what_another_process_settles_is_withdrawn():
    plan, _ = add("plan", 2)
    notes = [is_told()]
    ticket, _ = add("ticket", 300, "Down", "Hooli")
    notes.append(is_told())
    assert {note["id"] for note in notes} <= set(desktop.live)
    beside("finish", plan)
    wait(lambda: notes[0]["id"] in desktop.closed, 10, "the plan's notification to go")
    assert notes[1]["id"] in desktop.live
    beside("event", ticket, "responded")
    wait(lambda: notes[1]["id"] in desktop.closed, 10, "the ticket's notification to go")
    beside("event", ticket, "solved")


def start_in_background():
    app.proc = subprocess.Popen([PROGRAM, "--data", BOOK, "--background"], env=dict(os.environ, **day.env))


def what_fell_due_meanwhile_is_one_digest():
    add("plan", 3600)
    add("plan", 7200, name="Contoso")
    assert app.quit() == 0
    day.set(2026, 3, 12, 10, 0)
    start_in_background()
    note = is_told()
    assert note["summary"] == "2 things are due", note
    assert not titled("Rapport")
    assert app.quit() == 0


def at_the_next_start_it_is_not_told_again():
    start_in_background()
    wait(lambda: assert_quiet() is None, 20, "the program")
    add("plan", 2, name="Contoso")
    assert is_told()["summary"] == "Contoso"
    assert app.quit() == 0


tap.run("/ui/reminders", what_fell_due_before_the_start_is_told_once, a_plan_is_told_at_its_moment,
        logging_settles_it, a_click_opens_the_plan, put_off_it_is_told_again,
        a_ticket_is_told_before_and_when_its_deadline_passes, with_the_window_closed_a_click_opens_it,
        what_another_process_settles_is_withdrawn, what_fell_due_meanwhile_is_one_digest,
        at_the_next_start_it_is_not_told_again)
