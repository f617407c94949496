/// Visits of one side that the other has not answered.
package struct Debt: Hashable, Sendable {
  package var partner: PartnerMention
  package var level: VisitLevel
  /// The oldest and the latest of the visits that are not answered; the same where there is one.
  package var oldest: VisitRow
  package var latest: VisitRow
  /// How many there are.
  package var count: Int
  /// The last visit the other way that could have answered; nil when none is on record.
  package var lastAnswer: VisitRow?

  package init(
    partner: PartnerMention, level: VisitLevel, oldest: VisitRow, latest: VisitRow, count: Int, lastAnswer: VisitRow?
  ) {
    self.partner = partner
    self.level = level
    self.oldest = oldest
    self.latest = latest
    self.count = count
    self.lastAnswer = lastAnswer
  }

  /// Whether the dates cannot tell if the last visit the other way came before or after the oldest unanswered one.
  package var isUndecided: Bool {
    guard let answer = lastAnswer?.start.last, let visit = oldest.start.first else { return false }
    return answer >= visit
  }
}

/// A partner as lists name it.
package struct PartnerMention: Hashable, Sendable {
  package var id: String
  package var name: String
  package var tier: Tier

  package init(id: String, name: String, tier: Tier) {
    self.id = id
    self.name = name
    self.tier = tier
  }

  package init(_ row: PartnerRow) { self.init(id: row.id, name: row.name, tier: row.tier) }
}

/// The visits each way that are not answered, followed in the order of time.
package struct DebtChain: Hashable, Sendable {
  /// The numbers of the oldest and the latest unanswered visit.
  package private(set) var oldest: Int?
  package private(set) var latest: Int?
  package private(set) var count = 0
  /// The number of the last visit that answered, or would have.
  package private(set) var lastAnswer: Int?

  package init() {}

  /// Takes the next visit.
  ///
  /// - Parameters:
  ///   - isReceived: whether it is one that waits for an answer at the chain's level.
  ///   - isAnswer: whether it goes the other way, at that level or a higher one.
  package mutating func take(_ visit: Int, isReceived: Bool, isAnswer: Bool) {
    if isAnswer {
      (oldest, latest, count, lastAnswer) = (nil, nil, 0, visit)
    }
    if isReceived {
      oldest = oldest ?? visit
      latest = visit
      count += 1
    }
  }
}
