# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads follow-ups and prints form F1 through the program's window, as a person does."""
import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys

import tap
from gtkdrive import ROLE, App, NotFound, on_screen, wait

PROGRAM, CLI = [os.path.abspath(path) for path in sys.argv[1:3]]
# the form's own language, whatever the program speaks
os.environ["RAPPORT_LOCALEDIR"] = os.path.join(os.path.dirname(PROGRAM), "..", "po")
HOME = os.path.realpath(os.environ["HOME"])
BOOK = os.path.join(HOME, "book")
PDF = os.path.join(HOME, "table.pdf")
TITLE = "Print Form"
APP_ID = ("io.github.rapport_app.Rapport.Folder"
          + hashlib.sha256(BOOK.encode()).hexdigest()[:12])


def cli(*args):
    return subprocess.run([CLI, "--data", BOOK, *args], check=True, text=True,
                          stdout=subprocess.PIPE).stdout


cli("sample")
# the customer is another's by now than its last follow-up was
with open(os.path.join(HOME, "owner.csv"), "w", encoding="utf-8") as table:
    table.write("客户编号,客户名称,负责人\n001,科技有限公司,*张经理\n")
cli("import", os.path.join(HOME, "owner.csv"))
os.chdir(HOME)  # where a printer that writes a file proposes to
app = App([PROGRAM, "--data", BOOK], APP_ID)
window = app.window("Rapport")


def titles():
    """the windows on the screen; a window that goes away must not be asked through AT-SPI"""
    return [subprocess.run(["xdotool", "getwindowname", w], text=True, check=False, stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL).stdout.strip() for w in on_screen("")]


def opened(title):
    wait(lambda: title in titles(), 10, f"window {title!r}")


def closed(title):
    wait(lambda: title not in titles(), 15, f"window {title!r} to close")


def pdf_text(path):
    return subprocess.run(["pdftotext", "-raw", path, "-"], check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def today_says_what_is_late():
    app.find("label", "Overdue", within=window)
    assert any(a.get_name().endswith("days late") for a in app.walk(window)), "nothing is late"


def follow_ups_lists_records_and_plans():
    app.key("alt+3")
    n_records = len(json.loads(cli("--json", "list", "records")))
    app.find("label", f"{n_records} records")
    n_plans = len([p for p in json.loads(cli("--json", "list", "plans")) if p["state"] == "planned"])
    app.click(app.find("page tab", "Plans", within=window))
    app.find("label", f"{n_plans} plans")


def the_table_is_previewed():
    app.key("alt+1", "ctrl+p")
    opened(TITLE)
    wait(lambda: app.all("label", lambda s: re.fullmatch(r"Page 1 of [1-9]\d*", s)), 10, "the pages")


def press(title, within=None):
    button = app.find("push button", lambda s: s.endswith(title), within=within)
    wait(lambda: app.has(button, "SENSITIVE"), 20, f"{title} to be possible")
    app.click(button)


def choose(name, steps, choice):
    """another of a drop-down's choices, so many steps further down"""
    combo = app.find("combo box", lambda s: s.startswith(name + ": "), within=app.find("frame", TITLE))
    # where it is both for GTK 4.8 and for 4.18, whose boxes leave out the paddings around
    app.point(combo, dy=28)

    def on_item():
        return any(app.has(a, "FOCUSED") for a in app.all("list item", within=combo, prune=()))
    try:
        wait(on_item, 2, f"the choices of {name}")
    except NotFound:
        # GTK 4.18 begins with the search entry over the choices
        app.key("Down")
        wait(on_item, 10, f"the choices of {name}")
    app.key(*["Down"] * steps, "Return")
    app.find(None, f"{name}: {choice}", within=combo)


def problem(start):
    app.find("label", lambda s: s.startswith(start), within=app.find("frame", TITLE), timeout=15)


def open_printer():
    """the printer's dialog, with the printer that writes a file chosen"""
    press("Print…", app.find("frame", TITLE))
    opened("Print")
    dialog = app.find("dialog", "Print", timeout=20)
    app.point(app.find("table row", within=dialog, prune=()))
    place = app.find("label", lambda s: s.endswith(".pdf"), within=dialog)
    while ROLE.get(place.get_role_name(), place.get_role_name()) != "push button":
        place = place.get_parent()
    return dialog, place


def assert_same(path, *options):
    """page by page what the command line prints, but for the time of printing"""
    other = os.path.join(HOME, "cli.pdf")
    cli("print", "f1", *options, "--output", other)
    pages = pdf_text(path).split("\f")
    stamp = re.compile(r"(Printed|打印时间).*")
    assert [stamp.sub("", p) for p in pages] == [stamp.sub("", p) for p in pdf_text(other).split("\f")]
    return pages


def owners():
    """the names to be chosen from, in their order"""
    connection = sqlite3.connect(f"file:{BOOK}/rapport.db?mode=ro", uri=True)
    try:
        return sorted(name for name, in connection.execute("SELECT name FROM member"))
    finally:
        connection.close()


def a_place_that_cannot_be_written_is_told():
    press("Save as PDF…")
    opened("Save as PDF")
    app.key("ctrl+a")
    app.type("/proc/table.pdf")
    app.key("Return")
    problem("“/proc/table.pdf” could not be written")


def the_table_is_saved_as_the_command_line_prints_it():
    choose("Owner", owners().index("*经理") + 1, "*经理")
    press("Save as PDF…")
    opened("Save as PDF")
    app.key("ctrl+a")
    app.type(PDF)
    app.key("Return")
    closed(TITLE)
    app.find("push button", "Open", within=window)
    wait(lambda: os.path.exists(PDF), 10, "the file")
    text = assert_same(PDF, "--lang", "en", "--owner", "*经理")[0]
    assert "科技有限公司" in text and "ZZ小微企业" not in text and "*张经理" not in text, text


def printing_is_given_up():
    app.key("alt+1", "ctrl+p")
    opened(TITLE)
    choose("Rows", 1, "One per record")
    choose("Grade", 2, "B")
    choose("Language", 1, "Chinese")
    open_printer()
    app.key("Escape")
    closed("Print")
    assert TITLE in titles()


def a_printer_that_fails_is_told():
    dialog, place = open_printer()
    app.click(place)
    opened("Select a filename")
    app.key("ctrl+a")
    app.type("/proc/table.pdf")
    app.key("Return")
    closed("Select a filename")
    press("Print", dialog)
    closed("Print")
    problem("The form was not printed. ")


def the_table_is_printed_as_the_command_line_does():
    dialog, _ = open_printer()
    press("Print", dialog)
    closed(TITLE)
    app.find("label", "The form was sent to the printer")
    printed = os.path.join(HOME, "Customer relationship follow-up record table.pdf")
    text = assert_same(printed, "--lang", "zh_CN", "--grade", "B", "--per-record")[0]
    assert "客户关系维护跟进记录表" in text, text


tap.run("/ui/print", today_says_what_is_late, follow_ups_lists_records_and_plans,
        the_table_is_previewed, a_place_that_cannot_be_written_is_told,
        the_table_is_saved_as_the_command_line_prints_it, printing_is_given_up,
        a_printer_that_fails_is_told, the_table_is_printed_as_the_command_line_does)
