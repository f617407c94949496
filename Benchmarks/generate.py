#!/usr/bin/env python3
"""Writes a dossier of any size in the form of Data/vietnam, to measure Entente on.

    generate.py --visits 1000000 Benchmarks/data/visits-1000000
    generate.py --visits 1000 --trade-figures 10000000 Benchmarks/data/trade-10000000
    generate.py --visits 1000 --series 42 Benchmarks/data/series     # about a million yearly figures, in many series

The partners are the shipped dossier's; leaders, visits, milestones and figures are made up. The same arguments always
write the same bytes. The long tables, visits and the figures of --trade-figures, go to disk row by row, so that a
million visits or ten million figures take no more memory than a thousand. Tables that are not made up have their
header only.
"""

import argparse
import csv
import datetime
import json
import random
import unicodedata
from itertools import accumulate
from pathlib import Path

SHIPPED = Path(__file__).resolve().parent.parent / "Data" / "vietnam"
FIRST_YEAR, LAST_YEAR = 1950, 2025

FAMILY = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
MIDDLE = "Văn Đức Minh Quang Xuân Thị Ngọc Phú Tấn Hữu Công Đình".split()
GIVEN = "Trọng Phúc Sang Dũng Chính Huệ Hà Lâm Cường Sơn Minh Khải Mạnh Anh Thắng Ngân Đông Kiên".split()
FIRST = "Ana Boris Carlos Dana Elena Faisal Grace Hiroshi Ivan João Karin Luis Mara Nadia Omar Petra Rajiv Sofía".split()
LAST = "Almeida Bauer Chen Diallo Eriksson Fofana García Hansen Ito Jansen Kovač Lindqvist Müller Nakamura Okafor".split()
PLACES = ["Hanoi", "Ho Chi Minh City", "Da Nang", "Hue", "Hai Phong", "Can Tho", "Nha Trang", "Ha Long"]
# The word that searches are measured with, and how often a row has it.
WORD, WORD_SHARE = "fisheries", 0.02
TOPICS = [
    "rice", "defence", "education", "semiconductors", "tourism", "rail", "energy transition", "visas",
    "aviation", "agriculture", "customs", "nuclear power", "ports", "health", "culture", "rare earths", "labour",
    "giao lưu văn hóa",
]
PAPERS = ["joint statement", "memorandum", "agreement", "action plan", "letter of intent", "joint declaration"]
OFFICES = [
    ("General Secretary", "party_leader"), ("President", "head_of_state"), ("Prime Minister", "head_of_government"),
    ("Chair of the National Assembly", "speaker"), ("Minister of Foreign Affairs", "foreign_minister"),
]
KINDS = ["state", "official", "official", "working", "working", "summit", "transit"]
CONFIDENCES = ["high", "high", "medium", "low"]
TIERS = ["comprehensive", "strategic", "comprehensive_strategic"]


def slug(name):
    """A name as an id: without accents, in small letters, with hyphens."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "-".join("".join(c for c in plain if not unicodedata.combining(c)).split())


class Dossier:
    def __init__(self, folder, seed, series):
        self.name_series(series)
        self.folder = folder
        self.random = random.Random(seed)
        self.descriptor = json.loads((SHIPPED / "datapackage.json").read_text(encoding="utf-8"))
        self.fields = {r["name"]: [f["name"] for f in r["schema"]["fields"]] for r in self.descriptor["resources"]}
        self.tables = {name: [] for name in self.fields}

    def name_series(self, count):
        """Pairs of series: the home country's figures and the partners' of the same flows."""
        ends = [""] + [f"-{number}" for number in range(2, count + 1)]
        self.series = [((f"customs{end}", "reporter"), (f"mirror{end}", "mirror")) for end in ends]

    def add(self, table, **values):
        self.tables[table].append(values)

    def chance(self, probability):
        return self.random.random() < probability

    def write(self, title):
        entente = self.descriptor["entente"]
        entente["series_preference"] = [s for pair in self.series for s, _ in pair]
        entente["series"] = [
            entry for (customs, _), (mirror, _) in self.series for entry in (
                {"id": customs, "title": "Customs", "basis": "reporter", "publisher": "Customs"},
                {"id": mirror, "title": "Partners' customs", "basis": "mirror", "publisher": "Partners"},
            )
        ]
        self.descriptor.update(name="generated", title=title, description="Made up, to measure with.")
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "datapackage.json").write_text(
            json.dumps(self.descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
        for name, rows in self.tables.items():
            with self.file(name) as file:
                writer = csv.DictWriter(file, self.fields[name], restval="", lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)

    def file(self, table):
        return (self.folder / f"{table}.csv").open("w", encoding="utf-8", newline="")

    def stream(self, table, fields, rows):
        """Writes a long table as its rows come; `fields` are those that the rows have, in the order of the table."""
        names = self.fields[table]
        assert [name for name in names if name in fields] == list(fields), "the table has other fields"
        places = [fields.index(name) if name in fields else None for name in names]
        with self.file(table) as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(names)
            writer.writerows([("" if at is None else row[at]) for at in places] for row in rows)


def add_sources(dossier, count):
    for number in range(count):
        year = FIRST_YEAR + number * (LAST_YEAR - FIRST_YEAR + 1) // count
        dossier.add(
            "sources", id=f"document-{number}", title=f"Document {number} on {TOPICS[number % len(TOPICS)]}",
            publisher="Gazette", published=str(year), url=f"https://example.org/{number}", kind="news", language="en",
        )


def add_partners(dossier):
    """The shipped dossier's partners, each with what it rests on here; the home country among them."""
    with (SHIPPED / "partners.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row.update(sources="document-0", confidence="high", note="")
        dossier.add("partners", **row)
    home = dossier.descriptor["entente"]["home"]
    return home, [row["id"] for row in rows if row["id"] != home]


def add_leaders(dossier, country, names, count):
    """People in an office one after another. Returns who held any office, by year."""
    holders = {year: [] for year in range(FIRST_YEAR, LAST_YEAR + 1)}
    for office, rank in OFFICES[:count]:
        year = FIRST_YEAR - dossier.random.randrange(5)
        while year <= LAST_YEAR:
            name = names()
            leader = f"{slug(name)}-{country.lower()}-{len(dossier.tables['leaders'])}"
            end = year + dossier.random.randint(3, 10)
            dossier.add("leaders", id=leader, name=name, country=country, confidence="high", sources="document-0")
            dossier.add(
                "terms", id=f"{leader}-{rank.replace('_', '-')}", leader=leader, country=country, office=office,
                rank=rank, start=str(year), end=str(end) if end <= LAST_YEAR else "", acting="false",
                confidence="high", sources="document-0",
            )
            for held in range(max(year, FIRST_YEAR), min(end, LAST_YEAR + 1)):
                holders[held].append(leader)
            year = end
    return holders


def add_milestones(dossier, partner):
    year = dossier.random.randint(FIRST_YEAR, 1995)
    dossier.add(
        "milestones", id=f"{partner.lower()}-established", partner=partner, date=str(year), kind="established",
        title="Diplomatic relations established", confidence="high", sources="document-1",
    )
    for tier in TIERS:
        year = max(year, 1995) + dossier.random.randint(2, 14)
        if year > LAST_YEAR or dossier.chance(0.5):
            return
        dossier.add(
            "milestones", id=f"{partner.lower()}-{year}-{tier.replace('_', '-')}", partner=partner, date=str(year),
            kind="tier", tier=tier, title=f"{tier.replace('_', ' ').capitalize()} partnership", place="Hanoi",
            confidence="high", sources="document-1",
        )


def add_trade(dossier, partner):
    level = 10 ** dossier.random.uniform(5, 9.5)
    for year in range(1995, LAST_YEAR):
        level *= dossier.random.uniform(0.95, 1.25)
        for flow in ("export", "import"):
            for series, basis in (one for pair in dossier.series for one in pair):
                if dossier.chance(0.05):
                    continue
                dossier.add(
                    "trade", partner=partner, period=str(year), flow=flow, series=series, basis=basis,
                    value_usd=int(level * dossier.random.uniform(0.7, 1.3)), confidence="high", sources="document-2",
                )


VISIT_FIELDS = (
    "id", "direction", "partner", "start", "end", "kind", "status", "home_leaders", "partner_leaders", "places",
    "outcomes", "confidence", "sources",
)


def visits(random, count, home_holders, holders, sources):
    """Visits in the order of their dates, as a desk would have entered them, more and more over the years."""
    partners = list(holders)
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(partners))))
    first, last = datetime.date(FIRST_YEAR, 1, 1).toordinal(), datetime.date(LAST_YEAR, 11, 30).toordinal()
    text = [datetime.date.fromordinal(day).isoformat() for day in range(first, last + 10)]
    chance, pick = random.random, lambda of: of[int(random.random() * len(of))]  # choice() takes three times as long
    for number in range(count):
        day = int((last - first) * ((number + chance()) / count) ** 0.6)
        year = int(text[day][:4])
        partner = random.choices(partners, cum_weights=weights)[0]
        yield (
            f"visit-{number}", "outbound" if chance() < 0.45 else "inbound", partner, text[day],
            text[day + int(chance() * 5)], pick(KINDS), "cancelled" if chance() < 0.01 else "held",
            pick(home_holders[year]), pick(holders[partner][year]), pick(PLACES), outcome(chance, pick),
            pick(CONFIDENCES), f"document-{number * sources // count}",
        )


def outcome(chance, pick):
    """What a visit brought; nothing is known of a third of them."""
    if chance() < WORD_SHARE:
        return f"{pick(PAPERS)} on {WORD} and {pick(TOPICS)}"
    kind = chance()
    if kind < 0.3:
        return ""
    one = f"{pick(PAPERS)} on {pick(TOPICS)} and {pick(TOPICS)}"
    return f"{one};{pick(PAPERS)} on {pick(TOPICS)}" if kind > 0.7 else one


FIGURE_FIELDS = ("partner", "period", "flow", "series", "value_usd", "basis", "confidence", "sources")


def figures(random, count, partners, series):
    """Exactly so many figures by year and by month, in the order of partners and periods; all partners go back as far."""
    periods = ["", *(f"-{month:02}" for month in range(1, 13))]
    lines = [(flow, name, basis) for flow in ("export", "import") for pair in series for name, basis in pair]
    yearly = len(periods) * len(lines)
    for rank, partner in enumerate(sorted(partners)):
        quota = count * (rank + 1) // len(partners) - count * rank // len(partners)
        years = -(-quota // yearly)
        surplus = years * yearly - quota  # the oldest year is not whole
        level = 10 ** random.uniform(6, 9.5)
        for year in range(LAST_YEAR - years, LAST_YEAR):
            level *= random.uniform(0.95, 1.15)
            for period in periods:
                share = 1.0 if not period else random.uniform(0.07, 0.096)
                for flow, name, basis in lines:
                    if surplus > 0:
                        surplus -= 1
                        continue
                    value = int(level * share * (0.97 + 0.06 * random.random()))
                    yield partner, f"{year}{period}", flow, name, value, basis, "high", "document-2"


def series_for(count, partners):
    """How many pairs of series so many figures take, when they go back no further than the visits."""
    return max(1, -(-count // (partners * (LAST_YEAR - FIRST_YEAR) * 13 * 2 * 2)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--visits", type=int, default=100_000)
    parser.add_argument("--series", type=int, default=1, help="pairs of series of trade, of about 24,000 figures each")
    parser.add_argument("--trade-figures", type=int, metavar="N", help="instead: so many figures, most of them monthly")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    dossier = Dossier(options.folder, options.seed, options.series)
    pick = dossier.random.choice
    sources = max(10, options.visits // 50)
    add_sources(dossier, sources)
    home, partners = add_partners(dossier)
    home_holders = add_leaders(dossier, home, lambda: f"{pick(FAMILY)} {pick(MIDDLE)} {pick(GIVEN)}", len(OFFICES))
    holders = {p: add_leaders(dossier, p, lambda: f"{pick(FIRST)} {pick(LAST)}", 2) for p in partners}
    if options.trade_figures:
        dossier.name_series(series_for(options.trade_figures, len(partners)))
    for partner in partners:
        add_milestones(dossier, partner)
        if not options.trade_figures:
            add_trade(dossier, partner)
    dossier.write(f"{options.visits} visits")
    dossier.stream("visits", VISIT_FIELDS, visits(dossier.random, options.visits, home_holders, holders, sources))
    if options.trade_figures:
        dossier.stream(
            "trade", FIGURE_FIELDS, figures(dossier.random, options.trade_figures, partners, dossier.series))
    count = options.trade_figures or len(dossier.tables["trade"])
    print(f"{options.folder}: {options.visits} visits, {count} figures, {sources} documents")


if __name__ == "__main__":
    main()
