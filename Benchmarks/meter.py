"""Runs a full-screen program in a pseudo-terminal and times it from the outside."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

# Control sequences, to be taken out when looking for text: CSI, OSC and the like, and the two-byte ones.
ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_].*?(?:\x07|\x1b\\)|\x1b[()*+].|\x1b[ -~]", re.S)
BLANKS = re.compile(rb"[\x00-\x20]+")
# Some programs wait for an answer to these before they draw.
QUESTIONS = {b"\x1b[6n": b"\x1b[1;1R", b"\x1b[c": b"\x1b[?62;22c", b"\x1b[0c": b"\x1b[?62;22c"}


class TimedOut(Exception):
    """The program did not show what was expected, or did not answer."""


class Update:
    """What a program sent between being asked and falling silent."""

    def __init__(self, milliseconds, size, writes):
        self.milliseconds, self.size, self.writes = milliseconds, size, writes


class Session:
    """One run of one program."""

    def __init__(self, argv, environment, columns, rows):
        gate, opener = os.pipe()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("4H", rows, columns, 0, 0))
                os.read(gate, 1)  # forking this Python is not the program's time
                os.execvpe(argv[0], argv, environment)
            finally:
                os._exit(127)
        os.close(gate)
        self.poller = select.poll()
        self.poller.register(self.terminal, select.POLLIN)
        self.output = bytearray()
        self.asked = time.perf_counter()
        os.write(opener, b"!")
        os.close(opener)

    def _read(self, seconds):
        """The bytes that come within a time, or None; stamped when they are read."""
        if not self.poller.poll(max(0, seconds) * 1000):
            return None
        try:
            data = os.read(self.terminal, 1 << 16)
        except OSError:  # how Linux tells that the other side has closed
            data = b""
        self.stamp = time.perf_counter()
        for question, answer in QUESTIONS.items():
            if question in data:
                os.write(self.terminal, answer)
        self.output += data
        return data

    def shown(self, text):
        """Whether the text has been sent since the start, blanks and colours left aside."""
        seen = BLANKS.sub(b"", ESCAPES.sub(b"", bytes(self.output)))
        return BLANKS.sub(b"", text.encode()) in seen

    def settle(self, quiet, text="", limit=60.0):
        """Reads until the text has been shown and nothing has come for `quiet` seconds. The time of the last byte."""
        last, end = None, time.perf_counter() + limit
        while time.perf_counter() < end:
            data = self._read(quiet)
            if data == b"":
                raise TimedOut("the program ended: " + self.tail())
            if data is not None:
                last = self.stamp
            elif last is not None and (not text or self.shown(text)):
                return last
        raise TimedOut(f"“{text}” was not shown: " + self.tail())

    def start(self, quiet, text):
        """From the start of the program to the last byte of its first screen, in milliseconds."""
        return (self.settle(quiet, text) - self.asked) * 1000

    def press(self, keys, quiet):
        """From a key to the last byte of what it changes; nothing when it changes nothing."""
        before, writes = len(self.output), self.writes()
        asked = time.perf_counter()
        os.write(self.terminal, keys)
        if not self.poller.poll(1000):
            return None
        last = self.settle(quiet)
        return Update((last - asked) * 1000, len(self.output) - before, self.writes() - writes)

    def idle(self, seconds):
        """Wake-ups and bytes per second while nothing happens."""
        before, sent, end = self.wakeups(), len(self.output), time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)
        return (self.wakeups() - before) / seconds, (len(self.output) - sent) / seconds

    def _count(self, file, name):
        with open(f"/proc/{self.pid}/{file}", encoding="ascii", errors="replace") as status:
            return int(re.search(rf"^{name}:\s*(\d+)", status.read(), re.M)[1])

    def writes(self):
        return self._count("io", "syscw")

    def wakeups(self):
        """Times that any thread of the program was woken: each gave up the processor before."""
        return sum(self._count(f"task/{t}/status", "voluntary_ctxt_switches") for t in os.listdir(f"/proc/{self.pid}/task"))

    def memory(self):
        """Resident megabytes."""
        return self._count("status", "VmRSS") / 1024

    def tail(self):
        return repr(bytes(self.output[-300:]))

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.close(self.terminal)
        os.waitpid(self.pid, 0)
