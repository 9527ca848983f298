#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: check-archive.py SCHEMA CLI: the archive of a book is as the schema says, and damaged ones are not"""
import copy
import json
import os
import re
import subprocess
import sys
import tempfile

schema_path, cli = sys.argv[1:]
with open(schema_path, encoding="utf-8") as file:
    schema = json.load(file)

TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
KNOWN = {"$schema", "title", "description", "$defs", "$ref", "type", "required", "properties", "patternProperties",
         "additionalProperties", "items", "anyOf", "allOf", "const", "enum", "minimum", "pattern"}


def is_type(value, name):
    return isinstance(value, TYPES[name]) and not (name == "integer" and isinstance(value, bool))


def members(rule, value, place):
    for name in rule.get("required", []):
        if name not in value:
            yield f"{place} has no {name}"
    for name, member in value.items():
        fits = [part for pattern, part in rule.get("patternProperties", {}).items() if re.search(pattern, name)]
        if name in rule.get("properties", {}):
            fits.append(rule["properties"][name])
        if not fits:
            fits.append(rule.get("additionalProperties", True))
        for part in fits:
            yield from problems(part, member, f"{place}/{name}")


def problems(rule, value, place=""):
    """what is wrong with a value, in the words of JSON Schema that the schema uses"""
    if isinstance(rule, bool):
        if not rule:
            yield f"{place} should not be there"
        return
    assert set(rule) <= KNOWN, set(rule) - KNOWN
    if "$ref" in rule:
        yield from problems(schema["$defs"][rule["$ref"].rpartition("/")[2]], value, place)
    if "type" in rule and not is_type(value, rule["type"]):
        yield f"{place} is no {rule['type']}"
        return
    if "const" in rule and value != rule["const"] or "enum" in rule and value not in rule["enum"]:
        yield f"{place} is {value!r}"
    if "minimum" in rule and value < rule["minimum"]:
        yield f"{place} is too small"
    if "pattern" in rule and not re.search(rule["pattern"], value):
        yield f"{place} is {value!r}"
    if isinstance(value, dict):
        yield from members(rule, value, place)
    if isinstance(value, list):
        for i, item in enumerate(value):
            yield from problems(rule.get("items", True), item, f"{place}/{i}")
    if "anyOf" in rule and all(any(problems(part, value, place)) for part in rule["anyOf"]):
        yield f"{place} is none of what it can be"
    for part in rule.get("allOf", []):
        yield from problems(part, value, place)


def things_are_things(archive):
    """kinds that the schema does not name have things like the others"""
    for kind, rows in archive.items():
        if isinstance(rows, list) and kind not in schema["properties"]:
            for i, row in enumerate(rows):
                yield from problems(schema["$defs"]["thing"], row, f"/{kind}/{i}")


with tempfile.TemporaryDirectory() as folder:
    book = os.path.join(folder, "book")
    path = os.path.join(folder, "book.json")
    subprocess.run([cli, "--data", book, "sample"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([cli, "--data", book, "export", path], check=True, stdout=subprocess.DEVNULL)
    with open(path, encoding="utf-8") as file:
        archive = json.load(file)

found = list(problems(schema, archive)) + list(things_are_things(archive))
assert not found, found[:10]
for damage in (
        lambda bad: bad.pop("sha256"),
        lambda bad: bad.update(version=2),
        lambda bad: bad["customer"][0].pop("name"),
        lambda bad: bad["customer"][0].update(uid="1"),
        lambda bad: bad["plan"][0].update(due=None),
        lambda bad: bad["change"][0].update(op="upsert"),
        lambda bad: bad.update({"Not a kind": []}),
):
    bad = copy.deepcopy(archive)
    damage(bad)
    assert list(problems(schema, bad)), "a damaged archive goes through"
