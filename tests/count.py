# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints "N passed, N failed" for the test cases that runs of meson logged in these files, and before it of each
program that failed which cases did and what it said last.
A program that broke off before a case could fail counts as one that failed."""
import json
import re
import sys

CASE = re.compile(r"^(not )?ok \d+(.*)$", re.MULTILINE)
# what is said of all programs is at the end of a log of which little more is kept than this
LINES, MOST_OF_ONE, LEAST_OF_ONE = 100, 25, 4


def last_words(test, most):
    """The last lines that the program of the test said of itself: those for people, else those that count cases."""
    for said in (test.get("stderr"), test.get("stdout")):
        lines = [line.rstrip() for line in (said or "").splitlines()]
        lines = [line for line in lines if line and not re.match(r"ok \d|\d+\.\.\d+$|TAP version", line)]
        if lines:
            return lines[-most:]
    return ["(it said nothing)"]


def say_why(path, test, most):
    """Prints of a failed test what failed in it."""
    print(f"failed: {path}: {test['name']} ({test['result'].lower()}, returned {test.get('returncode')})")
    stdout = test.get("stdout") or ""
    # what is told under a case that failed ends with why
    reasons = re.findall(r"^(?:not ok \d.*(?:\n# .*)*|Bail out!.*)$", stdout, re.MULTILINE)
    reasons = [line for told in reasons for line in told.split("\n")[:1] + told.split("\n")[1:][-1:]][:most // 2]
    for line in reasons + last_words(test, most - len(reasons)):
        print(f"  {line[:400]}")


def main(paths):
    passed = failed = 0
    broken = []
    for path in paths:
        with open(path, encoding="utf-8") as log:
            tests = [json.loads(line) for line in log]
        for test in tests:
            cases = [bad for bad, rest in CASE.findall(test.get("stdout") or "") if "# SKIP" not in rest]
            bad = len([case for case in cases if case])
            good = len(cases) - bad
            if test["result"] in ("OK", "EXPECTEDFAIL"):
                good = good or 1
            elif test["result"] != "SKIP":
                bad = bad or 1
            if bad:
                broken.append((path, test))
            passed += good
            failed += bad
    for path, test in broken:
        say_why(path, test, min(MOST_OF_ONE, max(LEAST_OF_ONE, LINES // len(broken))))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
