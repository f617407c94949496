internal import Foundation
internal import GRDB

/// Where the cells of findings stand. The index keeps the line of a row and no more, so each file that has findings is
/// gone through once again; where its blocks are known, only those with a finding.
struct CellPlaces {
  typealias Place = (line: Int, column: Int)

  private struct Key: Hashable {
    var table: Table
    var line: Int
    var column: String
  }

  private var places: [Key: Place] = [:]
  private var descriptor: DescriptorText?

  init(of findings: [Finding], in folder: String, _ db: Database, _ meter: RefreshMeter) throws {
    let wanted = Dictionary(grouping: findings.filter { $0.column != nil }, by: \.table)
    for (table, findings) in wanted {
      guard let table, let known = try KnownFile(db, table.rawValue),
        // A file that was changed meanwhile is read again soon: until then the line must do.
        let file = try? OpenFile(path: folder + "/" + known.path), file.stamp == known.stamp
      else { continue }
      look(for: findings, in: file, of: table, try StoredBlocks.all(of: table, db), meter)
      try meter.step()
    }
    if findings.contains(where: { $0.table == nil }) {
      descriptor = DescriptorText(in: folder)
    }
  }

  private mutating func look(
    for findings: [Finding], in file: OpenFile, of table: Table, _ blocks: [FileBlock], _ meter: RefreshMeter
  ) {
    let columns = Dictionary(grouping: findings, by: \.line).mapValues { Set($0.compactMap(\.column)) }
    let window = ByteWindow(.file(file), piece: blocks.isEmpty ? ByteWindow.piece : FileBlock.piece)
    window.goesOn = { _ in meter.goesOn() }
    var csv = CSVReader(window)
    guard csv.next() else { return }
    let names = csv.fields.map { TableReader.name(csv.text($0)) }
    let concerned = Self.blocks(with: columns.keys.sorted(), blocks)
    // The header is a block of its own. Where most have findings, they are read in one go.
    guard !blocks.isEmpty, concerned.count < blocks.count / 4 else {
      note(columns, names, in: &csv, of: table, through: columns.keys.max() ?? 0)
      return
    }
    for block in concerned where meter.goesOn() {
      var csv = CSVReader(ByteWindow(.file(file), from: block.offset, piece: FileBlock.piece), atLine: block.line)
      note(columns, names, in: &csv, of: table, through: block.endLine - 1)
    }
  }

  /// Notes the cells of findings in the records that come next, up to a line.
  private mutating func note(
    _ columns: [Int: Set<String>], _ names: [String], in csv: inout CSVReader, of table: Table, through last: Int
  ) {
    while csv.line < last, csv.next() {
      for column in columns[csv.line] ?? [] {
        guard let field = names.firstIndex(of: column) else { continue }
        places[Key(table: table, line: csv.line, column: column)] = csv.place(ofField: field)
      }
    }
  }

  /// The blocks that have one of the lines; both ascending.
  private static func blocks(with lines: [Int], _ blocks: [FileBlock]) -> [FileBlock] {
    var index = 0
    return blocks.filter { block in
      while index < lines.count, lines[index] < block.line { index += 1 }
      return index < lines.count && lines[index] < block.endLine
    }
  }

  /// The line and the column, in characters; the row alone where the file does not have the cell.
  func place(of finding: Finding) -> Place {
    switch finding.place {
    case .row(let table, let line, let column):
      return places[Key(table: table, line: line, column: column ?? "")] ?? (line, 0)
    case .descriptor(let key, let text):
      return descriptor?.place(of: text, after: key) ?? (0, 0)
    }
  }
}
