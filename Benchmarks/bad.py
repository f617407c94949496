"""Bad input: a table of gigabytes in which most rows are wrong, with one cell of ten megabytes."""

import shutil

import data
from run import Failed, run

FOLDER = data.FOLDER / "bad"


def write(gigabytes):
    """A copy of the smallest dossier with such a table of visits: one row in a few has a date that is none."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    shutil.copytree(data.dossier("visits", 1000), FOLDER / "dossier")
    path = FOLDER / "dossier/visits.csv"
    with path.open(encoding="utf-8") as file:
        header, *rows = file.read().splitlines(keepends=True)
    leader_columns = rows[0].split(",")
    goal, written, number, wrong = int(gigabytes * 1e9), 0, 0, 0
    long_note = "x" * 700  # so that a gigabyte holds a million rows, nearly all of them with a problem
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(header)
        while written < goal:
            lines = []
            for _ in range(1000):
                number += 1
                right = number % 20 == 0
                wrong += not right
                cells = list(leader_columns)
                cells[0], cells[3], cells[4] = f"bad-{number}", "2019-05-01" if right else "2019-13-99", ""
                cells[-1] = long_note if number != 500 else "y" * 10_000_000
                lines.append(",".join(cells) + "\n")
            block = "".join(lines)
            file.write(block)
            written += len(block)
    return number, wrong


def bad(suite):
    """A file full of mistakes: memory must stay bounded, and the list of problems say how many more there are."""
    rows, wrong = write(suite.bad_gigabytes)
    suite.results.forget("bad", "entente", "visits")
    add = lambda figure, value: suite.results.add("bad", "entente", "visits", figure, value)
    add("gigabytes", suite.bad_gigabytes)
    add("rows", rows)
    add("wrong", wrong)
    argv = [suite.program, "check", FOLDER / "dossier"]
    try:
        for figure in ("cold", "warm"):
            done = run(argv, data.environment(FOLDER / "cache"), accept=(0, 1))
            add(f"{figure} seconds", done.seconds)
            add(f"{figure} memory", done.megabytes)
        print("  " + done.output.strip().splitlines()[-1])
    except Failed as failure:
        suite.warn(f"bad input: {failure}")
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)
