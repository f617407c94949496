#!/usr/bin/env python3
"""Checks the parts of the suite that can be wrong without anybody seeing it: generator, screen, meter, medians."""

import csv
import hashlib
import io
import sys
import tempfile
import unittest
from contextlib import redirect_stdout
from pathlib import Path
from unittest import mock

import batch
import generate
import programs
import report
from meter import Session, TimedOut
from results import Results, median, percentile
from run import Failed, run
from screen import Screen
from targets import TARGETS, Target

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color"}


def generated(folder, *arguments):
    with mock.patch.object(sys, "argv", ["generate.py", *arguments, str(folder)]), redirect_stdout(io.StringIO()):
        generate.main()
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


class Generator(unittest.TestCase):
    def setUp(self):
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)

    def test_same_arguments_same_bytes(self):
        arguments = ["--visits", "300", "--trade-figures", "2000"]
        first = generated(self.folder / "a", *arguments)
        self.assertEqual(first, generated(self.folder / "b", *arguments))
        self.assertNotEqual(first, generated(self.folder / "c", *arguments, "--seed", "2"))

    def test_visits(self):
        generated(self.folder / "d", "--visits", "5000")
        visits = rows(self.folder / "d/visits.csv")
        known = {table: {row["id"] for row in rows(self.folder / f"d/{table}.csv")} for table in ("leaders", "partners", "sources")}
        self.assertEqual(len({visit["id"] for visit in visits}), 5000)
        self.assertEqual([v["start"] for v in visits], sorted(v["start"] for v in visits))
        self.assertTrue(all(visit["start"] <= visit["end"] and None not in visit for visit in visits))
        self.assertLessEqual({visit["home_leaders"] for visit in visits}, known["leaders"])
        self.assertLessEqual({visit["partner"] for visit in visits}, known["partners"])
        self.assertLessEqual({visit["sources"] for visit in visits}, known["sources"])
        self.assertAlmostEqual(sum(generate.WORD in v["outcomes"] for v in visits) / 5000, 0.02, delta=0.01)

    def test_figures(self):
        generated(self.folder / "d", "--visits", "10", "--trade-figures", "12345")
        figures = rows(self.folder / "d/trade.csv")
        keys = [(f["partner"], f["period"], f["flow"], f["series"]) for f in figures]
        self.assertEqual(len(figures), 12345)
        self.assertEqual(len(set(keys)), 12345)
        self.assertEqual([key[:2] for key in keys], sorted(key[:2] for key in keys))
        self.assertGreater(sum("-" in key[1] for key in keys), 10_000)


class Terminal(unittest.TestCase):
    def test_screen(self):
        screen = Screen(20, 4)
        screen.feed(b"\x1b[?1049h\x1b[2;3Hab\x1b[1mcd\x1b[38;5;")
        screen.feed("35mef\x1b[4;1HHà N".encode() + "ộ".encode()[:1])
        screen.feed("ộ".encode()[1:] + b"i\x1b[2;4H\x1b[1P\x1b[1;1H-\x1b[4b\x1b[2 q")
        self.assertEqual(screen.lines(), ["-----", "  acdef", "", "Hà Nội"])
        screen.feed(b"\x1b[2;4r\x1b[4;1H\n\x1b[r\x1b[1;3H\x1b[K")
        self.assertEqual(screen.lines(), ["--", "", "Hà Nội", ""])

    def test_session(self):
        script = "printf ready; read x; sleep 0.1; printf half; sleep 0.2; printf done; sleep 60"
        with Session(["sh", "-c", script], ENVIRONMENT) as session:
            pid = session.pid
            session.start(lambda text: "ready" in text, limit=5)
            update = session.press(b"\r", lambda text: "halfdone" in text, limit=5)
            self.assertGreater(update.shown, 290)
            self.assertEqual(session.idle(0.1)[1], 0)
        self.assertFalse(Path(f"/proc/{pid}/status").exists())

    def test_session_that_fails(self):
        with Session(["sh", "-c", "printf no; sleep 60"], ENVIRONMENT) as session:
            with self.assertRaisesRegex(TimedOut, "did not show its first screen"):
                session.start(lambda text: "yes" in text, limit=0.2)
        with Session(["sh", "-c", "exit 1"], ENVIRONMENT) as session, self.assertRaisesRegex(TimedOut, "ended"):
            session.start(lambda text: True, limit=5)

    def test_run(self):
        self.assertEqual(run(["echo", "hello"], ENVIRONMENT).output, "hello\n")
        with self.assertRaisesRegex(Failed, "ended with 3"):
            run(["sh", "-c", "exit 3"], ENVIRONMENT)


class Figures(unittest.TestCase):
    def test_medians(self):
        self.assertEqual(median([3, 1, 2]), 2)
        self.assertIsNone(median([]))
        self.assertEqual(percentile(list(range(1, 101)), 0.95), 95)
        self.assertEqual(percentile([7], 0.95), 7)

    def test_results_are_merged(self):
        with tempfile.TemporaryDirectory() as folder:
            first = Results(Path(folder) / "results.json")
            first.add("start", "entente", 1000, "shown", 5.0)
            first.add("keys", "entente", 1000, "row", 1.0)
            first.save()
            second = Results(first.path)
            second.add("keys", "entente", 1000, "row", 3.0)
            self.assertEqual((second.median("start/entente/1000/shown"), second.median("keys/entente/1000/row")), (5, 3))

    def test_targets(self):
        results = Results("/nonexistent")
        results.values = {"a": [1.0, 2.0, 3.0], "b": [1.0], "c": [0.5]}
        self.assertEqual(Target("x", "a", "b", 2).judge(results), (2, 1, 2, True))
        self.assertEqual(Target("x", "a", ("b", "c"), 1.3).judge(results)[2:], (2 / 1.5, False))
        self.assertEqual(Target("x", "a", "none", 1).judge(results), (2, None, None, None))
        self.assertTrue(all(target.judge(results)[3] is None for target in TARGETS))
        self.assertIn(report.DASH, report.text(results))

    def test_counts_and_sections(self):
        holds = lambda text: programs.Subject.shows([programs.number(44874) + " of " + programs.number(100000)])(text)
        self.assertTrue(holds("─ 44874 of 100000 ╮") and holds("44,874 of 100,000"))
        self.assertFalse(holds("144874 of 100000") or holds("44874 of 1000000"))
        self.assertEqual([name for name in batch.sections() if name.startswith("trade")], ["trade import", "trade indexes"])


if __name__ == "__main__":
    unittest.main()
