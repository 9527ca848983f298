# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the window around the pages with keyboard and pointer, as a person does."""
import os
import subprocess
import sys
import tempfile

import tap
from gtkdrive import App, on_screen, sh, titled, wait

RAPPORT = sys.argv[1]
ID = "io.github.rapport_app.Rapport"
HERE = os.path.dirname(os.path.abspath(__file__))
portal = subprocess.Popen([sys.executable, os.path.join(HERE, "portalmock.py"), "2"], text=True,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE)
assert portal.stdout.readline() == "ready\n"
app = App([RAPPORT], ID)


def brightness():
    """of the whole screen, 0 to 255"""
    return float(sh("convert", "x:root", "-colorspace", "Gray", "-format", "%[fx:mean*255]", "info:"))


def says(text, within=None):
    wait(lambda: app.all("label", lambda name: text in name, within), 8, f"{text!r} to be said")


def open_preferences():
    app.action("preferences")
    wait(lambda: titled("Preferences"), 8, "Preferences")
    return app.find("frame", "Preferences")


def asks_who_is_there_on_the_first_start():
    wait(lambda: titled("Who Are You?"), 10, "the question")
    app.key("ctrl+a")
    app.type("张伟")
    app.key("Return")
    wait(lambda: not titled("Who Are You?"), 8, "the question to go")


def goes_to_pages_by_keyboard():
    # a window that goes away meanwhile, as that of the question does, makes the search fail
    wait(lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "^Rapport$", "windowactivate",
                                 "--sync"], stderr=subprocess.DEVNULL, check=False).returncode == 0, 8, "the window")
    for key, title in (("alt+2", "Customers"), ("alt+3", "Follow-ups"), ("alt+4", "Tickets"),
                       ("alt+1", "Today")):
        app.key(key)
        wait(lambda t=title: app.all("label", t), 5, f"the title {title}")


def undoes_and_redoes_the_last_act():
    preferences = open_preferences()
    app.point(app.find(None, "Team", preferences))
    app.click(app.find("push button", lambda n: "Add Member" in n, preferences))
    wait(lambda: any(app.text(a) == "New member" for a in app.all("text", None, preferences)), 8,
         "the member")
    app.key("Escape")
    wait(lambda: not titled("Preferences"), 8, "Preferences to close")
    app.key("ctrl+z")
    says("Undone: Add team member “New member”")
    app.key("ctrl+shift+z")
    says("Done again: Add team member “New member”")


def a_second_start_shows_the_first_window():
    assert subprocess.run([RAPPORT], timeout=20, check=False).returncode == 0
    assert app.proc.poll() is None
    assert len(on_screen("^Rapport$")) == 1


def works_on_when_the_window_is_closed():
    app.key("ctrl+w")
    wait(lambda: not titled("Rapport"), 8, "the window to close")
    assert app.proc.poll() is None
    assert subprocess.run([RAPPORT, "--background"], timeout=20, check=False).returncode == 0
    assert not titled("Rapport")
    assert subprocess.run([RAPPORT], timeout=20, check=False).returncode == 0
    wait(lambda: titled("Rapport"), 8, "the window")


def follows_the_desktop_into_the_dark():
    # the window that has come back may not have been drawn yet
    wait(lambda: brightness() > 120, 8, "the window to be drawn", step=0.3)
    before = brightness()
    portal.stdin.write("1\n")
    portal.stdin.flush()
    wait(lambda: brightness() < before - 60, 8, "the dark", step=0.3)
    portal.stdin.write("2\n")
    portal.stdin.flush()
    wait(lambda: brightness() > before - 20, 8, "the light", step=0.3)


def sample_data_are_another_program():
    other = App([RAPPORT, "--sample"], ID + ".Sample")
    other.window("Rapport (sample data)")
    assert app.proc.poll() is None
    assert os.path.exists(os.path.expanduser("~/.local/share/rapport-sample/rapport.db"))
    assert other.quit() == 0


def data_that_can_not_be_opened_are_told():
    with tempfile.NamedTemporaryFile() as file:
        broken = subprocess.Popen([RAPPORT, "--data", file.name], env=dict(os.environ, GTK_A11Y="atspi"))
        wait(lambda: "Your data can’t be opened" in [
            a.get_name() for d in app.kids(app.desk) if d.get_process_id() == broken.pid
            for a in app.walk(d) if a.get_role_name() == "label"], 10, "the reason")
        assert broken.poll() is None
        app.key("ctrl+q")
        assert broken.wait(10) == 0


def says_its_version():
    assert sh(RAPPORT, "--version").startswith("Rapport ")


def quits():
    assert app.quit() == 0
    portal.stdin.close()
    portal.wait(10)


tap.run("/ui/shell", asks_who_is_there_on_the_first_start, goes_to_pages_by_keyboard,
        undoes_and_redoes_the_last_act, a_second_start_shows_the_first_window,
        works_on_when_the_window_is_closed, follows_the_desktop_into_the_dark,
        sample_data_are_another_program, data_that_can_not_be_opened_are_told, says_its_version, quits)
