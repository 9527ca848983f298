# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs steps in order and reports each as one TAP test; a step fails by raising."""
import sys
import traceback


def run(path, *steps):
    """runs each step as path/name-of-the-step; ends the program"""
    print(f"1..{len(steps)}")
    failed = 0
    for number, step in enumerate(steps, 1):
        name = f"{path}/{step.__name__.replace('_', '-')}"
        try:
            step()
            print(f"ok {number} {name}", flush=True)
        except Exception:  # whatever goes wrong is a failed step, and the next ones still run
            failed += 1
            print(f"not ok {number} {name}")
            for line in traceback.format_exc().splitlines():
                print("#", line, flush=True)
    sys.exit(1 if failed else 0)
