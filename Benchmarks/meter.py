"""Runs a full-screen program in a pseudo-terminal and times it from the outside.

Every read is stamped when it comes and looked at only when the terminal is quiet, so that looking is in no figure. An
answer is complete when the screen shows what is awaited, not when a pause happens to be long.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from contextlib import suppress

from screen import Screen

# Some programs wait for an answer to these before they draw: attributes, status, place of the cursor, colours.
QUESTIONS = re.compile(rb"\x1b\[(?:0?(c)|(>)0?c|([56])n)|\x1b\](1[01]);\?")
ANSWERS = {
    b"c": b"\x1b[?62;22c", b">": b"\x1b[>41;354;0c", b"5": b"\x1b[0n", b"6": b"\x1b[1;1R",
    b"10": b"\x1b]10;rgb:cccc/cccc/cccc\x1b\\", b"11": b"\x1b]11;rgb:0000/0000/0000\x1b\\",
}
TICKS = os.sysconf("SC_CLK_TCK")


class TimedOut(Exception):
    """The program did not show what was expected, or did not answer."""


class Update:
    """What a program sent after it was asked: when the awaited screen stood, when it fell silent, and how much."""

    def __init__(self, shown, settled, size, writes):
        self.shown, self.settled, self.size, self.writes = shown, settled, size, writes


class Session:
    """One run of one program, in a process group of its own that does not outlive it."""

    def __init__(self, argv, environment, columns=120, rows=36, stdin=None):
        self.name = os.path.basename(argv[0])
        self.screen = Screen(columns, rows)
        self.pending, self.tail, self.size = [], b"", 0
        self.stamp = time.perf_counter()  # of the last byte
        gate, opener = os.pipe()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("4H", rows, columns, 0, 0))
                if stdin:
                    os.dup2(os.open(stdin, os.O_RDONLY), 0)
                os.read(gate, 1)  # forking this Python is not the program's time
                os.execvpe(argv[0], argv, environment)
            finally:
                os._exit(127)
        os.close(gate)
        self.poller = select.poll()
        self.poller.register(self.terminal, select.POLLIN)
        self.asked = time.perf_counter()
        os.write(opener, b"!")
        os.close(opener)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _read(self, seconds):
        """Whether something came within a time."""
        if not self.poller.poll(max(0, seconds) * 1000):
            return False
        data = b""
        with suppress(OSError):  # how Linux tells that the other side has closed
            data = os.read(self.terminal, 1 << 16)
        self.stamp = time.perf_counter()
        if not data:
            raise TimedOut(f"{self.name} ended: {self.seen()}")
        self.pending.append((self.stamp, data))
        self.size += len(data)
        self.tail += data
        while question := QUESTIONS.search(self.tail):
            os.write(self.terminal, ANSWERS[question[question.lastindex]])
            self.tail = self.tail[question.end():]
        self.tail = self.tail[-16:]
        return True

    def _look(self, holds):
        """Feeds the screen with what was read; since when it holds, or None."""
        met = None
        # A long backlog is looked at less often: its last piece always, others as far as there is time.
        stride = 1 + len(self.pending) // 200
        while self.pending:
            stamp, data = self.pending.pop(0)
            self.screen.feed(data)
            if not self.pending or len(self.pending) % stride == 0:
                met = (met or stamp) if holds(self.screen.text()) else None
        return met

    def wait(self, holds, quiet=0.03, limit=60.0, label="the awaited screen"):
        """Reads until the screen holds and nothing has come for `quiet` seconds: when it held, and the last byte."""
        end = time.perf_counter() + limit
        met = None
        while time.perf_counter() < end:
            # A program that never pauses, such as one with a spinner, must be looked at all the same.
            if self._read(quiet) and len(self.pending) < 2000:
                continue
            held = self._look(holds)
            if not holds(self.screen.text()):
                met = None  # it was not there, or passed by on the way to another screen
                continue
            met = met or held or self.stamp
            return met, self.stamp
        raise TimedOut(f"{self.name} did not show {label} in {limit:.0f} s: {self.seen()}")

    def start(self, holds, quiet=0.05, limit=120.0, label="its first screen"):
        """From the start of the program to the screen that holds, and to its last byte, in milliseconds."""
        met, last = self.wait(holds, quiet, limit, label)
        return (met - self.asked) * 1000, (last - self.asked) * 1000

    def press(self, keys, holds=None, quiet=0.03, limit=60.0, label="what the key does", waits=2.0):
        """From a key to what it changes; nothing when it changes nothing and nothing was awaited."""
        before, writes = self.size, self.writes()
        asked = time.perf_counter()
        os.write(self.terminal, self.encode(keys))
        if holds is None:
            if not self.poller.poll(waits * 1000):
                return None
            holds = lambda text: True
        elif not self.poller.poll(200) and holds(self.screen.text()):
            return None
        met, last = self.wait(holds, quiet, limit, label)
        return Update((met - asked) * 1000, (last - asked) * 1000, self.size - before, self.writes() - writes)

    def send(self, keys):
        os.write(self.terminal, self.encode(keys))

    def encode(self, keys):
        """Cursor keys have another form while a program asks for it."""
        return re.sub(rb"\x1b\[([A-DFH])", lambda key: b"\x1bO" + key[1], keys) if self.screen.application_keys else keys

    def rest(self, seconds):
        """Lets time pass; the number of bytes that came meanwhile."""
        before, end = self.size, time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)
        self._look(lambda text: False)
        return self.size - before

    def idle(self, seconds):
        """Wake-ups, bytes and milliseconds of processor time while nothing happens."""
        before, processor = self.wakeups(), self.processor()
        sent = self.rest(seconds)
        return self.wakeups() - before, sent, (self.processor() - processor) * 1000

    def processes(self):
        """The program and what it started: all of its session that are still there."""
        found = []
        for name in filter(str.isdigit, os.listdir("/proc")):
            with suppress(OSError):
                if os.getsid(int(name)) == self.pid:
                    found.append(int(name))
        return found

    def _count(self, pid, file, name):
        with suppress(OSError):
            with open(f"/proc/{pid}/{file}", encoding="ascii", errors="replace") as status:
                if found := re.search(rf"^{name}:\s*(\d+)", status.read(), re.M):
                    return int(found[1])
        return 0

    def writes(self):
        """Write calls of the program itself, to the terminal or elsewhere."""
        return self._count(self.pid, "io", "syscw")

    def wakeups(self):
        """Times that any thread was woken: each gave up the processor before."""
        total = 0
        for pid in self.processes():
            with suppress(OSError):
                for thread in os.listdir(f"/proc/{pid}/task"):
                    total += self._count(pid, f"task/{thread}/status", "voluntary_ctxt_switches")
        return total

    def processor(self):
        """Seconds of processor time, from the clocks of the processes, which count nanoseconds."""
        total = 0.0
        for pid in self.processes():
            with suppress(OSError):
                total += time.clock_gettime((~pid << 3) | 2)
        return total

    def memory(self, field="VmRSS"):
        """Megabytes: VmRSS as it is resident, VmHWM at its most, RssAnon without mapped files."""
        return sum(self._count(pid, "status", field) for pid in self.processes()) / 1024

    def seen(self):
        """The screen in few words, for a message."""
        with suppress(Exception):
            self._look(lambda text: False)
        return " | ".join(line.strip() for line in self.screen.lines() if line.strip())[:400] or "a blank screen"

    def close(self):
        """Ends the whole session, however the program takes it."""
        for pid in {self.pid, *self.processes()}:
            with suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        with suppress(OSError):
            os.close(self.terminal)
        with suppress(OSError):
            os.waitpid(self.pid, 0)
