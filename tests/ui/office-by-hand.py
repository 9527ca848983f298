# SPDX-License-Identifier: GPL-3.0-or-later
"""A team lead brings three office files, works a day, gives a colleague a workbook that comes back changed, and takes one
customer back to yesterday: through the window, in Chinese."""
import contextlib
import datetime
import glob
import hashlib
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

app = App([program, "--data", book], "io.github.rapport_app.Rapport.Folder"
          + hashlib.sha256(os.path.realpath(book).encode()).hexdigest()[:12], env=chinese(words))


def asked(sql, path=os.path.join(book, "rapport.db")):
    """all rows of a question to a book's file"""
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()


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


def take(path, counts):
    """imports a file, of which the window says these counts before"""
    name = os.path.basename(path)
    subprocess.run([program, "--data", book, path], check=True)
    window = held(name)
    says(counts, window)
    shot(name)
    wait(lambda: any("导入(I)" in a.get_name().replace("_", "") and app.has(a, "SENSITIVE")
                     for a in app.all("push button", within=window)), 60, "the import to be ready")
    app.key("ctrl+Return")
    closed(name)


def three_office_files_are_brought():
    held("您是谁")
    app.key("ctrl+a")
    app.type("Li")
    app.key("Return")
    closed("您是谁")
    # the row of totals is no customer
    take(office, "新增 3，更新 0，不变 0，无法导入 0，不导入 1")
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
    held("Rapport")
    app.key("alt+2")
    says("3 位客户")
    app.point(app.find("push button", "排序、列与表格编辑"))
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
    take(returned, "新增 0，更新 1，不变 2，无法导入 0")
    becomes("SELECT number, status FROM customer WHERE number < '009' ORDER BY number", ("007", "高意向"), ("008", "稳定合作"))
    app.key("ctrl+z")
    becomes("SELECT status FROM customer WHERE number = '008'", ("低活跃",))


BELONGINGS = {"customer": "id", "contact": "customer", "plan": "customer", "record": "customer", "ticket": "customer",
              "tag": "customer"}


def kept(whose, path=os.path.join(book, "rapport.db")):
    """the rows of the customers whose number is so, with all that belongs to them, by table and uid"""
    return {(table, row[0]): row for table, field in BELONGINGS.items()
            for row in asked(f"SELECT uid, t.* FROM {table} t JOIN (SELECT id AS whose FROM customer WHERE"
                             f" ifnull(number, '') {whose}) ON whose = t.{field}", path)}


def by_hand(rows):
    """without the plans that follow from the follow-ups, of which today's stay"""
    return {key: row for key, row in rows.items() if "cadence" not in row}


def button(words, within):
    return app.find("push button", lambda name: words in name.replace("_", ""), within=within, timeout=60)


def preferences_show_backups():
    held("Rapport")
    app.action("preferences")
    window = held("首选项")
    app.find("label", "备份", window, timeout=60, prune=())
    # parts of a page may be called so, too
    app.point(min(app.all("label", "备份", window, prune=()), key=lambda label: app.box(label)[1]))
    button("立即备份", window)
    return window


def close_preferences():
    held("首选项")
    app.key("Escape")
    closed("首选项")
    held("Rapport")


def its_evening_is_backed_up():
    window = preferences_show_backups()
    app.click(button("立即备份", window))
    says("备份已完成，经检查完整。", window)
    close_preferences()
    made, = glob.glob(os.path.join(book, "backups", "rapport-*-hand*.db"))
    # a night passes
    today = os.path.basename(made).split("-")[1]
    day = datetime.datetime.strptime(today, "%Y%m%d") - datetime.timedelta(days=1)
    os.rename(made, made.replace(today, day.strftime("%Y%m%d")))


def types_into(name, text, window):
    """types into the field that has the keyboard, and waits until all of it is there"""
    field = wait(lambda: next((a for a in app.walk(window) if app.has(a, "FOCUSED") and name in a.get_name()), None), 60,
                 f"{name} to have the keyboard")
    for patience in (5, 20, 60):
        app.type(text)
        try:
            wait(lambda: app.text(field) == text, patience, f"{name} to be typed")
            return
        except AssertionError:
            # a sign of another keyboard may be lost on a busy machine
            app.key("ctrl+a")
    raise AssertionError(f"{name}: {app.text(field)}")


def a_follow_up_is_logged():
    held("Rapport")
    # with the customer on whose row one stands
    app.key("Up", "ctrl+l")
    window = held("记录跟进")
    says("苏州远山精密", window)
    types_into("跟进方式", "wechat", window)
    app.key("Tab", "Tab")
    types_into("跟进内容概要", "发去样品清单", window)
    app.key("ctrl+Return")
    becomes("SELECT c.number, r.method FROM record r JOIN customer c ON c.id = r.customer WHERE r.summary = '发去样品清单'",
            ("008", "wechat"))
    closed("记录跟进")


def a_ticket_is_received_and_worked():
    held("Rapport")
    app.key("alt+4", "ctrl+t")
    window = held("新建工单")
    app.type("008")
    says("苏州远山精密", window)
    app.key("Return")
    app.focus(app.find("text", lambda name: "问题描述" in name, window, timeout=60))
    types_into("问题描述", "样品划伤", window)
    app.key("ctrl+Return")
    becomes("SELECT c.number, t.status FROM ticket t JOIN customer c ON c.id = t.customer WHERE t.description = '样品划伤'",
            ("008", "new"))
    closed("新建工单")
    held("Rapport")
    for key, kind in (("alt+k", "acknowledged"), ("alt+r", "responded")):
        app.key(key)
        becomes("SELECT kind FROM ticket_event ORDER BY id DESC LIMIT 1", (kind,))
    shot("ticket")


def yesterday_comes_back_for_one_customer():
    yesterday, = glob.glob(os.path.join(book, "backups", "rapport-*-hand*.db"))
    before, then = kept("= '008'"), kept("= '008'", yesterday)
    others = kept("<> '008'")
    assert not by_hand(then).items() <= before.items(), "nothing was changed"
    window = preferences_show_backups()
    app.point(app.find("label", lambda name: "手动" in name, window, timeout=60, prune=()))
    app.click(button("恢复一位客户", window))
    dialog = held("恢复一位客户")
    app.type("008")
    app.key("Return")
    wait(lambda: app.has(button("恢复", dialog), "SENSITIVE"), 60, "what is brought back to be known")
    shot("restore-one")
    app.key("alt+b")
    closed("恢复一位客户")
    shot("restored-one")
    close_preferences()
    wait(lambda: by_hand(then).items() <= kept("= '008'").items(), 60, "the customer of yesterday")
    # what was added since stays
    assert {key for key in before if key[0] in ("record", "ticket")} <= kept("= '008'").keys()
    assert kept("<> '008'") == others
    app.key("ctrl+z")
    wait(lambda: kept("= '008'") == before, 60, "the customer of today again")
    assert kept("<> '008'") == others


tap.run("/ui/office", three_office_files_are_brought, its_evening_is_backed_up, a_day_is_worked_in_the_table,
        a_follow_up_is_logged, a_ticket_is_received_and_worked, a_colleague_gets_a_workbook, it_comes_back_changed,
        yesterday_comes_back_for_one_customer)
