// MARK: - Places and texts of the current record

extension CSVReader {
  private var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: window.bytes, count: window.count) }

  /// The text of the line in which the current record starts, no more of it than any header has.
  var firstLine: String {
    let line = buffer[start...].prefix(10_000).prefix { !Byte.endsLine($0) }
    return String(decoding: line, as: UTF8.self)
  }

  /// The line and the column, in characters, both from 1, of a place in the current record.
  func place(of offset: Int) -> (line: Int, column: Int) {
    var lineStart = start
    for index in start..<max(start, min(offset, buffer.count)) where Byte.endsLine(buffer[index]) {
      lineStart = index + 1
    }
    let before = String(decoding: buffer[lineStart..<max(lineStart, offset)], as: UTF8.self)
    return (line + breaks(in: start..<max(start, lineStart)), before.count + 1)
  }

  /// The place of a byte of a field's text, in which doubled quotes are single.
  func place(ofByte offset: Int, in field: Field) -> (line: Int, column: Int) {
    guard field.hasDoubledQuotes else { return place(of: field.start + offset) }
    var left = offset
    var index = field.start
    while left > 0, index < field.end {
      index += buffer[index] == Byte.quote ? 2 : 1
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
    let content = bytes(of: field)
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

  /// A field's bytes as they are in the file, until the next record is read.
  func bytes(of field: Field) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: buffer[field.start..<field.end])
  }
}
