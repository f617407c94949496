/// Reads comma-separated records (RFC 4180) from bytes, one at a time, without making a String until one is asked for.
///
/// Accepts LF, CRLF and lone CR, a byte order mark, and line breaks inside quotes. A record that breaks the rules is
/// handed out with its `fault`; after a quote that is never closed, reading goes on at the next line, so that one
/// mistake costs one row.
struct CSVReader {
  /// Where a field's content lies, without its quotes.
  struct Field: Equatable {
    var start: Int
    var end: Int
    var isQuoted = false
    /// Whether quotes inside are doubled.
    var hasDoubledQuotes = false
    /// Whether there are only printable ASCII characters, so that nothing needs checking.
    var isPlain = true
  }

  enum Fault: Equatable {
    case unclosedQuote(at: Int)
    case textAfterQuote(at: Int)
    /// A quotation mark inside a field that does not start with one: read as it stands.
    case strayQuote(at: Int)
  }

  private let bytes: [UInt8]
  /// The fields of the current record.
  private(set) var fields: [Field] = []
  private(set) var fault: Fault?
  /// The line, from 1, on which the current record starts.
  private(set) var line = 0
  /// Where the current record starts, and where the next one does.
  private(set) var start = 0
  private(set) var position: Int
  private var nextLine = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Advances to the next record; false at the end. Empty lines are passed over.
  mutating func next() -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      while position < buffer.count {
        start = position
        line = nextLine
        fault = nil
        fields.removeAll(keepingCapacity: true)
        readRecord(buffer)
        let isEmptyLine = fields.count == 1 && fields[0].start == fields[0].end && !fields[0].isQuoted
        if !isEmptyLine { return true }
      }
      return false
    }
  }

  private mutating func readRecord(_ buffer: UnsafeBufferPointer<UInt8>) {
    while true {
      let field =
        position < buffer.count && buffer[position] == Byte.quote ? quotedField(buffer) : plainField(buffer)
      guard let field else {
        recover(buffer)
        return
      }
      fields.append(field)
      guard position < buffer.count else { return }
      if buffer[position] == Byte.comma {
        position += 1
        continue
      }
      endLine(buffer)
      return
    }
  }

  private mutating func plainField(_ buffer: UnsafeBufferPointer<UInt8>) -> Field? {
    var field = Field(start: position, end: position)
    var index = position
    scan: while index < buffer.count {
      let byte = buffer[index]
      switch byte {
      case Byte.comma, Byte.newline, Byte.carriageReturn: break scan
      case Byte.quote: if fault == nil { fault = .strayQuote(at: index) }
      case 0x20..<0x7F: break
      default: field.isPlain = false
      }
      index += 1
    }
    field.end = index
    position = index
    return field
  }

  /// A field in quotes, or nil with `fault` set when what follows cannot be read as one.
  private mutating func quotedField(_ buffer: UnsafeBufferPointer<UInt8>) -> Field? {
    let opening = position
    var field = Field(start: opening + 1, end: opening + 1, isQuoted: true)
    var index = opening + 1
    while index < buffer.count {
      let byte = buffer[index]
      if byte == Byte.quote {
        guard index + 1 < buffer.count, buffer[index + 1] == Byte.quote else { break }
        field.hasDoubledQuotes = true
        index += 2
        continue
      }
      if byte < 0x20 || byte >= 0x7F {
        field.isPlain = false
        if byte == Byte.newline || (byte == Byte.carriageReturn && !follows(index, Byte.newline, buffer)) {
          nextLine += 1
        }
      }
      index += 1
    }
    guard index < buffer.count else {
      fault = .unclosedQuote(at: opening)
      return nil
    }
    field.end = index
    position = index + 1
    guard position < buffer.count, !Byte.endsField(buffer[position]) else { return field }
    // Over several lines this is the opening quote of a later row: the quote that opened here was never closed.
    fault = nextLine > line ? .unclosedQuote(at: opening) : .textAfterQuote(at: index + 1)
    return nil
  }

  /// Goes to the line after the one on which the broken record starts.
  private mutating func recover(_ buffer: UnsafeBufferPointer<UInt8>) {
    let from: Int
    switch fault {
    case .unclosedQuote(let offset), .textAfterQuote(let offset), .strayQuote(let offset): from = offset
    case nil: from = start
    }
    nextLine = line + breaks(in: start..<from, buffer)
    position = from
    while position < buffer.count, !Byte.endsLine(buffer[position]) { position += 1 }
    if position < buffer.count { endLine(buffer) }
  }

  private mutating func endLine(_ buffer: UnsafeBufferPointer<UInt8>) {
    position += buffer[position] == Byte.carriageReturn && follows(position, Byte.newline, buffer) ? 2 : 1
    nextLine += 1
  }

  private func follows(_ index: Int, _ byte: UInt8, _ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    index + 1 < buffer.count && buffer[index + 1] == byte
  }

  private func breaks(in range: Range<Int>, _ buffer: UnsafeBufferPointer<UInt8>) -> Int {
    range.count { index in
      buffer[index] == Byte.newline
        || (buffer[index] == Byte.carriageReturn && !follows(index, Byte.newline, buffer))
    }
  }
}

extension CSVReader {
  /// The text of the line in which the current record starts, no more of it than any header has.
  var firstLine: String {
    let line = bytes[start...].prefix(10_000).prefix { !Byte.endsLine($0) }
    return String(decoding: line, as: UTF8.self)
  }

  /// The line and the column, in characters, both from 1, of a place in the current record.
  func place(of offset: Int) -> (line: Int, column: Int) {
    bytes.withUnsafeBufferPointer { buffer in
      var lineStart = start
      for index in start..<max(start, min(offset, buffer.count)) where Byte.endsLine(buffer[index]) {
        lineStart = index + 1
      }
      let before = String(decoding: buffer[lineStart..<max(lineStart, offset)], as: UTF8.self)
      return (line + breaks(in: start..<max(start, lineStart), buffer), before.count + 1)
    }
  }

  /// The place of a byte of a field's text, in which doubled quotes are single.
  func place(ofByte offset: Int, in field: Field) -> (line: Int, column: Int) {
    guard field.hasDoubledQuotes else { return place(of: field.start + offset) }
    var left = offset
    var index = field.start
    while left > 0, index < field.end {
      index += bytes[index] == Byte.quote ? 2 : 1
      left -= 1
    }
    return place(of: index)
  }

  /// The place at which a field starts, with its quote.
  func place(ofField index: Int) -> (line: Int, column: Int) {
    guard fields.indices.contains(index) else { return (line, 0) }
    return place(of: fields[index].start - (fields[index].isQuoted ? 1 : 0))
  }

  /// A field as it is written, doubled quotes made single; bytes that are not UTF-8 become U+FFFD.
  func text(_ field: Field) -> String {
    bytes.withUnsafeBufferPointer { buffer in
      let content = UnsafeBufferPointer(rebasing: buffer[field.start..<field.end])
      guard field.hasDoubledQuotes else { return String(decoding: content, as: UTF8.self) }
      var single: [UInt8] = []
      single.reserveCapacity(content.count)
      var skip = false
      for byte in content {
        skip = byte == Byte.quote && !skip
        if !skip || byte != Byte.quote { single.append(byte) }
      }
      return String(decoding: single, as: UTF8.self)
    }
  }

  /// Lets the caller look at a field's bytes as they are in the file.
  func withBytes<Result>(of field: Field, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[field.start..<field.end])) }
  }
}

/// The bytes that mean something in CSV.
enum Byte {
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  static func endsLine(_ byte: UInt8) -> Bool { byte == newline || byte == carriageReturn }
  static func endsField(_ byte: UInt8) -> Bool { byte == comma || endsLine(byte) }
}
