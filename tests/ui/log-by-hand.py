# SPDX-License-Identifier: GPL-3.0-or-later
"""Logs follow-ups with the keyboard only, as a person does, and looks at what is in the book."""
import hashlib
import os
import signal
import sqlite3
import subprocess
import sys

import tap
from gtkdrive import App, on_screen, wait

PROGRAM, CLI = sys.argv[1:3]
BOOK = os.path.join(os.path.realpath(os.environ["HOME"]), "book")
APP_ID = ("io.github.rapport_app.Rapport.Folder"
          + hashlib.sha256(BOOK.encode()).hexdigest()[:12])
app = None


def cli(*args):
    return subprocess.run([CLI, "--data", BOOK, *args], check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def count(question, *values):
    """the first number that the book's file answers"""
    connection = sqlite3.connect(f"file:{BOOK}/rapport.db?mode=ro", uri=True)
    try:
        return connection.execute(question, values).fetchone()[0]
    finally:
        connection.close()


def recorded(summary):
    return count("SELECT count(*) FROM record WHERE summary = ?", summary)


def titled(title):
    """whether a window is so called"""
    return bool(on_screen(f"^{title}$"))


def opened(title):
    wait(lambda: titled(title), 20, f"window {title!r}")


def closed(title):
    wait(lambda: not titled(title), 20, f"window {title!r} to close")


def dialog():
    """the log dialog, without the big window behind it"""
    return wait(lambda: next((a for a in App.kids(app.root) if a.get_name() == "Log Follow-up"), None),
                10, "the dialog")


def focused(name):
    """waits until the field so named has the focus"""
    top = dialog()
    wait(lambda: any(name in a.get_name() for a in app.walk(top) if app.has(a, "FOCUSED")), 10,
         f"focus in {name!r}", 0.1)


def start():
    global app
    app = App([PROGRAM, "--data", BOOK], APP_ID)
    opened("Rapport")


def tab(n=1):
    app.key(*["Tab"] * n)


def open_dialog(number, customer):
    app.key("ctrl+l")
    opened("Log Follow-up")
    app.key("space")
    focused("Search customers")
    app.type(number)
    wait(lambda: any(customer in a.get_name() for a in app.walk(dialog())
                     if a.get_role_name() == "label" and app.mapped(a)), 10, f"{customer} to be found", 0.1)
    app.key("Return")
    focused("Method")


def save():
    app.key("ctrl+Return")
    closed("Log Follow-up")


def the_program_starts_on_sample_data():
    cli("sample")
    start()


def every_field_is_logged_by_keyboard():
    open_dialog("003", "ZZ小微企业")
    app.type("wechat")
    tab()
    app.type("8:30")
    tab()
    app.type("Showed the standard edition")
    tab()
    app.type("Wants a discount")
    tab()
    app.type("Five per cent")
    tab()
    app.type("8")
    tab()
    app.type("Send the offer")
    tab()
    focused("Next follow-up")
    app.key("ctrl+a")
    app.type("+3d")
    tab()
    app.key("space", "Down", "Return")  # next by phone
    tab()
    app.key("space")
    app.type("Write the offer")
    tab(2)
    app.type("+2d")
    tab(4)
    app.key("space")  # more
    tab()
    app.type("Zhao and Li")
    tab()
    app.type("8:50")
    tab(3)
    app.key("space", "Down", "Return")  # responded: yes
    tab()
    app.key("space")  # will end the cooperation
    save()
    assert count("SELECT count(*) FROM record WHERE summary = ? AND feedback = ? AND next_action = ?",
                 "Showed the standard edition", "Wants a discount", "Send the offer") == 1
    archive = os.path.join(BOOK, "..", "all.json")
    cli("export", archive)
    with open(archive, encoding="utf-8") as file:
        text = file.read()
    for part in ("Zhao and Li", "Five per cent", "Write the offer"):
        assert part in text, part


def the_next_follow_up_is_a_plan():
    assert count("SELECT count(*) FROM plan JOIN customer ON customer.id = plan.customer "
                 "WHERE content = 'Send the offer' AND name LIKE '%ZZ小微企业%'") == 1


def logging_against_a_plan_does_it():
    def is_open():
        return count("SELECT count(*) FROM plan WHERE state = 'planned' AND content LIKE '%提交报价方案%'")
    assert is_open()
    open_dialog("001", "科技有限公司")
    app.type("email")
    tab(2)
    app.type("Offer sent")
    save()
    assert not is_open()


def open_plans(number):
    return count("SELECT count(*) FROM plan JOIN customer ON customer.id = plan.customer "
                 "WHERE customer.number = ? AND state = 'planned'", number)


def a_next_follow_up_takes_the_place_of_the_one_before():
    assert open_plans("003") == 1
    open_dialog("003", "ZZ小微企业")
    app.key("shift+Tab", "shift+Tab")
    focused("Answers the plan")
    app.key("space", "Home", "Return")  # none
    app.key("Tab", "Tab", "Tab")  # what else the contact fulfils, and with whom it was
    app.type("wechat")
    tab(2)
    app.type("Answered no plan")
    tab(5)
    focused("Next follow-up")
    app.type("+20d")
    tab()
    app.find("label", "Planned beside the next follow-up", within=dialog())
    save()
    assert open_plans("003") == 1
    assert count("SELECT count(*) FROM plan WHERE state = 'skipped' AND content = 'Send the offer'") == 1


def a_third_call_in_the_week_wants_a_reason():
    for n in range(2):
        open_dialog("002", "YY实业集团")
        app.type("phone")
        tab(2)
        app.type(f"Call {n}")
        save()
    open_dialog("002", "YY实业集团")
    app.type("phone")
    tab(2)
    app.type("Call 2")
    app.key("ctrl+Return")
    focused("Reason")
    wait(lambda: any("3 calls" in a.get_name() for a in app.all("label", within=dialog())),
         10, "the warning", 0.1)
    assert not recorded("Call 2")
    app.type("They asked for it")
    save()
    assert recorded("Call 2") == 1
    # the reason is found, and shown with the record
    app.key("alt+3")
    app.key("ctrl+f")
    app.type("They asked")
    app.find("label", "1 record found")
    app.key("Return")
    app.find("label", "They asked for it", prune=())
    app.find("label", "This would be 3 calls with this customer in the week.", prune=())
    # where nothing is open that a follow-up would be for
    app.key("alt+4")


def what_is_wrong_is_said_beside_the_field():
    open_dialog("003", "ZZ小微企业")
    tab()
    app.key("ctrl+a")
    app.type("no day at all")
    app.key("ctrl+Return")
    focused("Started")
    assert titled("Log Follow-up")
    app.key("Escape")
    closed("Log Follow-up")


def it_is_saved_from_the_method_too():
    open_dialog("003", "ZZ小微企业")
    app.type("Email")
    save()
    assert titled("Rapport")


def offered():
    app.find("label", lambda text: text.startswith("Begun before and not saved: ZZ小微企业"), within=dialog())


def half_a_record_survives_a_crash():
    # what was left a moment ago can be gone on with, and is not wanted
    app.key("ctrl+l")
    opened("Log Follow-up")
    offered()
    app.key("alt+g")
    app.find("label", "This is what you had typed before.", within=dialog())
    app.key("alt+a")
    # a button pressed by its letter does its work a moment later
    wait(lambda: not app.all("label", "This is what you had typed before.", within=dialog()), 10, "a new start", 0.1)
    focused("Method")
    app.type("phone")
    tab(2)
    app.type("Half a sentence")
    wait(lambda: count("SELECT count(*) FROM draft WHERE content LIKE '%Half a sentence%'"), 10,
         "what was typed to be kept")
    app.proc.send_signal(signal.SIGKILL)
    app.proc.wait()
    start()
    app.key("ctrl+l")
    opened("Log Follow-up")
    offered()
    app.key("alt+g")
    wait(lambda: any(app.text(a) == "Half a sentence" for a in app.all("text", within=dialog())),
         10, "the draft", 0.1)
    app.find("label", "This is what you had typed before.", within=dialog())


tap.run("/ui/log", the_program_starts_on_sample_data, every_field_is_logged_by_keyboard,
        the_next_follow_up_is_a_plan, a_next_follow_up_takes_the_place_of_the_one_before,
        logging_against_a_plan_does_it, a_third_call_in_the_week_wants_a_reason,
        it_is_saved_from_the_method_too, what_is_wrong_is_said_beside_the_field, half_a_record_survives_a_crash)
