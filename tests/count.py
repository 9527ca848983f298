"""Prints "N passed, N failed" for the test cases that the last runs in build directories reported."""
import sys
import xml.etree.ElementTree as ElementTree

passed = failed = 0
for directory in sys.argv[1:]:
    for case in ElementTree.parse(f"{directory}/meson-logs/testlog.junit.xml").iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
            print(f"failed: {directory}: {case.get('classname')} {case.get('name')}")
        elif case.find("skipped") is None:
            passed += 1
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
