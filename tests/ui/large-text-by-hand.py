# SPDX-License-Identifier: GPL-3.0-or-later
"""Sees that all of the program fits on a small screen with text of twice the size, in both languages."""
import os
import re
import subprocess
import sys
import tempfile

import tap
from gtkdrive import App, chinese, on_screen, sh, wait

program, cli, words = sys.argv[1:4]
WIDTH, HEIGHT = 1366, 768
folder = tempfile.mkdtemp()
book = os.path.join(folder, "book")
subprocess.run([cli, "--data", book, "sample"], check=True, stdout=subprocess.DEVNULL)
# what a desktop says when a person asks for twice the size
sh("xprop", "-root", "-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER", "Xft.dpi:\t192\n")


def find_window(title):
    found = on_screen(f"^{title}$")
    return found[-1] if found else None


def assert_fits(title):
    number = wait(lambda: find_window(title), 10, title)
    told = sh("xwininfo", "-id", number)
    x, y, width, height = (int(re.search(f"{name}: +(-?[0-9]+)", told).group(1)) for name in
                           ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height"))
    # a window's shadow may reach over the edge
    assert width <= WIDTH and height <= HEIGHT, (title, x, y, width, height)


def scaled(app):
    """text is as large as asked for: a title of a page in the sidebar"""
    label = app.find("label", lambda name: name in ("Customers", "客户"))
    return app.box(label)[3] >= 28


def use(environment, titles):
    app = App([program, "--data", book], "io.github.rapport_app.Rapport", env=environment)
    app.window(None)
    app.key("alt+2")
    assert scaled(app)
    for page in ("alt+1", "alt+3", "alt+4", "alt+2"):
        app.key(page)
        assert_fits(titles[0])
    # the row of one customer, with its detail beside the list
    app.key("ctrl+f")
    app.type("hr")
    app.find("label", lambda name: name in ("2 customers found", "找到 2 位客户"))
    app.key("Return")
    app.find("label", "苏州恒锐精密机械有限公司")
    assert_fits(titles[0])
    for key, title in zip(("ctrl+n", "ctrl+l", "ctrl+t", "ctrl+p", "ctrl+comma"), titles[1:]):
        app.key(key)
        assert_fits(title)
        app.key("Escape")
        wait(lambda title=title: not find_window(title), 10, f"{title} to close")
    app.key("ctrl+q")
    assert app.proc.wait(10) == 0


def all_fits_in_english():
    use({}, ("Rapport", "New Customer", "Log Follow-up", "New Ticket", "Print Form", "Preferences"))


def all_fits_in_chinese():
    use(chinese(words), ("Rapport", "新建客户", "记录跟进", "新建工单", "打印表格", "首选项"))


tap.run("/ui/large-text", all_fits_in_english, all_fits_in_chinese)
