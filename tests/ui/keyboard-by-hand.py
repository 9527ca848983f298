# SPDX-License-Identifier: GPL-3.0-or-later
"""A day's work without a pointer: everything is reached with Tab, arrows and keys, and what has the
focus says what it is. Arguments: the program and rapport-cli."""
import hashlib
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

import tap
from gtkdrive import App, Gio, GLib, sh, titled, wait

program, cli = sys.argv[1:3]
folder = tempfile.mkdtemp()
book = os.path.join(folder, "book")
pdf = os.path.join(folder, "table.pdf")
subprocess.run([cli, "--data", book, "sample"], check=True, stdout=subprocess.DEVNULL)
# of what fonts and menus leave behind a sanitizer sees too little to tell whose it is
app = App([program, "--data", book],
          "io.github.rapport_app.Rapport.Folder" + hashlib.sha256(book.encode()).hexdigest()[:12],
          env={"ASAN_OPTIONS": "detect_leaks=0"})
heard = []  # the objects that got the focus; not through libatspi, which may lock itself in news
speaker = []  # who told of them
context = GLib.MainContext.new()
context.push_thread_default()
address = app.bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, 5000,
                            None).unpack()[0]
a11y = Gio.DBusConnection.new_for_address_sync(
    address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)


def hear(_bus, sender, path, *rest):
    speaker[:] = [sender]
    if rest[2][1]:
        heard.append((sender, path))


a11y.signal_subscribe(None, "org.a11y.atspi.Event.Object", "StateChanged", None, "focused",
                      Gio.DBusSignalFlags.NONE, hear)
a11y.call_sync("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "RegisterEvent",
               GLib.Variant("(sass)", ("object:state-changed:focused", [], "")), None, 0, 5000, None)


def name_of(sender, path):
    return a11y.call_sync(sender, path, "org.freedesktop.DBus.Properties", "Get",
                          GLib.Variant("(ss)", ("org.a11y.atspi.Accessible", "Name")), None, 0, 5000,
                          None).unpack()[0]


def is_in_a_menu(sender, path):
    role = a11y.call_sync(sender, path, "org.a11y.atspi.Accessible", "GetRole", None, None, 0, 5000, None).unpack()[0]
    return role in (8, 35, 45)  # a menu item, one to check, one of several


def told():
    """what got the focus since the last key, as far as it was told"""
    while context.iteration(False):
        pass
    return heard


def settle():
    """waits for all that was told until now: the program's answer comes behind it"""
    if speaker:
        name_of(speaker[0], "/org/a11y/atspi/accessible/root")
    told()


def press(*keys, fresh=True):
    """presses keys; name and place of what has the focus then, None when it did not move; fresh: what keys before
    did does not count"""
    if fresh:
        settle()
    del heard[:]
    app.key(*keys)
    try:
        wait(told, 2, "the focus to move", 0.005)
        settle()
        return name_of(*heard[-1]), heard[-1][1]
    except AssertionError:
        return None


def tab_to(part, key="Tab"):
    """presses Tab until the focus is on something so named"""
    for _ in range(120):
        focus = press(key)
        assert focus, f"Tab does not go on to {part!r}"
        if part in focus[0]:
            return
    raise AssertionError(f"{part!r} is not reached")


def go_into_the_list():
    """a key at a time, so that what is told of the first is not taken for the second; the row's place"""
    # in a list of one row it is the way to the page that leads to it
    first = wait(lambda: press("Down", fresh=False), 10, "the list")
    return (press("Down") or first)[1]


def find(text):
    """searches what only one row has, and goes to it"""
    def found():
        # the main window may not have the keyboard yet when a dialog has just closed
        app.key("ctrl+f")
        app.type(text)
        return text in (press("Down") or [""])[0]
    wait(found, 20, f"{text!r} to be found", 0.3)


def opened(name):
    wait(lambda: titled(name), 10, f"{name} to open")


def closed(name):
    wait(lambda: not titled(name), 10, f"{name} to close")


def asked(sql):
    connection = sqlite3.connect(f"file:{book}/rapport.db?mode=ro", uri=True)
    try:
        return connection.execute(sql).fetchone()
    finally:
        connection.close()


def becomes(sql, *row):
    wait(lambda: asked(sql) == row, 10, f"{sql} to give {row}, not {asked(sql)}")


def goes_round(least):
    """walks with Tab until it comes to where it began; everything on the way has a name"""
    first = press("Tab")
    names, seen = [first[0]], [first[1]]
    while True:
        focus = press("Tab")
        assert focus, f"Tab does not leave {names[-1]!r}"
        if focus[1] == first[1]:
            break
        assert focus[1] not in seen, f"Tab comes back to {focus[0]!r} without passing {names[0]!r}"
        assert re.search(r"[^\W\d_]", focus[0]) and not re.match(r"(Gtk|Rapport)[A-Z]", focus[0]), focus
        names.append(focus[0])
        seen.append(focus[1])
    assert len(names) >= least, names
    return names


def tab_goes_round_on_each_page():
    app.key("alt+1")
    goes_round(15)
    app.key("alt+2")
    assert "All grades" in goes_round(10)
    for key, least, names in (("alt+2", 45, ("Details", "Customer name", "Notes", "Profile", "Customers")),
                              ("alt+3", 25, ("Summary", "Records", "Print", "Follow-ups")),
                              ("alt+4", 25, ("Comment", "Tickets", "New Ticket"))):
        app.key(key)
        go_into_the_list()
        press("Return")
        found = goes_round(least)
        for name in names:
            assert name in found, (name, found)


def arrows_begin_with_the_first_row():
    opened("Rapport")
    app.window("Rapport")
    first = press("alt+4")
    app.key("Down")
    assert press("Down")[1] != first[1]
    assert press("Up")[1] == first[1]


def back_goes_the_same_way():
    app.key("alt+3")
    go_into_the_list()
    forward = goes_round(5)
    backward = [press("shift+Tab")[0] for _ in forward]
    assert sorted(backward) == sorted(forward), (forward, backward)


def arrows_choose_a_page_in_the_sidebar():
    app.key("alt+2")
    tab_to("Customers", "shift+Tab")
    assert press("Down")[0] == "Follow-ups"
    assert press("Up")[0] == "Customers"


def a_customer_is_added_and_edited():
    app.key("ctrl+n")
    opened("New Customer")
    app.type("Lotus Tools")
    tab_to("Name")
    app.type("Lin")
    app.key("ctrl+Return")
    closed("New Customer")
    becomes("SELECT count(*) FROM customer JOIN contact ON contact.customer = customer.id"
            " WHERE customer.name = 'Lotus Tools' AND contact.name = 'Lin'", 1)
    find("Lotus")
    press("Return")
    tab_to("Current status")
    app.type("高意向")
    press("Tab")
    becomes("SELECT status FROM customer WHERE name = 'Lotus Tools'", "高意向")


def a_choice_is_made_with_the_arrows():
    tab_to("Customer type")
    app.key("space")
    press("Down")
    app.key("Return")
    tab_to("Industry")
    becomes("SELECT type IS NOT NULL FROM customer WHERE name = 'Lotus Tools'", 1)


def a_choice_is_made_with_letters():
    tab_to("Customer type", "shift+Tab")
    app.type("ex")
    app.key("Return")
    tab_to("Industry")
    becomes("SELECT type FROM customer WHERE name = 'Lotus Tools'", "existing")


def what_can_be_typed_is_picked_with_a_key_too():
    app.key("ctrl+l")
    opened("Log Follow-up")
    tab_to("Method")
    entry = app.find("text", lambda name: name.startswith("Method"))
    for key in ("F4", "alt+Down"):
        app.key("ctrl+a", "BackSpace")
        assert press(key), f"nothing opens with {key}"
        wait(lambda: any(app.has(a, "FOCUSED") for a in app.all("menu item")), 5, f"a choice after {key}")
        app.key("Return")
        wait(lambda: app.text(entry) == "Phone", 5, "the first method")
    assert press("F4")[0] != "Method"
    assert press("Escape")[0] == "Method", "the entry has the keyboard again"
    tab_to("Started")
    assert press("F4"), "no calendar"
    assert press("Escape")[0] == "Started", "the entry has the keyboard again"
    app.key("Escape")
    closed("Log Follow-up")


def a_follow_up_is_logged_and_its_plan_done():
    app.key("ctrl+l")
    opened("Log Follow-up")
    tab_to("Method")
    app.type("video")
    tab_to("Summary")
    app.type("Saw the plant")
    tab_to("Next follow-up")
    app.key("ctrl+a")
    app.type("+5d")
    app.key("ctrl+Return")
    closed("Log Follow-up")
    plan = ("SELECT state FROM plan JOIN customer ON customer.id = plan.customer"
            " WHERE customer.name = 'Lotus Tools'")
    becomes(plan, "planned")
    app.key("alt+3")
    tab_to("Plans")
    app.key("space")
    find("Lotus")
    press("Return")
    tab_to("Log…")
    app.key("space")
    opened("Log Follow-up")
    tab_to("Method")
    app.type("phone")
    app.key("ctrl+Return")
    closed("Log Follow-up")
    becomes(plan, "done")


def a_ticket_is_worked_off():
    app.key("alt+2")
    app.key("ctrl+t")
    opened("New Ticket")
    tab_to("Description")
    app.type("Does not start")
    tab_to("Urgent")
    app.key("space")
    app.key("ctrl+Return")
    closed("New Ticket")
    becomes("SELECT priority FROM ticket WHERE description = 'Does not start'", "P3")
    app.key("alt+4")
    find("Does not start")
    press("Return")
    for button, kind in (("Responded", "responded"), ("Told", "told")):
        tab_to(button)
        press("space")
        becomes("SELECT kind FROM ticket_event ORDER BY id DESC LIMIT 1", kind)
    tab_to("Solved")
    app.key("space")
    opened("Solved")
    app.type("A fuse was changed")
    app.key("ctrl+Return")
    becomes("SELECT note FROM ticket_event WHERE kind = 'solved' ORDER BY id DESC LIMIT 1", "A fuse was changed")
    status = "SELECT status FROM ticket WHERE description = 'Does not start'"

    # the button that goes off hands the keyboard on
    try:
        wait(lambda: told() and "Accepted…" in name_of(*heard[-1]), 10, "the focus on Accepted…")
    except AssertionError as error:
        raise AssertionError([name_of(*each) for each in heard]) from error
    app.key("space")
    opened("Accepted by the Customer")
    # how it was accepted
    app.key("space", *["Down"] * 3, "Return", "ctrl+Return")
    becomes(status, "accepted")


def the_list_is_printed_to_a_file():
    app.key("alt+3", "ctrl+p")
    opened("Print List")
    tab_to("Save as PDF…")
    app.key("space")
    wait(lambda: titled("Save as PDF"), 10, "the file chooser")
    app.key("ctrl+a")
    app.type(pdf)
    app.key("Return")
    wait(lambda: os.path.exists(pdf) and os.path.getsize(pdf) > 1000, 20, "the file")
    closed("Save as PDF")
    app.key("Escape")
    closed("Print List")


def the_menus_open_and_leave_the_focus_where_it_was():
    app.key("alt+2")
    row = go_into_the_list()
    app.key("Menu")
    wait(lambda: told() and is_in_a_menu(*heard[-1]), 10, "the menu of the row")
    app.key("Escape")
    wait(lambda: told()[-1][1] == row, 10, "the focus on the row again")
    assert press("F10"), "no main menu"
    app.key("Escape")


def what_was_deleted_comes_back():
    count = "SELECT count(*) FROM customer WHERE name = 'Lotus Tools'"
    acts = "SELECT count(*) FROM action"
    find("Lotus")
    app.key("Delete")
    becomes(count, 0)
    app.window("Rapport")
    before = asked(acts)[0]
    app.key("ctrl+z")
    becomes(count, 1)
    # faster than an act is taken back
    sh("xdotool", "key", "--delay", "0", "ctrl+shift+z", "ctrl+z", "ctrl+shift+z")
    becomes(count, 0)
    # the list keeps the keyboard as the row goes: an entry would undo its own text
    app.key("ctrl+z")
    becomes(count, 1)
    assert asked(acts)[0] - before in (3, 5), "each is done, or two that even out are left"


def the_program_quits():
    app.key("ctrl+q")
    assert app.proc.wait(30) == 0


tap.run("/ui/keyboard", arrows_begin_with_the_first_row, tab_goes_round_on_each_page, back_goes_the_same_way,
        arrows_choose_a_page_in_the_sidebar, a_customer_is_added_and_edited,
        a_choice_is_made_with_the_arrows, a_choice_is_made_with_letters, what_can_be_typed_is_picked_with_a_key_too,
        a_follow_up_is_logged_and_its_plan_done,
        a_ticket_is_worked_off, the_list_is_printed_to_a_file,
        the_menus_open_and_leave_the_focus_where_it_was, what_was_deleted_comes_back,
        the_program_quits)
