#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes rapport-pinyin-table.inc: python3 rapport-pinyin-table.py [UNIHAN-DIRECTORY]

Every reading of every Han character gets a rank: by syllable, tone, number of strokes, code point.
Readings come from Unihan's kMandarin (Debian's unicode-data) and rapport-pinyin-readings.txt.
When the outcome differs, RAPPORT_PINYIN_VERSION grows.
"""
import bz2
import pathlib
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
UNIHAN = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
TONES = "\u0304\u0301\u030c\u0300"
HAS_EXCEPTION = 0x8000
BLOCKS = [("main", 0x4E00, 0x9FFF), ("extension_a", 0x3400, 0x4DBF)]


def read_unihan(file, *properties):
    values = {name: {} for name in properties}
    with bz2.open(UNIHAN / f"Unihan_{file}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] in values:
                values[parts[1]][int(parts[0][2:], 16)] = parts[2].split()[0]
    return [values[name] for name in properties]


def split_tone(reading):
    """Returns the syllable without its tone, ü after u, and the tone, 5 for none."""
    tone, letters = 5, ""
    for c in unicodedata.normalize("NFD", reading):
        if c in TONES:
            tone = TONES.index(c) + 1
        elif c == "\u0308":
            letters += "~"
        elif c.isascii():
            letters += c
    return letters, tone


def read_exceptions():
    defaults, surnames, phrases = {}, {}, {}
    for line in (HERE / "rapport-pinyin-readings.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, text, *readings = line.split()
        assert len(text) == len(readings), line
        kept = {"default": defaults, "surname": surnames, "phrase": phrases}[kind]
        assert text not in kept, line
        kept[text] = readings
    return defaults, surnames, phrases


def write_array(out, kind, name, values):
    out.write(f"static const {kind} {name}[] =\n{{\n")
    for i in range(0, len(values), 16):
        out.write("  " + ",".join(str(value) for value in values[i:i + 16]) + ",\n")
    out.write("};\n\n")


def main():
    (mandarin,) = read_unihan("Readings", "kMandarin")
    (common,) = read_unihan("OtherMappings", "kTGH")
    (strokes,) = read_unihan("IRGSources", "kTotalStrokes")
    defaults, surnames, phrases = read_exceptions()
    reading = {c: r for c, r in mandarin.items() if c <= 0x9FFF or c in common}
    reading[0x3007] = "líng"
    reading.update((ord(text), readings[0]) for text, readings in defaults.items())

    pairs = {(c, r) for c, r in reading.items()}
    for text, readings in list(surnames.items()) + list(phrases.items()):
        pairs.update((ord(c), r) for c, r in zip(text, readings))
    order = sorted(pairs, key=lambda p: (*split_tone(p[1]), int(strokes.get(p[0], 0)), p[0], p[1]))
    rank = {pair: i + 1 for i, pair in enumerate(order)}
    assert len(order) < 0x7D00

    # One surname a character; ranks beside the table's say that this one has exceptions.
    starters = {ord(text[0]) for text in list(surnames) + list(phrases)}

    def entry(c):
        value = rank[c, reading[c]] if c in reading else 0
        return value | (HAS_EXCEPTION if c in starters else 0)

    with open(HERE / "rapport-pinyin-table.inc", "w", encoding="utf-8") as out:
        out.write("/* Written by rapport-pinyin-table.py from Unihan's kMandarin and "
                  "rapport-pinyin-readings.txt. */\n\n")
        for name, first, last in BLOCKS:
            write_array(out, "guint16", f"{name}_ranks", [entry(c) for c in range(first, last + 1)])
        others = sorted(c for c in reading
                        if not any(first <= c <= last for _, first, last in BLOCKS))
        write_array(out, "guint32", "other_characters", others)
        write_array(out, "guint16", "other_ranks", [entry(c) for c in others])
        starts = [next((i + 1 for i, pair in enumerate(order)
                        if split_tone(pair[1])[0] >= letter), len(order) + 1)
                  for letter in "abcdefghijklmnopqrstuvwxyz"]
        out.write("/* The first rank whose reading begins with a letter or one after it. */\n")
        write_array(out, "guint16", "letter_starts", starts)

        out.write("/* The first rank of each syllable, ü as v. */\n"
                  "static const SyllableStart syllable_starts[] =\n{\n")
        syllables = [split_tone(reading)[0] for _, reading in order]
        for i, syllable in enumerate(syllables):
            if i == 0 or syllables[i - 1] != syllable:
                out.write(f"  {{ {i + 1}, \"{syllable.replace('u~', 'v')}\" }},\n")
        out.write("};\n\n")

        out.write("static const SurnameReading surname_readings[] =\n{\n")
        for text in sorted(surnames):
            out.write(f"  {{ 0x{ord(text):x}, {rank[ord(text), surnames[text][0]]} }},"
                      f" /* {text} {surnames[text][0]} */\n")
        out.write("};\n\nstatic const PhraseReading phrase_readings[] =\n{\n")
        for text in sorted(phrases, key=lambda t: (t[0], -len(t), t)):
            characters = ", ".join(f"0x{ord(c):x}" for c in text)
            ranks = ", ".join(str(rank[ord(c), r]) for c, r in zip(text, phrases[text]))
            out.write(f"  {{ {{ {characters} }}, {{ {ranks} }} }}, /* {text} */\n")
        out.write("};\n")


main()
