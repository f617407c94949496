"""The parts with screens: start, keys, search, trade and idle."""

import subprocess
import time

import data
import generate
import programs
from player import Player, rounds
from programs import BACKSPACE, DOWN, ENTER, ESCAPE, number

# Seconds of silence after which a row or page surely stands; the first round alone waits for so long.
SOON = 0.4


def program_first(suite, sizes, peers):
    """Entente and the peers that are here, on each size, Entente first."""
    for size in sizes:
        yield programs.entente(suite.program, size)
        for peer in peers:
            if peer in suite.found:
                yield programs.PEERS[peer](size)


def start(suite):
    """From exec to the first screen with rows and count; the index warm, then evicted from the page cache."""
    small = [programs.entente_shipped(suite.program), *program_first(suite, suite.sizes, [])]
    if "cpaint" in suite.found:
        small.append(programs.cpaint("any"))
    if "less" in suite.found:
        small.append(programs.less(suite.sizes[-1]))

    def play(subject, counted):
        with Player(subject, suite.results, "start", counted) as player:
            player.first_screen("shown")
            player.add("memory", player.session.memory())
            player.add("own memory", player.session.memory("RssAnon"))

    def play_cold(subject, counted):
        files = [path for path in data.index_files() if f"visits-{subject.size}-" in path.name]
        data.evict(files)
        with Player(subject, suite.results, "start", counted) as player:
            player.first_screen("cold")

    def play_list(subject, counted):
        """The list of partners with what it shows of each, which is the left half of the first screen."""
        left = lambda text: "\n".join(line[:46] for line in text.split("\n")[1:17])
        with Player(subject, suite.results, "start", counted) as player:
            if "list" not in subject.seen:
                player.first_screen()
                player.session.rest(subject.patience)
                subject.seen["list"] = left(player.session.screen.text())
                return
            shown, _ = player.session.start(
                lambda text: left(text) == subject.seen["list"], label="the list of partners")
            player.add("partner list", shown)

    suite.forget("start", small)
    rounds(small, suite.rounds * 2, play, suite.warn)
    cold = list(program_first(suite, suite.sizes, []))
    rounds(cold, suite.rounds, play_cold, suite.warn, warm=0)
    rounds(list(program_first(suite, suite.sizes, [])), suite.rounds, play_list, suite.warn)

    def play_loading(subject, counted):
        with Player(subject, suite.results, "start", counted) as player:
            player.first_screen("shown")
            player.all_rows("loaded")
            player.add("memory", player.session.memory())

    loading = [programs.PEERS[p](s) for s in suite.sizes for p in ("fzf", "visidata") if p in suite.found]
    suite.forget("start", loading)
    rounds(loading, suite.slow_rounds, play_loading, suite.warn)


def keys(suite):
    """From a key to the screen it leads to."""
    largest = suite.sizes[-1]
    subjects = list(program_first(suite, suite.sizes, []))
    peers = [programs.PEERS[p](largest) for p in ("cpaint", "less", "fzf") if p in suite.found]
    suite.forget("keys", subjects + peers)
    rounds(subjects + peers, suite.rounds, lambda s, counted: play_keys(suite, s, counted), suite.warn)
    if "visidata" in suite.found:
        slow = [programs.visidata(largest)]
        suite.forget("keys", slow)
        rounds(slow, suite.slow_rounds, lambda s, counted: play_keys(suite, s, counted), suite.warn)


def play_keys(suite, subject, counted):
    with Player(subject, suite.results, "keys", counted) as player:
        player.first_screen()
        player.all_rows()
        player.session.rest(subject.patience)
        if subject.program == "entente":
            player.undo(b"2")
        for _ in range(8):
            player.step("row", subject.row, patience=SOON)
        for _ in range(4):
            player.step("page", subject.page, patience=SOON)
        player.step("held", subject.row * 200)
        if subject.program == "entente":
            entente_keys(player, data.truth(subject.size))
        elif subject.program == "visidata":
            visidata_keys(player, data.truth(subject.size))
        player.add("memory", player.session.memory())


def entente_keys(player, known):
    of = lambda what: number(known[what]) + " of " + number(known["size"])
    player.step("end", b"G")
    player.step("first", b"gg")
    player.step("year", f"Y{data.YEAR}\r".encode(), of("year"))
    player.undo(BACKSPACE)
    player.step("leader", f'/leader:"{known["leader name"]}"\r'.encode(), of("leader"))
    player.undo(BACKSPACE)
    player.step("partner", f"/partner:{data.PARTNER}\r".encode(), of("partner"))
    player.undo(BACKSPACE)
    player.step("direction", b"d", of("direction"))
    player.undo(BACKSPACE)
    player.step("kind", f"/kind:{data.KIND}\r".encode(), of("kind"))
    player.undo(BACKSPACE)
    player.step("facets", b"P")
    player.undo(ESCAPE)
    player.step("open", ENTER)
    player.step("back", ESCAPE)
    for keys in programs.ORDER_KEYS:
        player.step("order", keys)
    player.undo(b"1")
    for _ in range(3):
        player.step("group", b"z")
    player.undo(b"2")


def visidata_keys(player, known):
    """Sort by date, select by value and open the selection, and the frequency table, each to its end."""
    player.undo(b"gh" + b"lll")  # to the column of dates
    player.step("order", b"]")
    player.step("order", b"[")
    player.undo(b"h")
    player.step("select", f"|{data.PARTNER}\r".encode())
    player.step("select open", b'"', rf"\b{known['partner']} rows")
    player.undo(b"q")
    player.undo(b"gu")
    player.step("facets", b"F", r"\b\d+ bins")


def search(suite):
    """A word typed letter by letter, each waited for; then at ten letters a second, to the final count."""
    subjects = list(program_first(suite, suite.sizes, []))
    if "fzf" in suite.found:
        subjects.append(programs.fzf(suite.sizes[-1]))
    suite.forget("search", subjects)

    def play(subject, counted):
        known = data.truth(subject.size)
        own = subject.program == "entente"
        final = number(known["word"]) + (" of " if own else "/") + number(known["size"] + (not own))
        with Player(subject, suite.results, "search", counted) as player:
            player.first_screen()
            player.all_rows()
            player.session.rest(subject.patience)
            if own:
                player.undo(b"2")
            type_word(player, "letter", generate.WORD, final)
            player.add("memory", player.session.memory())
            player.add("own memory", player.session.memory("RssAnon"))
            if own:
                for figure, word in (
                    ("folded", "nguyen"), ("accented", "nguyễn"), ("folded", "dang"), ("accented", "đặng"),
                ):
                    type_word(player, figure, word)
            for letter in generate.WORD[:-1] if not own else "/" + generate.WORD[:-1]:
                player.session.send(letter.encode())
                player.session.rest(0.1)
            # The word without its last letter has the same count: only silence tells that it was counted again.
            update = player.session.press(generate.WORD[-1].encode(), subject.shows([final]), quiet=0.3, label=final)
            if update:
                player.add("last", update.settled)

    def type_word(player, figure, word, final=None):
        own = player.subject.program == "entente"
        if own:
            player.undo(b"/")
        for place, letter in enumerate(word):
            player.step(figure, letter.encode(), final if place == len(word) - 1 else None)
        player.undo(ESCAPE if own else b"\x15")  # fzf: delete the line

    rounds(subjects, suite.rounds, play, suite.warn)


GNUPLOT = "set terminal dumb 100 20\nplot '-' with lines\n" + "".join(
    f"{2000 + n} {(n * 37 % 19) * 1e9 + n * 2e9}\n" for n in range(24)) + "e\n"


def trade(suite):
    """The next partner, with the chart painted; against the whole run of a program that draws 24 points."""
    size = suite.figures[-1]
    folder = data.dossier("trade", size)
    subject = programs.entente(suite.program, 1000, folder)
    subject.size, subject.patience, subject.first = size, 0.6, [number(1000) + " visits", "imports|exports"]
    suite.forget("trade", [subject])

    def play(subject, counted):
        with Player(subject, suite.results, "trade", counted) as player:
            player.first_screen()
            player.session.rest(subject.patience)
            player.undo(b"1")
            for _ in range(10):
                player.step("partner", DOWN, patience=SOON)
            player.add("memory", player.session.memory())
        if "gnuplot" in suite.found and counted:
            for _ in range(5):
                begun = time.perf_counter()
                subprocess.run(
                    ["gnuplot"], input=GNUPLOT.encode(), stdout=subprocess.DEVNULL, check=True, env=data.environment())
                suite.results.add("trade", "gnuplot", 24, "run", (time.perf_counter() - begun) * 1000)

    rounds([subject], suite.rounds, play, suite.warn)


def idle(suite):
    """Ten seconds in which nothing happens: wake-ups of all threads, bytes sent, processor time."""
    subjects = list(program_first(suite, suite.sizes[-1:], ["less", "fzf", "visidata", "cpaint"]))
    suite.forget("idle", subjects)

    def play(subject, counted):
        with Player(subject, suite.results, "idle", counted) as player:
            player.first_screen()
            player.all_rows()
            if subject.program == "entente":
                player.undo(b"2")
                player.undo(DOWN)
            player.session.rest(2)
            woken, sent, milliseconds = player.session.idle(10)
            player.add("wake-ups", woken)
            player.add("bytes", sent)
            player.add("processor", milliseconds)

    rounds(subjects, 1, play, suite.warn, warm=0)
