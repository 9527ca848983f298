# SPDX-License-Identifier: GPL-3.0-or-later
"""A team lead brings three office files, works a day in the tables, and gives a colleague a workbook that comes back
changed: through the window, in Chinese."""
import os
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

import tap
from gtkdrive import App, chinese, sh, wait

program, cli, words = sys.argv[1:4]
shots = os.environ.get("RAPPORT_SHOTS")
folder = tempfile.mkdtemp()
book = os.path.join(folder, "book")
office = os.path.join(folder, "office.xlsx")
cards = os.path.join(folder, "contacts.vcf")
calendar = os.path.join(folder, "calendar.ics")
given = os.path.join(folder, "given.xlsx")
returned = os.path.join(folder, "returned.xlsx")
subprocess.run([sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "exchange",
                                             "make-workbooks.py"), folder], check=True)
with open(cards, "w", encoding="utf-8") as out:
    out.write("BEGIN:VCARD\nVERSION:3.0\nN:王;芳;;;\nFN:王芳\nORG:苏州远山精密\nTEL;type=CELL:13900139000\nEND:VCARD\n"
              "BEGIN:VCARD\nVERSION:3.0\nN:陈;晨;;;\nFN:陈晨\nORG:无锡海港物流\nTEL;type=CELL:13700137000\nEND:VCARD\n")
with open(calendar, "w", encoding="utf-8") as out:
    out.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Calendar//EN\r\n"
              "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:拜访苏州远山精密\r\nDTSTART:21261224T090000\r\nEND:VEVENT\r\n"
              "BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:无锡海港物流 报价\r\nDTSTART:21261225T100000\r\nEND:VEVENT\r\n"
              "END:VCALENDAR\r\n")

app = App([program, "--data", book], "io.github.rapport_app.Rapport", env=chinese(words, folder))


def asked(sql):
    """all rows of a question to the book's file"""
    connection = sqlite3.connect(f"file:{book}/rapport.db?mode=ro", uri=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def becomes(sql, *rows):
    wait(lambda: asked(sql) == list(rows), 60, f"{sql} to give {rows}, not {asked(sql)}")


def shot(name):
    if shots:
        app.shot(os.path.join(shots, name + ".png"))


def shown(name):
    """the window that is called so, if there is one"""
    return next((a for a in app.kids(app.root) if name in a.get_name()), None)


def closed(name):
    wait(lambda: not shown(name), 60, f"{name} to close")


def says(part, within=None):
    return app.find("label", lambda text: part in text, within=within, prune=(), timeout=60)


def held(name):
    """the window that is called so, once it has the keyboard"""
    return wait(lambda: next((a for a in [shown(name)] if a and (app.has(a, "ACTIVE") or any(
        app.has(part, "FOCUSED") for part in app.walk(a)))), None), 60,
                f"{name} to have the keyboard")


def take(path, counts, way="导入(I)", key="ctrl+Return"):
    """imports a file, of which the window says these counts before, all of it or its good rows"""
    name = os.path.basename(path)
    subprocess.run([program, "--data", book, path], check=True)
    window = held(name)
    says(counts, window)
    shot(name)
    wait(lambda: any(way in a.get_name().replace("_", "") and app.has(a, "SENSITIVE")
                     for a in app.all("push button", within=window)), 60, "the import to be ready")
    app.key(key)
    closed(name)


def three_office_files_are_brought():
    held("您是谁")
    app.key("ctrl+a")
    app.type("Li")
    app.key("Return")
    closed("您是谁")
    # the row of totals is no customer
    take(office, "新增 2，更新 1，不变 0，无法导入 1", "导入无误的行", "alt+g")
    becomes("SELECT number, name, industry, yearly_amount FROM customer ORDER BY id",
            ("007", "南京大润机械有限公司", "机械制造", 123456789), ("008", "苏州远山精密", None, 10))
    becomes("SELECT name FROM contact ORDER BY id", ("张伟",), ("李四",))
    take(cards, "新增 1")
    becomes("SELECT c.name, k.name, k.mobile FROM contact k JOIN customer c ON c.id = k.customer WHERE k.id > 2"
            " ORDER BY k.id", ("苏州远山精密", "王芳", "13900139000"), ("无锡海港物流", "陈晨", "13700137000"))
    take(calendar, "新增 2")
    becomes("SELECT c.name, p.due_day FROM plan p JOIN customer c ON c.id = p.customer WHERE p.due_day > 21000000"
            " ORDER BY p.due_day", ("苏州远山精密", 21261224), ("无锡海港物流", 21261225))


def a_day_is_worked_in_the_table():
    held("Rapport")
    app.key("alt+2")
    says("3 位客户")
    app.key("ctrl+f", "Down", "ctrl+e", "Home", *["Right"] * 6)
    # what is begun is completed, by how it is typed for short
    for number, typed, status in (("007", "gyx", "高意向"), ("008", "dhy", "低活跃")):
        app.key("F2")
        app.type(typed)
        app.key("Return")
        becomes(f"SELECT status FROM customer WHERE number = '{number}'", (status,))
    app.key("Home", "F2", "ctrl+a")
    app.type("007")
    app.key("Return")
    says("编号“007”已被占用")
    shot("refused")
    app.key("Escape")
    becomes("SELECT count(*) FROM customer WHERE number = '007'", (1,))
    app.key("ctrl+z")
    becomes("SELECT status FROM customer WHERE number = '008'", (None,))
    app.key("ctrl+shift+z")
    becomes("SELECT status FROM customer WHERE number = '008'", ("低活跃",))
    shot("table")


def a_colleague_gets_a_workbook():
    app.point(app.find("push button", "排序与列"))
    app.click(app.item("另存为表格"))
    # GTK's own dialog is not looked into
    wait(lambda: "另存为表格" in sh("xdotool", "getactivewindow", "getwindowname"), 60, "the file chooser")
    app.key("ctrl+a")
    app.type(given)
    app.key("Return")
    wait(lambda: zipfile.is_zipfile(given), 20, "the workbook to be written")
    with zipfile.ZipFile(given) as book_given:
        assert "低活跃" in book_given.read("xl/worksheets/sheet1.xml").decode()


def it_comes_back_changed():
    with zipfile.ZipFile(given) as read, zipfile.ZipFile(returned, "w", zipfile.ZIP_DEFLATED) as write:
        for name in read.namelist():
            text = read.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = text.replace("低活跃".encode(), "稳定合作".encode())
            write.writestr(name, text)
    take(returned, "更新 1")
    becomes("SELECT number, status FROM customer WHERE number < '009' ORDER BY number", ("007", "高意向"), ("008", "稳定合作"))
    app.key("ctrl+z")
    becomes("SELECT status FROM customer WHERE number = '008'", ("低活跃",))


tap.run("/ui/office", three_office_files_are_brought, a_day_is_worked_in_the_table, a_colleague_gets_a_workbook,
        it_comes_back_changed)
