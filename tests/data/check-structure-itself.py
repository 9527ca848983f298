# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: check-structure-itself.py CHECK: whether check-structure.py finds each kind of fault in a
small house that is built here, and nothing in one that stands."""
import os
import subprocess
import sys
import tempfile

CHECK = sys.argv[1]
KINDS = ("customer contact record plan ticket tag extra member setting note").split()
LONG = "\n".join(["void", "walk (void)", "{"] + ["  step ();"] * 99 + ["}", ""])


def write(house, path, text):
    path = os.path.join(house, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def build(house):
    for kind in KINDS:
        write(house, f"src/model/things/rapport-{kind}.h", "")
        write(house, f"src/model/things/rapport-{kind}.c",
              f'const RapportEntityInfo rapport_{kind}_info = {{\n  .name = "{kind}",\n}};\n')
    for room in "store/book store/list acts/base report/base ui/kit/widgets ui/kit/form ui/today ui/print ui/shell".split():
        write(house, f"src/{room}/rapport-{room.replace('/', '-')}.h", "")
    for number in range(100):
        write(house, f"src/acts/base/rapport-act-{number}.c", '#include "rapport-store-book.h"\n')
    write(house, "src/ui/today/rapport-page.c", '#include <gtk/gtk.h>\n#include "rapport-ui-print.h"\n'
          '/* strcmp (name, "plan") is what was */\nconst char *kind = "plan";\n')
    write(house, "src/store/book/rapport-connection.c", '#include <sqlite3.h>\nconst char *sql = "SELECT 1";\n')


def run(house):
    result = subprocess.run([sys.executable, CHECK, house], capture_output=True, text=True, check=False)
    return result.returncode, result.stdout + result.stderr


def expect(told, path, text, good=False):
    with tempfile.TemporaryDirectory() as house:
        build(house)
        write(house, path, text)
        status, out = run(house)
        if (status == 0) != good or told not in out:
            sys.exit(f"{path} with “{text[:60]}”, “{told}” not told, or {status}:\n{out}")


expect("the house stands", "src/acts/base/rapport-fine.c", "", good=True)
expect("fine.c:1: acts includes", "src/acts/base/rapport-fine.c", '#include "rapport-report-base.h"\n')
expect("fine.c:1: kit/form includes", "src/ui/kit/form/rapport-fine.c", '#include "rapport-ui-today.h"\n')
expect("fine.c:1: today includes", "src/ui/today/rapport-fine.c", '#include "rapport-ui-shell.h"\n')
expect("print → today → print", "src/ui/print/rapport-fine.c", '#include "rapport-ui-today.h"\n')
expect("hands <sqlite3.h>", "src/store/book/rapport-store-book.h", "#include <sqlite3.h>\n")
expect("fine.c:1: includes <sqlite3", "src/acts/base/rapport-fine.c", "#include <sqlite3.h>\n")
expect("fine.c:2: uses sqlite3_step", "src/acts/base/rapport-fine.c", "\nint i = sqlite3_step (s);\n")
expect("fine.c:1: says BEGIN", "src/acts/base/rapport-fine.c", 'execute ("BEGIN");\n')
expect("fine.c:1: includes <gtk/", "src/report/base/rapport-fine.c", "#include <gtk/gtk.h>\n")
expect("has the name of", "src/store/list/rapport-store-book.h", "")
expect("fine.c:3: the function from here to line 103 has 101 lines", "src/acts/base/rapport-fine.c", LONG)
expect("has 1001 lines", "src/acts/base/rapport-fine.c", "\n" * 1001)
expect("fine.c:1: compares with “plan”", "src/acts/base/rapport-fine.c", 'g_str_equal (get (a, "(,"),\n "plan");\n')
expect("fine.c:1: branches on RAPPORT_LIST_PLANS", "src/acts/base/rapport-fine.c", "case RAPPORT_LIST_PLANS:\n")
expect("fine.c has 2 of this.", "src/acts/base/rapport-fine.c", 'strcmp (a, "plan");\nstrcmp (b, "tag");\n')
