"""The plots of the report, drawn by the program's own charts (Benchmarks/plot)."""

import subprocess

SIZES = [1_000, 10_000, 100_000, 1_000_000]
PLOTS = [
    ("Start and keys, in milliseconds, from 1,000 to 1,000,000 visits; a level line is a cost that does not grow:", [
        ("start", "start/entente/{}/shown"), ("row", "keys/entente/{}/row"), ("page", "keys/entente/{}/page"),
        ("year", "keys/entente/{}/year"), ("letter", "search/entente/{}/letter"),
    ]),
    ("Building the index, in seconds, and its peak memory, in megabytes; no steeper than the line of rows, in thousands, "
     "is linear or less:", [
        ("seconds", "build/entente/visits-{}/seconds"), ("memory", "build/entente/visits-{}/memory"), ("rows", None),
    ]),
]


def draw(results, program):
    """The plots as blocks of text."""
    blocks = []
    for words, lines in PLOTS:
        rows = ["\t".join(["visits", *(name for name, _ in lines)])]
        for size in SIZES:
            figures = [size / 1000 if name is None else results.median(name.format(size)) for _, name in lines]
            rows.append("\t".join([str(size), *("" if f is None else f"{f:.6f}" for f in figures)]))
        drawn = subprocess.run([program], input="\n".join(rows) + "\n", capture_output=True, text=True, check=True).stdout
        blocks.append(f"{words}\n\n```text\n{drawn.rstrip()}\n```")
    return "\n\n".join(blocks)
