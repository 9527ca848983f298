# SPDX-License-Identifier: GPL-3.0-or-later
"""Drops files onto the window, good and bad ones, and lets the disk be full or read-only."""
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

import tap
from gtkdrive import App, on_screen, sh, wait

program, cli, drag_source = sys.argv[1:4]
shots = os.environ.get("RAPPORT_SHOTS")
folder = tempfile.mkdtemp()
book = os.path.join(folder, "book")
HEAD = "客户编号,客户名称"

FILES = {
    "binary.csv": (b"\x00\x01\x02\xff\xfe" * 400, "The file is not text"),
    "broken.csv": (b"Customer number,Customer\n930,Caf\xff M\xffller\n", "Line 2 is neither UTF-8 nor GB18030 text."),
    "unclosed.csv": ((HEAD + "\n910,甲\n911,\"乙\n912,丙\n").encode(),
                     "Row 3, column 2: a quotation mark opens here and is never closed."),
    "empty.csv": (b"", "There is nothing in it"),
}


def write(name, content):
    path = os.path.join(folder, name)
    with open(path, "wb") as out:
        out.write(content)
    return path


def asked(sql):
    """all rows of a question to the book's file"""
    connection = sqlite3.connect(f"file:{book}/rapport.db?mode=ro", uri=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def becomes(sql, *rows):
    wait(lambda: asked(sql) == list(rows), 10, f"{sql} to give {rows}, not {asked(sql)}")


def titled(name):
    """whether a window is so called"""
    return bool(on_screen(name))


def dialog(name):
    wait(lambda: titled(name), 10, f"the dialog about {name}")
    return wait(lambda: next((a for a in app.kids(app.root) if a.get_name() == f"Import “{name}”"), None),
                5, f"the dialog about {name}")


def close(name):
    app.key("Escape")
    wait(lambda: not titled(name), 10, f"{name} to close")


def says(part, within, timeout=20):
    return app.find("label", lambda text: part in text, within=within, prune=("table",), timeout=timeout)


def open_file(path):
    """what `rapport FILE` does while another runs"""
    subprocess.run([program, "--data", book, path], check=True)


def shot(name):
    if shots:
        app.shot(os.path.join(shots, name + ".png"))


def tell_who():
    wait(lambda: titled("Who Are You"), 10, "the question")
    app.key("ctrl+a")
    app.type("Ann")
    app.key("Return")
    wait(lambda: not titled("Who Are You"), 10, "the question to go")


def start(argv):
    global app
    identity = ".Folder" + hashlib.sha256(os.path.realpath(book).encode()).hexdigest()[:12]
    app = App(argv, "io.github.rapport_app.Rapport" + identity)


def stop():
    app.proc.terminate()
    app.proc.wait()


def drop(*paths):
    """drags the files from another program onto the middle of the window"""
    with subprocess.Popen([drag_source, *paths]) as source:
        wait(lambda: titled("Drag From Here"), 10, "the other program")
        window = on_screen("Drag From Here")[0]
        sh("xdotool", "windowmove", "--sync", window, "1240", "300")
        sh("xdotool", "mousemove", "--window", window, "50", "50", "mousedown", "1")
        for x in range(1260, 480, -20):
            sh("xdotool", "mousemove", str(x), "400")
        for _ in range(20):  # the target answers each move
            sh("xdotool", "mousemove_relative", "--", "-1", "0")
            time.sleep(0.02)
        sh("xdotool", "mouseup", "1")
        time.sleep(0.3)
        source.terminate()


def files_are_dropped_onto_the_window():
    start([program, "--data", book])
    tell_who()
    first = write("first.csv", (HEAD + ",负责人\n940,国标公司,*张经理\n").encode("gb18030"))
    second = write("second.csv", (HEAD + "\n941,乙\n").encode())
    drop(first, second)
    shown = dialog("first.csv")
    says("GB18030", shown)
    says("1 new, 0 changed, 0 same, 0 rejected", shown)
    shot("dropped")
    app.key("ctrl+Return")
    shown = dialog("second.csv")
    becomes("SELECT c.name, m.name FROM customer c JOIN member m ON m.id = c.owner", ("国标公司", "*张经理"))
    says("1 new, 0 changed, 0 same, 0 rejected", shown)
    app.key("ctrl+Return")
    becomes("SELECT count(*) FROM customer", (2,))
    wait(lambda: not titled("second.csv"), 10, "the dialog to close")


def what_is_no_table_is_refused_with_its_place():
    for name, (content, sentence) in FILES.items():
        open_file(write(name, content))
        says(sentence, dialog(name))
        close(name)
    becomes("SELECT count(*) FROM customer", (2,))


def bad_rows_are_listed_with_row_column_and_reason():
    path = write("rows.csv", (HEAD + ",最近跟进时间,跟进内容概要\n950,,2026-01-02,x\n"
                              "951,日期公司,2024-02-30,y\n952,好公司,2024-02-29,z\n").encode())
    open_file(path)
    shown = dialog("rows.csv")
    says("1 new, 0 changed, 0 same, 2 rejected", shown)
    for part in ("“Customer name” must be filled in.", "“2024-02-30” is not a day of the calendar."):
        app.find("label", lambda text, part=part: part in text, within=shown, prune=())
    for part in ("2", "3", "客户名称", "最近跟进时间"):
        app.find("label", part, within=shown, prune=())
    shot("bad-rows")
    saved = os.path.join(folder, "rejected.csv")
    app.click(app.find("push button", lambda text: "Rejected Rows" in text, within=shown))
    wait(lambda: titled("Save the Rejected Rows"), 10, "the file chooser")
    app.key("ctrl+a")
    app.type(saved)
    app.key("Return")
    says("The rejected rows were saved.", shown)
    with open(saved, encoding="utf-8-sig") as file:
        text = file.read()
    assert "Reason for the rejection" in text and "“Customer name” must be filled in." in text, text
    close("rows.csv")
    becomes("SELECT count(*) FROM customer", (2,))


def wide_and_large_files_are_imported_and_shown():
    names = [f"列{i}" for i in range(198)]
    wide = HEAD + "," + ",".join(names) + "\n960,宽公司," + ",".join(f"v{i}" for i in range(198)) + "\n"
    large = HEAD + ",备注\n961,大公司," + "长 " * 250000 + "\n"
    for name, text in (("wide.csv", wide), ("large.csv", large)):
        open_file(write(name, text.encode()))
        says("1 new, 0 changed, 0 same, 0 rejected", dialog(name))
        app.key("ctrl+Return")
        wait(lambda: not titled(name), 20, "the dialog to close")
    becomes("SELECT count(*) FROM extra", (198,))
    becomes("SELECT length(notes) FROM customer WHERE number = '961'", (499999,))


def start_with(blocks):
    """as on a disk with so many blocks of 512 bytes: a larger file can't be written"""
    start(["sh", "-c", f'trap "" XFSZ; ulimit -f {blocks}; exec "$@"', "sh", program, "--data", book])
    wait(lambda: titled("Rapport|Today"), 10, "the window")


def a_full_disk_is_told_and_nothing_is_lost():
    stop()
    before = asked("SELECT id, name FROM customer ORDER BY id")
    many = write("many.csv", (HEAD + ",备注\n" + "".join(f"M{i},公司{i},{'说' * 300}\n" for i in range(5000))).encode())
    start_with(8192)
    open_file(many)
    shown = dialog("many.csv")
    says("5000 new", shown)
    app.key("ctrl+Return")
    says("The disk is too full for the backup", shown)
    shot("full")
    close("many.csv")
    assert asked("SELECT id, name FROM customer ORDER BY id") == before
    stop()


def an_undo_on_a_full_disk_is_told_too():
    before = asked("SELECT id, name, length(notes) FROM customer ORDER BY id")
    start_with(2048)
    app.window("Rapport")
    app.key("ctrl+z")
    app.find("label", lambda text: "The disk is full" in text, prune=(), timeout=20)
    assert asked("SELECT id, name, length(notes) FROM customer ORDER BY id") == before
    stop()


def told(sql):
    """as another program does it"""
    connection = sqlite3.connect(f"{book}/rapport.db")
    try:
        with connection:
            connection.execute(sql)
    finally:
        connection.close()


def what_could_not_be_written_is_told_before_it_is_lost():
    # as when the disk is full at just that moment
    told("CREATE INDEX full ON draft (abs(at - at - 9223372036854775807 - 1))")
    start([program, "--data", book])
    wait(lambda: titled("Rapport|Today"), 10, "the window")
    app.window("Rapport")
    app.key("ctrl+n")
    wait(lambda: titled("New Customer"), 10, "the dialog")
    app.type("Half a name")
    app.key("Escape")
    wait(lambda: not titled("New Customer"), 10, "the dialog to close")
    app.key("ctrl+q")
    wait(lambda: titled("Close Rapport"), 10, "the question")
    app.find("label", lambda text: "It is lost when Rapport is closed." in text, prune=())
    shot("unwritten")
    app.key("Return")
    wait(lambda: not titled("Close Rapport"), 10, "the question to go")
    told("DROP INDEX full")
    app.key("ctrl+q")
    assert app.proc.wait(20) == 0
    becomes("SELECT count(*) FROM draft WHERE content LIKE '%Half a name%'", (1,))


def a_read_only_folder_is_shown_and_left_as_it_is():
    database = os.path.join(book, "rapport.db")
    names = sorted(os.listdir(book))
    for name in os.listdir(book):
        os.chmod(os.path.join(book, name), 0o400)
    os.chmod(book, 0o500)
    with open(database, "rb") as file:
        before = file.read()
    # root may write anywhere, unless it gives that up
    drop_rights = (["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all"]
                   if os.getuid() == 0 else [])
    try:
        start([*drop_rights, program, "--data", book])
        app.window("Rapport")
        app.find("label", lambda text: "can only be read here" in text, prune=(), timeout=10)
        shot("read-only")
        stop()
    finally:
        os.chmod(book, 0o700)
    with open(database, "rb") as file:
        assert file.read() == before
    assert sorted(os.listdir(book)) == names


tap.run("/ui/bad-input", files_are_dropped_onto_the_window, what_is_no_table_is_refused_with_its_place,
        bad_rows_are_listed_with_row_column_and_reason, wide_and_large_files_are_imported_and_shown,
        a_full_disk_is_told_and_nothing_is_lost, an_undo_on_a_full_disk_is_told_too,
        what_could_not_be_written_is_told_before_it_is_lost, a_read_only_folder_is_shown_and_left_as_it_is)
