package import Diplomacy

/// A row that is about a partner, with what filters ask of that one.
struct About<Row: Sendable>: Sendable {
  var row: Row
  var partners: [PartnerRow]
}

extension Sheet {
  /// How many rows there are, and how many are later than the day.
  static func counted(_ count: Int, later: Int, asOf day: CalendarDay) -> String {
    later == 0 ? grouped(count) : "\(grouped(count)) by \(day), \(grouped(later)) later not shown"
  }
}

extension SheetField {
  /// The tiers of the partners that a row is about, highest first; hidden until somebody asks.
  package static func tier(_ partners: @escaping @Sendable (Row) -> [PartnerRow]) -> SheetField {
    SheetField(SheetColumn("tier", "tier", field: .tier, width: 8...24, isShownFirst: false)) { row in
      guard let tier = partners(row).map(\.tier).min(by: { $0.order < $1.order }) else { return .missing }
      return .text(tier.title, rank: tier.order, also: tier.code, raw: tier.rawValue)
    }
  }

  /// The regions of the partners that a row is about; hidden until somebody asks.
  package static func region(_ partners: @escaping @Sendable (Row) -> [PartnerRow]) -> SheetField {
    SheetField(SheetColumn("region", "region", .list, field: .region, width: 8...20, isShownFirst: false)) { row in
      let regions = Set(partners(row).map(\.region)).filter { !$0.isEmpty }
      return .list(regions.sorted())
    }
  }
}
