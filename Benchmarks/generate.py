#!/usr/bin/env python3
"""Writes a dossier of any size in the form of Data/vietnam, to measure Entente on.

    generate.py --visits 100000 Benchmarks/data/visits-100000
    generate.py --visits 1000 --series 42 /tmp/trade     # about a million figures of trade

The partners are the shipped dossier's; leaders, visits, milestones and figures are made up. The same arguments always
write the same bytes. Tables that are not made up have their header only.
"""

import argparse
import csv
import datetime
import json
import random
import unicodedata
from pathlib import Path

SHIPPED = Path(__file__).resolve().parent.parent / "Data" / "vietnam"
FIRST_YEAR, LAST_YEAR = 1950, 2025

FAMILY = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
MIDDLE = "Văn Đức Minh Quang Xuân Thị Ngọc Phú Tấn Hữu Công Đình".split()
GIVEN = "Trọng Phúc Sang Dũng Chính Huệ Hà Lâm Cường Sơn Minh Khải Mạnh Anh Thắng Ngân Đông Kiên".split()
FIRST = "Ana Boris Carlos Dana Elena Faisal Grace Hiroshi Ivan João Karin Luis Mara Nadia Omar Petra Rajiv Sofía".split()
LAST = "Almeida Bauer Chen Diallo Eriksson Fofana García Hansen Ito Jansen Kovač Lindqvist Müller Nakamura Okafor".split()
PLACES = ["Hanoi", "Ho Chi Minh City", "Da Nang", "Hue", "Hai Phong", "Can Tho", "Nha Trang", "Ha Long"]
TOPICS = [
    "fisheries", "rice", "defence", "education", "semiconductors", "tourism", "rail", "energy transition", "visas",
    "aviation", "agriculture", "customs", "nuclear power", "ports", "health", "culture", "rare earths", "labour",
]
PAPERS = ["joint statement", "memorandum", "agreement", "action plan", "letter of intent", "joint declaration"]
OFFICES = [
    ("General Secretary", "party_leader"), ("President", "head_of_state"), ("Prime Minister", "head_of_government"),
    ("Chair of the National Assembly", "speaker"), ("Minister of Foreign Affairs", "foreign_minister"),
]
TIERS = ["comprehensive", "strategic", "comprehensive_strategic"]


def slug(name):
    """A name as an id: without accents, in small letters, with hyphens."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "-".join("".join(c for c in plain if not unicodedata.combining(c)).split())


class Dossier:
    def __init__(self, folder, seed, series):
        ends = [""] + [f"-{number}" for number in range(2, series + 1)]
        # Pairs of series: the home country's figures and the partners' of the same flows.
        self.series = [((f"customs{end}", "reporter"), (f"mirror{end}", "mirror")) for end in ends]
        self.folder = folder
        self.random = random.Random(seed)
        self.descriptor = json.loads((SHIPPED / "datapackage.json").read_text(encoding="utf-8"))
        self.fields = {r["name"]: [f["name"] for f in r["schema"]["fields"]] for r in self.descriptor["resources"]}
        self.tables = {name: [] for name in self.fields}

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
            with (self.folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, self.fields[name], restval="", lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)


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


def add_visits(dossier, count, home_holders, holders, sources):
    partners = list(holders)
    weights = [1 / (rank + 3) for rank in range(len(partners))]
    first, last = datetime.date(FIRST_YEAR, 1, 1).toordinal(), datetime.date(LAST_YEAR, 11, 30).toordinal()
    # More and more visits over the years, in the order of their dates, as a desk would have entered them.
    days = sorted(first + int((last - first) * dossier.random.random() ** 0.6) for _ in range(count))
    pick = dossier.random.choice
    for number, day in enumerate(days):
        start = datetime.date.fromordinal(day)
        end = start + datetime.timedelta(days=dossier.random.randrange(5))
        partner = dossier.random.choices(partners, weights)[0]
        outbound = dossier.chance(0.45)
        dossier.add(
            "visits", id=f"visit-{number}", direction="outbound" if outbound else "inbound", partner=partner,
            start=start.isoformat(), end=end.isoformat(),
            kind=pick(["state", "official", "official", "working", "working", "summit", "transit"]),
            status="cancelled" if dossier.chance(0.01) else "held", home_leaders=pick(home_holders[start.year]),
            partner_leaders=pick(holders[partner][start.year]), places=pick(PLACES),
            outcomes=f"{pick(PAPERS)} on {pick(TOPICS)} and {pick(TOPICS)}",
            confidence=pick(["high", "high", "medium", "low"]), sources=f"document-{number * sources // count}",
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--visits", type=int, default=100_000)
    parser.add_argument("--series", type=int, default=1, help="pairs of series of trade, of about 24,000 figures each")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    dossier = Dossier(options.folder, options.seed, options.series)
    pick = dossier.random.choice
    sources = max(10, options.visits // 50)
    add_sources(dossier, sources)
    home, partners = add_partners(dossier)
    home_holders = add_leaders(dossier, home, lambda: f"{pick(FAMILY)} {pick(MIDDLE)} {pick(GIVEN)}", len(OFFICES))
    holders = {p: add_leaders(dossier, p, lambda: f"{pick(FIRST)} {pick(LAST)}", 2) for p in partners}
    for partner in partners:
        add_milestones(dossier, partner)
        add_trade(dossier, partner)
    add_visits(dossier, options.visits, home_holders, holders, sources)
    dossier.write(f"{options.visits} visits")
    print(f"{options.folder}: {options.visits} visits, {len(dossier.tables['trade'])} figures, {sources} documents")


if __name__ == "__main__":
    main()
