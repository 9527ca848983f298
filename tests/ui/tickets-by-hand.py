# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens a ticket with the keyboard and takes it to its acceptance, as a service agent does."""
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

import tap
from gtkdrive import App, NotFound, on_screen, wait

program, cli = sys.argv[1:3]
folder = tempfile.mkdtemp()
book = os.path.join(folder, "book")
table = os.path.join(folder, "customers.csv")
with open(table, "w", encoding="utf-8") as out:
    out.write("客户编号,客户名称,联系人,电话\n001,科技有限公司,*张总(总经理),13800138000\n"
              "002,YY实业集团 <b>&,*经理(采购部),\n")
subprocess.run([cli, "--data", book, "import", table], check=True, stdout=subprocess.DEVNULL)

app = App([program, "--data", book], "io.github.rapport_app.Rapport")
window = app.window("Rapport")


def asked(sql):
    """the first row of a question to the book's file"""
    connection = sqlite3.connect(f"file:{book}/rapport.db?mode=ro", uri=True)
    try:
        return connection.execute(sql).fetchone()
    finally:
        connection.close()


def becomes(sql, *row):
    wait(lambda: asked(sql) == row, 5, f"{sql} to give {row}, not {asked(sql)}")


def titled(name):
    """whether a window is so called"""
    return bool(on_screen(name))


def tell_who():
    wait(lambda: titled("Who Are You"), 10, "the question")
    app.key("ctrl+a")
    app.type("Ann")
    app.key("Return")
    wait(lambda: not titled("Who Are You"), 10, "the question to go")


def a_ticket_is_opened_by_keyboard():
    tell_who()
    app.key("alt+4")
    app.key("ctrl+t")
    app.find(None, "New Ticket")
    # what is typed on the closed field is searched for
    app.type("kj")
    wait(lambda: any("科技" in a.get_name() for a in app.walk()), 5, "the customer to be found")
    app.key("Return")
    app.focus(app.find("text", lambda label: "Description" in label))
    app.type("系统无法登录")
    app.key("Tab", "space", "Tab", "space")
    # past the priority, which follows, and the category, which follows too
    app.key("Tab", "Tab", "Tab", "space", *["Down"] * 5, "Return")
    # it is saved from a field of several lines too
    app.focus(app.find("text", lambda label: "Description" in label))
    app.key("ctrl+Return")
    becomes("SELECT c.name, t.priority, t.description, t.number, t.status, t.category,"
            " t.subcategory FROM ticket t JOIN customer c ON c.id = t.customer", "科技有限公司", "P1",
            "系统无法登录", "001", "new", "after-sales", "repair")
    app.find("label", "Ticket 001 opened")


def its_clocks_are_shown():
    app.find(None, lambda name: re.search(r"Next deadline in \d+ min · (\d\d-\d\d )?\d\d:\d\d", name) and "late" not in name,
             within=window, prune=())
    app.find("label", "First response (30 min)")
    app.find("label", lambda text: text.startswith("Due in "))


def a_comment_is_stored_before_it_leaves_its_entry():
    entry = app.find("text", "Comment", within=window)
    app.focus(entry)
    app.type("They call back")
    app.key("Return")
    becomes("SELECT kind, note FROM ticket_event ORDER BY id DESC LIMIT 1", "comment", "They call back")
    wait(lambda: app.text(entry) == "", 5, "the comment's entry to be empty")


def the_search_is_typed_anew():
    app.key("ctrl+f")
    app.type("abc")
    app.key("Tab", "ctrl+f")
    app.type("x")
    entry = next(a for a in app.walk(window)
                 if a.get_name().startswith("Search") and "EditableText" in a.get_interfaces() and app.mapped(a))
    wait(lambda: app.text(entry) == "x", 5, "the search to be typed anew")
    app.key("BackSpace")


def find_act(words):
    """its button, not that beside what happened"""
    return app.find("push button", lambda label: words in label and "Edit" not in label, within=window)


def offered(*labels):
    """whether these acts can be pressed"""
    return [app.has(find_act(act), "SENSITIVE") for act in labels]


NEWEST = "SELECT kind, %s FROM ticket_event ORDER BY id DESC LIMIT 1"


def noted(key, title, kind, field, *keys):
    """takes an act by its key, tells it what it is to be told, and waits until it is kept"""
    app.key(key)
    wait(lambda: titled(title), 5, f"the question {title}")
    if keys:
        app.key(*keys)
    app.type("Waits for a part")
    app.key("ctrl+Return")
    becomes(NEWEST % field, kind, "Waits for a part")
    wait(lambda: not titled(title), 5, f"the question {title} to go")


def it_is_answered_told_and_proposed_by_a_key_each():
    for key, kind in (("alt+k", "acknowledged"), ("alt+r", "responded"), ("alt+t", "told"), ("alt+y", "analysed"),
                      ("alt+p", "proposed")):
        app.key(key)
        becomes("SELECT kind FROM ticket_event ORDER BY id DESC LIMIT 1", kind)


def what_needs_words_is_a_key_and_the_words():
    noted("alt+w", "Waiting for the Customer", "waiting", "note")
    app.key("alt+e")
    becomes("SELECT kind FROM ticket_event ORDER BY id DESC LIMIT 1", "resumed")
    noted("alt+v", "Cannot Be Solved", "cannot-solve", "note")
    # the cause is the first thing asked: the second of its choices
    noted("alt+c", "Escalate", "escalated", "note", "space", *["Down"] * 2, "Return", *["Tab"] * 3)
    becomes("SELECT value FROM ticket_event WHERE kind = 'escalated'", "over-time")
    noted("alt+x", "Exception", "exception", "exception_cause", "Tab")


def the_letter_about_it_is_two_keys_away():
    app.key("alt+m")
    app.find("menu item", lambda name: "Confirmation Letter" in name)
    app.key("c")
    wait(lambda: titled("Confirmation Letter"), 8, "the letter")
    app.key("alt+c")
    becomes(NEWEST % "note", "comment", "Confirmation letter (F14) copied")
    wait(lambda: not titled("Confirmation Letter"), 5, "the letter to go")


def it_is_solved():
    solved = find_act("Solved")
    for _ in range(12):  # back from the menu, which had the keyboard last
        try:
            # what a key did is told later
            wait(lambda: app.has(solved, "FOCUSED"), 0.4, "it to have the keyboard")
            break
        except NotFound:
            app.key("shift+Tab")
    app.key("space")
    wait(lambda: titled("Solved"), 5, "the question how it was solved")
    app.type("Account unlocked")
    app.key("ctrl+Return")
    becomes("SELECT t.status, e.note FROM ticket t JOIN ticket_event e ON e.kind = 'solved'", "solved",
            "Account unlocked")
    wait(lambda: any("Accepted" in a.get_name() for a in app.walk(window) if app.has(a, "FOCUSED")), 10,
         "what comes next to have the keyboard")
    app.find("label", "Ticket 001: Solved")
    assert offered("Acknowledged", "Reopen…") == [True, True]
    becomes("SELECT state FROM clock WHERE target = 'first-response'", "met")


def it_is_accepted():
    app.key("space")
    wait(lambda: titled("Accepted by the Customer"), 5, "the question how it was accepted")
    app.key("space", *["Down"] * 3, "Return", "ctrl+Return")
    becomes("SELECT status, accepted_how FROM ticket", "accepted", "phone")
    answered = find_act("Responded")
    wait(lambda: not app.has(answered, "SENSITIVE"), 5, "nothing more to be answered")
    assert offered("Acknowledged", "Escalate…", "Close…", "Reopen…") == [False, False, False, True]


def undo_takes_the_acceptance_back():
    app.key("ctrl+z")
    becomes("SELECT status, accepted_how FROM ticket", "solved", None)
    app.key("ctrl+shift+z")
    becomes("SELECT status FROM ticket", "accepted")


def the_wheel_scrolls_the_form_over_a_text():
    description = app.find("text", "Description")
    top = app.box(description)[1]
    app.point(description, button=5, n=2)
    wait(lambda: app.box(description)[1] < top, 5, "the form to scroll")


def a_ticket_without_customer_is_refused_in_words():
    app.key("ctrl+t")
    app.find(None, "New Ticket")
    app.key("ctrl+Return")
    app.find("label", "Choose the customer whose ticket it is.")
    the_wheel_scrolls_the_form_over_a_text()
    app.key("Escape")
    becomes("SELECT count(*) FROM ticket", 1)


tap.run("/ui/tickets", a_ticket_is_opened_by_keyboard, its_clocks_are_shown,
        a_comment_is_stored_before_it_leaves_its_entry, the_search_is_typed_anew,
        it_is_answered_told_and_proposed_by_a_key_each, what_needs_words_is_a_key_and_the_words,
        the_letter_about_it_is_two_keys_away, it_is_solved, it_is_accepted, undo_takes_the_acceptance_back,
        a_ticket_without_customer_is_refused_in_words)
