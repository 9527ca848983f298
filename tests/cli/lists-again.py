# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes each list that can be imported to tables with all its columns, and imports them into the same book, in English
and in Chinese and from one language into the other: nothing is new, nothing changes. The others are refused.
Arguments: the folder of the translations; and one-way, to write all in Chinese only."""
import json
import os
import re
import subprocess
import sys
import tempfile

CLI, WORDS = os.environ["RAPPORT_CLI"], sys.argv[1]
# those whose rows are read as customers, and others
CUSTOMERS = ["customers", "records"]
LISTS = CUSTOMERS + ["plans", "tickets", "contracts", "requirements", "opportunities", "milestones", "meetings",
                     "activities", "products", "articles", "action-items", "feedback", "care-dates"]
# by days, of which groups are months
GROUPS = {"customers": "next", "records": "started", "contracts": "date", "requirements": "noted"}
# what is said of those that the program only writes
REFUSED = re.compile("Such a list cannot be imported|这种列表不能导入")
# what follows from other things, and is not read
WORKED_OUT = {"Missing", "缺少内容", "Written down late", "迟录时间", "Group in the list", "列表分组"}
# things that a table may not tell whole: of one member's customer, of several lines, of nothing typed that stands there
HARD = {
    None: "客户编号,客户名称,负责人,年合作金额,客户类型,最近跟进时间,跟进方式,跟进内容概要,联系人,下次跟进计划时间\n"
          "H1,甲公司,王芳,1200.50,,2026-03-10 15:20,电话,\"第一行\n第二行\",张伟(总监),\n"
          "H2,乙公司,,,老客户,2026-03-11,微信,一行,李四,\n"
          "H3,丙公司,,,,2026-03-12,,,赵六,\n",
    "plan": "客户编号,Due,Method,Content\nH1,2126-12-24 09:30,电话,\"问候\n报价\"\nH1,2126-12-25,,\n",
    "contract": "Contract number,客户编号,Subject of the contract,Contract date,Amount\nHT-H1,H1,年度服务,2026-03-01,12000\n",
    "requirement": "客户编号,Requirement in short,Description of the requirement,Noted on\nH1,,\"只有描述\n两行\",2026-03-01\n",
    "ticket": "Ticket number,客户编号,问题内容,Received,Complaint\nT-H1,H1,\"停机\n三次\",2026-03-02 10:15,yes\n",
}



def run(environment, *command):
    made = subprocess.run([CLI, "--data", book, *command], env=environment, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    assert made.returncode == 0 or "--dry-run" in command, (command, made.stdout)
    return made.stdout


def fill(environment):
    """sample data and what is hard"""
    run(environment, "sample")
    for kind, table in HARD.items():
        path = os.path.join(folder, "hard.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(table)
        run(environment, "import", *([f"--kind={kind}"] if kind else []), path)


def check(writer, name, ending, reader, *group):
    """one list to one kind of file and back, maybe by a program that speaks another language; returns what is wrong"""
    path = os.path.join(folder, f"{name}.{ending}")
    run(writer, "list", name, "--all", "--output", path, *group)
    told, = json.loads(run(reader, "--json", "import", "--dry-run", path))
    wrong = [f"{count} {told[count]}" for count in ("new", "changed", "rejected", "undecided") if told[count]]
    wrong += [f"row {row['row']}: {row['changes']} {row['problems']}" for row in told["rows"] if row["result"] != "same"]
    if told["same"] == 0:
        wrong.append("no rows")
    if name in CUSTOMERS:
        wrong += [f"“{column['title']}” is {column['is']}" for column in told["columns"]
                  if (column["is"] == "left-out") != (column["title"] in WORKED_OUT) or column["is"] == "extra"]
    return [f"{name}.{ending}: {fault}" for fault in wrong]


def refuse(environment, name):
    """what is only written is said to be no table of customers"""
    path = os.path.join(folder, f"{name}.csv")
    run(environment, "list", name, "--all", "--output", path)
    told = run(environment, "import", "--dry-run", path)
    return [] if REFUSED.search(told) else [f"{name} is not refused: {told}"]


def names():
    return set(re.search(r" list ([a-z|-]+)", run(os.environ, "list", "--help")).group(1).split("|"))


def chinese():
    return dict(os.environ, RAPPORT_LOCALEDIR=WORDS, LOCPATH=os.environ["RAPPORT_TEST_LOCALES"],
                LC_ALL="zh_CN.UTF-8", LANGUAGE="zh_CN")


with tempfile.TemporaryDirectory() as folder:
    book = os.path.join(folder, "book")
    spoken = (chinese(), os.environ)
    ways = (spoken,) if "one-way" in sys.argv[2:] else (spoken, spoken[::-1])
    fill(os.environ)
    faults = [fault for writer, other in ways for name in LISTS
              for ending, reader in (("csv", other), ("xlsx", writer), ("ods", writer))
              for fault in check(writer, name, ending, reader)]
    # the column that tells the group of each row says nothing of what is in it
    faults += [fault for writer, _ in ways for name, group in GROUPS.items()
               for fault in check(writer, name, "xlsx", writer, "--group", group)]
    faults += [fault for environment, _ in ways for name in sorted(names() - set(LISTS))
               for fault in refuse(environment, name)]
    print("\n".join(faults))
    sys.exit(1 if faults else 0)
