"""A terminal's screen as text: enough of xterm to see what a program for curses shows.

Colours are left aside. The meter reads first and asks this afterwards, so that its work is in no figure.
"""

import re
import unicodedata

# One step: a CSI sequence, a string (OSC, DCS and the like), another escape, a control character, or a run of text.
TOKENS = re.compile(
    r"\x1b\[(?P<marks>[<=>?]?)(?P<numbers>[0-9;:]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b[()*+%# ].|\x1b(?P<escape>[0-OQ-WYZ`-~])"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f])"
    r"|(?P<text>[^\x00-\x1f\x7f]+)",
    re.S,
)


class Screen:
    """Takes what a program sends, in pieces, and says what stands on the screen."""

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.cells = [self._blank() for _ in range(rows)]
        self.x = self.y = 0
        self.saved = (0, 0)
        self.top, self.bottom = 0, rows - 1
        self.last, self.wraps = " ", False
        self.application_keys = False
        self.held = b""

    def _blank(self):
        return [" "] * self.columns

    def lines(self):
        return ["".join(row).rstrip() for row in self.cells]

    def text(self):
        return "\n".join(self.lines())

    def feed(self, data):
        """Bytes as they were read; a character or sequence cut in two waits for its other half."""
        data = self.held + data
        whole = len(data)
        escape = data.rfind(b"\x1b", max(0, whole - 64))
        if escape >= 0 and not TOKENS.match(data[escape:].decode("utf-8", "replace")):
            whole = escape
        for back in range(1, min(4, whole) + 1):  # a character of several bytes, not all there
            byte = data[whole - back]
            if byte >= 0xC0:
                if back < (2 if byte < 0xE0 else 3 if byte < 0xF0 else 4):
                    whole -= back
                break
            if byte < 0x80:
                break
        self.held = data[whole:]
        for token in TOKENS.finditer(data[:whole].decode("utf-8", "replace")):
            if token["text"]:
                self._write(token["text"])
            elif token["final"]:
                self._sequence(token["marks"], token["numbers"], token["between"], token["final"])
            elif token["control"]:
                self._control(token["control"])
            elif token["escape"]:
                self._escape(token["escape"])

    def _write(self, text):
        for character in text:
            if unicodedata.combining(character):
                continue
            width = 2 if unicodedata.east_asian_width(character) in "WF" else 1
            if self.wraps or self.x + width > self.columns:
                self.x, self.wraps = 0, False
                self._line_feed()
            row = self.cells[self.y]
            row[self.x] = character
            if width == 2:
                row[self.x + 1] = ""
            self.last = character
            self.x += width
            if self.x >= self.columns:
                self.x, self.wraps = self.columns - 1, True

    def _control(self, character):
        self.wraps = False
        if character == "\r":
            self.x = 0
        elif character in "\n\x0b\x0c":
            self._line_feed()
        elif character == "\b":
            self.x = max(0, self.x - 1)
        elif character == "\t":
            self.x = min(self.columns - 1, self.x // 8 * 8 + 8)

    def _escape(self, letter):
        if letter == "7":
            self.saved = (self.x, self.y)
        elif letter == "8":
            self.x, self.y = self.saved
        elif letter in "DE":
            self._line_feed()
            self.x = 0 if letter == "E" else self.x
        elif letter == "M":
            if self.y == self.top:
                self._scroll(self.top, -1)
            else:
                self.y = max(0, self.y - 1)
        elif letter == "c":
            self.__init__(self.columns, self.rows)

    def _line_feed(self):
        if self.y == self.bottom:
            self._scroll(self.top, 1)
        else:
            self.y = min(self.rows - 1, self.y + 1)

    def _scroll(self, top, count):
        """Moves the lines from `top` to the end of the region up, or down when the count is negative."""
        height = self.bottom - top + 1
        size = min(abs(count), height)
        blank = [self._blank() for _ in range(size)]
        part = self.cells[top:self.bottom + 1]
        self.cells[top:self.bottom + 1] = part[size:] + blank if count > 0 else blank + part[:height - size]

    def _sequence(self, marks, numbers, between, final):
        values = [int(n) if n else 0 for n in re.split("[;:]", numbers)] if numbers else []
        if between or final == "m":
            return
        if marks:
            if marks == "?" and final in "hl":
                if 1 in values:
                    self.application_keys = final == "h"
                if final == "h" and (1049 in values or 47 in values or 1047 in values):
                    self.cells = [self._blank() for _ in range(self.rows)]
            return
        first = values[0] if values else 0
        count = max(1, first)
        second = values[1] if len(values) > 1 else 0
        row = self.cells[self.y]
        self.wraps = False if final not in "b" else self.wraps
        if final in "Hf":
            self.y, self.x = self._within(count - 1, self.rows), self._within(max(1, second) - 1, self.columns)
        elif final == "A":
            self.y = max(0, self.y - count)
        elif final in "Be":
            self.y = min(self.rows - 1, self.y + count)
        elif final in "Ca":
            self.x = min(self.columns - 1, self.x + count)
        elif final == "D":
            self.x = max(0, self.x - count)
        elif final in "EF":
            self.x, self.y = 0, self._within(self.y + (count if final == "E" else -count), self.rows)
        elif final in "G`":
            self.x = self._within(count - 1, self.columns)
        elif final == "d":
            self.y = self._within(count - 1, self.rows)
        elif final == "J":
            if first in (0, 2):
                self._erase(row, self.x if first == 0 else 0, self.columns)
            if first == 1:
                self._erase(row, 0, self.x + 1)
            for other in range(self.rows):
                if first >= 2 or (first == 0 and other > self.y) or (first == 1 and other < self.y):
                    self.cells[other] = self._blank()
        elif final == "K":
            self._erase(row, self.x if first == 0 else 0, self.x + 1 if first == 1 else self.columns)
        elif final == "X":
            self._erase(row, self.x, self.x + count)
        elif final == "P":
            del row[self.x:self.x + count]
            row += [" "] * (self.columns - len(row))
        elif final == "@":
            row[self.x:self.x] = [" "] * count
            del row[self.columns:]
        elif final == "b":
            self._write(self.last * count)
        elif final in "LM" and self.top <= self.y <= self.bottom:
            self._scroll(self.y, count if final == "M" else -count)
        elif final in "ST":
            self._scroll(self.top, count if final == "S" else -count)
        elif final == "r":
            self.top = count - 1
            self.bottom = (second or self.rows) - 1
            self.x = self.y = 0
        elif final == "s":
            self.saved = (self.x, self.y)
        elif final == "u":
            self.x, self.y = self.saved

    @staticmethod
    def _within(value, size):
        return max(0, min(size - 1, value))

    def _erase(self, row, start, end):
        for x in range(start, min(end, self.columns)):
            row[x] = " "
