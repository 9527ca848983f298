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
    gtkdrive.wait(lambda: app.all("list item", "Customers") or app.all("list item", "客户"))
    app.key("alt+2")
    customers_list()


def customers_list():
    return app.find("list", lambda name: name in ("Customers", "客户"), prune=())


def rows():
    """what the rows in sight say"""
    return [a.get_name() for a in app.all("list item", within=customers_list(), prune=())]


def sees(text, what=True):
    gtkdrive.wait(lambda: any(text in row for row in rows()) == what,
                  what=f"{text!r} {'listed' if what else 'gone'}: {rows()[:5]}")


def label(text, within=None):
    return app.find("label", lambda name: text in name, within=within)


def entry(name, window=None):
    return app.find("text", lambda n: n == name or n.startswith(name), within=window, prune=())


def field(name, window=None):
    found = [a for a in app.walk(window or app.root)
             if a.get_name() == name and "EditableText" in a.get_interfaces() and app.mapped(a)]
    assert found, f"no field {name!r}"
    return found[0]


def click(role, name):
    app.click(app.find(role, lambda n: name in n, prune=()))


def search(text):
    app.key("ctrl+f")
    app.key("ctrl+a")
    if text:
        app.type(text)
    else:
        app.key("BackSpace")


def starts_with_customers():
    start()
    sees("科技有限公司")
    label("12 customers")


subprocess.run([FILL, folder, "12"], check=True)
tap.run("/ui/customers", starts_with_customers)
