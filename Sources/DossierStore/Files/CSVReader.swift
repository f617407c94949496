/// Reads comma-separated records (RFC 4180) from bytes, one at a time, without making a String until one is asked for.
///
/// Accepts LF, CRLF and lone CR, a byte order mark, and line breaks inside quotes. A record that breaks the rules is
/// handed out with its `fault`; after a quote that is never closed, reading goes on at the next line, so that one
/// mistake costs one row. Of a file only a window is in memory: places are those in it, and hold until the next record.
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
    /// The record is longer than any that a person writes.
    case tooLong
  }

  /// A record longer than this is left out: a quote that is never closed would else be followed to the end of the file.
  static let longestRecord = 16 << 20

  let window: ByteWindow
  private let longestRecord: Int
  /// The fields of the current record.
  private(set) var fields: [Field] = []
  private(set) var fault: Fault?
  /// The line, from 1, on which the current record starts.
  private(set) var line = 0
  /// Where the current record starts, and where the next one does.
  private(set) var start = 0
  private(set) var end: Int
  /// The line on which reading goes on.
  private(set) var nextLine = 1
  /// Reading ends before this line, as if the file did; a record that started earlier is read whole.
  var stopLine = Int.max
  /// Whether the rest of a line is still to be passed over.
  private var isWithinLine = false
  /// Whether more bytes could have made another record of the current one.
  private var touchesEnd = false

  init(_ window: ByteWindow, longestRecord: Int = CSVReader.longestRecord) {
    self.window = window
    self.longestRecord = longestRecord
    while window.count < 3, !window.isAtEnd { window.advance(to: 0) }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    end = UnsafeBufferPointer(start: window.bytes, count: window.count).starts(with: mark) ? 3 : 0
  }

  init(_ bytes: [UInt8]) {
    self.init(ByteWindow(.bytes(bytes)))
  }

  /// Reads on where a window begins, at the start of a line that starts a record or is empty.
  init(_ window: ByteWindow, atLine line: Int) {
    self.window = window
    longestRecord = Self.longestRecord
    end = 0
    nextLine = line
  }

  /// Whether reading goes on with a new record, and not with the rest of a line that was broken off.
  var isAtBorder: Bool { !isWithinLine }

  /// Whether everything was read.
  var isAtEnd: Bool { end >= window.count && window.isAtEnd }

  /// Where in the file the next record starts.
  var position: Int { window.offset + end }

  /// Advances to the next record; false at the end. Empty lines are passed over.
  mutating func next() -> Bool {
    while true {
      if isWithinLine { passLine() }
      guard nextLine < stopLine else { return false }
      if end >= window.count {
        guard !window.isAtEnd else { return false }
        window.advance(to: end)
        end = 0
        continue
      }
      start = end
      line = nextLine
      readWhole()
      let isEmptyLine = fields.count == 1 && fields[0].start == fields[0].end && !fields[0].isQuoted && fault == nil
      if !isEmptyLine { return true }
    }
  }

  /// Reads the record that starts at `start`, with as many pieces more as it takes.
  private mutating func readWhole() {
    while true {
      nextLine = line
      end = start
      fault = nil
      touchesEnd = false
      fields.removeAll(keepingCapacity: true)
      let limit = min(window.count, start + longestRecord)
      let isBroken = !readRecord(UnsafeBufferPointer(start: window.bytes, count: limit))
      // What the window ends with may go on behind it: a line feed after a carriage return, a second quote.
      let isDecided = !touchesEnd || (window.isAtEnd && limit == window.count)
      if !isDecided, !window.isAtEnd, window.count <= start + longestRecord {
        window.advance(to: start)
        start = 0
      } else if isDecided && !isBroken {
        return
      } else {
        leave(isBroken ? fault : nil)
        return
      }
    }
  }

  /// Has the rest of the line passed over on which the broken record goes wrong; without a fault, the one on which it
  /// became too long.
  private mutating func leave(_ fault: Fault?) {
    switch fault {
    case .unclosedQuote(let offset), .textAfterQuote(let offset), .strayQuote(let offset):
      nextLine = line + breaks(in: start..<offset)
      end = offset + 1
    case .tooLong, nil: self.fault = .tooLong
    }
    isWithinLine = true
  }

  /// Goes to the next line, however far away it is.
  private mutating func passLine() {
    while true {
      while end < window.count, !Byte.endsLine(window.bytes[end]) { end += 1 }
      if window.isAtEnd || end + 1 < window.count || (end < window.count && window.bytes[end] == Byte.newline) { break }
      window.advance(to: end)
      end = 0
    }
    isWithinLine = false
    if end < window.count { endLine(UnsafeBufferPointer(start: window.bytes, count: window.count)) }
  }
}

// MARK: - Records

extension CSVReader {
  /// Reads fields to the end of the line; false when the record cannot be read on.
  private mutating func readRecord(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    while true {
      if end < buffer.count && buffer[end] == Byte.quote {
        guard readQuoted(buffer) else { return false }
      } else {
        readPlain(buffer)
      }
      guard end < buffer.count else {
        touchesEnd = true
        return true
      }
      guard buffer[end] == Byte.comma else {
        endLine(buffer)
        return true
      }
      end += 1
    }
  }

  private mutating func readPlain(_ buffer: UnsafeBufferPointer<UInt8>) {
    var field = Field(start: end, end: end)
    var index = end
    scan: while index < buffer.count {
      let byte = buffer[index]
      // Letters, digits and hyphens come first: nothing else is as frequent.
      if byte > Byte.comma, byte < 0x7F {
        index += 1
        continue
      }
      switch byte {
      case Byte.comma, Byte.newline, Byte.carriageReturn: break scan
      case Byte.quote: if fault == nil { fault = .strayQuote(at: index) }
      case 0x20..<0x7F: break
      default: field.isPlain = false
      }
      index += 1
    }
    field.end = index
    end = index
    fields.append(field)
  }

  /// Reads a field in quotes; false with `fault` set when what follows cannot be read as one.
  private mutating func readQuoted(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    let opening = end
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
      touchesEnd = true
      fault = .unclosedQuote(at: opening)
      return false
    }
    field.end = index
    end = index + 1
    guard end < buffer.count, !Byte.endsField(buffer[end]) else {
      fields.append(field)
      return true
    }
    // Over several lines this is the opening quote of a later row: the quote that opened here was never closed.
    fault = nextLine > line ? .unclosedQuote(at: opening) : .textAfterQuote(at: index + 1)
    return false
  }

  private mutating func endLine(_ buffer: UnsafeBufferPointer<UInt8>) {
    let isReturn = buffer[end] == Byte.carriageReturn
    if isReturn, end + 1 == buffer.count { touchesEnd = true }
    end += isReturn && follows(end, Byte.newline, buffer) ? 2 : 1
    nextLine += 1
  }

  private func follows(_ index: Int, _ byte: UInt8, _ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    index + 1 < buffer.count && buffer[index + 1] == byte
  }

  func breaks(in range: Range<Int>) -> Int {
    let buffer = UnsafeBufferPointer(start: UnsafePointer(window.bytes), count: window.count)
    return range.count { index in
      buffer[index] == Byte.newline
        || (buffer[index] == Byte.carriageReturn && !follows(index, Byte.newline, buffer))
    }
  }
}

/// The bytes that mean something in CSV.
enum Byte {
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let semicolon = UInt8(ascii: ";")
  static let space = UInt8(ascii: " ")

  static func endsLine(_ byte: UInt8) -> Bool { byte == newline || byte == carriageReturn }
  static func endsField(_ byte: UInt8) -> Bool { byte == comma || endsLine(byte) }
}
