# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: check-structure.py SOURCE: whether the house in SOURCE/src stands as src/README.md draws it."""
import collections
import os
import re
import sys

SOURCE = sys.argv[1]

# What each room may include beside itself.
ROOMS = {
    "model": [],
    "store": ["model"],
    "acts": ["model", "store"],
    "remind": ["model", "store", "acts"],
    "report": ["model", "store", "acts"],
    "exchange": ["model", "store", "acts"],
    "ui": ["model", "store", "acts", "remind", "report", "exchange"],
    "cli": ["model", "store", "acts", "remind", "report", "exchange"],
    "main.c": ["model", "store", "acts", "remind", "report", "exchange", "ui"],
}
# The kit from bottom to top. Any other folder of ui but the shell is a topic.
KIT = ["kit/widgets", "kit/list", "kit/form"]

FUNCTION_LINES = 100
FILE_LINES = 1000

COMPARISONS = ("strcmp|strncmp|strcasecmp|g_strcmp0|g_str_equal|g_str_has_prefix|g_ascii_strcasecmp|"
               "g_ascii_strncasecmp|g_strv_contains|rapport_str_equal")

ADVICE = {
    "include": "A room includes only what stands before it. Move what is used to the left, or say it "
               "to the right by a signal.",
    "sqlite": "Only src/store knows SQLite: give what is needed a function of the store, and keep "
              "<sqlite3.h> in its .c files.",
    "sql": "Only src/store speaks SQL: give what is asked a function of the store.",
    "gtk": "Only src/ui knows GTK: hand over data and let a widget show it.",
    "circle": "Topics are built one after another: let one of them speak through a signal or an action "
              "of RapportContext.",
    "name": "Files of one name hide each other on the include path: rename one.",
    "function": f"A function has at most {FUNCTION_LINES} lines: take out a step that has a name.",
    "file": f"A file has at most {FILE_LINES} lines: split it by what it does.",
    "kind": "No code tells kinds apart by name or case: put what differs into the declaration of the "
            "kind (src/model/things) or a table beside it, and look it up there.",
}

found = collections.defaultdict(list)  # (rule, file): where and what


def note(rule, path, what, line=None):
    found[rule, path].append(f"{path}:{line}: {what}" if line else f"{path}: {what}")


def read_sources():
    sources = {}
    for folder, folders, names in os.walk(os.path.join(SOURCE, "src")):
        folders.sort()
        for name in sorted(names):
            if name.endswith((".c", ".h")):
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as file:
                    sources[os.path.relpath(path, SOURCE)] = file.read()
    return sources


def blank_comments(text):
    """Comments as spaces, so that places stay where they are."""
    def blank(match):
        return match[0] if match[0][0] in "\"'" else re.sub(r"[^\n]", " ", match[0])
    return re.sub(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|/\*.*?\*/|//[^\n]*', blank, text, flags=re.S)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def room_of(path):
    return path.split("/")[1]


def ui_folder_of(path):
    """The folder of a file of ui, as kit/list or customers; None elsewhere."""
    if room_of(path) != "ui":
        return None
    return os.path.dirname(path)[len("src/ui/"):]


def is_upward_in_ui(source, target):
    if source == target or source == "shell":
        return False
    if target == "shell":
        return True
    if source in KIT:
        return target not in KIT or KIT.index(target) > KIT.index(source)
    return False


def draw_includes(sources):
    """What each file includes of the house, and the faults of that."""
    homes = {}
    for path in sources:
        name = os.path.basename(path)
        if path.endswith(".h") and name in homes:
            note("name", path, f"has the name of {homes[name]}")
        homes[name] = path
    graph = collections.defaultdict(list)
    for path, text in sources.items():
        for match in re.finditer(r'^#include "([^"]+)"', text, re.M):
            target = homes.get(match[1])
            if target is not None:
                graph[path].append((target, line_of(text, match.start())))
    return graph


def check_rooms(graph):
    topics = collections.defaultdict(set)
    for path, targets in graph.items():
        for target, line in targets:
            room, other = room_of(path), room_of(target)
            if room != other and other not in ROOMS[room]:
                note("include", path, f"{room} includes {target}", line)
            if room == other == "ui":
                source, goal = ui_folder_of(path), ui_folder_of(target)
                if is_upward_in_ui(source, goal):
                    note("include", path, f"{source} includes {target}", line)
                elif source != goal and source not in KIT + ["shell"] and goal not in KIT:
                    topics[source].add(goal)
    return topics


def find_circle(topics):
    def follow(topic, way):
        if topic in way:
            return way[way.index(topic):] + [topic]
        for other in sorted(topics.get(topic, ())):
            circle = follow(other, way + [topic])
            if circle:
                return circle
        return None
    for topic in sorted(topics):
        circle = follow(topic, [])
        if circle:
            return circle
    return None


def check_libraries(sources, graph):
    """SQLite and GTK stay in their rooms, also behind headers."""
    sqlite_headers = {path for path, text in sources.items()
                      if path.endswith(".h") and re.search(r"^#include <sqlite3", text, re.M)}
    for path, text in sources.items():
        for match in re.finditer(r"^#include <(sqlite3|gtk/|gdk/|adwaita)", text, re.M):
            rule, home = ("sqlite", "store") if match[1] == "sqlite3" else ("gtk", "ui")
            if room_of(path) != home:
                note(rule, path, f"includes <{match[1]}…", line_of(text, match.start()))
        if room_of(path) in ("model", "store"):
            continue
        for match in re.finditer(r"\b(sqlite3_\w+|SQLITE_\w+)", blank_comments(text)):
            note("sqlite", path, f"uses {match[1]}", line_of(text, match.start()))
    reached = set()
    waiting = [path for path in sources if room_of(path) not in ("model", "store")]
    while waiting:
        path = waiting.pop()
        if path not in reached:
            reached.add(path)
            waiting += [target for target, _ in graph[path]]
    for path in sorted(sqlite_headers & reached):
        note("sqlite", path, "hands <sqlite3.h> to what is above the store")


def check_sql(path, text):
    if room_of(path) == "store":
        return
    for match in re.finditer(r'"\s*(SELECT|INSERT|REPLACE|UPDATE|DELETE|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|PRAGMA)\b'
                             r'(?![:])[^"]*"', text):
        note("sql", path, f"says {match[1]} to the book", line_of(text, match.start()))


def check_lengths(path, text):
    lines = text.split("\n")
    if len(lines) - 1 > FILE_LINES:
        note("file", path, f"has {len(lines) - 1} lines")
    start = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            start = number
        elif line == "}" and start is not None:
            if number - start + 1 > FUNCTION_LINES:
                note("function", path, f"the function from here to line {number} has {number - start + 1} lines", start)
            start = None


def read_kinds(sources):
    kinds = set()
    for path, text in sources.items():
        if path.startswith("src/model/things/"):
            kinds.update(re.findall(r'RapportEntityInfo \w+ = \{\s*\.name = "(\w+)"', text))
    return kinds


def find_end(text, position):
    """Where the parenthesis that opens before @position is closed; strings are stepped over."""
    depth = 1
    for match in re.compile(r'"(?:\\.|[^"\\])*"|[()]').finditer(text, position):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if depth == 0:
            return match.start()
    return len(text)


def check_kinds(path, text, kinds):
    if path.startswith("src/model/things/"):
        return
    names = {name for kind in kinds for name in (kind, kind + "s", kind.replace("_", "-"), kind.replace("_", "-") + "s")}
    for match in re.finditer(rf"\b(?:{COMPARISONS}) ?\(", text):
        arguments = text[match.end():find_end(text, match.end())]
        for literal in re.findall(r'"((?:\\.|[^"\\])*)"', arguments):
            if literal in names:
                note("kind", path, f"compares with “{literal}”", line_of(text, match.start()))
    cases = "|".join(sorted(kind.upper() for kind in kinds))
    # a column of a list, or a field, that holds a tag is no kind
    for match in re.finditer(rf"\bcase (RAPPORT_(?!CONDITION_|FIELD_)[A-Z]+_(?:{cases})S?):|[!=]= (RAPPORT_TYPE_(?:{cases}))\b", text):
        note("kind", path, f"branches on {match[1] or match[2]}", line_of(text, match.start()))


def report():
    for (rule, path), places in sorted(found.items()):
        print("\n".join(places))
        print(f"  {path} has {len(places)} of this. {ADVICE[rule]}")
    return len(found)


def main():
    sources = read_sources()
    bare = {path: blank_comments(text) for path, text in sources.items()}
    graph = draw_includes(sources)
    circle = find_circle(check_rooms(graph))
    if circle:
        note("circle", "src/ui", " → ".join(circle))
    check_libraries(sources, graph)
    kinds = read_kinds(sources)
    if len(kinds) < 10 or len(graph) < 100:
        sys.exit("The kinds of src/model/things or the files of src were not found: mend check-structure.py")
    for path, text in bare.items():
        check_sql(path, text)
        check_lengths(path, text)
        check_kinds(path, text, kinds)
    bad = report()
    if bad == 0:
        print(f"{len(sources)} files, {sum(map(len, graph.values()))} includes, {len(kinds)} kinds: "
              "the house stands")
    return 1 if bad else 0


sys.exit(main())
