# SPDX-License-Identifier: GPL-3.0-or-later
"""A day with customers, by hand. Arguments: the program, and what fills a book with customers."""
import hashlib
import sqlite3
import subprocess
import sys
import tempfile

import gtkdrive
import tap
from gtkdrive import NotFound, on_screen, wait

PROGRAM, FILL = sys.argv[1:3]
folder = tempfile.mkdtemp()
app = listed = head = None

# Tabs from the name of a new customer to that of its first contact
TABS_TO_CONTACT = 9


def start():
    """runs the program and holds the list, so that it need not be looked for again"""
    global app, listed, head
    head = None
    digest = hashlib.sha256(folder.encode()).hexdigest()[:12]
    app = gtkdrive.App([PROGRAM, "--data", folder],
                       f"io.github.rapport_app.Rapport.Folder{digest}")
    opened("Rapport")
    app.key("alt+2")
    listed = app.find("list", "Customers", prune=("form", "list"))


def asked(sql):
    """the first row of a question to the book's file"""
    connection = sqlite3.connect(f"file:{folder}/rapport.db?mode=ro", uri=True)
    try:
        return connection.execute(sql).fetchone()
    finally:
        connection.close()


def becomes(sql, *row):
    wait(lambda: asked(sql) == row, 10, f"{sql} to give {row}, not {asked(sql)}")


def titled(name):
    """whether a window is so called"""
    return bool(on_screen(f"^({name})$"))


def opened(name):
    wait(lambda: titled(name), 10, f"window {name!r}")


def closed(name):
    wait(lambda: not titled(name), 10, f"window {name!r} to close")


def dialog(name):
    opened(name)
    return wait(lambda: next((a for a in app.kids(app.root) if a.get_name() == name), None),
                what=f"dialog {name!r}")


def rows():
    """what the rows in sight say"""
    return [item.get_child_at_index(0).get_name() for item in app.kids(listed)]


def lists(*names):
    """waits until just customers with these in their rows are listed"""
    def just():
        found = rows()
        return len(found) == len(names) and all(n in row for n, row in zip(names, found))
    wait(just, what=f"the rows {names}")


def says(part, within):
    """waits for a label; what the person reads, wherever it stands"""
    return app.find("label", lambda text: part in text, within=within)


def says_no_more(part, within):
    wait(lambda: not app.all("label", lambda text: part in text, within=within),
         what=f"{part!r} to go")


def replace(text):
    app.key("ctrl+a")
    app.type(text)


def tab(n=1):
    app.key(*["Tab"] * n)


def focused(within):
    return next((a for a in app.walk(within, prune=("list",)) if app.has(a, "FOCUSED")), None)


def search(text):
    def is_typed():
        entry = focused(app.window("Rapport"))
        return entry is not None and app.text(entry) == text
    app.key("ctrl+f")
    for _ in range(4):
        # a busy program may look a letter up only when it is on no key any more
        replace(text)
        try:
            wait(is_typed, 3, f"{text!r} to be typed")
            return
        except NotFound:
            pass
    raise NotFound(f"{text!r} can't be typed")


def detail_field(name):
    """the entry of the shown customer that is called so"""
    def find():
        return next((a for a in app.walk(app.window("Rapport"), prune=("list",))
                     if a.get_name() == name and "EditableText" in a.get_interfaces()
                     and app.mapped(a)), None)
    return wait(find, what=f"field {name!r}")


def head_says(text):
    global head
    head = head or app.find("panel", "Customer", prune=("list", "form"))
    says(text, head)


def all_are_listed():
    start()
    wait(lambda: len(rows()) == 12, what="all customers")


def search_finds_while_typing():
    for text, *names in (("北京", "北京智能制造有限公司"), ("京", "北京智能制造有限公司"),
                         ("muller", "Müller & Söhne GmbH"), ("1000791", "YY实业集团"),
                         ("Köln", "ZZ小微企业"), ("kjyx", "科技有限公司"),
                         ("john", "北京智能制造有限公司", "Nordlicht Energie AG"),
                         ("<Foo", "Harbor <Foods> Ltd."), ("nobody",)):
        search(text)
        lists(*names)
    app.key("Escape")
    wait(lambda: len(rows()) == 12, what="all customers again")


def a_customer_with_two_contacts_is_added_by_keyboard():
    search("nobody")
    lists()
    app.key("ctrl+n")
    opened("New Customer")
    app.type("Kraftwerk <b>")
    tab(TABS_TO_CONTACT)
    for text in ("Ralf", "CEO", "0211 555 0199", "", "Florian", "", "0211 555 0198"):
        app.type(text)
        tab()
    app.key("ctrl+Return")
    closed("New Customer")
    becomes("SELECT number, name FROM customer ORDER BY id DESC LIMIT 1", "013", "Kraftwerk <b>")
    becomes("SELECT group_concat(contact.name || contact.phone, ', ') FROM contact"
            " JOIN customer ON customer.id = contact.customer WHERE customer.number = '013'",
            "Ralf0211 555 0199, Florian0211 555 0198")
    # what the search leaves out is told and shown
    window = app.window("Rapport")
    app.find("label", lambda text: "left out of the list" in text, within=window)
    app.point(app.find("push button", lambda name: "Unfiltered" in name, within=window))
    wait(lambda: any("Kraftwerk <b>, Contact Ralf(CEO)" in row for row in rows()),
         what=f"the customer in the list: {rows()}")
    head_says("Kraftwerk <b>")
    # it is where the person continues
    wait(lambda: any("Kraftwerk <b>" in a.get_name() for a in app.walk(listed) if app.has(a, "FOCUSED")),
         what="the focus on the new customer")


def new_is_what_the_page_is_about():
    app.key("alt+4", "ctrl+n")
    opened("New Ticket")
    app.key("Escape")
    closed("New Ticket")
    app.key("alt+3", "ctrl+n")
    opened("Log Follow-up")
    app.key("Escape")
    closed("Log Follow-up")
    app.key("alt+2")


def what_others_have_is_pointed_out_while_typing():
    app.key("ctrl+n")
    shown = dialog("New Customer")
    app.type("yy实业集团")
    says("002 YY实业集团 has this name, too.", shown)
    tab(TABS_TO_CONTACT + 3)
    app.type("138 1000 7919")
    says("002 YY实业集团 has this telephone number, too (王芳).", shown)


def a_taken_number_is_told_beside_its_field():
    shown = dialog("New Customer")
    app.key(*["shift+Tab"] * (TABS_TO_CONTACT + 1))
    replace("001")
    app.key("ctrl+Return")
    says("The number “001” is taken already.", shown)
    assert focused(shown).get_name() == "Customer number"
    assert focused(shown).get_description() == "The number “001” is taken already."
    replace("A-7")
    app.key("ctrl+Return")
    closed("New Customer")
    becomes("SELECT name FROM customer WHERE number = 'A-7'", "yy实业集团")


def a_number_is_edited_but_stays_unique():
    number = detail_field("Customer number")
    app.focus(number)
    replace("013")
    app.key("Return")
    wait(lambda: "taken already" in number.get_description(), what="a sentence about the number")
    becomes("SELECT count(*) FROM customer WHERE number = '013'", 1)
    replace("A-8")
    app.key("Return")
    becomes("SELECT number FROM customer WHERE name = 'yy实业集团'", "A-8")
    wait(lambda: any(row.startswith("A-8,") for row in rows()), what="the number in the list")


def an_edit_is_seen_everywhere_and_taken_back():
    search("kraft")
    lists("Kraftwerk")
    app.key("Return")
    head_says("Kraftwerk <b>")
    app.focus(detail_field("Customer name"))
    replace("Kraftwerk & Co")
    app.key("Tab")
    head_says("Kraftwerk & Co")
    lists("Kraftwerk & Co")
    app.key("ctrl+z")
    head_says("Kraftwerk <b>")
    lists("Kraftwerk <b>")


KRAFTWERK = ("SELECT count(DISTINCT customer.id), count(contact.id) FROM customer"
             " JOIN contact ON contact.customer = customer.id WHERE customer.number = '013'")


def delete_kraftwerk():
    search("kraft")
    lists("Kraftwerk")
    app.key("Down", "Delete")
    becomes(KRAFTWERK, 0, 0)


def a_deleted_customer_comes_back():
    delete_kraftwerk()
    lists()
    app.key("ctrl+z")
    becomes(KRAFTWERK, 1, 2)
    lists("Kraftwerk <b>")
    app.key("ctrl+shift+z")
    becomes(KRAFTWERK, 0, 0)
    app.key("ctrl+z")
    becomes(KRAFTWERK, 1, 2)


def a_deleted_customer_comes_back_after_a_restart():
    delete_kraftwerk()
    assert app.quit() == 0
    start()
    app.key("ctrl+z")
    becomes(KRAFTWERK, 1, 2)
    wait(lambda: any("Kraftwerk" in row for row in rows()), what="the customer in the list")


def a_jump_opens_a_customer():
    app.key("ctrl+k")
    shown = dialog("Jump To")
    app.type("nordl")
    app.find("label", lambda text: "Nordlicht" in text, within=shown, prune=())
    app.key("Return")
    closed("Jump To")
    head_says("Nordlicht Energie AG")


def a_new_ticket_is_for_whom_is_shown():
    app.key("ctrl+t")
    says("Nordlicht Energie AG", dialog("New Ticket"))


subprocess.run([FILL, folder, "12"], check=True)
tap.run("/ui/customers", all_are_listed, search_finds_while_typing,
        a_customer_with_two_contacts_is_added_by_keyboard, new_is_what_the_page_is_about,
        what_others_have_is_pointed_out_while_typing, a_taken_number_is_told_beside_its_field,
        a_number_is_edited_but_stays_unique, an_edit_is_seen_everywhere_and_taken_back,
        a_deleted_customer_comes_back, a_deleted_customer_comes_back_after_a_restart,
        a_jump_opens_a_customer, a_new_ticket_is_for_whom_is_shown)
