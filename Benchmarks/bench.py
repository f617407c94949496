#!/usr/bin/env python3
"""Measures Entente at every size, and beside it the programs that people use for the same work.

    bench.py --program .build/release/entente
    bench.py --program .build/release/entente --only start,keys --sizes 1000,100000 --rounds 5
    bench.py --report                                  # docs/performance.md from what was measured before

The programs take turns, round by round, so that whatever else the machine does falls on all alike. Figures are medians;
only their ratios carry over to other machines. Programs that are not installed are skipped (make bench-peers installs
them). Every value is kept in data/results.json; a run of some parts leaves the figures of the others as they are.
"""

import argparse
import os
import sys
import time
from pathlib import Path

import bad
import batch
import data
import interactive
import programs
import report
from results import Results

PARTS = {
    "start": interactive.start, "keys": interactive.keys, "search": interactive.search, "trade": interactive.trade,
    "idle": interactive.idle, "build": batch.build, "change": batch.change, "oneshot": batch.oneshot, "charts": batch.charts,
}


class Suite:
    """What all parts share."""

    def __init__(self, options):
        self.program = str(Path(options.program).resolve())
        self.sizes, self.figures = sorted(options.sizes), sorted(options.figures)
        self.rounds, self.slow_rounds = options.rounds, min(options.rounds, options.slow_rounds)
        self.bad_gigabytes = options.bad_gigabytes
        self.plot = options.plot
        self.results = Results(data.FOLDER / "results.json")
        self.found = programs.installed()
        self.warnings = []

    def warn(self, text):
        self.warnings.append(text)
        print(f"  ! {text}", file=sys.stderr, flush=True)

    def forget(self, part, subjects):
        for subject in subjects:
            self.results.forget(part, subject.program, subject.size)


def numbers(text):
    return [int(part.replace("_", "")) for part in text.split(",")]


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", help="the entente to measure")
    parser.add_argument("--only", type=lambda text: text.split(","), metavar="PARTS", help=", ".join(PARTS) + ", bad")
    parser.add_argument("--sizes", type=numbers, default=[1_000, 10_000, 100_000, 1_000_000], help="numbers of visits")
    parser.add_argument("--figures", type=numbers, default=[1_000_000, 10_000_000], help="numbers of figures of trade")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--slow-rounds", type=int, default=2, help="rounds of what takes many seconds")
    parser.add_argument("--bad", action="store_true", help="also a file full of mistakes (part bad)")
    parser.add_argument("--bad-gigabytes", type=float, default=1)
    parser.add_argument("--report", action="store_true", help="measure nothing, write the report")
    parser.add_argument("--document", type=Path, default=data.HERE.parent / "docs/performance.md")
    parser.add_argument("--plot", type=Path, help="the program that draws the plots and times charts; else both stay as they are")
    options = parser.parse_args()
    if not options.report and not (options.program and os.access(options.program, os.X_OK)):
        parser.error("--program must be an entente that was built (make build)")
    unknown = set(options.only or []) - {*PARTS, "bad"}
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}, bad")
    return options


def main():
    options = parse()
    if options.report:
        report.write(Results(data.FOLDER / "results.json"), options.document, options.plot)
        return 0
    suite = Suite(options)
    missing = [name for name in programs.COMMANDS if name not in suite.found]
    if missing:
        print(f"Not installed, so not measured: {', '.join(missing)} (make bench-peers installs them)")
    chosen = options.only or [*PARTS] + (["bad"] if options.bad else [])
    batch.prepare(suite, chosen)
    suite.results.facts.update(machine=report.machine(), versions=suite.found)
    suite.results.add("size", "entente", "file", "MB", os.path.getsize(options.program) / 1e6)
    for name, part in {**PARTS, "bad": bad.bad}.items():
        if name not in chosen:
            continue
        print(f"{name}: {part.__doc__.splitlines()[0]}", flush=True)
        begun = time.perf_counter()
        part(suite)
        taken = time.perf_counter() - begun
        suite.results.facts.setdefault("seconds", {})[name] = round(taken)
        suite.results.facts.setdefault("taken", {})[name] = time.strftime("%Y-%m-%d")
        suite.results.save()
        print(f"  {taken:.0f} s", flush=True)
    print(report.text(suite.results))
    report.write(suite.results, options.document, options.plot)
    if suite.warnings:
        print(f"{len(suite.warnings)} could not be measured:\n  " + "\n  ".join(suite.warnings), file=sys.stderr)
    return 1 if suite.warnings else 0


if __name__ == "__main__":
    sys.exit(main())
