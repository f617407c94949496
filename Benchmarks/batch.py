"""The parts without screens: building the index, what a change costs, and commands that answer and end."""

import csv
import re
import shutil
import time

import data
from meter import Session, TimedOut
from programs import number
from run import Failed, run

FRESH = data.FOLDER / "fresh"  # an index that is built to be measured and thrown away
ENOUGH = 60  # seconds of one measurement after which it is not repeated
SCRATCH = data.FOLDER / "scratch"  # a copy of a dossier that is changed


def prepare(suite, parts):
    """Makes the data and the indexes that the parts start from, which are in no figure."""
    if {"start", "keys", "search", "idle", "oneshot"} & set(parts):
        for size in suite.sizes:
            data.truth(size)
            _ask(suite, data.dossier("visits", size))
    if "start" in parts:
        _ask(suite, data.SHIPPED)
    if "trade" in parts:
        _ask(suite, data.dossier("trade", suite.figures[-1]))
    if "oneshot" in parts and "sqlite3" in suite.found:
        _database(suite.sizes[-1])


def _ask(suite, folder, cache=data.CACHE, limit=1):
    """The command that does least beside reading what has changed."""
    return run([suite.program, "visits", "--dossier", folder, "--limit", str(limit)], data.environment(cache))


def sections():
    """The parts of sqlite.sql by their names."""
    text = (data.HERE / "sqlite.sql").read_text(encoding="utf-8")
    pieces = re.split(r"^-- section: (.+)\n", text, flags=re.M)
    return dict(zip(pieces[1::2], pieces[2::2]))


def _section(name, database, table):
    script = data.FOLDER / "section.sql"
    script.write_text(sections()[name].replace("$CSV", str(table)), encoding="utf-8")
    # Peak memory and time are the shell's own; an empty HOME keeps a person's settings out.
    return run(["sqlite3", "-batch", database], data.environment(), stdin=script)


def _database(size):
    """The database that sqlite3 answers from: the same table with indexes and both kinds of search."""
    path, folder = data.FOLDER / f"visits-{size}.db", data.dossier("visits", size)
    if not path.exists() or path.stat().st_mtime < (folder / ".made").stat().st_mtime:
        path.unlink(missing_ok=True)
        for name in sections():
            if name.startswith("visits"):
                _section(name, path, folder / "visits.csv")
    return path


def build(suite):
    """The index from nothing: time, memory, bytes; against sqlite3's import, indexes and search on the same file."""
    plan = [("visits", size) for size in suite.sizes] + [("trade", size) for size in suite.figures]
    for kind, size in plan:
        folder = data.dossier(kind, size)
        table = folder / f"{kind}.csv"
        for program in ("entente", "sqlite3"):
            suite.results.forget("build", program, f"{kind}-{size}")
        for _ in turns(suite.rounds if size <= 10_000 else suite.slow_rounds):
            try:
                _build_once(suite, kind, size, folder)
                if "sqlite3" in suite.found:
                    _sqlite_once(suite, kind, size, table)
            except Failed as failure:
                suite.warn(f"building {kind} of {size}: {failure}")
                break


def turns(count):
    """So many turns, or fewer when they take long: the first is always had."""
    begun = time.perf_counter()
    for turn in range(count):
        if turn == 0 or time.perf_counter() - begun < ENOUGH:
            yield turn


def _build_once(suite, kind, size, folder):
    shutil.rmtree(FRESH, ignore_errors=True)
    made = _ask(suite, folder, FRESH)
    add = lambda figure, value: suite.results.add("build", "entente", f"{kind}-{size}", figure, value)
    add("seconds", made.seconds)
    add("memory", made.megabytes)
    add("rows per second", size / made.seconds)
    add("bytes per row", data.index_size(FRESH) / size)
    shutil.rmtree(FRESH, ignore_errors=True)


def _sqlite_once(suite, kind, size, table):
    FRESH.mkdir(parents=True, exist_ok=True)
    database, total = FRESH / "fresh.db", 0.0
    add = lambda figure, value: suite.results.add("build", "sqlite3", f"{kind}-{size}", figure, value)
    for name in sections():
        if not name.startswith(kind):
            continue
        one = _section(name, database, table)
        step = name.split()[1]
        add(step, one.seconds)
        if step not in ("unicode61", "trigram"):
            total += one.seconds
        else:
            add(f"sum with {step}", total + one.seconds)
    if kind == "trade":
        add("sum", total)
    add("bytes per row", database.stat().st_size / size)
    shutil.rmtree(FRESH, ignore_errors=True)


def change(suite):
    """One changed table: until a command answers, and until a running dashboard shows it."""
    size = suite.sizes[-1]
    folder, cache = SCRATCH / f"visits-{size}", SCRATCH / "cache"
    shutil.rmtree(SCRATCH, ignore_errors=True)
    shutil.copytree(data.dossier("visits", size), folder)
    suite.results.forget("change", "entente", size)
    add = lambda figure, value: suite.results.add("change", "entente", size, figure, value)
    try:
        _ask(suite, folder, cache)
        for turn in turns(suite.rounds):
            add("nothing", _ask(suite, folder, cache).seconds)
            _edit_small(folder, turn)
            add("small table", _ask(suite, folder, cache).seconds)
            _edit_visits(folder, turn)
            add("hundred rows", _ask(suite, folder, cache).seconds)
        for turn in turns(suite.slow_rounds):
            add("dashboard", _reload(suite, folder, cache, size, turn))
    except (Failed, TimedOut) as failure:
        suite.warn(f"a change among {size} visits: {failure}")
    finally:
        shutil.rmtree(SCRATCH, ignore_errors=True)


def _edit_small(folder, turn):
    """Another title for one milestone, in a table of a few hundred rows."""
    path = folder / "milestones.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("relations established", f"relations established {turn}", 1), encoding="utf-8")


def _edit_visits(folder, turn, newest=None):
    """Other places in a hundred rows spread over the table, and another first day for the newest when it is given."""
    path, changed = folder / "visits.csv", folder / "visits.new"
    with path.open(encoding="utf-8", newline="") as old, changed.open("w", encoding="utf-8", newline="") as new:
        rows = csv.reader(old)
        writer = csv.writer(new, lineterminator="\n")
        names = next(rows)
        writer.writerow(names)
        size = int(folder.name.split("-")[1])
        place, first, last = names.index("places"), names.index("start"), names.index("end")
        for at, row in enumerate(rows):
            if at % max(1, size // 100) == 0:
                row[place] = f"Hanoi;Place {turn}"
            if newest and at == size - 1:
                row[first] = row[last] = newest
            writer.writerow(row)
    changed.replace(path)


def _reload(suite, folder, cache, size, turn):
    """Seconds from `r` until the newest visit stands with its new date; the date is no other visit's."""
    newest = f"2025-12-{turn + 10}"
    environment = data.environment(cache)
    with Session([suite.program, str(folder)], environment) as session:
        count = re.compile(number(size) + " visits")
        session.start(lambda text: count.search(text), limit=300)
        session.rest(2)
        _edit_visits(folder, f"{turn} seen", newest)
        update = session.press(b"r", lambda text: newest in text, limit=300, label=f"the visit of {newest}")
        return update.shown / 1000


def oneshot(suite):
    """Commands that answer and end, at the largest size: the same question to Entente, sqlite3 and miller."""
    size = suite.sizes[-1]
    folder = data.dossier("visits", size)
    table = folder / "visits.csv"
    columns = "start, \"end\", direction, partner, home_leaders, partner_leaders, kind, places"
    questions = {
        "partner": (f"partner:{data.PARTNER}", f"partner = '{data.PARTNER}'", f'$partner == "{data.PARTNER}"'),
        "year": (
            f"year:{data.YEAR}", f"start <= '{data.YEAR}-12-31' AND start >= '{data.YEAR - 1}-12-28' AND \"end\" >= '{data.YEAR}'",
            f'$start <= "{data.YEAR}-12-31" && $end >= "{data.YEAR}"'),
        "word": ("fisheries", "rowid IN (SELECT rowid FROM words WHERE words MATCH 'fisheries')", '$outcomes =~ "fisheries"'),
    }
    for program in ("entente", "sqlite3", "mlr"):
        suite.results.forget("oneshot", program, size)
    for turn in range(-1, suite.rounds * 2):
        for what, (words, where, expression) in questions.items():
            days = {}
            commands = {
                "entente": [suite.program, "visits", "--dossier", folder, "--filter", words, "--limit", "50"],
                "sqlite3": ["sqlite3", "-batch", data.FOLDER / f"visits-{size}.db",
                            f"SELECT {columns} FROM visits WHERE {where} ORDER BY start DESC, id LIMIT 50"],
                "mlr": ["mlr", "--icsv", "--ocsv", "filter", expression, table],
            }
            for program, argv in commands.items():
                if program in suite.found or program == "entente":
                    if program == "mlr" and turn >= suite.slow_rounds:
                        continue
                    try:
                        answer = run(argv, data.environment())
                    except Failed as failure:
                        if turn < 0:
                            suite.warn(str(failure))
                        continue
                    if turn >= 0:
                        suite.results.add("oneshot", program, size, what, answer.seconds * 1000)
                    elif program != "mlr":
                        # Both list fifty rows; what sqlite3 lists, Entente must list by its days.
                        days[program] = re.findall(r"^\d{4}-\d\d-\d\d", answer.output, re.M)
            if len(set(map(tuple, days.values()))) > 1:
                suite.warn(f"Entente and sqlite3 list other visits by {what}")


def charts(suite):
    """Every kind of chart at 300×100 with 1,000 points, drawn by the library alone."""
    if not suite.plot:
        suite.warn("charts: there is no program that draws them (--plot)")
        return
    for _ in range(suite.rounds):
        for line in run([suite.plot, "--time"], data.environment()).output.splitlines():
            kind, milliseconds = line.split("\t")
            suite.results.add("charts", "entente", kind, "draw", float(milliseconds))
