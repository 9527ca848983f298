# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints "N passed, N failed" for the test cases that runs of meson logged in these files.
A program that broke off before a case could fail counts as one that failed."""
import json
import re
import sys

CASE = re.compile(r"^(not )?ok \d+(.*)$", re.MULTILINE)
passed = failed = 0
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as log:
        tests = [json.loads(line) for line in log]
    for test in tests:
        cases = [bad for bad, rest in CASE.findall(test.get("stdout", "")) if "# SKIP" not in rest]
        bad = len([case for case in cases if case])
        good = len(cases) - bad
        if test["result"] in ("OK", "EXPECTEDFAIL"):
            good = good or 1
        elif test["result"] != "SKIP":
            bad = bad or 1
        if bad:
            print(f"failed: {path}: {test['name']}")
        passed += good
        failed += bad
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
