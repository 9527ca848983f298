# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports 100,000 customers, and the same file again, and holds that against a floor: sqlite3's own .import into a
bare table, followed by the indexes that the book has on what the file holds, each of them once, and by the search index
with the same texts. What the bare table has no row for is not in the floor: uids, histories and the log. Fails when a
limit is missed."""
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

cli, tokenizer = sys.argv[1:3]
N = 100_000
# in turn, and the quickest of each counts: others may use the processor meanwhile
RUNS = 2
MOST_TIMES = 3
MOST_LOCKED = 8
MOST_MB = 192

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
CITIES = ["北京", "上海", "杭州", "宁波", "成都", "南京"]
WORDS = ["明远", "海天", "广博", "通达", "华科", "瑞丰", "恒信", "金石"]
INITIALS = str.maketrans("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨北京上海杭州宁波成都南明远天广博通达华科瑞丰恒信金石有限公司",
                         "zqslzwzwfccwjshybjshhznbcdnmytgbtdhkrfhxjsyxgs")
FLOOR = """
.load {tokenizer}
PRAGMA journal_mode = WAL;
PRAGMA cache_size = -8192;
.mode csv
CREATE TABLE bare (number TEXT, name TEXT, contact TEXT, phone TEXT, email TEXT, grade TEXT, status TEXT,
                   industry TEXT, address TEXT, owner TEXT, note TEXT, initials TEXT);
.import --skip 1 {table} bare
ALTER TABLE bare ADD COLUMN last INTEGER;
ALTER TABLE bare ADD COLUMN next INTEGER;
CREATE INDEX customer_number ON bare (number);
CREATE INDEX customer_name ON bare (name);
CREATE INDEX customer_owner ON bare (owner);
CREATE INDEX contact_customer ON bare (number);
CREATE INDEX name_fold ON bare (number, name);
CREATE INDEX name_fold_name ON bare (name, number);
CREATE INDEX phone_key ON bare (phone);
CREATE INDEX phone_key_customer ON bare (number, phone);
CREATE INDEX row_number ON bare (number, grade, owner);
CREATE INDEX row_name ON bare (name, grade, owner);
CREATE INDEX row_grade ON bare (grade, name, owner);
CREATE INDEX row_status ON bare (status, name, grade, owner);
CREATE INDEX row_owner ON bare (owner, name, grade);
CREATE INDEX row_last ON bare (last, grade, owner);
CREATE INDEX row_next ON bare (next, grade, owner);
CREATE VIRTUAL TABLE found USING fts5 (name, contacts, phones, notes, tags, initials, columnsize = 0,
                                       tokenize = 'rapport');
INSERT INTO found (rowid, name, contacts, phones, notes, tags, initials)
  SELECT rowid, name, substr(contact, 1, 2) || ' ' || substr(contact, 4, 3) || ' ' || contact,
         number || ' ' || phone || ' ' || email, status || ' ' || industry || ' ' || address || ' ' || note, '',
         initials FROM bare;
"""


def write_tables(path, with_initials):
    """the table, and once more for the floor, which cannot tell the initials by which the book finds names"""
    with open(path, "w", encoding="utf-8") as out, open(with_initials, "w", encoding="utf-8") as more:
        titles = "客户编号,客户名称,联系人,电话,邮箱,客户分级,当前状态,所属行业,地址,负责人,备注"
        print(titles, file=out)
        print(titles + ",首字母", file=more)
        for i in range(N):
            name = f"{CITIES[i % 6]}{WORDS[i % 8]}{WORDS[i // 8 % 8]}{i}有限公司"
            contact = f"{SURNAMES[i % 16]}{WORDS[i // 3 % 8][0]}"
            row = (f"{i + 1:06},{name},{contact}(采购部),138{i * 7919 % 10**8:08},u{i}@example.com,"
                   f"{'ABC'[i % 3]},高意向,软件,{CITIES[i // 5 % 6]}市中山路{i}号,王芳,备注 {i} 第一批")
            print(row, file=out)
            print(f"{row},{name.translate(INITIALS)} {contact.translate(INITIALS)}", file=more)


def spent():
    use = resource.getrusage(resource.RUSAGE_CHILDREN)
    return use.ru_utime + use.ru_stime


def run(argv, text=None):
    """how many seconds of the processor it took"""
    before = spent()
    subprocess.run(argv, input=text, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)
    return spent() - before


class Knocking(threading.Thread):
    """asks for the book's lock again and again, and knows how long it had to wait at most"""

    def __init__(self, path):
        super().__init__(daemon=True)
        self.path, self.longest, self.over = path, 0.0, False
        self.start()

    def run(self):
        while not self.over:
            if os.path.exists(self.path):
                began = time.monotonic()
                try:
                    connection = sqlite3.connect(self.path, timeout=600, isolation_level=None)
                    connection.execute("BEGIN IMMEDIATE")
                    connection.execute("ROLLBACK")
                    connection.close()
                except sqlite3.OperationalError:
                    pass
                self.longest = max(self.longest, time.monotonic() - began)
            time.sleep(0.05)


def tell(name, value, most, unit):
    missed = value > most
    print(f"{name}: {value:.1f} {unit}, at most {most}{'   MISSED' if missed else ''}", flush=True)
    return missed


def main():
    if shutil.which("sqlite3") is None:
        print("no sqlite3 to compare with")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        table = os.path.join(folder, "customers.csv")
        more = os.path.join(folder, "more.csv")
        write_tables(table, more)
        floors, imports = [], []
        knocking = Knocking(os.path.join(folder, "book0", "rapport.db"))
        for i in range(RUNS):
            book = os.path.join(folder, f"book{i}")
            floors.append(run(["sqlite3", os.path.join(folder, f"floor{i}.db")],
                              FLOOR.format(tokenizer=tokenizer, table=more)))
            imports.append(run([cli, "--data", book, "import", "--near", "new", table]))
        knocking.over = True
        floor, first = min(floors), min(imports)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        again = run([cli, "--data", book, "import", "--near", "new", table])
    print(f"floor {floor:.1f} s, import {first:.1f} s, the same again {again:.1f} s of the processor")
    return 1 if sum([tell("import", first / floor, MOST_TIMES, "times the floor"),
                     tell("the same again", again / floor, MOST_TIMES, "times the floor"),
                     tell("lock held", knocking.longest, MOST_LOCKED, "s"),
                     tell("memory", memory, MOST_MB, "MB")]) > 0 else 0


sys.exit(main())
