"""What must be reached: each target is a ratio of two medians, or a limit for one figure."""

from results import percentile

LARGEST = 1_000_000


class Target:
    """`ours` over `theirs` must be at most `limit`; without `theirs`, `ours` itself must be. Names in a tuple add up."""

    def __init__(self, what, ours, theirs, limit, against="", share=None):
        self.what, self.ours, self.theirs, self.limit, self.against, self.share = what, ours, theirs, limit, against, share

    def _take(self, results, names):
        names = names if isinstance(names, tuple) else (names,)
        found = [percentile(results.all(n), self.share) if self.share else results.median(n) for n in names]
        return None if None in found else sum(found)

    def judge(self, results):
        """Our figure, theirs, their ratio, and whether the target is met; None for what was not measured."""
        ours = self._take(results, self.ours)
        theirs = self._take(results, self.theirs) if self.theirs else None
        if not self.theirs:
            return ours, None, None, None if ours is None else ours <= self.limit
        if ours is None or not theirs:
            return ours, theirs, None, None
        return ours, theirs, ours / theirs, ours / theirs <= self.limit

    def allowed(self):
        return f"≤ {fraction(self.limit) if self.theirs else f'{self.limit:g}'}"


def fraction(ratio):
    """A ratio as people say it: 2.5×, or 1/40."""
    if ratio is None:
        return "–"
    if ratio == 0:
        return "0"
    part = float(f"{ratio if ratio >= 0.9 else 1 / ratio:.3g}")
    return f"{part:,g}×" if ratio >= 0.9 else f"1/{part:,g}"


def targets():
    start = lambda size, figure="shown": f"start/entente/{size}/{figure}"
    key = lambda figure, program="entente": f"keys/{program}/{LARGEST}/{figure}"
    for size in ("vietnam", 1_000, 100_000, LARGEST):
        name = "Viet Nam" if size == "vietnam" else f"{size:,} visits"
        yield Target(f"first screen, {name}", start(size), "start/cpaint/any/shown", 2.5, "C on ncurses")
    yield Target("first screen, 1,000,000 visits", start(LARGEST), start(1_000), 1.2, "1,000 visits")
    yield Target("first screen, 1,000,000 visits", start(LARGEST), f"start/visidata/{LARGEST}/shown", 1 / 25, "VisiData, first rows")
    yield Target("first screen, 1,000,000 visits", start(LARGEST), f"start/visidata/{LARGEST}/loaded", 1 / 500, "VisiData, all rows")
    yield Target("first screen, 1,000,000 visits", start(LARGEST), f"start/fzf/{LARGEST}/loaded", 1 / 100, "fzf, all rows")
    yield Target("first screen, index not in the page cache", start(LARGEST, "cold"), start(LARGEST), 8, "warm")
    yield Target("row key", key("row"), key("row", "less"), 3, "less")
    yield Target("row key", key("row"), key("row", "visidata"), 1 / 3, "VisiData")
    yield Target("row key, bytes", key("row bytes"), key("row bytes", "visidata"), 1 / 2, "VisiData")
    yield Target("page key", key("page"), key("page", "cpaint"), 1.5, "C on ncurses")
    yield Target("page key", key("page"), key("page", "fzf"), 1 / 5, "fzf")
    search = lambda figure, program="entente": f"search/{program}/{LARGEST}/{figure}"
    yield Target("typed search, a letter", search("letter"), search("letter", "fzf"), 1 / 8, "fzf -e")
    yield Target("typed search, 95th percentile", search("letter"), search("letter", "fzf"), 1 / 12, "fzf -e", share=0.95)
    yield Target("typed search, last key to final count", search("last"), search("last", "fzf"), 1 / 15, "fzf -e")
    yield Target("typed search, folding accents and đ", search("folded"), search("accented"), 1.3, "the same with accents")
    for what in ("year", "leader", "partner", "direction"):
        yield Target(f"filter by {what}", key(what), (key("select", "visidata"), key("select open", "visidata")), 1 / 400, "VisiData, select and open")
    yield Target("change of order", key("order"), key("order", "visidata"), 1 / 500, "VisiData")
    yield Target("facets of a column", key("facets"), key("facets", "visidata"), 1 / 200, "VisiData, frequency table")
    yield Target("list of partners, from exec", start(LARGEST, "partner list"), key("facets", "visidata"), 1 / 1000, "VisiData, frequency table")
    yield Target("next partner on trade, 10,000,000 figures", "trade/entente/10000000/partner", "trade/gnuplot/24/run", 1 / 4, "gnuplot, whole run")
    yield Target("resident MB after a search", search("memory"), f"start/visidata/{LARGEST}/memory", 1 / 25, "VisiData, all rows in")
    yield Target("resident MB after a search", search("memory"), search("memory", "fzf"), 1 / 25, "fzf -e, after the same")
    for figure, name in (("wake-ups", "wake-ups"), ("bytes", "bytes"), ("processor", "ms of processor time")):
        yield Target(f"idle for ten seconds: {name}", f"idle/entente/{LARGEST}/{figure}", None, 0)
    yield Target("200 held row keys", key("held"), key("held", "less"), 3, "less")
    yield Target("200 held row keys", key("held"), key("held", "visidata"), 1 / 50, "VisiData")
    build = lambda program, what, figure: f"build/{program}/{what}/{figure}"
    for words in ("unicode61", "trigram"):
        yield Target(
            "index of 1,000,000 visits, s", build("entente", "visits-1000000", "seconds"),
            build("sqlite3", "visits-1000000", f"sum with {words}"), 1.0, f"sqlite3, its sum with {words}")
    yield Target("index of 10,000,000 figures, s", build("entente", "trade-10000000", "seconds"),
                 build("sqlite3", "trade-10000000", "sum"), 1.0, "sqlite3, import and index")
    for what in ("partner", "year", "word"):
        own = f"oneshot/entente/{LARGEST}/{what}"
        yield Target(f"one-shot, by {what}", own, f"oneshot/sqlite3/{LARGEST}/{what}", 2, "sqlite3")
        yield Target(f"one-shot, by {what}", own, f"oneshot/mlr/{LARGEST}/{what}", 1 / 200, "miller filter")
    for kind in ("line", "stacked-area", "scatter", "multiples", "slope"):
        yield Target(f"a frame, chart of kind {kind} at 300×100, 1,000 points, ms", f"charts/entente/{kind}/draw", None, 16)
    for figure, words in (("small table", "one milestone changed among 1,000,000 visits, s"),
                          ("hundred rows", "a hundred of 1,000,000 visits changed, a command, s"),
                          ("dashboard", "a hundred of 1,000,000 visits changed, on the screen, s")):
        yield Target(words, f"change/entente/{LARGEST}/{figure}", None, 2)
    yield Target("the program's file, MB", "size/entente/file/MB", None, 25)


TARGETS = list(targets())
