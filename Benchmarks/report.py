"""Turns what was measured into tables, and writes those of docs/performance.md between its marks.

A cell is a dash when its figure was not measured. Whether a target is met is computed from medians, nothing else.
"""

import platform
import re
import subprocess
from pathlib import Path

import plots
from targets import TARGETS, fraction

SIZES = [1_000, 10_000, 100_000, 1_000_000]
DASH = "–"
PROGRAMS = {
    "entente": "Entente", "cpaint": "C on ncurses", "less": "less", "fzf": "fzf", "visidata": "VisiData",
    "sqlite3": "sqlite3", "mlr": "miller", "gnuplot": "gnuplot",
}
# What the tables show: a heading, a sentence, and figures by name; the columns are programs and sizes.
KEYS = [
    ("row", "row"), ("page", "page"), ("end", "last row (`G`)"), ("first", "first row (`gg`)"),
    ("order", "change of order"), ("year", "filter by year"), ("leader", "filter by leader"),
    ("partner", "filter by partner"), ("direction", "filter by direction"), ("kind", "filter by kind"),
    ("select open", "open what was selected"), ("select", "select by value"), ("facets", "facets of a column"),
    ("group", "group of partners"), ("open", "open"), ("back", "back"), ("held", "200 held row keys"),
]


def machine():
    """The machine in a few words, without its name."""
    kind, cores, memory = "", 0, ""
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("processor"):
            cores += 1
        if line.startswith("model name"):
            kind = line.split(":", 1)[1].strip()
    if found := re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text(encoding="utf-8")):
        memory = f", {int(found[1]) / 1048576:.0f} GB"
    system = re.search(r'^PRETTY_NAME="?([^"\n]*)', Path("/etc/os-release").read_text(encoding="utf-8"), re.M)
    return f"{cores} × {kind or platform.machine()}{memory}; {system[1] if system else platform.system()}"


def show(value):
    """Three digits of a figure are all that repeats."""
    if value is None:
        return DASH
    if value == 0:
        return "0"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}" if abs(value) >= 0.1 else f"{value:.3f}"


def table(head, rows):
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def sized(results, name, program, sizes=SIZES):
    """The median of a figure at each size; `name` is part/figure."""
    part, figure = name.split("/")
    return [show(results.median(f"{part}/{program}/{size}/{figure}")) for size in sizes]


def target_table(results):
    rows = []
    for target in TARGETS:
        ours, theirs, ratio, met = target.judge(results)
        rows.append([
            target.what, show(ours), f"{show(theirs)} ({target.against})" if target.against else DASH,
            fraction(ratio), target.allowed(), DASH if met is None else "yes" if met else "**no**"])
    return table(["what", "Entente", "against", "ratio", "target", "met"], rows)


def start_table(results):
    row = lambda name, figure, program="entente": [name, *sized(results, f"start/{figure}", program)]
    head = ["ms from exec", *(f"{size:,}" for size in SIZES)]
    rows = [
        row("Entente: rows and count", "shown"), row("Entente: last byte of it", "shown settled"),
        row("Entente: list of partners", "partner list"), row("Entente: index not in the page cache", "cold"),
        row("fzf: first rows", "shown", "fzf"), row("fzf: all rows", "loaded", "fzf"),
        row("VisiData: first rows", "shown", "visidata"), row("VisiData: all rows", "loaded", "visidata"),
        row("resident MB: Entente", "memory"), row("of it its own, not mapped files", "own memory"),
        row("resident MB: fzf", "memory", "fzf"), row("resident MB: VisiData", "memory", "visidata"),
    ]
    shipped = show(results.median("start/entente/vietnam/shown"))
    floor = show(results.median("start/cpaint/any/shown"))
    return table(head, rows) + f"\n\nThe shipped dossier of Viet Nam: {shipped} ms. The C program on ncurses: {floor} ms."


def largest(results, part, program):
    sizes = [int(s) for s in {name.split("/")[2] for name in results.values if name.startswith(f"{part}/{program}/")}
             if s.isdigit()]
    return max(sizes, default=None)


def key_table(results):
    peers = {p: largest(results, "keys", p) for p in ("cpaint", "less", "fzf", "visidata")}
    head = ["ms from key to screen", *(f"{size:,}" for size in SIZES), *(PROGRAMS[p] for p in peers)]
    rows = []
    for figure, words in KEYS:
        own = sized(results, f"keys/{figure}", "entente")
        other = [show(results.median(f"keys/{p}/{size}/{figure}")) for p, size in peers.items()]
        if set(own + other) != {DASH}:
            rows.append([words, *own, *other])
    for figure in ("row", "page"):
        both = lambda p, s: "/".join(show(results.median(f"keys/{p}/{s}/{figure} {unit}")) for unit in ("bytes", "writes"))
        rows.append([f"bytes/writes of a {figure}", *(both("entente", s) for s in SIZES), *(both(p, s) for p, s in peers.items())])
    return table(head, rows)


def search_table(results):
    size = largest(results, "search", "fzf")
    def row(words, figure, worst=False):
        take = results.p95 if worst else results.median
        return [words, *(show(take(f"search/entente/{s}/{figure}")) for s in SIZES), show(take(f"search/fzf/{size}/{figure}"))]
    return table(["ms", *(f"{s:,}" for s in SIZES), f"fzf -e, {size:,}" if size else "fzf -e"], [
        row("a letter of `fisheries`, median", "letter"), row("a letter, 95th percentile", "letter", True),
        row("last key to final count, ten letters a second", "last"),
        row("a letter of `nguyen`, `dang` (folded)", "folded"), row("a letter of `nguyễn`, `đặng`", "accented"),
        row("resident MB after it", "memory"), row("of it its own, not mapped files", "own memory"),
    ])


def build_table(results):
    names = [f"visits-{s}" for s in SIZES] + ["trade-1000000", "trade-10000000"]
    median = lambda program, name, figure: show(results.median(f"build/{program}/{name}/{figure}"))
    rows = [[f"{int(name.split('-')[1]):,} " + ("visits" if name.startswith("v") else "figures"),
             *(median("entente", name, f) for f in ("seconds", "rows per second", "memory", "bytes per row")),
             *(median("sqlite3", name, f) for f in ("import", "indexes", "unicode61", "trigram"))] for name in names]
    return table(["from nothing", "Entente s", "rows/s", "peak MB", "bytes/row", "sqlite3: import s", "indexes s",
                  "unicode61 s", "trigram s"], rows)


def chart_table(results):
    kinds = [name.split("/")[2] for name in results.values if name.startswith("charts/entente/")]
    rows = [[kind, show(results.median(f"charts/entente/{kind}/draw"))] for kind in kinds]
    return table(["ms to draw at 300×100, 1,000 points", "Entente"], rows)


def other_tables(results):
    size = largest(results, "change", "entente")
    change = [[words, show(results.median(f"change/entente/{size}/{figure}"))] for words, figure in (
        ("nothing changed: a command answers", "nothing"), ("one milestone changed: a command answers", "small table"),
        ("a hundred visits changed: a command answers", "hundred rows"),
        ("a hundred visits changed: from `r` to the row on the screen", "dashboard"))]
    once = largest(results, "oneshot", "entente")
    shots = [[f"`visits --filter {words} --limit 50`", *(show(results.median(f"oneshot/{p}/{once}/{what}")) for p in ("entente", "sqlite3", "mlr"))]
             for what, words in (("partner", "partner:CHN"), ("year", "year:2019"), ("word", "fisheries"))]
    idles = []
    for program in ("entente", "cpaint", "less", "fzf", "visidata"):
        at = largest(results, "idle", program)
        idles.append([PROGRAMS[program], *(show(results.median(f"idle/{program}/{at}/{f}")) for f in ("wake-ups", "bytes", "processor"))])
    yield "After a change", table([f"of {size:,} visits" if size else "", "s"], change)
    yield "Commands that answer and end", table(["ms" + (f", {once:,} visits" if once else ""), "Entente", "sqlite3", "miller"], shots)
    yield "Idle for ten seconds", table(["", "wake-ups", "bytes", "ms of processor time"], idles)
    bad = lambda figure: results.median(f"bad/entente/visits/{figure}")
    if bad("rows"):
        yield "A file full of mistakes", (
            f"{show(bad('gigabytes'))} GB, {bad('rows'):,.0f} rows, {bad('wrong'):,.0f} of them wrong, one cell of 10 MB: `check` takes "
            f"{show(bad('cold seconds'))} s and {show(bad('cold memory'))} MB at its most; again, with the index there, "
            f"{show(bad('warm seconds'))} s and {show(bad('warm memory'))} MB.")


def sections(results):
    yield "Targets", target_table(results)
    yield "Start", start_table(results)
    yield "Keys", key_table(results)
    yield "Search", search_table(results)
    partner = results.median(f"trade/entente/{largest(results, 'trade', 'entente')}/partner")
    yield "Trade", (f"The next partner with {largest(results, 'trade', 'entente') or 0:,} figures, its chart painted: {show(partner)} ms. A whole "
                    f"run of gnuplot that draws 24 points as text: {show(results.median('trade/gnuplot/24/run'))} ms.")
    yield "Charts", chart_table(results)
    yield "Building the index", build_table(results)
    yield from other_tables(results)


def text(results):
    return "\n\n".join(f"{title}\n{body}" for title, body in sections(results))


def sitting(results):
    """Where and when the figures were taken, and how long each part took."""
    versions = ", ".join(f"{PROGRAMS[n]} {v}".strip() for n, v in results.facts.get("versions", {}).items())
    dates = sorted(set(results.facts.get("taken", {}).values()))
    seconds = results.facts.get("seconds", {})
    return (f"Machine: {results.facts.get('machine', DASH)}. Taken {' to '.join(dict.fromkeys([dates[0], dates[-1]])) if dates else DASH}, "
            f"beside {versions or 'nothing else'}.\n\nThe parts took, in seconds: "
            + ", ".join(f"{name} {count}" for name, count in seconds.items()) + ".")


def write(results, document, plot=None):
    """Rewrites what lies between the marks of the document and leaves the rest to people."""
    old = document.read_text(encoding="utf-8")
    body = {"sitting": sitting(results), "tables": "\n\n".join(f"### {t}\n\n{b}" for t, b in sections(results))}
    if plot:
        body["plots"] = plots.draw(results, plot)
    new = old
    for name, content in body.items():
        pattern = re.compile(rf"(<!-- {name}: made by make bench -->\n).*?(<!-- end of {name} -->)", re.S)
        if not pattern.search(new):
            raise SystemExit(f"{document} has no marks for {name}")
        new = pattern.sub(lambda mark: f"{mark[1]}\n{content.strip()}\n\n{mark[2]}", new)
    if new != old:
        document.write_text(new, encoding="utf-8")
