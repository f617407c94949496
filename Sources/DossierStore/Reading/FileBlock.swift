/// A piece of a file: some records in a row, as they were when they were read. Where a later version of the file has the
/// same bytes in the same lines, they need not be read again.
struct FileBlock: Hashable {
  /// So many records make a block.
  static let records = 64
  /// As many bytes are read at once where a block is looked at.
  static let piece = 1 << 16

  /// Where it starts, and how many bytes it has.
  var offset: Int
  var bytes = 0
  /// The line in which it starts, and how many lines it has.
  var line: Int
  var lines = 0
  /// How many of its records gave no row.
  var left = 0
  /// Whether its records are the same whatever comes after them.
  var isClean = true
  var fingerprint = 0

  /// Where the next block starts.
  var end: Int { offset + bytes }
  var endLine: Int { line + lines }
}

extension Table {
  /// Whether a change to some rows of the file is brought into the index without the others.
  var keepsBlocks: Bool { self == .visits }
}

/// Gathers the blocks of a file while its records are read.
struct BlockRecorder {
  private(set) var blocks: [FileBlock] = []
  private var block: FileBlock
  private var fingerprint = Fingerprint()
  private var count = 0

  init(offset: Int, line: Int) {
    block = FileBlock(offset: offset, line: line)
  }

  /// The header, which was read last, is a block of its own.
  init(header: CSVReader) {
    self.init(offset: 0, line: 1)
    note(header, isKept: true)
    if header.isAtBorder { cut() }
  }

  /// Notes the record that was read last.
  mutating func note(_ csv: borrowing CSVReader, isKept: Bool) {
    add(csv)
    count += 1
    if !isKept { block.left += 1 }
    // A broken record may be another when what follows it changes, and so may one that the end of the file ends.
    if csv.fault != nil { block.isClean = false }
    if count >= FileBlock.records, csv.isAtBorder { cut() }
  }

  /// Adds the bytes up to the place where reading goes on.
  private mutating func add(_ csv: borrowing CSVReader) {
    let start = block.end - csv.window.offset
    // Of many empty lines the first may be gone.
    if start < 0 || csv.end == 0 || csv.window.bytes[csv.end - 1] != Byte.newline { block.isClean = false }
    fingerprint.add(UnsafeBufferPointer(start: csv.window.bytes + max(0, start), count: csv.end - max(0, start)))
    block.bytes = csv.position - block.offset
    block.lines = csv.nextLine - block.line
  }

  private mutating func cut() {
    block.fingerprint = fingerprint.value
    blocks.append(block)
    block = FileBlock(offset: block.end, line: block.endLine)
    fingerprint = Fingerprint()
    count = 0
  }

  /// All blocks, the last of them with everything up to the place where reading ended.
  mutating func finished(_ csv: borrowing CSVReader) -> [FileBlock] {
    if csv.position > block.end { add(csv) }
    if block.bytes > 0 { cut() }
    return blocks
  }
}
