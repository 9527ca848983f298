# SPDX-License-Identifier: GPL-3.0-or-later
"""Sees the program and its printed table in Chinese, as a Chinese colleague does."""
import os
import re
import subprocess
import sys
import tempfile

import tap
from gtkdrive import App, chinese

program, cli, words = sys.argv[1:4]
folder = tempfile.mkdtemp()
book = os.path.join(folder, "book")
subprocess.run([cli, "--data", book, "sample"], check=True, stdout=subprocess.DEVNULL)

app = App([program, "--data", book], "io.github.rapport_app.Rapport", env=chinese(words))
window = app.window()

COLUMNS = ("客户编号", "客户名称", "联系人(姓名/职位)", "客户分级", "当前状态", "最近跟进时间", "跟进方式",
           "跟进内容概要", "客户反馈/需求", "下一步行动", "负责人", "下次跟进计划时间")
# an English word, but not what the sample's people, the program and the keys are called
ENGLISH = re.compile(r"\b(the|of|and|Customer|Ticket|Follow-up|Save|Cancel|Add|Owner|Grade|None)\b")


def shows(*texts):
    for text in texts:
        app.find(None, lambda name, text=text: text in name)


def today_is_told_in_chinese():
    shows("已逾期", "未来 7 天")


def each_page_has_its_chinese_title():
    for number, title in enumerate(("今日", "客户", "跟进", "工单"), 1):
        app.key(f"alt+{number}")
        app.find("label", title)  # the header's: what is in the sidebar's list is not looked at


def the_columns_of_a_list_are_chinese():
    app.key("alt+2")
    shows("编号", "客户", "联系人", "分级", "状态", "全部阶段")


def a_dialog_is_chinese():
    app.key("ctrl+n")
    dialog = app.find(None, "新建客户")
    shows("客户名称", "客户编号", "负责人", "客户分级", "第一联系人")
    english = [a.get_name() for a in app.walk(dialog)
               if a.get_role_name() in ("label", "push button") and ENGLISH.search(a.get_name())]
    assert not english, english
    app.key("Escape")
    app.gone("dialog", "新建客户")


def the_printed_table_is_chinese():
    file = os.path.join(book, "f1.pdf")
    subprocess.run([cli, "--data", book, "print", "f1", "--output", file, "--lang", "zh_CN"],
                   check=True, env=dict(os.environ, RAPPORT_LOCALEDIR=words))
    text = subprocess.run(["pdftotext", "-raw", file, "-"], check=True, stdout=subprocess.PIPE)
    text = re.sub(r"\s", "", text.stdout.decode())
    assert "客户关系维护跟进记录表" in text
    assert re.search("第1页，共[0-9]+页", text), text[-200:]
    assert "".join(COLUMNS) in text, text[:400]


tap.run("/ui/chinese", today_is_told_in_chinese, each_page_has_its_chinese_title,
        the_columns_of_a_list_are_chinese, a_dialog_is_chinese, the_printed_table_is_chinese)
