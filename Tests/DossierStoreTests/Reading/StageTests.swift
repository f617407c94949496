import Diplomacy
import Foundation
import GRDB
import Testing

@testable import DossierStore

private let today = day("2025-01-01")

/// A dossier with a file large enough to be read after the others.
private func sample() throws -> Sample {
  let note = String(repeating: "a note ", count: 150)
  var rows: [String] = []
  for year in 1900..<2_020 {
    for series in 0..<20 {
      for flow in ["export", "import"] {
        rows.append("CHN,\(year),\(flow),s\(series),\(1_000 + series),reporter,,high,vna,\(note)")
      }
    }
  }
  let header = "partner,period,flow,series,value_usd,basis,status,confidence,sources,note\n"
  return try Sample(["trade.csv": header + rows.joined(separator: "\n") + "\nZZZ,2001,export,s1,7,mirror,,high,vna,\n"])
}

@Suite struct StageTests {
  @Test func smallFilesAreSeenBeforeALargeOne() throws {
    let sample = try sample()
    let dossier = try Dossier(folder: sample.folder, cacheFolder: sample.cache)
    var seen: [String] = []
    var rows: [Int] = []
    try dossier.refresh {
      rows.append($0.rows)
      return true
    } committed: {
      seen.append("\((try? dossier.partners(asOf: today).count) ?? -1) partners, fresh: \(dossier.isFresh())")
      seen += (try? dossier.problems().map(\.rule)) ?? ["?"]
      #expect((try? dossier.trade(with: "CHN", asOf: today)?.history.years.count) == 0)
    }
    #expect(seen == ["3 partners, fresh: false"], "what the large file alone makes wrong is not found yet")
    #expect(rows == rows.sorted() && rows.last ?? 0 > 4_800)
    #expect(dossier.isFresh())
    #expect(try dossier.trade(with: "CHN", asOf: today)?.history.years.count == 120)
    let whole = try sample.open()
    #expect(try dossier.problems() == whole.problems())
    #expect(try dossier.problems().contains { $0.rule == "reference-missing" })
    #expect(try dossier.partners(asOf: today) == whole.partners(asOf: today))
  }

  @Test func whatWasCommittedIsNotReadAgainAfterAStop() throws {
    let sample = try sample()
    let dossier = try Dossier(folder: sample.folder, cacheFolder: sample.cache)
    try dossier.refresh { $0.file != "trade.csv" }
    #expect(!dossier.isFresh())
    #expect(try dossier.partners(asOf: today).count == 3)
    #expect(try dossier.checkReport().rows > 0)

    let again = try Dossier(folder: sample.folder, cacheFolder: sample.cache)
    let read = try again.refreshed()
    #expect(read.first == "trade.csv" && !read.contains("visits.csv"))
    #expect(again.isFresh())
    #expect(try again.problems() == sample.open().problems(), "checks that waited were made up for")
    #expect(try again.refreshed() == [])
  }

  @Test func aLargeFileThatChangesIsReadAlone() throws {
    let sample = try sample()
    let (dossier, _) = try sample.openCached()
    try sample.write("trade.csv", try sample.text(of: "trade.csv") + "CHN,2020,export,s1,5,reporter,,high,vna,\n")
    let read = try dossier.refreshed()
    #expect(read.filter { $0.hasSuffix(".csv") } == ["trade.csv"])
    #expect(try dossier.trade(with: "CHN", asOf: today)?.history.years.count == 121)
    let indexes = try dossier.read { db in
      try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'trade'")
    }
    #expect(indexes == ["trade_0"], "those that were dropped are there again")
  }

  @Test(arguments: 0..<4) func stoppingAtAnyTimeLeavesASoundIndex(steps: Int) throws {
    let sample = try sample()
    let dossier = try Dossier(folder: sample.folder, cacheFolder: sample.cache)
    var left = steps * 7
    try dossier.refresh { _ in
      left -= 1
      return left >= 0
    }
    _ = try dossier.partners(asOf: today)
    try dossier.refresh()
    #expect(dossier.isFresh())
    #expect(try dossier.problems() == sample.open().problems())
  }
}

/// What the index keeps of the years, totals and the claims that are shown, is what all claims come to.
@Suite struct TradeTotalTests {
  /// A dossier with made-up claims on the trade with two partners.
  private func dossier(seed: UInt64, hasStretches: Bool = true) throws -> Dossier {
    var chance = Chance(seed)
    var rows: Set<String> = []
    for _ in 0..<200 {
      let years = ["2020", "2021", "2021~", "2022", "2022-05", "2023", "2023-XX"]
      let period = chance.pick(hasStretches ? years + ["2022/2023"] : years)
      let key = "\(chance.pick(["CHN", "FRA"])),\(period),\(chance.pick(["export", "import", "total"]))"
      let cells = [
        key, chance.pick(["customs", "press", "mirror", "other"]), "\(chance.pick([0, 95, 96, 100, 200, 105]))",
        chance.pick(["reporter", "mirror", "mixed", ""]), chance.pick(["", "approximate"]),
        chance.pick(["high", "medium", "low", ""]), chance.pick(["vna", "mofa"]), "",
      ]
      rows.insert(cells.joined(separator: ","))
    }
    let lines = chance.oneIn(2) ? rows.sorted() : rows.sorted().reversed()
    let header = "partner,period,flow,series,value_usd,basis,status,confidence,sources,note\n"
    return try Sample(["trade.csv": header + lines.joined(separator: "\n")]).open()
  }

  @Test(arguments: 0..<30, [false, true])
  func theClaimsKeptAreThoseShownOfAll(seed: UInt64, hasStretches: Bool) throws {
    let dossier = try dossier(seed: seed, hasStretches: hasStretches)
    for day in [today, day("2022-12-31"), day("2022-12-30"), day("2019-01-01")] {
      for id in ["CHN", "FRA"] {
        let all = try dossier.tradeYears(with: id, asOf: day)?.history
        let kept = try dossier.tradeYears(with: id, asOf: day, withAllClaims: false)?.history
        #expect(kept?.years.map(\.withoutOthers) == all?.years.map(\.withoutOthers), "\(id) on \(day)")
        // A figure of two years is known by some days on which its first year is.
        #expect(kept?.holdsAllClaims == hasStretches, "\(id) on \(day)")
      }
    }
  }

  @Test(arguments: 0..<30) func totalsAreThoseOfTheHistory(seed: UInt64) throws {
    let dossier = try dossier(seed: seed)
    for partner in try dossier.partners(asOf: today) {
      let history = try dossier.trade(with: partner.id, asOf: today)?.history.years ?? []
      var before: String?
      let totals = history.compactMap { year in
        year.total.map { total in
          let series = (year.balance == nil ? year.statedTotal : year.exports)?.figure.series
          defer { before = series }
          return TradeTotal(
            year: year.year, value: total, isHollow: year.isTotalHollow, isDisputed: year.isTotalDisputed,
            startsAnew: before.map { $0 != series } ?? false)
        }
      }
      #expect(partner.trade == totals)
    }
  }
}

extension TradeYear {
  /// The year as it is kept: without the claims that are not shown.
  fileprivate var withoutOthers: TradeYear {
    func alone(_ point: TradePoint?) -> TradePoint? {
      point.map { TradePoint(figure: $0.figure, spread: ClaimSpread(range: $0.range, isDisputed: $0.isDisputed)) }
    }
    return TradeYear(
      year: year, exports: alone(exports), imports: alone(imports), statedTotal: alone(statedTotal),
      spread: YearSpread(disagreement: disagreement, isTotalDisputed: isTotalDisputed))
  }
}
