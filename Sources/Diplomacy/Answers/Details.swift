/// Everything that a trade pane shows of one partner by a day.
package struct TradeReport: Hashable, Sendable {
  package var partner: String
  package var partnerName: String
  package var history: TradeHistory
  /// Tier changes, agreements and, as soon as somebody has asked for what stands beside the years, visits; ascending by
  /// date, for the marks on the time axis.
  package var events: [RelationEvent]
  /// By year, how many visits there were besides those among the events.
  package var visitsLeft: [Int: Int]
  /// The home country's trade with the world, of which the partner's is a share; empty as long as nobody has asked.
  package var world: WorldTrade
  /// The partner's place among all partners by the year's total; empty as long as nobody has asked.
  package var ranks: [Int: TradeRank]
  /// What is invested in either country by the other, the latest of each kind first; nil as long as nobody has asked.
  package var investments: [Fact]?
  /// The sources that the figures name, by id.
  package var sources: [String: Source]

  package init(
    partner: String, partnerName: String, history: TradeHistory, events: [RelationEvent],
    visitsLeft: [Int: Int] = [:], world: WorldTrade = .empty, ranks: [Int: TradeRank] = [:],
    investments: [Fact]? = nil, sources: [String: Source]
  ) {
    self.investments = investments
    self.world = world
    self.ranks = ranks
    self.visitsLeft = visitsLeft
    self.partner = partner
    self.partnerName = partnerName
    self.history = history
    self.events = events
    self.sources = sources
  }
}

/// What stands beside a partner's years of trade. It is asked for after them: the chart need not wait for it.
package struct TradeContext: Hashable, Sendable {
  package var partner: String
  /// What is the same for all partners; nil when whoever asks knows it already.
  package var standing: TradeStanding?
  /// What is invested in either country by the other, the latest of each kind first.
  package var investments: [Fact]
  /// The visits among the events, and by year how many there were besides.
  package var visits: [RelationEvent]
  package var visitsLeft: [Int: Int]

  package init(
    partner: String, standing: TradeStanding?, investments: [Fact], visits: [RelationEvent], visitsLeft: [Int: Int]
  ) {
    self.partner = partner
    self.standing = standing
    self.investments = investments
    self.visits = visits
    self.visitsLeft = visitsLeft
  }
}

/// The home country's trade with all partners together, and the place of each among them.
package struct TradeStanding: Hashable, Sendable {
  package static let unknown = TradeStanding(world: .empty, ranks: [:], sources: [:])

  package var world: WorldTrade
  /// By partner and year.
  package var ranks: [String: [Int: TradeRank]]
  /// The sources that trade with the world rests on, by id.
  package var sources: [String: Source]

  package init(world: WorldTrade, ranks: [String: [Int: TradeRank]], sources: [String: Source]) {
    self.world = world
    self.ranks = ranks
    self.sources = sources
  }
}

extension TradeReport {
  /// Puts the partner's place and the world's trade beside its years.
  package mutating func add(_ standing: TradeStanding) {
    world = standing.world
    ranks = standing.ranks[partner] ?? [:]
    sources.merge(standing.sources) { known, _ in known }
  }

  /// Puts what is of this partner beside its years: visits go among the events.
  package mutating func add(_ context: TradeContext) {
    if let standing = context.standing { add(standing) }
    investments = context.investments
    visitsLeft = context.visitsLeft
    events = (events.filter { !$0.isVisit } + context.visits).sorted { ($0.date, $0.id) < ($1.date, $1.id) }
  }
}

/// Something that happened between the two countries.
package struct RelationEvent: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case milestone(MilestoneKind, Tier)
    case visit(Direction, VisitKind)
    /// An agreement of a kind, as the table names it.
    case agreement(String)
  }

  /// The id of the milestone, visit or agreement.
  package var id: String
  package var date: PartialDate
  package var kind: Kind
  /// In a few words: "Comprehensive strategic partnership", or the travellers' names.
  package var title: String

  package var isVisit: Bool {
    if case .visit = kind { true } else { false }
  }

  package init(id: String, date: PartialDate, kind: Kind, title: String) {
    self.id = id
    self.date = date
    self.kind = kind
    self.title = title
  }
}

/// Everything known of one partner by a day, for the dossier view.
package struct PartnerDetail: Hashable, Sendable {
  package var partner: PartnerRow
  package var milestones: [Milestone]
  /// Newest first.
  package var visits: [VisitRow]
  /// How many more visits there were before those.
  package var visitsLeft: Int
  /// The partner's offices on the day, highest rank first.
  package var officeHolders: [OfficeHolder]
  /// Rows of the remaining tables, under their headings, in the order of the tables; empty ones are left out.
  package var sections: [FactSection]
  /// All sources named by any of the rows, by id.
  package var sources: [String: Source]

  package init(
    partner: PartnerRow, milestones: [Milestone], visits: [VisitRow], visitsLeft: Int = 0,
    officeHolders: [OfficeHolder], sections: [FactSection], sources: [String: Source]
  ) {
    self.visitsLeft = visitsLeft
    self.partner = partner
    self.milestones = milestones
    self.visits = visits
    self.officeHolders = officeHolders
    self.sections = sections
    self.sources = sources
  }
}

extension PartnerDetail {
  /// The step that led to the tier held; nil when none is.
  package var tierStep: Milestone? {
    guard partner.tier != .none else { return nil }
    return milestones.first { $0.tier == partner.tier && $0.date == partner.tierSince }
  }

  /// The step with which relations began.
  package var relationsStep: Milestone? {
    milestones.first { $0.kind == .established && $0.date == partner.relationsSince }
  }

  /// The last visit at the top level one way.
  package func lastTopLevel(_ direction: Direction) -> VisitRow? {
    let date = direction == .outbound ? partner.lastTopLevelOut : partner.lastTopLevelIn
    return date.flatMap { date in visits.first { $0.direction == direction && $0.start == date } }
  }
}

/// A person in an office.
package struct OfficeHolder: Hashable, Sendable {
  /// The row of `terms`.
  package var fact: FactKey
  /// Whether another row says otherwise.
  package var isDisputed: Bool
  package var leader: String
  /// The name as shown.
  package var name: String
  package var office: String
  package var rank: Rank
  package var start: PartialDate?
  package var end: PartialDate?
  package var isActing: Bool
  package var evidence: Evidence

  package init(
    fact: FactKey, isDisputed: Bool = false, leader: String, name: String, office: String, rank: Rank,
    start: PartialDate?, end: PartialDate?, isActing: Bool, evidence: Evidence
  ) {
    self.fact = fact
    self.isDisputed = isDisputed
    self.leader = leader
    self.name = name
    self.office = office
    self.rank = rank
    self.start = start
    self.end = end
    self.isActing = isActing
    self.evidence = evidence
  }
}

/// Rows of one table about a partner, such as agreements.
package struct FactSection: Hashable, Sendable {
  package var heading: String
  package var facts: [Fact]
  /// How many more there are than are listed.
  package var left: Int
  /// Whether counting stopped before the end, so that there are at least so many more.
  package var isCountPartial: Bool

  package init(heading: String, facts: [Fact], left: Int = 0, isCountPartial: Bool = false) {
    self.heading = heading
    self.facts = facts
    self.left = left
    self.isCountPartial = isCountPartial
  }
}

/// One row of any table, as a line: when, what, how it stands.
package struct Fact: Hashable, Sendable {
  package var key: FactKey
  /// The id of the partner that it is about; blank when it is about none, or about several.
  package var partner: String
  /// The date as the row states it, or blank.
  package var date: String
  package var title: String
  /// Status, amount or stage, or blank.
  package var detail: String
  package var evidence: Evidence
  /// Whether another row says otherwise.
  package var isDisputed: Bool
  /// Whether another reading is shown in its place, so that it counts nowhere.
  package var isSetAside: Bool

  package init(
    key: FactKey, partner: String = "", date: String, title: String, detail: String, evidence: Evidence,
    isDisputed: Bool = false, isSetAside: Bool = false
  ) {
    self.key = key
    self.partner = partner
    self.date = date
    self.title = title
    self.detail = detail
    self.evidence = evidence
    self.isDisputed = isDisputed
    self.isSetAside = isSetAside
  }
}

/// Everything known of one visit.
package struct VisitDetail: Hashable, Sendable {
  package var visit: VisitRow
  package var host: String
  /// The leaders of both sides with the offices they held on the first day of the visit, travellers first.
  package var participants: [Participant]
  /// Milestones with the partner that are dated within the visit or a day of it.
  package var milestones: [Milestone]
  /// The visits before and after with the same partner: ids, dates.
  package var previous: VisitRow?
  package var next: VisitRow?
  /// Where rows disagree on the visit, or on the offices of those who took part: each disagreement's readings, the one
  /// shown first.
  package var disagreements: [[Reading]]
  package var sources: [String: Source]

  package init(
    visit: VisitRow, host: String, participants: [Participant], milestones: [Milestone], previous: VisitRow?,
    next: VisitRow?, disagreements: [[Reading]] = [], sources: [String: Source]
  ) {
    self.disagreements = disagreements
    self.visit = visit
    self.host = host
    self.participants = participants
    self.milestones = milestones
    self.previous = previous
    self.next = next
    self.sources = sources
  }
}

/// A leader taking part in a visit.
package struct Participant: Hashable, Sendable {
  package var leader: String
  package var name: String
  package var isHome: Bool
  /// The offices held on the day of the visit; empty when no term covers it.
  package var offices: [String]
  /// The term that says so, else the leader's own row.
  package var fact: FactKey
  /// Whether rows disagree on one of the terms, on these days or others.
  package var isDisputed: Bool

  package init(
    leader: String, name: String, isHome: Bool, offices: [String], fact: FactKey, isDisputed: Bool = false
  ) {
    self.fact = fact
    self.isDisputed = isDisputed
    self.leader = leader
    self.name = name
    self.isHome = isHome
    self.offices = offices
  }
}
