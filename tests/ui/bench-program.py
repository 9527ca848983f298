# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person waits for, seen from outside: pixels of the screen, at 100,000 customers against
1,000 and against an empty GTK window, in turn; medians and ratios.

bench-program.py PROGRAM EMPTY-WINDOW GENERATE-BOOK [ROUNDS]
The books are made once, in the build directory or where RAPPORT_BENCH_BOOKS says, and anew when the schema is
another. With RAPPORT_BENCH_LARGE a book of 1,000,000 customers is measured against that of 100,000, too."""
import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

from pixels import Screen, key

program, empty, generate = sys.argv[1:4]
rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 20
books = os.environ.get("RAPPORT_BENCH_BOOKS") or os.path.join(os.path.dirname(os.path.abspath(generate)), "books")
sizes = {"100k": ("100000", "1000000", "200000"), "1k": ("1000", "10000", "2000")}
LARGE = bool(os.environ.get("RAPPORT_BENCH_LARGE"))
if LARGE:
    sizes["1m"] = ("1000000", "2000000", "200000")
ZONES = ["Europe/Berlin", "America/New_York"]
screen = Screen(os.environ["FBDIR"])
INSIDE = (400, 300, 120, 60)
ROWS = (240, 160, 240, 160)
TYPED = ["kj", "wl", "sh", "bj", "gs", "zz", "hz", "yy", "lh", "xx"]


def read_schema(folder):
    with sqlite3.connect(f"file:{folder}/rapport.db?mode=ro", uri=True) as book:
        return book.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2").fetchall()


def make_books():
    """A book takes minutes, so those are kept that are as one made now would be."""
    with tempfile.TemporaryDirectory() as now:
        subprocess.run([generate, now, "1", "1", "1"], check=True)
        schema = read_schema(now)
    for name, size in sizes.items():
        folder = os.path.join(books, name)
        if os.path.exists(os.path.join(folder, "rapport.db")) and read_schema(folder) == schema:
            continue
        shutil.rmtree(folder, ignore_errors=True)
        half_made = folder + ".new"
        shutil.rmtree(half_made, ignore_errors=True)
        os.makedirs(half_made)
        subprocess.run([generate, half_made, *size], check=True)
        os.rename(half_made, folder)


def remember_page():
    """starts on the Customers page"""
    path = os.path.join(os.environ["HOME"], ".config/glib-2.0/settings")
    os.makedirs(path, exist_ok=True)
    with open(os.path.join(path, "keyfile"), "w", encoding="utf-8") as out:
        out.write("[io/github/rapport_app/Rapport]\npage='customers'\n")


def is_drawn():
    return max(screen.region(*INSIDE)[2::4]) > 128


def has_rows():
    """dark text on a light ground in the upper rows of the list"""
    red = screen.region(*ROWS, step=4)[2::4]
    return sum(value < 110 for value in red) > 60 and sum(value > 200 for value in red) > 1000


def start(argv, done, **variables):
    """milliseconds from the start of a program to what is seen on the screen, and the program"""
    env = dict(os.environ, GSETTINGS_BACKEND="keyfile", **variables)
    begin = time.monotonic()
    process = subprocess.Popen(argv, env=env, stderr=subprocess.DEVNULL)
    while not done():
        if time.monotonic() - begin > 30:
            process.kill()
            raise TimeoutError(f"{argv} drew nothing")
        time.sleep(0.001)
    return (time.monotonic() - begin) * 1e3, process


def stop(process):
    process.kill()
    process.wait()
    deadline = time.monotonic() + 5
    while is_drawn() and time.monotonic() < deadline:
        time.sleep(0.01)


def command(name):
    return [program, "--data", os.path.join(books, name)]


def with_other_engine(work):
    """lets all that is derived be of another version of the program meanwhile"""
    with sqlite3.connect(os.path.join(books, "100k", "rapport.db")) as book:
        made = book.execute("SELECT value, name FROM meta WHERE name LIKE 'derived:%'").fetchall()
        book.executemany("UPDATE meta SET value = 'engine=0;' || ? WHERE name = ?", made)
        book.commit()
        try:
            return work()
        finally:
            book.executemany("UPDATE meta SET value = ? WHERE name = ?", made)
            book.execute("DELETE FROM meta WHERE name LIKE 'renewed:%'")


def start_and_stop(name, number):
    if name == "empty":
        ms, process = start([empty], is_drawn)
    elif name == "zone":
        ms, process = start(command("100k"), has_rows, TZ=ZONES[number % 2])
    elif name == "engine":
        return with_other_engine(lambda: start_and_stop("100k", number))
    else:
        ms, process = start(command(name), has_rows)
    stop(process)
    return ms


def measure_starts():
    times = {name: [] for name in ["empty", *sizes, "zone", "engine"]}
    for number in range(rounds + 1):
        for name in times:
            ms = start_and_stop(name, number)
            if number > 0:                               # the first round warms the caches
                times[name].append(ms)
    return {name: statistics.median(values) for name, values in times.items()}


def private_memory(process):
    """what it has written to: pages of libraries are private or shared as others use the same libraries or not"""
    with open(f"/proc/{process.pid}/smaps_rollup", encoding="ascii") as rollup:
        return sum(int(n) for n in re.findall(r"Private_Dirty: +(\d+)", rollup.read())) / 1024


def type_and_watch():
    """milliseconds from each last key of a search to changed rows"""
    waits = []
    for typed in (TYPED * (rounds // len(TYPED) + 1))[:max(rounds, 20)]:
        key(typed[0])
        time.sleep(0.4)
        ms = screen.after(lambda: key(typed[1]), ROWS, timeout=3)
        if ms is not None:
            waits.append(ms)
        time.sleep(0.2)
        key("BackSpace BackSpace")
        time.sleep(0.4)
    return waits


def measure_search():
    waits, memory = {}, {}
    for name in sizes:
        _, process = start(command(name), has_rows)
        time.sleep(1.5)
        key("Escape")                                    # "Who are you?", in a home of its own
        time.sleep(0.5)
        key("ctrl+f")
        time.sleep(0.5)
        waits[name] = type_and_watch()
        memory[name] = private_memory(process)
        stop(process)
    return {name: statistics.median(values) for name, values in waits.items()}, memory


make_books()
remember_page()
starts = measure_starts()
print(f"start: empty window {starts['empty']:.0f} ms, 100k {starts['100k']:.0f} ms, 1k {starts['1k']:.0f} ms")
start_to_empty, start_to_small = starts["100k"] / starts["empty"], starts["100k"] / starts["1k"]
print(f"start to first drawn list at 100k / empty window: {start_to_empty:.2f} (at most 2)", flush=True)
print(f"start at 100k / at 1k: {start_to_small:.2f} (at most 1.2)", flush=True)
zone_to_same, engine_to_same = starts["zone"] / starts["100k"], starts["engine"] / starts["100k"]
print(f"start in another zone / in the same: {zone_to_same:.2f} (at most 1.1)")
print(f"start with another engine / with the same: {engine_to_same:.2f} (at most 1.1)", flush=True)
waits, memory = measure_search()
key_to_small, memory_to_small = waits["100k"] / waits["1k"], memory["100k"] / memory["1k"]
print(f"key to redrawn list: 100k {waits['100k']:.1f} ms (at most 50), 1k {waits['1k']:.1f} ms,"
      f" ratio {key_to_small:.2f} (at most 1.5)")
print(f"private memory after 20 searches: 100k {memory['100k']:.0f} MB, 1k {memory['1k']:.0f} MB,"
      f" ratio {memory_to_small:.2f} (at most 1.2)", flush=True)
limits = [start_to_empty <= 2, start_to_small <= 1.2, zone_to_same <= 1.1, engine_to_same <= 1.1,
          waits["100k"] <= 50, key_to_small <= 1.5, memory_to_small <= 1.2]
if LARGE:
    large_start, large_key = starts["1m"] / starts["100k"], waits["1m"] / waits["100k"]
    print(f"at 1m / at 100k: start {large_start:.2f}, key {large_key:.2f} (at most 1.2)")
    limits += [large_start <= 1.2, large_key <= 1.2]
sys.exit(not all(limits))
