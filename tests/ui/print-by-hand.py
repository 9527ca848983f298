# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads follow-ups and prints form F1 through the program's window, as a person does."""
import hashlib
import json
import os
import re
import subprocess
import sys

import tap
from gtkdrive import App, sh, wait

PROGRAM, CLI = sys.argv[1:3]
HOME = os.path.realpath(os.environ["HOME"])
BOOK = os.path.join(HOME, "book")
PDF = os.path.join(HOME, "table.pdf")
APP_ID = ("io.github.rapport_app.Rapport.Folder"
          + hashlib.sha256(BOOK.encode()).hexdigest()[:12])


def cli(*args):
    return subprocess.run([CLI, "--data", BOOK, *args], check=True, text=True,
                          stdout=subprocess.PIPE).stdout


cli("sample")
app = App([PROGRAM, "--data", BOOK], APP_ID)
window = app.window("Rapport")


def titles():
    """the windows on the screen; a window that goes away must not be asked through AT-SPI"""
    ids = sh("xdotool", "search", "--onlyvisible", "--name", "").split()
    return [subprocess.run(["xdotool", "getwindowname", w], text=True, check=False,
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.strip() for w in ids]


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
    app.key("ctrl+p")
    opened("Print Follow-up Records")
    wait(lambda: app.all("label", lambda s: re.fullmatch(r"Page 1 of [1-9]\d*", s)), 10, "the pages")


def the_table_is_saved_as_the_command_line_prints_it():
    app.click(app.find("push button", lambda s: "Save as PDF" in s))
    opened("Save as PDF")
    app.key("ctrl+a")
    app.type(PDF)
    app.key("Return")
    closed("Print Follow-up Records")
    wait(lambda: os.path.exists(PDF), 10, "the file")
    other = os.path.join(HOME, "cli.pdf")
    cli("print", "f1", "--lang", "en", "--output", other)
    text = pdf_text(PDF)
    assert "科技有限公司" in text and "ZZ小微企业" in text, text[:2000]
    wash = re.compile(r"Printed .*")
    assert wash.sub("", text) == wash.sub("", pdf_text(other))


tap.run("/ui/print", today_says_what_is_late, follow_ups_lists_records_and_plans,
        the_table_is_previewed, the_table_is_saved_as_the_command_line_prints_it)
