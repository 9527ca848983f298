# SPDX-License-Identifier: GPL-3.0-or-later
"""A day with customers, by hand. Arguments: the program, and what fills a book with customers."""
import hashlib
import subprocess
import sys
import tempfile

import gtkdrive
import tap

PROGRAM, FILL = sys.argv[1:3]
folder = tempfile.mkdtemp()
app = None


def start(**environment):
    global app
    digest = hashlib.sha256(folder.encode()).hexdigest()[:12]
    app = gtkdrive.App([PROGRAM, "--data", folder], f"io.github.rapport_app.Rapport.Folder{digest}",
                       env=dict(G_DEBUG="fatal-criticals", **environment))
    app.find("frame", "Rapport")

    def shown():
        app.key("alt+2")
        return find_list()
    gtkdrive.wait(shown, what="list of customers", step=0.5)


def find_list():
    found = app.all("list", lambda name: name in ("Customers", "客户"), prune=("form",))
    return found[-1] if found else None


def customers_list():
    return gtkdrive.wait(find_list, what="list of customers")


def rows():
    """what the rows in sight say"""
    return [a.get_child_at_index(0).get_name()
            for a in app.all("list item", within=customers_list(), prune=())]


def sees(text, what=True):
    gtkdrive.wait(lambda: any(text in row for row in rows()) == what,
                  what=f"{text!r} {'listed' if what else 'gone'}: {rows()[:5]}")


def label(text, within=None, timeout=5):
    return app.find("label", lambda name: text in name, within=within, timeout=timeout)


def field(name, within=None):
    """the entry that is called so"""
    def find():
        found = [a for a in app.walk(within or app.root, prune=("list",))
                 if a.get_name().startswith(name) and "EditableText" in a.get_interfaces()
                 and app.mapped(a)]
        return found[0] if found else None
    return gtkdrive.wait(find, what=f"field {name!r}")


def fill(name, text, within=None):
    app.point(field(name, within), dx=12)
    app.key("ctrl+a")
    app.type(text)


def choose(name):
    """a click on the row that says so"""
    def find():
        for item in app.all("list item", within=customers_list(), prune=()):
            if name in item.get_child_at_index(0).get_name():
                return item
        return None
    app.point(gtkdrive.wait(find, what=f"row {name!r}"), dx=40)


def head_says(text):
    head = app.find("filler", "RapportCustomerHead")
    gtkdrive.wait(lambda: any(text in a.get_name() for a in app.all("label", within=head)),
                  what=f"head card with {text!r}")


def starts_with_customers():
    start()
    sees("科技有限公司")
    label("12 customers")


def edit_agrees_everywhere():
    choose("ZZ小微企业")
    head_says("ZZ小微企业")
    fill("Customer name", "Kraftwerk <b>")
    app.key("Tab")
    head_says("Kraftwerk <b>")
    sees("Kraftwerk <b>")
    app.key("ctrl+z")
    head_says("ZZ小微企业")
    sees("ZZ小微企业")


def a_new_ticket_is_for_whom_is_shown():
    app.key("ctrl+t")
    label("ZZ小微企业", within=app.find("frame", "New Ticket"))


subprocess.run([FILL, folder, "12"], check=True)
tap.run("/ui/customers", starts_with_customers, edit_agrees_everywhere,
        a_new_ticket_is_for_whom_is_shown)
