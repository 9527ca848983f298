# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the manual pages have all that --help says. Arguments: the folder of the pages, rapport, rapport-cli."""
import os
import re
import subprocess
import sys

folder, rapport, cli = sys.argv[1:4]
missing = []


def help_of(*words):
    return subprocess.run([*words, "--help"], check=True, text=True, stdout=subprocess.PIPE,
                          env={**os.environ, "LC_ALL": "C.UTF-8", "ASAN_OPTIONS": "detect_leaks=0"}).stdout


def page(name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read().replace("\\-", "-")


def look(words, text, options):
    for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", options):
        if not option.startswith("--help") and option not in text:
            missing.append(f"{words}: {option} is not in the manual page")


look("rapport", page("rapport.1"), help_of(rapport))
manual = page("rapport-cli.1")
parts = dict(re.findall(r"^\.SS (\S+)\n(.*?)(?=^\.S[SH] |\Z)", manual, re.M | re.S))
commands = re.findall(r"^  (\S+)", help_of(cli).split("Commands:")[1], re.M)
look("rapport-cli", manual, help_of(cli))
for command in commands:
    part = parts.pop(command, None)
    if part is None:
        missing.append(f"rapport-cli {command} is not in the manual page")
        continue
    options = help_of(cli, command)
    look(f"rapport-cli {command}", part + manual.split(".SH COMMANDS")[0], options)
    for form in re.findall(r"^  (f\d+) ", options, re.M):
        look(f"rapport-cli {command} {form}", part + manual.split(".SH COMMANDS")[0], help_of(cli, command, form))
    if f"rapport-cli {command}" not in part.split("Example:")[-1].replace("--json ", "").replace("--data /tmp/try ", ""):
        missing.append(f"rapport-cli {command} has no example")
missing += [f"rapport-cli {command} is in the manual page but not there" for command in parts]
print("\n".join(missing))
sys.exit(bool(missing))
