# SPDX-License-Identifier: GPL-3.0-or-later
"""Logs follow-ups with the keyboard only, as a person does, and looks at what is in the book."""
import hashlib
import json
import os
import signal
import subprocess
import sys
import time

import tap
from gtkdrive import App, sh, wait

PROGRAM, CLI = sys.argv[1:3]
BOOK = os.path.join(os.path.realpath(os.environ["HOME"]), "book")
APP_ID = ("io.github.rapport_app.Rapport.Folder"
          + hashlib.sha256(BOOK.encode()).hexdigest()[:12])
app = None


def cli(*args):
    return subprocess.run([CLI, "--data", BOOK, *args], check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def listed(kind, text):
    return [each for each in json.loads(cli("--json", "list", kind))
            if text in json.dumps(each, ensure_ascii=False)]


def titles():
    """the windows on the screen; a window that goes away must not be asked through AT-SPI"""
    ids = sh("xdotool", "search", "--onlyvisible", "--name", "").split()
    return [subprocess.run(["xdotool", "getwindowname", w], text=True, check=False,
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.strip() for w in ids]


def opened(title):
    wait(lambda: title in titles(), 10, f"window {title!r}")


def closed(title):
    wait(lambda: title not in titles(), 10, f"window {title!r} to close")


def focused(name):
    """waits until the field so named has the focus"""
    wait(lambda: any(name in a.get_name() for a in app.walk() if app.has(a, "FOCUSED")), 5,
         f"focus in {name!r}")


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
    wait(lambda: any(customer in a.get_name() for a in app.walk(prune=()) if a.get_role_name() == "label"
                     and app.mapped(a)), 5, f"{customer} to be found")
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
    tab(2)
    app.type("8:30")
    tab(2)
    app.type("Showed the standard edition")
    tab()
    app.type("Wants a discount")
    tab()
    app.type("Send the offer")
    tab()
    focused("Next follow-up")
    app.key("ctrl+a")
    app.type("+3d")
    tab(2)
    app.key("space", "Down", "Return")  # next by phone
    tab()
    app.key("space")
    app.type("Write the offer")
    tab(2)
    app.type("+2d")
    tab(4)
    app.key("space")  # more
    tab(2)
    app.type("Zhao and Li")
    tab()
    app.type("8:50")
    tab(4)
    app.type("Five per cent")
    tab()
    app.key("space", "Down", "Return")  # responded: yes
    tab()
    app.type("8")
    tab()
    app.key("space")  # will end the cooperation
    save()
    (record,) = listed("records", "standard edition")
    text = json.dumps(record, ensure_ascii=False)
    for part in ("Wants a discount", "Send the offer"):
        assert part in text, text
    archive = os.path.join(BOOK, "..", "all.json")
    cli("export", archive)
    with open(archive, encoding="utf-8") as file:
        text = file.read()
    for part in ("Zhao and Li", "Five per cent", "Write the offer"):
        assert part in text, part


def the_next_follow_up_is_a_plan():
    (plan,) = listed("plans", "Send the offer")
    assert "ZZ小微企业" in json.dumps(plan, ensure_ascii=False), plan


def logging_against_a_plan_does_it():
    def is_open():
        return any(p["state"] == "planned" for p in listed("plans", "提交报价方案"))
    assert is_open()
    open_dialog("001", "科技有限公司")
    app.type("email")
    tab(4)
    app.type("Offer sent")
    save()
    assert not is_open()


def a_third_call_in_the_week_wants_a_reason():
    for n in range(2):
        open_dialog("002", "YY实业集团")
        app.type("phone")
        tab(4)
        app.type(f"Call {n}")
        save()
    open_dialog("002", "YY实业集团")
    app.type("phone")
    tab(4)
    app.type("Call 2")
    app.key("ctrl+Return")
    focused("Reason")
    wait(lambda: any("3 calls" in a.get_name() for a in app.all("label")), 5, "the warning")
    assert not listed("records", "Call 2")
    app.type("They asked for it")
    save()
    assert len(listed("records", "Call 2")) == 1


def what_is_wrong_is_said_beside_the_field():
    open_dialog("003", "ZZ小微企业")
    tab(2)
    app.key("ctrl+a")
    app.type("no day at all")
    app.key("ctrl+Return")
    focused("Started")
    assert "Log Follow-up" in titles()
    app.key("Escape")
    closed("Log Follow-up")


def it_is_saved_from_the_method_too():
    open_dialog("003", "ZZ小微企业")
    app.type("Email")
    save()
    assert "Rapport" in titles()


def half_a_record_survives_a_crash():
    # what was left a moment ago is there again, and is not wanted
    app.key("ctrl+l")
    opened("Log Follow-up")
    app.key("alt+a")
    focused("Method")
    app.type("phone")
    tab(4)
    app.type("Half a sentence")
    # kept half a second after typing, and written in the background
    time.sleep(1.5)
    app.proc.send_signal(signal.SIGKILL)
    app.proc.wait()
    start()
    app.key("ctrl+l")
    opened("Log Follow-up")
    wait(lambda: any(app.text(a) == "Half a sentence" for a in app.all("text")), 5, "the draft")
    app.find("label", "This is what you had typed before.")


tap.run("/ui/log", the_program_starts_on_sample_data, every_field_is_logged_by_keyboard,
        the_next_follow_up_is_a_plan, logging_against_a_plan_does_it,
        a_third_call_in_the_week_wants_a_reason, it_is_saved_from_the_method_too,
        what_is_wrong_is_said_beside_the_field, half_a_record_survives_a_crash)
