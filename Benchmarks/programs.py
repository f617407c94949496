"""The programs that take turns: how each is started, when its first screen stands, and which keys it has."""

import re
import shutil
import subprocess

import data

# The keys that turn the order of the timeline around, and back: the chooser, the beginning of the choice, Enter.
ORDER_KEYS = (b"so\r", b"sn\r")
DOWN, UP, PAGE_DOWN, PAGE_UP, ESCAPE, BACKSPACE, ENTER = b"\x1b[B", b"\x1b[A", b"\x1b[6~", b"\x1b[5~", b"\x1b", b"\x7f", b"\r"
VISIDATA = data.HERE / "bin/venv/bin/vd"
CPAINT = data.HERE / "bin/cpaint"


def number(count):
    """A pattern for a count, however its thousands are parted."""
    digits = f"{count:,}".replace(",", "[,.  ’]?")
    return rf"(?<![\d,.]){digits}(?![\d])"


class Subject:
    """A program on one size of data."""

    def __init__(self, program, size, argv, first, loaded=None, stdin=None, masked=0, patience=0.6, row=DOWN, page=PAGE_DOWN):
        self.program, self.size, self.argv, self.stdin = program, size, [str(a) for a in argv], stdin
        # What its first screen must show, and what it shows when all rows are in: patterns, all of them to be found.
        self.first, self.loaded = first, loaded or first
        # Lines at the top and bottom that differ from run to run: hints, and how long something took.
        self.masked = masked
        # How long it may be silent in the middle of an answer.
        self.patience = patience
        self.row, self.page = row, page
        self.seen = {}  # the screens that the steps lead to, by their numbers

    @property
    def name(self):
        return f"{self.program} on {self.size}"

    def view(self, text):
        lines = text.split("\n")
        return "\n".join(lines[self.masked:len(lines) - self.masked])

    @staticmethod
    def shows(patterns):
        found = [re.compile(pattern) for pattern in patterns]
        return lambda text: all(pattern.search(text) for pattern in found)


def entente(binary, size, folder=None):
    """Entente on generated visits: the newest visit and their number stand on its first screen."""
    known = data.truth(size)
    patience = 0.3 if size <= 10_000 else 0.5 if size <= 100_000 else 1.0
    return Subject(
        "entente", size, [binary, folder or data.dossier("visits", size)],
        [re.escape(known["newest"]), number(size) + " visits"], patience=patience)


def entente_shipped(binary):
    with (data.SHIPPED / "visits.csv").open(encoding="utf-8") as file:
        newest = sorted(re.findall(r"\d{4}-\d\d-\d\d", file.read()))[-1]
    return Subject("entente", "vietnam", [binary, data.SHIPPED], [r"[\d,.]+ visits", newest[:4]], patience=0.3)


def cpaint(size):
    return Subject("cpaint", size, [CPAINT], ["000035"], patience=0.1)


def less(size):
    visits = data.dossier("visits", size) / "visits.csv"
    return Subject("less", size, ["less", "-S", visits], [r"visit-0,"], row=b"j", page=b" ", patience=0.1)


def fzf(size):
    visits = data.dossier("visits", size) / "visits.csv"
    return Subject(
        "fzf", size, ["fzf", "-e"], [r"visit-0,"], [rf"{size + 1}/{size + 1}"], stdin=str(visits), row=UP,
        page=PAGE_UP, patience=1.0)


def visidata(size):
    visits = data.dossier("visits", size) / "visits.csv"
    return Subject(
        "visidata", size, [VISIDATA, visits], [r"visit-0 "], [rf"\b{size} rows"], masked=1, patience=1.5)


PEERS = {"cpaint": cpaint, "less": less, "fzf": fzf, "visidata": visidata}
COMMANDS = {
    "less": "less", "fzf": "fzf", "visidata": str(VISIDATA), "sqlite3": "sqlite3", "mlr": "mlr", "gnuplot": "gnuplot",
    "cpaint": str(CPAINT),
}
VERSIONS = {
    "less": ["less", "--version"], "fzf": ["fzf", "--version"], "visidata": [str(VISIDATA), "--version"],
    "sqlite3": ["sqlite3", "--version"], "mlr": ["mlr", "--version"], "gnuplot": ["gnuplot", "--version"],
}


def installed():
    """The peers found here, with what they say of their version."""
    found = {}
    for name, command in COMMANDS.items():
        if shutil.which(command):
            found[name] = ""
            if name in VERSIONS:
                said = subprocess.run(VERSIONS[name], capture_output=True, text=True, timeout=60, env=data.environment())
                version = re.search(r"\d+(\.\d+)*( patchlevel \d+)?", said.stdout)
                found[name] = version[0] if version else ""
    return found
