# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports tables and an archive through the window, as who changes from spreadsheets does."""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

import tap
from gtkdrive import App, on_screen, sh, wait

program, cli = sys.argv[1:3]
shots = os.environ.get("RAPPORT_SHOTS")
folder = tempfile.mkdtemp()
book = os.path.join(folder, "book")
samples = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "sample")
follow_ups = os.path.join(samples, "follow-ups.csv")
bad = os.path.join(folder, "<bad> & ugly.csv")
near = os.path.join(folder, "near.csv")
levels = os.path.join(folder, "levels.csv")
more_levels = os.path.join(folder, "more-levels.csv")
products = os.path.join(folder, "products.csv")
contracts = os.path.join(folder, "contracts.csv")
calls = os.path.join(folder, "calls.csv")
requirements = os.path.join(folder, "requirements.csv")
office = os.path.join(folder, "office.xlsx")
weather = os.path.join(folder, "weather.csv")
unclosed = os.path.join(folder, "unclosed.csv")
archive = os.path.join(folder, "archive.json")
big = os.path.join(folder, "big.csv")
big_archive = os.path.join(folder, "big.json")
N_BIG = 16000
with open(bad, "w", encoding="utf-8") as out:
    out.write("客户编号,客户名称,联系人,喜好\n001,另一家公司,张三,茶\n,,李四,\n"
              "901,<b>新客户</b> & Co,*王总(总经理),咖啡\n")
with open(weather, "w", encoding="utf-8") as out:
    out.write("客户编号,客户名称,跟进日期,跟进方式,跟进内容,天气\n920,多云公司,2026-03-01,电话,问候,<小雨>\n")
with open(unclosed, "w", encoding="utf-8") as out:
    out.write("客户编号,客户名称\n910,甲\n911,\"乙\n912,丙\n")
with open(near, "w", encoding="gb18030") as out:
    out.write("客户名称,所属行业,首次接触时间\n科技,机械制造,3/5/2026\n")

with open(products, "w", encoding="utf-8") as out:
    out.write("Product name,Product category,Price\n云服务,软件,15000\n")
with open(calls, "w", encoding="utf-8") as out:
    out.write("Customer,Due,Method,Content\n" +
              "".join(f"科技有限公司,2127-03-0{day} 10:00,电话,第{day}次\n" for day in (3, 4, 5)))
with open(requirements, "w", encoding="utf-8") as out:
    out.write("Requirement in short,Description of the requirement\n8D,8D reports\n")
subprocess.run([sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "exchange",
                                             "make-workbooks.py"), folder], check=True)
with open(contracts, "w", encoding="utf-8") as out:
    out.write("Contract number,Customer,Contract date,Amount\nHT-9,科技有限公司,2026-03-01,1000\n")
for path, customer, phone in ((levels, "映射公司", "010-555"), (more_levels, "又一家映射", "010-777")):
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"客户名称,级,电话\n{customer},A,{phone}\n")

with open(big, "w", encoding="utf-8") as out:
    out.write("客户编号,客户名称,联系人,跟进日期,跟进方式,跟进内容\n")
    for i in range(N_BIG):
        out.write(f"{10000 + i},大客户{i}公司,王{i}(经理),2026-03-01,电话,第{i}次问候并确认报价\n")
subprocess.run([cli, "--data", os.path.join(folder, "big"), "import", big], check=True, stdout=subprocess.DEVNULL)
subprocess.run([cli, "--data", os.path.join(folder, "big"), "export", big_archive], check=True,
               stdout=subprocess.DEVNULL)

app = App([program, "--data", book], "io.github.rapport_app.Rapport")


def asked(sql):
    """all rows of a question to the book's file"""
    connection = sqlite3.connect(f"file:{book}/rapport.db?mode=ro", uri=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def becomes(sql, *rows):
    wait(lambda: asked(sql) == list(rows), 10, f"{sql} to give {rows}, not {asked(sql)}")


def shot(name):
    if shots:
        app.shot(os.path.join(shots, name + ".png"))


def says(part, within=None, prune=("list",)):
    return app.find("label", lambda text: part in text, within=within, prune=prune)


def titled(name):
    """whether a window is so called"""
    return bool(on_screen(name))


def closed(name):
    wait(lambda: not titled(name), 10, f"{name} to close")


def dialog(path):
    name = os.path.basename(path)
    wait(lambda: titled(name), 10, f"the dialog about {name}")
    return wait(lambda: next((a for a in app.kids(app.root) if a.get_name() == f"Import “{name}”"), None),
                5, f"the dialog about {name}")


def button(name, within=None):
    """later releases tell it without the sign before the mnemonic"""
    return app.find("push button", lambda label: name in label.replace("_", ""), within=within)


def open_file(path):
    """what `rapport FILE` does while another runs"""
    subprocess.run([program, "--data", book, path], check=True)


def tell_who():
    wait(lambda: titled("Who Are You"), 10, "the question")
    app.key("ctrl+a")
    app.type("Ann")
    app.key("Return")
    closed("Who Are You")


def a_file_is_chosen_and_imported():
    tell_who()

    def is_empty():
        # the window takes keys again a moment after the question has gone
        app.key("alt+2")
        return app.all("label", "There are no customers yet.", prune=())

    wait(is_empty, 20, "the empty list", 0.3)
    shot("no-customers")
    app.click(app.find("push button", lambda label: "Import a List…" in label, prune=()))
    # GTK's own dialog is not looked into: some of what it shows has no place on the bus
    wait(lambda: titled("^Import$"), 10, "the file chooser")
    app.key("ctrl+l")
    app.type(os.path.join(samples, "customers.csv"))
    # GTK 4.18 adds what it takes for the rest of a folder's name
    app.key("shift+End", "Delete", "Return")
    shown = dialog("customers.csv")
    says("1 new, 0 changed, 0 same, 0 rejected", shown)
    says("Read as customer registration: UTF-8 text, divided by commas, with its column names in row 2.",
         shown)
    shot("import-customers")
    assert not asked("SELECT name FROM customer")
    app.key("Return")
    becomes("SELECT name FROM customer", ("科技有限公司",))
    closed("customers.csv")
    says("“customers.csv” imported")
    shot("imported")


def follow_ups_are_imported_as_typed():
    open_file(follow_ups)
    shown = dialog(follow_ups)
    says("Read as follow-up records", shown)
    shot("import-follow-ups")
    app.key("ctrl+Return")
    becomes("SELECT number, name FROM customer ORDER BY number",
            ("001", "科技有限公司"), ("002", "YY实业集团"), ("003", "ZZ小微企业"))
    becomes("SELECT count(*) FROM record", (3,))
    closed(os.path.basename(follow_ups))
    listed = app.find("list", "Customers", prune=())
    wait(lambda: any("YY实业集团" in a.get_name() and "*经理(采购部)" in a.get_name()
                     for a in app.walk(listed)), 5, "the customer in the list")
    shot("follow-ups-imported")


def the_same_again_changes_nothing():
    open_file(follow_ups)
    shown = dialog(follow_ups)
    says("0 new, 0 changed, 3 same, 0 rejected", shown)
    says("nothing to import", shown)
    assert not app.has(button("Import", shown), "SENSITIVE")
    app.key("Escape")
    closed(os.path.basename(follow_ups))


def with_rejects_nothing_is_written_unseen():
    open_file(bad)
    shown = dialog(bad)
    says("1 new, 0 changed, 0 same, 2 rejected", shown)
    reason = says("The number 001 belongs to the customer “科技有限公司”.", shown, prune=())
    shot("rejects")
    app.point(reason, n=2)
    wait(lambda: titled("Row 2: 另一家公司"), 10, "the row")
    app.find("list item", lambda text: "茶" in text, prune=())
    shot("row")
    app.key("Escape")
    closed("Row 2: 另一家公司")
    app.key("Delete")
    says("0 rejected, 2 left out", shown)
    app.click(app.find("page tab", "Left Out (2)", within=shown, prune=()))
    app.point(says("You chose not to import this row.", shown, prune=()), button=3)
    app.click(app.find("menu item", lambda told: "Import This Row After All" in told.replace("_", ""), prune=()))
    says("2 rejected; ", shown)
    app.key("ctrl+Return")
    becomes("SELECT count(*) FROM customer", (3,))


def the_good_rows_are_imported():
    app.click(button("Import the Good Rows"))
    becomes("SELECT name FROM customer WHERE number = '901'", ("<b>新客户</b> & Co",))
    becomes("SELECT name, value FROM extra WHERE name = '喜好'", ("喜好", "咖啡"))
    closed(os.path.basename(bad))
    app.find("label", lambda text: text.endswith(": 1 new, 0 changed, 2 left out"))


def jump(number, name):
    app.key("ctrl+k")
    wait(lambda: titled("Jump To"), 10, "the jump dialog")
    app.type(number)
    app.find("label", lambda text: name in text, prune=(),
             within=next(a for a in app.kids(app.root) if a.get_name() == "Jump To"))
    app.key("Return")
    closed("Jump To")


def value_of(name):
    """the field of a further column, which stands below all others"""
    field = app.find("text", name)
    sh("xdotool", "mousemove", "840", "600", "click", "--repeat", "120", "--delay", "5", "5")
    return field


def further_columns_are_edited_and_deleted():
    jump("901", "新客户")
    field = value_of("喜好")
    assert app.text(field) == "咖啡"
    shot("further-columns")
    app.point(field)
    app.key("ctrl+a")
    app.type("tea")
    app.key("Tab")
    becomes("SELECT value FROM extra WHERE name = '喜好'", ("tea",))
    app.click(button("Delete “喜好”"))
    becomes("SELECT count(*) FROM extra", (0,))
    app.gone("text", "喜好")
    app.key("ctrl+z")
    app.find("text", "喜好")
    app.key("ctrl+z")
    becomes("SELECT value FROM extra WHERE name = '喜好'", ("咖啡",))
    wait(lambda: app.text(app.find("text", "喜好")) == "咖啡", 5, "the value to be back")


def further_columns_of_a_record_are_shown_with_it():
    subprocess.run([cli, "--data", book, "import", weather], check=True, stdout=subprocess.DEVNULL)
    jump("920", "多云公司")
    app.point(app.find("page tab", "Timeline"))
    row = app.find("list item", lambda text: "天气: <小雨>" in text, prune=())
    shot("timeline-further-columns")
    app.point(row)
    field = app.find("text", "天气")
    assert app.text(field) == "<小雨>"
    shot("record-further-columns")


def the_import_is_undone():
    app.key("ctrl+z")
    becomes("SELECT count(*) FROM customer", (3,))
    becomes("SELECT count(*) FROM extra WHERE name = '喜好'", (0,))


def an_unclosed_quote_is_told_with_its_row():
    open_file(unclosed)
    says("Row 3, column 2: a quotation mark opens here and is never closed.", dialog(unclosed))
    shot("unclosed")
    app.key("Escape")
    closed("unclosed.csv")
    becomes("SELECT count(*) FROM customer", (4,))


def choose(combo, *keys):
    """opens a choice with the keyboard and takes what the keys lead to"""
    app.point(combo)
    app.key(*keys)


def whoever_resembles_another_is_asked_about():
    open_file(near)
    shown = dialog(near)
    says("1 row has a customer that resembles one that is here already", shown)
    says("0 rejected, 1 to be decided", shown)
    says("“科技” resembles “科技有限公司” (001).", shown, prune=())
    assert not app.has(button("Import", shown), "SENSITIVE")
    app.find("combo box", lambda name: "Encoding" in name, within=shown, prune=())
    says("Automatic (GB18030)", shown, prune=())
    shot("near")
    choose(app.find("combo box", lambda name: "Dates" in name, within=shown, prune=()), "End", "Return")
    says("Month first: “3/5/2026” is 2026-03-05", shown, prune=())
    says("0 rejected, 1 to be decided", shown)
    choose(app.find("combo box", lambda name: "What “科技” is" in name, within=shown, prune=()),
           *["Down"] * 5, "Up", "Return")
    says("0 new, 1 changed, 0 same, 0 rejected", shown)
    app.find("page tab", "Decided (1)", within=shown, prune=())
    shot("near-decided")
    # what was decided is not dropped unasked
    app.key("Escape")
    wait(lambda: titled("Close Without Importing"), 10, "the question")
    app.key("Escape")
    closed("Close Without Importing")
    wait(lambda: app.has(button("Import", shown), "SENSITIVE"), 10, "the import to be ready")
    app.key("ctrl+Return")
    becomes("SELECT former_names, first_contact_day FROM customer WHERE number = '001'", ("科技", 20260305))
    closed("near.csv")
    app.key("ctrl+z")
    becomes("SELECT former_names FROM customer WHERE number = '001'", (None,))


def a_column_is_read_as_what_a_person_says():
    open_file(levels)
    shown = dialog(levels)
    app.point(app.find("page tab", "Columns", within=shown, prune=()))
    says("010-555", shown, prune=())
    combo = app.find("combo box", lambda name: "What the column “级” is" in name, within=shown, prune=())
    shot("columns")
    # among the choices one can search; the tags come last
    choose(combo, "Down", "End", "Return")
    wait(lambda: "Tags" in app.find("combo box", lambda name: "What the column “级” is" in name, within=shown,
                                    prune=()).get_name(), 10, "the column to be the tags")
    shot("columns-chosen")
    app.key("ctrl+Return")
    becomes("SELECT t.name FROM tag t JOIN customer c ON c.id = t.customer WHERE c.name = '映射公司'", ("A",))
    closed("levels.csv")
    open_file(more_levels)
    wait(lambda: app.has(button("Import", dialog(more_levels)), "SENSITIVE"), 10, "the import to be ready")
    app.key("Return")
    becomes("SELECT count(*) FROM tag WHERE name = 'A'", (2,))
    closed("more-levels.csv")
    app.key("ctrl+z")
    becomes("SELECT count(*) FROM customer WHERE name LIKE '%映射%'", (1,))
    app.key("ctrl+z")
    becomes("SELECT count(*) FROM customer WHERE name LIKE '%映射%'", (0,))


def rows_of_other_kinds_are_imported():
    open_file(products)
    shown = dialog(products)
    says("Read as Products", shown)
    shot("products")
    app.key("ctrl+Return")
    becomes("SELECT name FROM product", ("云服务",))
    closed("products.csv")
    app.key("ctrl+z")
    becomes("SELECT count(*) FROM product", (0,))
    open_file(contracts)
    shown = dialog(contracts)
    says("Read as customer registration", shown)
    choice = app.find("combo box", lambda name: "What Each Row Is" in name.replace("_", ""), within=shown, prune=())
    app.point(choice)
    app.type("Contracts")
    app.key("Return")
    says("Read as Contracts", shown)
    shot("contracts")
    app.key("ctrl+Return")
    becomes("SELECT number FROM contract", ("HT-9",))
    closed("contracts.csv")
    app.key("ctrl+z")
    becomes("SELECT count(*) FROM contract", (0,))


def a_sheet_of_a_workbook_is_chosen():
    """the cover is passed over by itself; who chooses it is told why it does not do"""
    open_file(office)
    shown = dialog(office)
    says("sheet “客户”, with its column names in row 3", shown)
    shot("workbook")
    app.point(app.find("combo box", lambda name: "Sheet" in name.replace("_", ""), within=shown, prune=()))
    app.key("Home", "Down", "Return")
    says("No row names the columns", shown)
    says("sheet “客户”, with its column names in row 3", shown)
    app.key("Escape")
    closed("office.xlsx")


def a_list_of_requirements_asks_whose_it_is():
    open_file(requirements)
    shown = dialog(requirements)
    says("Read as Requirements", shown)
    app.point(app.find("text", lambda name: "Customer of All Rows" in name.replace("_", ""), within=shown, prune=()))
    app.type("001")
    app.key("Return")
    says("1 new, 0 changed, 0 same, 0 rejected", shown)
    app.key("ctrl+Return")
    becomes("SELECT name FROM requirement", ("8D",))
    closed("requirements.csv")
    app.key("ctrl+z")
    becomes("SELECT count(*) FROM requirement", (0,))


def rules_are_asked_of_a_table():
    open_file(calls)
    shown = dialog(calls)
    choice = app.find("combo box", lambda name: "What Each Row Is" in name.replace("_", ""), within=shown, prune=())
    app.point(choice)
    app.type("Follow-up plans")
    app.key("Return")
    says("Rules warn of 1 row.", shown)
    shot("rules")
    app.point(app.find("text", lambda name: "Reason in Spite of" in name, within=shown, prune=()))
    app.type("they asked for it")
    app.key("Return")
    says("3 new, 0 changed, 0 same, 0 rejected; 1 marked", shown)
    app.key("ctrl+Return")
    becomes("SELECT rule, reason FROM override", ("FR-7", "they asked for it"))
    closed("calls.csv")
    app.key("ctrl+z")
    becomes("SELECT count(*) FROM override", (0,))


def cancel_on_the_way(shown, sentence):
    """lets the bar move, which it does only while the window answers, and presses Cancel"""
    bar = app.find("progress bar", within=shown)
    # what takes a second would be over while it is looked for
    cancel = button("Cancel", shown)
    seen = set()

    def moved():
        seen.add(bar.get_value())
        return len(seen) > 2

    wait(moved, 30, "the bar to move", 0.02)
    assert max(seen) < 1, seen
    shot("cancel")
    app.click(cancel)
    says(sentence, shown)


def a_big_import_is_cancelled():
    count = asked("SELECT count(*), (SELECT max(id) FROM action) FROM customer")
    open_file(big)
    shown = dialog(big)
    app.find("label", lambda text: f"{N_BIG} new" in text.replace(",", ""), within=shown, timeout=60)
    app.key("ctrl+Return")
    cancel_on_the_way(shown, "The import was cancelled. Nothing was written.")
    assert asked("SELECT count(*), (SELECT max(id) FROM action) FROM customer") == count
    app.key("Escape")
    closed("big.csv")


def an_archive_is_refused_where_there_are_data():
    subprocess.run([cli, "--data", book, "export", archive], check=True, stdout=subprocess.DEVNULL)
    with open(archive, encoding="utf-8") as file:
        assert json.load(file)
    open_file(archive)
    says("There are data already.", dialog(archive))
    app.key("Escape")
    closed("archive.json")


def a_big_restoring_is_cancelled():
    global app, book
    app.proc.terminate()
    app.proc.wait()
    book = os.path.join(folder, "other")
    app = App([program, "--data", book], "io.github.rapport_app.Rapport")
    tell_who()
    open_file(big_archive)
    shown = dialog(big_archive)
    wait(lambda: app.has(button("Restore", shown), "SENSITIVE"), 30, "the archive to be looked at")
    app.key("Return")
    cancel_on_the_way(shown, "The restoring was cancelled. Nothing was written.")
    assert asked("SELECT count(*) FROM customer") == [(0,)]
    app.key("Escape")
    closed("big.json")


def an_archive_is_restored_after_the_first_start():
    with open(archive, encoding="utf-8") as file:
        before = [(c["number"], c["name"]) for c in json.load(file)["customer"]]
    assert len(before) == 4
    open_file(archive)
    shown = dialog(archive)
    wait(lambda: app.has(button("Restore", shown), "SENSITIVE"), 10, "the archive to be looked at")
    shot("restore")
    app.key("Return")
    becomes("SELECT number, name FROM customer ORDER BY id", *before)
    closed("archive.json")
    listed = app.find("list", "Customers", prune=())
    wait(lambda: any("YY实业集团" in a.get_name() for a in app.walk(listed)), 5, "the customer in the list")
    becomes("SELECT m.name FROM device d JOIN member m ON m.id = d.member", ("Ann",))


tap.run("/ui/import", a_file_is_chosen_and_imported, follow_ups_are_imported_as_typed,
        the_same_again_changes_nothing, with_rejects_nothing_is_written_unseen,
        the_good_rows_are_imported, further_columns_are_edited_and_deleted,
        the_import_is_undone, further_columns_of_a_record_are_shown_with_it, an_unclosed_quote_is_told_with_its_row,
        whoever_resembles_another_is_asked_about, a_column_is_read_as_what_a_person_says,
        rows_of_other_kinds_are_imported, a_sheet_of_a_workbook_is_chosen, a_list_of_requirements_asks_whose_it_is,
        rules_are_asked_of_a_table, a_big_import_is_cancelled, an_archive_is_refused_where_there_are_data, a_big_restoring_is_cancelled,
        an_archive_is_restored_after_the_first_start)
