"""Runs a program that ends by itself: how long it took, and how much memory it had at its most."""

import os
import signal
import subprocess
import time
from contextlib import suppress


class Failed(Exception):
    """The program ended with an error or not in time."""


class Run:
    def __init__(self, seconds, megabytes, output):
        self.seconds, self.megabytes, self.output = seconds, megabytes, output


def run(argv, environment, stdin=None, limit=1800, accept=(0,)):
    """From spawn to exit, output to a file in memory. Its children are counted only as far as it has waited for them."""
    output = os.memfd_create("output")
    source = os.open(stdin or os.devnull, os.O_RDONLY)
    try:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [str(a) for a in argv], env=environment, stdin=source, stdout=output, stderr=output, start_new_session=True)
        timed_out = []
        previous = signal.signal(signal.SIGALRM, lambda *_: (timed_out.append(True), _end(process.pid)))
        signal.alarm(limit)
        try:
            _, status, usage = os.wait4(process.pid, 0)
            taken = time.perf_counter() - begun
        except BaseException:
            _end(process.pid)
            raise
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, previous)
        process.returncode = os.waitstatus_to_exitcode(status)
        size = os.fstat(output).st_size
        text = os.pread(output, min(size, 1 << 20), 0).decode("utf-8", "replace")
        if timed_out:
            raise Failed(f"{argv[0]} did not end in {limit} s")
        if process.returncode not in accept:
            raise Failed(f"{' '.join(map(str, argv))[:200]} ended with {process.returncode}: {text[-400:].strip()}")
        return Run(taken, usage.ru_maxrss / 1024, text)
    finally:
        os.close(output)
        os.close(source)


def _end(group):
    with suppress(OSError):
        os.killpg(group, signal.SIGKILL)
