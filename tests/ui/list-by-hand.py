# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the list of list-demo with keyboard, pointer and screen reader, as a person does."""
import sys

import tap
from gtkdrive import App, sh, wait

app = App([sys.argv[1]] + sys.argv[2:], "none")
window = app.window("List")
HEADER_Y, FIRST_Y, ROW = 45, 70, 28


def rows():
    """the names of the rows as a screen reader hears them, from the top"""
    listed = next(a for a in app.walk(window) if a.get_role_name() == "list"
                  and a.get_name() == "Customers")
    names = []
    for i in range(min(3, listed.get_child_count())):
        names += [a.get_name() for a in app.walk(listed.get_child_at_index(i))
                  if a.get_role_name() == "label"]
    return names


def hears(number, part):
    wait(lambda: rows() and part in rows()[number], 5, f"row {number} to say {part!r}")


def says(text):
    wait(lambda: app.all("label", text), 5, f"status {text!r}")


def click(x, y, button=1, n=1):
    ox, oy = app._origin(window)
    sh("xdotool", "mousemove", str(ox + x), str(oy + y), "click", "--repeat", str(n),
       "--delay", "60", str(button))


def row_names_have_titles():
    hears(0, "Name 上海实业集团 00001")
    assert rows()[0].startswith("1, Name"), rows()[0]
    assert "Contact 王芳" in rows()[0]
    assert "(late)" in rows()[0]


def typing_searches_at_once():
    app.type("99999")
    hears(0, "西安小微企业 99999")
    app.key("ctrl+a", "BackSpace")
    hears(0, "上海实业集团 00001")


def nothing_found_is_said():
    app.type("777777")
    says("Nothing was found.")
    app.key("ctrl+a", "BackSpace")
    hears(0, "上海实业集团 00001")


def arrow_keys_select_and_enter_opens():
    app.key("Tab", "Home", "Down", "Down")
    says("selected 3")
    app.key("Return")
    says("activated 3")
    app.key("Delete")
    says("delete 3")


def end_goes_to_the_last_row():
    app.key("End")
    says("selected 100000")
    app.key("Home")
    says("selected 1")


def click_selects_and_double_click_opens():
    click(300, FIRST_Y + 4 * ROW)
    says("selected 5")
    click(300, FIRST_Y + 5 * ROW, n=2)
    says("activated 6")


def right_click_selects_and_offers():
    click(300, FIRST_Y + 8 * ROW, button=3)
    says("selected 9")
    app.click(app.item("Open"))
    says("open 9")


def menu_key_offers():
    click(300, FIRST_Y + 2 * ROW)
    says("selected 3")
    app.key("Menu")
    app.click(app.item("Open"))
    says("open 3")


def selection_follows_the_thing():
    click(300, FIRST_Y + 6 * ROW)
    says("selected 7")
    app.type("7")  # goes to the search entry, while the focus stays in the list
    hears(0, " 00007")
    app.key("Delete")
    says("delete 7")
    app.key("BackSpace")
    hears(0, "上海实业集团 00001")


def focus_goes_to_the_top_with_new_contents():
    app.key("End")
    says("selected 100000")
    app.type("99")
    hears(0, " 00099")
    app.key("Down")
    # GTK 4.18 goes to the first, which has the focus in 4.8 before
    wait(lambda: app.all("label", lambda s: s in ("selected 99", "selected 199")), 5, "one at the top")
    if app.all("label", "selected 99"):
        app.key("Down")
    says("selected 199")


def tab_leaves_the_list_and_comes_back_to_what_is_selected():
    app.key("shift+Tab", "ctrl+a", "BackSpace")
    hears(0, "上海实业集团 00001")
    app.key("Tab", "Down")
    says("selected 200")


def title_sorts():
    click(300, FIRST_Y)
    app.key("Home")
    hears(0, "上海实业集团 00001")
    click(120, HEADER_Y)
    says("by name 0")
    click(180, HEADER_Y)  # elsewhere, else it would be a double click
    says("by name 1")
    hears(0, "北京科技有限公司 100000")
    click(120, HEADER_Y)
    says("by name 0")
    hears(0, "上海实业集团 00001")


def title_menu_hides_a_column():
    click(150, HEADER_Y, button=3)
    app.click(app.item("Columns"))
    app.click(app.item("Contact"))
    wait(lambda: "Contact" not in rows()[0], 5, "no contact in the row")


tap.run("/ui/list-by-hand", row_names_have_titles, typing_searches_at_once, nothing_found_is_said,
        arrow_keys_select_and_enter_opens, end_goes_to_the_last_row,
        click_selects_and_double_click_opens, right_click_selects_and_offers, menu_key_offers,
        selection_follows_the_thing, focus_goes_to_the_top_with_new_contents,
        tab_leaves_the_list_and_comes_back_to_what_is_selected, title_sorts,
        title_menu_hides_a_column)
