"""What is measured on: dossiers made once and kept, what is true of them, and where the indexes lie."""

import csv
import json
import os
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import generate

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "data"
SHIPPED = HERE.parent / "Data" / "vietnam"
CACHE = FOLDER / "cache"
YEAR, PARTNER, KIND = 2019, "CHN", "state"


def environment(cache=CACHE):
    """The same for all programs, and nothing of the person who measures."""
    home = FOLDER / "home"
    home.mkdir(parents=True, exist_ok=True)
    return {
        "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": os.environ.get("PATH", ""), "HOME": str(home),
        "XDG_CACHE_HOME": str(cache), "LESSHISTFILE": "-", "ENTENTE_FRESH": "1",
    }


def dossier(kind, size):
    """The folder of `size` visits or figures; made when it is missing or the generator has changed since."""
    folder = FOLDER / f"{kind}-{size}"
    mark, made_by = folder / ".made", (HERE / "generate.py").stat().st_mtime
    if not mark.exists() or mark.stat().st_mtime < made_by:
        shutil.rmtree(folder, ignore_errors=True)
        amount = ["--visits", str(size)] if kind == "visits" else ["--visits", "1000", "--trade-figures", str(size)]
        subprocess.run([sys.executable, HERE / "generate.py", *amount, folder], check=True)
        mark.touch()
    return folder


def fold(text):
    """A text without accents and in small letters, as a plain word finds it."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def truth(size):
    """Counts that the screens must show, taken from the CSV by other means; kept beside it."""
    folder = dossier("visits", size)
    kept = folder / ".truth.json"
    if kept.exists() and kept.stat().st_mtime >= (folder / ".made").stat().st_mtime:
        return json.loads(kept.read_text(encoding="utf-8"))
    with (folder / "leaders.csv").open(encoding="utf-8", newline="") as file:
        names = {row["id"]: row["name"] for row in csv.DictReader(file)}
    counts, leaders = Counter(), Counter()
    with (folder / "visits.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            counts["year"] += int(row["start"][:4]) <= YEAR <= int(row["end"][:4])
            counts["partner"] += row["partner"] == PARTNER
            counts["direction"] += row["direction"] == "outbound"
            counts["kind"] += row["kind"] == KIND
            counts["word"] += generate.WORD in row["outcomes"]
            leaders.update((row["home_leaders"], row["partner_leaders"]))
    of_home = Counter({key: count for key, count in leaders.items() if "-vnm-" in key})
    leader = fold(names[of_home.most_common(1)[0][0]])
    counts["leader"] = sum(count for key, count in leaders.items() if leader in fold(names[key]))
    known = {**counts, "size": size, "leader name": leader, "newest": row["start"], "last id": row["id"], "first id": "visit-0"}
    kept.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return known


def index_files(cache=CACHE):
    return [path for path in (Path(cache) / "entente").glob("*.sqlite*") if path.is_file()]


def index_size(cache):
    return sum(path.stat().st_size for path in index_files(cache))


def evict(files):
    """Drops files from the page cache, which needs no root: the next reader waits for the disk."""
    for path in files:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)  # what is not on the disk yet stays
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)
