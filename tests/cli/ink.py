# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints every form on the sample data and looks whether each character on paper has ink."""
import os
import re
import subprocess
import sys
import tempfile

CLI = os.environ["RAPPORT_CLI"]
DPI = 100
# what a form is about, where it is about one thing
OF = {"--customer": "004", "--ticket": "015", "--milestone": "二号车间上线",
      "--article": "采集网关掉线排查步骤"}
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
HAN = re.compile("[\u4e00-\u9fff]+")


def run(*command):
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout


def pages(pdf, folder):
    """of each page its width in pixels, its pixels and its words with their boxes"""
    run("pdftoppm", "-r", str(DPI), "-gray", pdf, os.path.join(folder, "p"))
    texts = run("pdftotext", "-bbox", pdf, "-").split("<page ")[1:]
    pictures = sorted(name for name in os.listdir(folder) if name.endswith(".pgm"))
    assert len(texts) == len(pictures)
    for name, text in zip(pictures, texts):
        path = os.path.join(folder, name)
        with open(path, "rb") as picture:
            data = picture.read()
        os.unlink(path)
        head = re.match(rb"P5\s(\d+) (\d+)\s(\d+)\s", data)
        yield int(head[1]), data[head.end():], WORD.findall(text)


def has_ink(width, pixels, left, top, right, bottom):
    return any(min(pixels[y * width + int(left):y * width + int(right)] or b"\xff") < 200
               for y in range(int(top), int(bottom)))


def blanks(pdf, folder):
    """characters without ink: of words of Han letters each one, else the word"""
    seen, blank = 0, []
    for width, pixels, words in pages(pdf, folder):
        for box in words:
            left, top, right, bottom = (float(v) * DPI / 72 for v in box[:4])
            text = box[4]
            parts = len(text) if HAN.fullmatch(text) else 1
            em = (right - left) / parts
            for i in range(parts):
                seen += 1
                if not has_ink(width, pixels, left + em * i + 1, top, left + em * (i + 1), bottom):
                    blank.append(f"{text[i] if parts > 1 else text} in {text}")
    return seen, blank


with tempfile.TemporaryDirectory() as home:
    book, pdf = os.path.join(home, "book"), os.path.join(home, "form.pdf")
    run(CLI, "--data", book, "sample")
    forms = [line.split("\t")[0] for line in run(CLI, "print", "--list").splitlines()]
    print(f"1..{2 * len(forms) + 1}")
    failed = False

    def look(name):
        """whether all that was printed to the file has ink"""
        n_seen, without = blanks(pdf, home)
        good = n_seen > 10 and not without
        print(f"{'ok' if good else 'not ok'} /cli/ink/{name}")
        for word in without:
            print(f"# no ink: {word}")
        return good

    # few letters, of which cairo leaves out the form of one
    few, table = os.path.join(home, "few"), os.path.join(home, "few.csv")
    with open(table, "w", encoding="utf-8") as rows:
        rows.write("客户编号,客户名称\n1,如果续约价格不变可能不再合作\n")
    run(CLI, "--data", few, "import", table)
    run(CLI, "--data", few, "print", "f2", "--output", pdf, "--lang", "zh_CN")
    failed |= not look("few-letters")
    for form in forms:
        about = [word for option, name in OF.items() if option in run(CLI, "print", form, "--help")
                 for word in (option, name)]
        if form == "plan":
            about += ["--owner", "王芳"]
        for language in ("zh_CN", "en"):
            run(CLI, "--data", book, "print", form, "--output", pdf, "--lang", language, *about)
            failed |= not look(f"{form}/{language}")
sys.exit(failed)
