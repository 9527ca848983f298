# SPDX-License-Identifier: GPL-3.0-or-later
"""Hears what a screen reader says of each page and dialog: every control that can have the focus has
a proper role and a name of words, and in Chinese none of them is English.
Arguments: the program, rapport-cli, and the folder of the translations."""
import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

import tap
from a11y import DESCRIPTION, NAME, STATE, Look
from gtkdrive import App, chinese, on_screen, wait

program, cli, words = sys.argv[1:4]
folder = tempfile.mkdtemp()
book = os.path.join(folder, "book")
table = os.path.join(folder, "table.csv")
complaints = os.path.join(folder, "complaints")
with open(table, "w", encoding="utf-8") as out:
    out.write("客户编号,客户名称,联系人,喜好\n001,另一家公司,张三,茶\n901,新客户,李四,咖啡\n")
app = None
heard = []  # (place, role, name, description, whether it can have the focus)

# what GTK draws inside a control and never gives the focus to, though it says that it would
INSIDE = ("push button", "toggle button", "tree table")
# what has the focus only while nothing in it can have it
AROUND = ("scroll pane",)
ROLES = {"check box", "entry", "label", "link", "list", "list item", "menu item", "page tab", "panel",
         "push button", "radio button", "slider", "spin button", "table row", "text", "toggle button"}
# made by GTK, as are the names in them
GTK_WINDOWS = ("Keyboard Shortcuts", "About")
WORDS = re.compile(r"[^\W\d_]")
WIDGET = re.compile(r"^(Gtk|Rapport)[A-Z]\w+$")
# how often is typed in one way in every language: "2+1/month"; a sentence names the two words
CADENCE = re.compile(r"\d+\+\d+/(month|quarter)|（(month|quarter)）")
# the names of programs, formats, keys and the book's currency are so in Chinese, too
NO_LEAK = {"rapport", "ctrl", "alt", "shift", "cny", "pdf", "csv", "json", "utf", "gb", "roi", "kpi", "sla",
           "nps", "gnu", "gpl", "gtk", "esc", "enter", "return", "delete", "menu", "tab",
           "fc", "fr", "rg", "cs"}


def cli_run(*args):
    return subprocess.run([cli, "--data", book, *args], check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def titles():
    """the windows on the screen; one that goes away must not be asked through AT-SPI"""
    return [subprocess.run(["xdotool", "getwindowname", w], text=True, check=False,
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.strip() for w in on_screen(".")]


def hear(place, top):
    """what is said of what is in top"""
    said = []
    look = Look(top, shown=True)
    shown = set(look.only_shown(look.walk()))
    look.tell(shown, NAME, DESCRIPTION, STATE)

    def hear_in(a):
        for child in [a for a in look.children(a) if a in shown][:3 if a.get_role_name() in ("list", "list box") else None]:
            hear_one(child)

    def hear_one(a):
        role = a.get_role_name()
        if role == "scroll bar":
            return
        said.append((place, {"button": "push button", "list box": "list"}.get(role, role), a.get_name(),
                     a.get_description(), role not in AROUND and a.has("FOCUSABLE") and a.has("SENSITIVE")))
        # a menu button has the button that gets the focus inside
        inside = look.children(a)
        if role not in INSIDE or [each.get_role_name() for each in inside] in (["push button"], ["toggle button"]):
            hear_in(a)
    hear_in(top)
    return said


def windows():
    return [a for a in App.kids(app.root) if a.get_name() != "Rapport"]


def hear_dialog(place, how):
    """opens a dialog by how(), hears it and closes it"""
    before = set(titles())
    how()
    # the window manager may open one of its own
    title = wait(lambda: next(iter((set(titles()) - before) & {w.get_name() for w in windows()}), None), 10, place)
    # one that is not filled yet has nothing for the focus
    heard.extend(wait(lambda: next((said for said in (hear(place, window) for window in windows())
                                    if any(can_focus for *_, can_focus in said)), None), 10, f"{place} to be filled"))
    return title


def close(title):
    app.key("Escape")
    wait(lambda: title not in titles(), 10, f"{title} to close")


def start(language):
    global app
    if app:
        app.proc.kill()
        app.proc.wait()
    heard.clear()
    environment = {"RAPPORT_LOCALEDIR": words, "LC_ALL": "C.UTF-8"}
    if language == "zh_CN":
        environment = chinese(words)
    # nobody has said yet who works here, and somebody was wrong
    connection = sqlite3.connect(f"{book}/rapport.db")
    connection.execute("UPDATE device SET member = NULL")
    connection.execute("UPDATE ticket SET category = 'pre-sales', subcategory = 'repair'")
    connection.commit()
    connection.close()
    digest = hashlib.sha256(book.encode()).hexdigest()[:12]
    app = App([program, "--data", book], f"io.github.rapport_app.Rapport.Folder{digest}", env=environment,
              log=complaints)


def hear_who():
    window = wait(lambda: next((a for a in windows() if a.get_name() in titles()), None), 10, "the question")
    title = window.get_name()
    heard.extend(hear("Who Are You?", window))
    wait(lambda: any(app.has(a, "FOCUSED") for a in app.walk(window)), 5, "the focus")
    app.key("ctrl+a")
    app.type("Ann")
    app.key("Return")
    wait(lambda: title not in titles(), 10, "the question to go")


def hear_pages():
    app.key("alt+2")
    app.key("Down", "Return")
    notebook = wait(lambda: next((a.get_parent() for a in app.walk(prune=("list", "form", "combo box"))
                                  if a.get_role_name() == "page tab list" and app.mapped(a)), None), 10, "the tabs")
    tabs = [a for a in App.kids(notebook) if a.get_role_name() == "page tab"]
    for tab in tabs[1:]:
        app.point(tab)
        wait(lambda tab=tab: app.has(tab, "SELECTED"), 5, tab.get_name())
    app.key("alt+4")
    app.key("Down", "Return")
    app.key("alt+3")
    wait(lambda: sum(a.get_role_name() == "page tab" and app.mapped(a) for a in app.walk(shown=False)) > len(tabs),
         10, "the tabs of follow-ups")
    heard.extend(hear("the pages", app.root))


def hear_problem():
    """what is wrong in a drop-down is told with what has the focus"""
    app.key("alt+4")
    button = app.find("push button", lambda name: name.startswith("Subcategory"))
    app.focus(button)
    wait(lambda: app.has(button, "FOCUSED"), 5, "the drop-down to have the focus")
    assert button.get_description() == "The subcategory is part of another category.", button.get_description()


def hear_dialogs():
    for place, key in (("New Customer", "ctrl+n"), ("Log Follow-up", "ctrl+l"), ("New Ticket", "ctrl+t"),
                       ("Jump To", "ctrl+k"), ("Preferences", "ctrl+comma"), ("Print", "ctrl+p"),
                       ("Keyboard Shortcuts", "F1")):
        close(hear_dialog(place, lambda key=key: app.key(key)))
    close(hear_dialog("About", lambda: app.action("about")))
    close(hear_dialog("Import", lambda: subprocess.run([program, "--data", book, table], check=True)))


def hear_menu():
    app.key("F10")
    for item in wait(lambda: app.all("menu item"), 5, "the menu"):
        heard.append(("Main Menu", "menu item", item.get_name(), "", True))
    app.key("Escape")


def hear_all(language):
    start(language)
    hear_who()
    hear_pages()
    if language == "en":
        hear_problem()
    hear_dialogs()
    hear_menu()
    result = app.quit()
    with open(complaints, encoding="utf-8") as file:
        said = file.read()
    assert result == 0 and "WARNING" not in said, said
    assert len({place for place, *_ in heard}) == 12, {place for place, *_ in heard}


def everything_is_heard_in_english():
    cli_run("sample")
    hear_all("en")


def each_control_has_a_name_of_words():
    wrong = [h for h in heard if h[4] and h[0] not in GTK_WINDOWS and (not WORDS.search(h[2]) or WIDGET.match(h[2]))]
    assert not wrong, wrong


def each_control_has_a_role():
    wrong = [h for h in heard if h[4] and h[1] not in ROLES]
    assert not wrong, wrong


def everything_is_heard_in_chinese():
    hear_all("zh_CN")


def data_words():
    """the Latin words that people typed into the sample"""
    found = set()

    def add(value):
        if isinstance(value, dict):
            for each in value.values():
                add(each)
        elif isinstance(value, list):
            for each in value:
                add(each)
        elif isinstance(value, str) and not re.fullmatch(r"[a-z-]+", value):
            found.update(w.lower() for w in re.findall(r"[A-Za-z]{2,}", value))
    archive = os.path.join(folder, "all.json")
    cli_run("export", archive)
    with open(archive, encoding="utf-8") as file:
        add({k: v for k, v in json.load(file).items() if k not in ("action", "change", "setting")})
    return found


def no_english_is_left_in_chinese():
    known = NO_LEAK | data_words() | {"ann"}
    wrong = {(h[0], h[1], text) for h in heard for text in h[2:4] if not WIDGET.match(text)
             if any(w.lower() not in known for w in re.findall(r"[A-Za-z]{2,}", CADENCE.sub("", text)))}
    assert not wrong, sorted(wrong)


tap.run("/ui/names", everything_is_heard_in_english, each_control_has_a_name_of_words,
        each_control_has_a_role, everything_is_heard_in_chinese, no_english_is_left_in_chinese)
