/// Goes over a file whose blocks are known, and reads the records of those that are not as they were.
///
/// A block that has the same bytes in the same lines is passed over. Elsewhere records are read until one starts where
/// a known block does. Where lines were put in or taken out, nothing after them is the same.
final class BlockWalk {
  let reader: TableReader
  private let file: OpenFile
  private let old: [FileBlock]
  /// The blocks of the file as it is now, as far as it was gone over.
  private(set) var blocks: [FileBlock]
  /// The lines that were read, as they were before; the last range has no end where the file was read to its own.
  private(set) var regions: [Range<Int>] = []
  private var buffer: [UInt8] = []
  private var bytesRead = 0

  /// - Returns: nil when the header is another, so that all rows are.
  init?(_ file: OpenFile, of table: Table, path: String, known: [FileBlock]) throws(DossierError) {
    guard let header = known.first, header.isClean, header.offset == 0 else { return nil }
    self.file = file
    old = known
    blocks = [header]
    reader = TableReader(
      table.schema, file: path, window: ByteWindow(.file(file), piece: FileBlock.piece))
    guard reader.readHeader(), reader.csv.position == header.end, try isSame(header, at: 0) else { return nil }
  }

  /// Whether a line is one of those that were read.
  func concerns(_ line: Int) -> Bool {
    var (low, high) = (0, regions.count)
    while low < high {
      let middle = (low + high) / 2
      if regions[middle].upperBound <= line { low = middle + 1 } else { high = middle }
    }
    return low < regions.count && regions[low].contains(line)
  }

  /// Whether all records that give no row are among those that were read.
  var isAllReadThatWasLeft: Bool { blocks.allSatisfy { $0.left == 0 || concerns($0.line) } }

  /// Whether every block is as it was.
  var isUnchanged: Bool { blocks == old }

  /// How many bytes may have changed for this to be worth while.
  private var limit: Int { max(8 << 20, file.stamp.size / 8) }

  /// Reads what has changed.
  ///
  /// - Parameters:
  ///   - goesOn: called now and then with how far the walk is; throws to stop.
  ///   - begin: called with the line where a region begins.
  ///   - row: called with each row in it that can be used, the number of it in the batch.
  ///   - end: called with the line where it ends, in the file as it was.
  /// - Returns: false when too much has changed.
  func run(
    goesOn: (Int) throws -> Void, begin: (Int) throws -> Void, row: (RowBatch, Int) throws -> Void,
    end: (Int) throws -> Void
  ) throws -> Bool {
    let batch = reader.makeBatch()
    var (index, offset, line) = (1, old[0].end, old[0].endLine)
    while true {
      while index < old.count, old[index].isClean, try isSame(old[index], at: offset) {
        blocks.append(old[index])
        blocks[blocks.count - 1].offset = offset
        (offset, line) = (offset + old[index].bytes, old[index].endLine)
        index += 1
        if index.isMultiple(of: 256) { try goesOn(offset) }
      }
      guard index < old.count || offset < file.stamp.size else { return true }
      try begin(line)
      let first = line
      reader.move(to: offset, line: line)
      guard try read(&index, batch, row) else { return false }
      let last = index < old.count ? old[index].line : Int.max
      try end(last)
      regions.append(first..<last)
      blocks += reader.finishedBlocks()
      bytesRead += reader.csv.position - offset
      (offset, line) = (reader.csv.position, reader.csv.nextLine)
      try goesOn(offset)
    }
  }

  /// Reads from where the reader is until a record starts where a known block does.
  ///
  /// - Parameter index: of the block that has changed; afterwards of the next one that may be as it was.
  private func read(_ index: inout Int, _ batch: RowBatch, _ row: (RowBatch, Int) throws -> Void) throws -> Bool {
    index = min(index + 1, old.count)
    let start = reader.csv.position
    while true {
      reader.csv.stopLine = index < old.count ? old[index].line : Int.max
      var isMore = true
      while isMore {
        isMore = reader.fill(batch)
        // More ids than are held in memory are a matter for the way that reads everything.
        guard batch.ledger == nil, bytesRead + reader.csv.position - start <= limit else { return false }
        for number in 0..<batch.rowCount { try row(batch, number) }
        batch.clear()
      }
      if let error = reader.csv.window.error { throw error }
      if reader.csv.isAtEnd { index = old.count }
      let line = reader.csv.nextLine
      if index == old.count || old[index].line == line { return true }
      // A record runs on over the border.
      while index < old.count, old[index].line < line { index += 1 }
    }
  }

  private func isSame(_ block: FileBlock, at offset: Int) throws(DossierError) -> Bool {
    guard offset + block.bytes <= file.stamp.size else { return false }
    if buffer.count < block.bytes { buffer = [UInt8](repeating: 0, count: block.bytes * 2) }
    var failure: DossierError?
    let fingerprint = buffer.withUnsafeMutableBufferPointer { buffer -> Int? in
      let piece = UnsafeMutableBufferPointer(rebasing: buffer[..<block.bytes])
      do throws(DossierError) {
        guard try file.read(into: piece, at: offset) == block.bytes else { return nil }
      } catch {
        failure = error
        return nil
      }
      var fingerprint = Fingerprint()
      fingerprint.add(UnsafeBufferPointer(piece))
      return fingerprint.value
    }
    if let failure { throw failure }
    return fingerprint == block.fingerprint
  }
}
