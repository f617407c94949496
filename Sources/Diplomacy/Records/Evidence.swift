/// How far the compilers trust a fact.
package enum Confidence: String, CaseIterable, Sendable {
  /// Read on the page named.
  case high
  /// Derived or second-hand.
  case medium
  /// From memory, or doubtful.
  case low

  /// The position in the order of confidence: 0 is the highest.
  package var order: Int {
    switch self {
    case .high: 0
    case .medium: 1
    case .low: 2
    }
  }
}

/// What a fact rests on.
package struct Evidence: Hashable, Sendable {
  /// The ids as a cell holds them. They are taken apart when somebody asks: a list of facts seldom needs them.
  package private(set) var sourceCell: String
  package var confidence: Confidence
  package var note: String

  package init(sources: [String], confidence: Confidence, note: String) {
    self.init(sourceList: sources.joined(separator: ";"), confidence: confidence, note: note)
  }

  /// - Parameter sourceList: ids separated by `;`, as in the dossier's files.
  package init(sourceList: String, confidence: Confidence, note: String) {
    sourceCell = sourceList
    self.confidence = confidence
    self.note = note
  }

  /// Ids of rows of `sources`, at least one for every fact.
  package var sources: [String] {
    // By bytes: a list of figures is asked for its documents at every change of partner.
    let blank = UInt8(ascii: " ")
    return sourceCell.utf8.split(separator: UInt8(ascii: ";")).compactMap { id in
      let word = id.drop { $0 == blank }.prefix { $0 != blank }
      return word.isEmpty ? nil : String(Substring(word))
    }
  }
}

/// What kind of document a source is, the most authoritative first.
package enum SourceKind: String, CaseIterable, Sendable {
  /// The text that was agreed.
  case treaty
  /// A government or an international organisation on its own acts.
  case official
  /// Statistics and other collections of data.
  case dataset
  case news
  /// Encyclopedias, lists and everything else.
  case reference

  /// The position in the order of kinds: 0 is the most authoritative.
  package var order: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}

/// A document that facts rest on.
package struct Source: Hashable, Sendable {
  package var id: String
  package var title: String
  package var publisher: String
  /// The date of publication in EDTF, or blank.
  package var published: String
  package var url: String
  package var kind: SourceKind
  package var note: String

  package init(
    id: String, title: String, publisher: String, published: String, url: String, kind: SourceKind, note: String
  ) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.published = published
    self.url = url
    self.kind = kind
    self.note = note
  }

  /// The document as a citation in one line: publisher, title, date.
  package var citation: String {
    [publisher, "“\(title)”", published].filter { !$0.isEmpty && $0 != "“”" }.joined(separator: ", ")
  }
}
