#!/usr/bin/env python3
"""Finds the functions that a start and the first keys run, in the order in which they come, for the linker to put side
by side.

    hot.py --program .build/release/entente --dossier Data/vietnam > .ci/hot-functions

The program must have its names (KEEP_SYMBOLS=1 .ci/link-flags), and valgrind must be installed: callgrind counts every
call, where a profile by time would miss most. `make hot-functions` does all of it. The list ages well: a function that is
new or renamed is merely not among the others until the list is made again.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from meter import Session, TimedOut

# What a person does first: move, page, open, go back, filter by words, year and partner, sort, another partner's chart.
KEYS = [
    b"2", b"j", b"\x1b[6~", b"G", b"g", b"g", b"\r", b"\x1b", b"/", b"f", b"i", b"s", b"h", b"\r", b"\x7f", b"Y", b"2", b"0", b"1",
    b"9", b"\r", b"\x7f", b"d", b"\x7f", b"s", b"\x1b", b"1", b"j", b"j", b"3", b"\x1b[C", b"q",
]
COMMANDS = [["visits", "--filter", "year:2019", "--limit", "50"], ["visits", "--filter", "rail", "--limit", "50"]]


def callgrind(folder, name):
    return ["valgrind", "--quiet", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={folder}/{name}"]


def play(argv, environment):
    """Starts the program, and sends one key after the other, each when the screen has come to rest."""
    with Session(argv, environment) as session:
        session.wait(lambda text: " visits" in text, quiet=3, limit=120)
        try:
            for key in KEYS:
                session.press(key, None, quiet=1, waits=3)
        except TimedOut:
            pass  # it has quit
        os.waitpid(session.pid, 0)


def called(path):
    """The names of the functions in what callgrind wrote, in its order."""
    for line in path.read_text(errors="replace").splitlines():
        if found := re.fullmatch(r"c?fn=\(\d+\) (.+)", line):
            yield found[1].split("'")[0]  # a function that calls itself has its depth after a sign


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--dossier", required=True)
    options = parser.parse_args()
    program, dossier = str(Path(options.program).resolve()), str(Path(options.dossier).resolve())
    names = {line.split()[-1] for line in subprocess.check_output(["nm", program], text=True).splitlines()}
    if not names:
        parser.error("the program has no names; build it with KEEP_SYMBOLS=1")
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(
            os.environ, XDG_CACHE_HOME=folder, XDG_CONFIG_HOME=folder, XDG_STATE_HOME=folder, XDG_DATA_HOME=folder,
            TERM="xterm-256color", LANG="C.UTF-8", ENTENTE_FRESH="1")
        subprocess.run([program, "check", "--dossier", dossier], env=environment, stdout=subprocess.DEVNULL, check=False)
        play(callgrind(folder, "1") + [program, dossier], environment)
        for place, command in enumerate(COMMANDS, 2):
            subprocess.run(
                callgrind(folder, str(place)) + [program, *command, "--dossier", dossier], env=environment,
                stdout=subprocess.DEVNULL, check=True)
        found = dict.fromkeys(name for path in sorted(Path(folder).glob("[0-9]*")) for name in called(path))
    hot = [name for name in found if name in names]
    print(f"{len(hot)} functions", file=sys.stderr)
    print("\n".join(hot))


if __name__ == "__main__":
    main()
