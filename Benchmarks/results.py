"""Keeps what was measured: every value, under a name such as `keys/entente/1000000/row`.

A run replaces the figures it measures anew and leaves the others, so that a report can be made of runs of single parts.
"""

import json
import math
import statistics
from pathlib import Path


class Results:
    def __init__(self, path):
        self.path = Path(path)
        kept = json.loads(self.path.read_text(encoding="utf-8")) if self.path.exists() else {}
        self.values = kept.get("values", {})
        self.facts = kept.get("facts", {})
        self.fresh = set()

    def add(self, part, program, size, figure, value):
        name = f"{part}/{program}/{size}/{figure}"
        if name not in self.fresh:
            self.fresh.add(name)
            self.values[name] = []
        self.values[name].append(value)

    def forget(self, part, program, size):
        """Drops what an earlier run measured, so that nothing of it stands beside what this one could not measure."""
        for name in [n for n in self.values if n.startswith(f"{part}/{program}/{size}/") and n not in self.fresh]:
            del self.values[name]

    def all(self, name):
        return self.values.get(name, [])

    def median(self, name):
        return median(self.all(name))

    def p95(self, name):
        return percentile(self.all(name), 0.95)

    def save(self):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        kept = {"facts": self.facts, "values": {name: [round(v, 4) for v in self.values[name]] for name in sorted(self.values)}}
        self.path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def median(values):
    return statistics.median(values) if values else None


def percentile(values, share):
    """The smallest value that at least this share of all values does not exceed."""
    return sorted(values)[max(0, math.ceil(len(values) * share) - 1)] if values else None
