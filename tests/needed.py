# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: needed.py BUILD SUITE… -- TEST…: prints what a build must make for its tests, but for those of the suites
that are named, and for the tests that are. Asked for nothing, ninja makes the programs of all tests and benchmarks."""
import json
import os
import subprocess
import sys

build, *words = sys.argv[1:]
end = words.index("--")
suites, names = set(words[:end]), set(words[end + 1:])


def introspect(what):
    asked = ["meson", "introspect", what, build]
    return json.loads(subprocess.run(asked, stdout=subprocess.PIPE, check=True).stdout)


def is_run(test):
    return test["name"] in names or not suites & {suite.split(":")[-1] for suite in test["suite"]}


run = {target for test in introspect("--tests") if is_run(test) for target in test["depends"]}
for target in introspect("--targets"):
    # settings, words and modules are read by programs that do not name them
    is_read = target["build_by_default"] and target["type"] not in ("executable", "static library")
    if is_read or target["id"] in run:
        print("\n".join(os.path.relpath(path, build) for path in target["filename"]))
