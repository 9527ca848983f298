# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: check-count.py COUNT: whether count.py, at the end of a run, counts the cases and tells why a program failed."""
import json
import os
import subprocess
import sys
import tempfile

COUNT = sys.argv[1]


def run(*tests):
    """What count.py says of these tests, each a name, a result and what it said, and whether all passed."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "log.json")
        with open(path, "w", encoding="utf-8") as log:
            for name, result, stdout, stderr in tests:
                log.write(json.dumps({"name": name, "result": result, "returncode": 0 if result == "OK" else 1,
                                      "stdout": stdout, **({"stderr": stderr} if stderr else {})}) + "\n")
        done = subprocess.run([sys.executable, COUNT, path], capture_output=True, text=True, check=False)
    assert done.stderr == "", done.stderr
    return done.returncode, done.stdout.replace(path, "LOG").splitlines()


def expect(is_right, said):
    if not is_right:
        print("\n".join(said))
        sys.exit(1)


GOOD = ("good", "OK", "1..3\nok 1 a\nok 2 b # SKIP not here\nok 3 c\n", "# noise\n")
returned, said = run(GOOD, ("whole", "OK", "", ""), ("left out", "SKIP", "1..0 # SKIP no display\n", ""))
expect(returned == 0 and said == ["3 passed, 0 failed"], said)

# A case that failed, and what the program said last of it
long = "".join(f"line {number}\n" for number in range(100))
returned, said = run(("bad", "ERROR", "1..2\nok 1 a\nnot ok 2 the second\nBail out! it broke\n", long), GOOD)
expect(returned == 1 and said[-1] == "3 passed, 1 failed", said)
expect(said[0].startswith("failed: LOG: bad "), said)
expect(said[1:3] == ["  not ok 2 the second", "  Bail out! it broke"], said)
expect(said[-2] == "  line 99" and "  line 80" in said and len(said) <= 30, said)

# One that hung or broke off counts as one that failed, and tells what it said at all
returned, said = run(("hung", "TIMEOUT", "1..2\nok 1 a\nwaits for b\n", ""), ("mute", "FAIL", "", ""))
expect(returned == 1 and said[-1] == "1 passed, 2 failed", said)
expect("  waits for b" in said and "  ok 1 a" not in said and "  (it said nothing)" in said, said)

# A case that tells why ends with the reason
traced = "1..2\nnot ok 1 the first\n# Traceback\n# NotFound: timed out: a row\nnot ok 2 the second\n"
returned, said = run(("traced", "FAIL", traced, ""))
expect(said[1:4] == ["  not ok 1 the first", "  # NotFound: timed out: a row", "  not ok 2 the second"], said)

# However many fail, all are named where the end of the log is looked at
returned, said = run(*[(f"bad {number}", "FAIL", f"not ok 1 case {number}\n", long) for number in range(20)])
expect(len(said) <= 121 and said[0].startswith("failed: LOG: bad 0 ") and "  not ok 1 case 19" in said, said)
