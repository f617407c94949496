internal import Diplomacy

extension TableReader {
  /// The problems, once all rows were read. Of keys that occur twice the file is gone through again for the first of
  /// each: while reading, only hashes of keys are kept.
  func problems() -> [Problem] {
    if !lines.duplicates.isEmpty {
      let first = lines.isSought ? [:] : firstLines()
      for duplicate in lines.duplicates {
        guard let line = first[duplicate.hash] else { continue }
        log.complete(duplicate.problem, reason: "the key \(duplicate.key) is already in line \(line)")
      }
    }
    return log.finished
  }

  private func firstLines() -> [UInt64: Int] {
    let window = ByteWindow(csv.window.source)
    window.goesOn = csv.window.goesOn
    let reader = TableReader(schema, file: log.file, window: window)
    reader.lines.seek(lines.duplicates.map(\.hash))
    guard reader.readHeader() else { return [:] }
    let batch = reader.makeBatch()
    while reader.fill(batch), !reader.lines.areFound { batch.clear() }
    return reader.lines.found
  }
}
