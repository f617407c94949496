internal import Diplomacy
internal import GRDB

/// A row with what speaks for it among those that speak of the same thing.
struct RankedCells {
  var cells: Cells
  /// Whether it states the figure at all, in the tables of figures.
  var hasValue: Bool
  /// The place of its series in the dossier's order.
  var order: Int
  var preference: Preference

  /// Why this row goes before another.
  func reason(over other: RankedCells) -> String {
    if hasValue != other.hasValue { return "it states the amount" }
    if order != other.order { return "its series goes first in the dossier's order of series" }
    return preference.reason(over: other.preference)
  }
}

/// Choosing among rows that stand side by side.
extension FactRows {
  /// The rows that speak of the same figure as this one, itself included.
  ///
  /// A row that does not say of when it speaks cannot be held against another: each stands alone.
  func claims(on cells: Cells) throws -> [Cells] {
    guard let columns = Self.claimColumns(cells) else { return [cells] }
    let values: [Value] = columns.map { cells[$0].isEmpty ? .null : cells[$0].databaseValue }
    return try db.all("SELECT * FROM \(cells.table) WHERE \(Self.agreeing(columns))", values) {
      Cells($0, of: cells.table)
    }
  }

  /// The columns in which another row must agree to speak of the same figure; nil when none can.
  private static func claimColumns(_ cells: Cells) -> [String]? {
    let dates = cells.table.schema.columns.filter { $0.type == .date }.map(\.name)
    guard let columns = cells.table.claimColumns else { return nil }
    return columns.contains { dates.contains($0) && cells[$0].isEmpty } ? nil : columns
  }

  /// The rows in the order in which one of them is chosen to be shown: a figure before none, then by the order of
  /// series, then by `Preference`.
  func ranked(_ all: [Cells]) throws -> [RankedCells] {
    guard all.count > 1 else {
      // Most figures stand alone, and then nothing need be looked up.
      return all.map { RankedCells(cells: $0, hasValue: true, order: 0, preference: .alone) }
    }
    let ranked = try all.map { cells in
      RankedCells(
        cells: cells, hasValue: cells.table.valueColumn.map { !cells[$0].isEmpty } ?? true,
        order: order(ofSeries: cells["series"]),
        preference: try Readings.preference(
          line: cells.line, confidence: cells["confidence"], sources: cells["sources"], db))
    }
    return ranked.sorted { left, right in
      if left.hasValue != right.hasValue { return left.hasValue }
      return (left.order, left.preference) < (right.order, right.preference)
    }
  }

  /// Of the rows that speak of the same figure the one that is shown; the first row of each decides where it stands.
  func preferred(_ all: [Cells]) throws -> [Cells] {
    var places: [[String]: Int] = [:]
    var groups: [[Cells]] = []
    for cells in all {
      guard let claim = Self.claimColumns(cells)?.map({ cells[$0] }) else {
        groups.append([cells])
        continue
      }
      if let place = places[claim] {
        groups[place].append(cells)
      } else {
        places[claim] = groups.count
        groups.append([cells])
      }
    }
    return try groups.compactMap { try ranked($0).first?.cells }
  }
}

extension Preference {
  /// What speaks for a row that is compared with none.
  fileprivate static let alone = Preference(confidence: .high, kind: nil, published: nil, line: 0)
}
