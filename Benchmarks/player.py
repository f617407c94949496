"""Plays keys to a program and times each until the screen it leads to stands whole.

The first time, not counted, a step waits until the program has long been silent, checks that the screen shows what is
true of the data, and remembers it. From then on the step is over when the screen is that one: an answer that comes in
parts, the page first and the count later, is timed to its last part, without guessing how long a pause may be.
"""

import data
from meter import Session, TimedOut


class Player:
    def __init__(self, subject, results, part, counted, environment=None):
        self.subject, self.results, self.part, self.counted = subject, results, part, counted
        self.environment = environment or data.environment()
        self.steps = 0
        self.session = None

    def __enter__(self):
        self.session = Session(self.subject.argv, self.environment, stdin=self.subject.stdin)
        return self

    def __exit__(self, *_):
        self.session.close()

    def add(self, figure, value):
        if self.counted:
            self.results.add(self.part, self.subject.program, self.subject.size, figure, value)

    def first_screen(self, figure=None):
        """To the first screen with rows, and to all that follows unasked."""
        subject = self.subject
        shown, settled = self.session.start(subject.shows(subject.first), label="its first screen", limit=120)
        if figure:
            self.add(figure, shown)
            self.add(figure + " settled", settled)
        return shown

    def all_rows(self, figure=None):
        """To the screen that says that all rows are in."""
        holds = self.subject.shows(self.subject.loaded)
        met, _ = self.session.wait(holds, 0.05, 120, "all rows")
        if figure:
            self.add(figure, (met - self.session.asked) * 1000)

    def step(self, figure, keys, expects=None, measure=True, patience=None):
        """Sends keys in one write and waits for the screen they lead to."""
        subject, session = self.subject, self.session
        patience = patience or subject.patience
        self.steps += 1
        place = f"{self.part} {self.steps} {figure}"
        if place not in subject.seen:
            session.press(keys, None, quiet=patience, waits=patience * 3)
            if expects:
                label = f"{expects} after {figure}"
                holds = subject.shows([expects])
                if not holds(session.screen.text()):
                    session.wait(holds, patience, 30, label)
            subject.seen[place] = subject.view(session.screen.text())
            return
        awaited = subject.seen[place]
        update = session.press(
            keys, lambda text: subject.view(text) == awaited, limit=30, label=f"the screen it showed before ({figure})")
        if update and measure:
            self.add(figure, update.shown)
            self.add(figure + " bytes", update.size)
            self.add(figure + " writes", update.writes)

    def undo(self, keys):
        self.step("undo", keys, measure=False)


def rounds(subjects, count, play, warn, warm=1):
    """Programs take turns; the first turn is not counted. One that fails is out, and it is said why."""
    out = []
    for turn in range(-warm, count):
        for subject in list(subjects):
            if subject in out:
                continue
            try:
                play(subject, turn >= 0)
            except (TimedOut, OSError) as failure:
                out.append(subject)
                warn(f"{subject.name}: {failure}")

