# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a backup in Preferences, changes something, and brings the backup back from the second place, as a person does;
and does what is offered when the data are damaged, while they are open and before."""
import contextlib
import glob
import os
import sqlite3
import subprocess
import sys

import tap
from gtkdrive import App, sh, titled, wait

RAPPORT, CLI = sys.argv[1:3]
FOLDER = os.path.expanduser("~/.local/share/rapport")
BOOK = os.path.join(FOLDER, "rapport.db")
STICK = os.path.expanduser("~/stick")
app = App([RAPPORT], "io.github.rapport_app.Rapport")


def backups(reason):
    return glob.glob(os.path.join(FOLDER, "backups", f"rapport-*-{reason}*.db"))


def members(path=BOOK):
    """their names, as they stand in a book"""
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as book:
        return [name for (name,) in book.execute("SELECT name FROM member ORDER BY id")]


def open_preferences(page):
    wait(lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "^Rapport$", "windowactivate",
                                 "--sync"], stderr=subprocess.DEVNULL, check=False).returncode == 0, 10, "the window")
    app.action("preferences")
    wait(lambda: titled("Preferences"), 10, "Preferences")
    preferences = app.find("frame", "Preferences", timeout=10)
    # parts of a page may be called so, too
    first = wait(lambda: min(app.all("label", page, preferences, prune=()), key=lambda label: app.box(label)[1],
                             default=None), 5, f"the page {page}")
    app.point(first)
    return preferences


def close_preferences():
    app.key("Escape")
    wait(lambda: not titled("Preferences"), 10, "Preferences to close")


def says(text, within=None):
    wait(lambda: app.all("label", lambda name: text in name, within, prune=()), 20, f"{text!r} to be said")


def says_who_works_here():
    wait(lambda: titled("Who Are You?"), 20, "the question")
    app.key("ctrl+a")
    app.type("Ann")
    app.key("Return")
    wait(lambda: not titled("Who Are You?"), 10, "the question to go")
    wait(lambda: members() == ["Ann"], 10, "who works here")


def makes_a_backup():
    preferences = open_preferences("Backups")
    app.click(app.find("push button", lambda name: "Back Up Now" in name, preferences))
    says("The backup is made, and whole.", preferences)
    says("made by hand", preferences)
    close_preferences()
    assert len(backups("hand")) == 1, backups("")
    assert members(backups("hand")[0]) == ["Ann"]


def copies_it_to_a_second_place():
    os.mkdir(STICK)
    sh(CLI, "backup", "place", STICK)
    copied = [name for _, _, names in os.walk(STICK) for name in names if name.endswith(".db")]
    assert os.path.basename(backups("hand")[0]) in copied, copied
    os.unlink(backups("hand")[0])


def changes_something():
    preferences = open_preferences("Team")
    app.click(app.find("push button", lambda name: "Add Member" in name, preferences))
    wait(lambda: members() == ["Ann", "New member"], 10, "the member")
    close_preferences()


def brings_the_backup_back():
    preferences = open_preferences("Backups")
    says("in the second place only", preferences)
    app.point(app.find("label", lambda name: "made by hand" in name, preferences, timeout=10, prune=()))
    app.click(app.find("push button", lambda name: "Bring Back…" in name, preferences))
    wait(lambda: titled("Bring this backup back?") or app.all("label", "Bring this backup back?", prune=()), 10,
         "the question")
    app.click(app.find("push button", lambda name: name.endswith("Bring Back")))
    says("The backup is back. What was there before is a backup too.")
    assert members() == ["Ann"], members()


def shows_the_state_of_then_and_the_backup_of_before():
    preferences = open_preferences("Team")
    wait(lambda: any(app.text(entry) == "Ann" for entry in app.all("text", None, preferences)), 10, "who works here")
    assert not any(app.text(entry) == "New member" for entry in app.all("text", None, preferences))
    close_preferences()
    preferences = open_preferences("Backups")
    says("before another backup was brought back", preferences)
    close_preferences()
    before = backups("restore")
    assert len(before) == 1, backups("")
    assert members(before[0]) == ["Ann", "New member"]
    assert sh(CLI, "verify", before[0]) is not None


def damage(path, offset):
    with open(path, "r+b") as file:
        length = file.seek(0, os.SEEK_END) - offset
        file.seek(offset)
        file.write(b"Z" * max(length, 0))


def stops_writing_where_open_data_are_damaged():
    damage(BOOK, 4096)
    damage(BOOK + "-wal", 4096)
    app.key("ctrl+k")
    app.type("nobody of this name")
    says("Nothing is written into it any more")
    app.key("Escape")
    app.click(app.find("push button", lambda name: "Bring Back the Backup of" in name, timeout=20))
    wait(lambda: not app.all("label", lambda name: "Nothing is written into it any more" in name, prune=()), 20,
         "the damaged data to go")
    says("The backup is back. What was there before is a backup too.")
    assert members() == ["Ann", "New member"], members()


def quits():
    assert app.quit() == 0


def saves_what_can_be_read_of_damaged_data():
    global app
    with open(BOOK, "r+b") as book:
        book.write(b"Z" * 4096)
    app = App([RAPPORT], "io.github.rapport_app.Rapport")
    says("Your data can’t be opened")
    wait(lambda: app.all("push button", lambda name: "Bring Back the Backup of" in name), 20, "the newest backup")
    app.click(app.find("push button", lambda name: "Save What Can Be Read" in name))
    says("rows were saved")
    assert members() == ["Ann", "New member"], members()
    assert backups("salvage")
    quits()


tap.run("/ui/backups", says_who_works_here, makes_a_backup, copies_it_to_a_second_place, changes_something,
        brings_the_backup_back, shows_the_state_of_then_and_the_backup_of_before,
        stops_writing_where_open_data_are_damaged, quits, saves_what_can_be_read_of_damaged_data)
