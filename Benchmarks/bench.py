#!/usr/bin/env python3
"""Measures Entente against the least that a C program on ncurses can do (cpaint.c), and against other programs.

The programs take turns, round by round, so that whatever else the machine does falls on all alike. Figures are medians;
in brackets, the ratio to cpaint. Only the ratios carry over to other machines.

  start  from exec to the last byte of the first screen, with rows on it
  row    from the Down key to the last byte of what it changes; its bytes and its write calls
  page   the same for Page Down
  RSS    resident memory after that, in megabytes
  idle   times woken, and bytes sent, per second when nothing happens
"""

import argparse
import csv
import json
import os
import shutil
import statistics
import sys
from pathlib import Path

from meter import Session, TimedOut

HERE = Path(__file__).resolve().parent
DOWN, PAGE_DOWN = b"\x1b[B", b"\x1b[6~"


class Subject:
    """A program to measure: how to start it, how to know its first screen, and its keys."""

    def __init__(self, name, argv, text, row=DOWN, page=PAGE_DOWN, before=b"", environment=None):
        self.name, self.argv, self.text, self.row, self.page, self.before = name, argv, text, row, page, before
        self.environment = environment or {}
        self.figures = {}

    def add(self, figure, value):
        self.figures.setdefault(figure, []).append(value)

    def median(self, figure):
        return statistics.median(self.figures[figure]) if self.figures.get(figure) else None


def subjects(options):
    visits = str(options.data / "visits.csv")
    with open(visits, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    newest, first = rows[-1]["start"], rows[0]["id"]
    # ncurses turns the cursor keys to their application form; so must the meter.
    curses_down = b"\x1bOB"
    # Text that only a screen with rows shows.
    yield Subject("cpaint", [str(HERE / "bin/cpaint")], "000035", row=curses_down)
    yield Subject(
        "entente", [options.program, str(options.data)], newest, row=curses_down, before=b"2",
        environment={"XDG_CACHE_HOME": str(HERE / "bin/cache")},
    )
    # The dossier that is shipped: what nearly everybody opens.
    yield Subject(
        "viet nam", [options.program, str(HERE.parent / "Data/vietnam")], "imports", row=curses_down, before=b"2",
        environment={"XDG_CACHE_HOME": str(HERE / "bin/cache")},
    )
    if options.peers:
        yield Subject("less", ["less", "-S", visits], first, page=b" ", row=b"j")
        yield Subject("tig", ["tig", "-C", str(HERE.parent)], "main", row=b"j", page=b" ")
        yield Subject("lnav", ["lnav", visits], rows[-1]["id"], row=b"j", page=b" ")
        yield Subject("pspg", ["pspg", "--csv", "-f", visits], first, row=curses_down)
        yield Subject("sc-im", ["sc-im", "--txtdelim=,", visits], first, row=b"j")
        yield Subject("visidata", ["vd", visits], first, row=curses_down)


def measure(subject, options, last_round):
    environment = {
        "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": os.environ.get("PATH", ""), "HOME": str(HERE / "bin"),
        **subject.environment,
    }
    session = Session(subject.argv, environment, options.columns, options.rows)
    try:
        subject.add("start", session.start(0.05, subject.text))
        if subject.before:
            session.press(subject.before, 0.05)
        for figure, key in (("row", subject.row), ("page", subject.page)):
            for _ in range(options.keys):
                if update := session.press(key, 0.02):
                    subject.add(figure, update.milliseconds)
                    subject.add(figure + " bytes", update.size)
                    subject.add(figure + " writes", update.writes)
        subject.add("memory", session.memory())
        if last_round:
            wakeups, sent = session.idle(options.idle)
            subject.add("wakeups", wakeups)
            subject.add("idle bytes", sent)
    finally:
        session.close()


def table(measured):
    base = measured[0]

    def cell(subject, figure, form, ratio=True):
        value = subject.median(figure)
        if value is None:
            return "-"
        reference = base.median(figure)
        return form.format(value) + (f" ({value / reference:.2f})" if ratio and reference else "")

    yield ["", "start ms", "row ms", "bytes/writes", "page ms", "bytes/writes", "RSS MB", "idle wakes/s", "bytes/s"]
    for s in measured:
        yield [
            s.name, cell(s, "start", "{:.1f}"), cell(s, "row", "{:.2f}"),
            cell(s, "row bytes", "{:.0f}", False) + "/" + cell(s, "row writes", "{:.0f}", False),
            cell(s, "page", "{:.2f}"),
            cell(s, "page bytes", "{:.0f}", False) + "/" + cell(s, "page writes", "{:.0f}", False),
            cell(s, "memory", "{:.1f}"), cell(s, "wakeups", "{:.1f}", False), cell(s, "idle bytes", "{:.0f}", False),
        ]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="the entente to measure")
    parser.add_argument("--data", required=True, type=Path, help="a dossier, such as generate.py writes")
    parser.add_argument("--peers", action="store_true", help="measure other programs that are installed, too")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--keys", type=int, default=10, help="presses of each key in a round")
    parser.add_argument("--idle", type=float, default=3, help="seconds to watch in the last round")
    parser.add_argument("--columns", type=int, default=120)
    parser.add_argument("--rows", type=int, default=36)
    parser.add_argument("--json", type=Path, help="write the medians here as well")
    options = parser.parse_args()

    measured = []
    for subject in subjects(options):
        if not shutil.which(subject.argv[0]):
            print(f"{subject.name} is not installed", file=sys.stderr)
            continue
        try:
            measure(subject, options, last_round=False)  # fills the caches and the index; not counted
            subject.figures = {}
            measured.append(subject)
        except TimedOut as failure:
            print(f"{subject.name}: {failure}", file=sys.stderr)
            if subject.name in ("cpaint", "entente", "viet nam"):
                return 1

    for number in range(options.rounds):
        for subject in measured:
            measure(subject, options, last_round=number == options.rounds - 1)

    lines = list(table(measured))
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    print(f"{options.columns}x{options.rows}, {options.rounds} rounds, {options.data.name}; ratios to cpaint in brackets")
    for line in lines:
        print("  ".join(text.ljust(width) for text, width in zip(line, widths)).rstrip())
    if options.json:
        medians = {s.name: {figure: s.median(figure) for figure in s.figures} for s in measured}
        options.json.write_text(json.dumps(medians, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
