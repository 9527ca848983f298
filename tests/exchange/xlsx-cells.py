# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the first sheet of a workbook as other programs read it: a line a row, cells divided by bars; a cell that
is no text has its number format behind it. Argument: the file."""
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

NAMES = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
book = zipfile.ZipFile(sys.argv[1])
styles = tree.fromstring(book.read("xl/styles.xml"))
own = {each.get("numFmtId"): each.get("formatCode") for each in styles.iterfind("m:numFmts/m:numFmt", NAMES)}
formats = [own.get(each.get("numFmtId"), each.get("numFmtId")) for each in styles.iterfind("m:cellXfs/m:xf", NAMES)]
sheet = tree.fromstring(book.read("xl/worksheets/sheet1.xml"))
for row in sheet.iterfind("m:sheetData/m:row", NAMES):
    cells = {}
    for cell in row.iterfind("m:c", NAMES):
        assert cell.find("m:f", NAMES) is None, "a formula"
        place = re.match("[A-Z]+", cell.get("r")).group()
        if cell.get("t") == "inlineStr":
            cells[place] = "".join(each.text or "" for each in cell.iterfind("m:is//m:t", NAMES))
        else:
            cells[place] = cell.find("m:v", NAMES).text + " " + formats[int(cell.get("s"))]
    print("|".join(cells.get(place, "") for place in "ABCDEFGH"[:ord(max(cells)) - ord("A") + 1]))
