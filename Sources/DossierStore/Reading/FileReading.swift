internal import Diplomacy

/// Reads the file of a table on a thread of its own, a few batches of rows ahead of whoever takes them.
enum FileReading {
  private static let batches = 4

  /// - Parameter pass: what goes over the rows of trade as they are read.
  /// - Returns: where the rows are handed over.
  /// - Throws: `DossierError` when the system has no thread to give.
  static func start(
    _ file: OpenFile, of table: Table, path: String, _ pass: TradePass?
  ) throws(DossierError) -> Handover {
    let handover = Handover()
    let hasBegun = PlainThread.start {
      let window = ByteWindow(.file(file))
      window.goesOn = { handover.goesOn($0) }
      let reader = TableReader(table.schema, file: path, window: window)
      if reader.readHeader() {
        reader.accompany(pass)
        if table.keepsBlocks { reader.recorder = BlockRecorder(header: reader.csv) }
        handover.supply((0..<Self.batches).map { _ in reader.makeBatch() })
        read(reader, to: handover)
      }
      window.readOn()
      handover.finish(
        ReadFile(
          problems: window.isStopped ? [] : reader.problems(), gaps: reader.gaps,
          fingerprint: window.fingerprint.value,
          blocks: window.isStopped ? [] : reader.finishedBlocks(),
          ledger: reader.ledger, trade: reader.finishPass(), error: window.error)
      )
    }
    guard hasBegun else {
      throw DossierError("The files cannot be read: the system has no thread left to read them on.")
    }
    return handover
  }

  private static func read(_ reader: TableReader, to handover: Handover) {
    while let batch = handover.emptyBatch() {
      let isMore = reader.fill(batch)
      handover.deliver(batch)
      if !isMore { return }
    }
  }
}
