#!/usr/bin/env python3
"""Writes the table of settings into Docs/SERVICE.md from what `profilehistoryd --help` prints.

  settings_table.py PROGRAM DOCUMENT          writes; with --check only compares
"""
import re
import subprocess
import sys

BEGIN, END = "<!-- settings -->", "<!-- end of settings -->"


def table(program: str) -> str:
    text = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
    body = text.split("SETTINGS:", 1)[1]
    rows = ["| flag | variable | unless given | what it does |", "|---|---|---|---|"]
    for entry in re.split(r"\n(?=  --)", body)[0:]:
        lines = entry.strip("\n").split("\n")
        head = re.match(r"  (--[a-z-]+)(?: VALUE)?(?: \((.*)\))?$", lines[0])
        if not head or head[1] == "--help":
            continue
        variable = "PROFILEHISTORY_" + head[1][2:].replace("-", "_").upper()
        meaning = " ".join(line.strip() for line in lines[1:])
        rows.append(f"| `{head[1]}` | `{variable}` | {head[2] or ''} | {meaning} |")
    return "\n".join(rows)


def main() -> None:
    program, document = sys.argv[1], sys.argv[2]
    with open(document) as file:
        text = file.read()
    before, rest = text.split(BEGIN, 1)
    old, after = rest.split(END, 1)
    new = "\n" + table(program) + "\n"
    if "--check" in sys.argv:
        sys.exit(0 if old == new else f"{document} does not have the settings as they are")
    with open(document, "w") as file:
        file.write(before + BEGIN + new + END + after)


if __name__ == "__main__":
    main()
