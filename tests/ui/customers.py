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


def window(name):
    return app.find("dialog", name)


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


def adds_a_customer_with_two_contacts():
    app.key("ctrl+n")
    dialog = window("New Customer")
    assert app.text(field("Customer number", dialog)) == "013"
    app.type("Müller & Söhne GmbH")
    label("004 Müller & Söhne GmbH has this name, too.", dialog)
    app.key("ctrl+a")
    app.type("Zhōng <b>Kraft</b> 中国")
    app.gone("label", lambda name: "has this name" in name)
    fill("Name", "赵敏", dialog)
    names = [a for a in app.walk(dialog, prune=("list",)) if a.get_name() == "Name"
             and "EditableText" in a.get_interfaces()]
    app.point(names[1], dx=12)
    app.type("Peter Novak")
    app.key("Tab", "Tab")
    app.type("13810007919")
    label("002 YY实业集团 has this telephone number", dialog)
    app.key("ctrl+Return")
    app.gone("dialog", "New Customer")
    sees("Zhōng <b>Kraft</b> 中国")
    head_says("Zhōng <b>Kraft</b> 中国")
    head_says("013")
    head_says("Peter Novak")
    app.point(app.find("page tab", "Contacts"))
    app.find("toggle button", lambda name: "赵敏" in name)
    app.find("toggle button", lambda name: "Peter Novak" in name)
    app.point(app.find("page tab", "Details"))


def number_is_unique_and_editable():
    fill("Customer number", "001")
    app.key("Tab")
    label("001", app.find("filler", "RapportForm"))
    sees("013, Zhōng" if any("013, Zhōng" in row for row in rows()) else "Zhōng")
    head_says("013")
    fill("Customer number", "K-77")
    app.key("Tab")
    head_says("K-77")
    sees("K-77")


def edit_agrees_everywhere():
    fill("Customer name", "Kraftwerk Süd")
    app.key("Tab")
    head_says("Kraftwerk Süd")
    sees("Kraftwerk Süd")
    sees("Zhōng", False)
    app.key("ctrl+z")
    head_says("Zhōng <b>Kraft</b> 中国")
    sees("Zhōng <b>Kraft</b> 中国")
    sees("Kraftwerk Süd", False)
    assert app.text(field("Customer name")) == "Zhōng <b>Kraft</b> 中国"


def finds_while_typing():
    for typed, found in (("Foods", "Harbor <Foods> Ltd."), ("娜", "Müller & Söhne GmbH"),
                         ("13810015838", "ZZ小微企业"), ("köln", "ZZ小微企业"), ("蜀", "成都蜀味餐饮"),
                         ("nordl", "Nordlicht Energie AG"), ("shydwl", "上海远东物流")):
        search(typed)
        sees(found)
        label("1 found")
    search("no such customer")
    app.find("push button", lambda name: "Show All Customers" in name)
    search("")
    label("13 customers")


def deletes_and_takes_back():
    choose("广州天河贸易")
    head_says("广州天河贸易")
    app.key("Delete")
    sees("广州天河贸易", False)
    label("1 customer deleted")
    label("12 customers")
    app.key("ctrl+z")
    sees("广州天河贸易")
    app.key("ctrl+shift+z")
    sees("广州天河贸易", False)


def takes_back_after_a_restart():
    app.action("quit")
    app.proc.wait(10)
    start()
    sees("K-77")
    sees("广州天河贸易", False)
    app.key("ctrl+z")
    sees("广州天河贸易")


def jumps():
    app.key("ctrl+k")
    window("Jump To")
    app.type("ydwl")
    app.find("list item", lambda name: "上海远东物流" in name, prune=())
    app.key("Return")
    app.gone("dialog", "Jump To")
    head_says("上海远东物流")


def draft_survives_a_crash():
    app.key("ctrl+n")
    window("New Customer")
    app.type("Half-typed AG")
    gtkdrive.time.sleep(1.5)
    app.proc.kill()
    app.proc.wait(10)
    start()
    app.key("ctrl+n")
    dialog = window("New Customer")
    assert app.text(field("Customer name", dialog)) == "Half-typed AG"
    app.click(app.find("push button", lambda name: "Cancel" in name, within=dialog))
    app.gone("dialog", "New Customer")


subprocess.run([FILL, folder, "12"], check=True)
tap.run("/ui/customers", starts_with_customers, adds_a_customer_with_two_contacts,
        number_is_unique_and_editable, edit_agrees_everywhere, finds_while_typing,
        deletes_and_takes_back, takes_back_after_a_restart, jumps, draft_survives_a_crash)
