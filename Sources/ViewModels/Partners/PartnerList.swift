package import Diplomacy

/// The list of partners: grouped, sorted, filtered, with one selected.
package struct PartnerList: Hashable, Sendable {
  package enum Grouping: String, CaseIterable, Sendable {
    case tier
    case region
    case none
  }

  package enum Order: String, CaseIterable, Sendable {
    case name
    case tier
    case since
    case lastVisit = "last visit"
    case visits
    case trade
  }

  /// A line of the list.
  package enum Line: Hashable, Sendable {
    /// `count` states and territories, and organisations such as the European Union beside them.
    case heading(title: String, tier: Tier?, count: Int, organisations: Int)
    /// The position of a partner in `rows`.
    case partner(Int)
  }

  /// All partners as of the day, by name.
  package private(set) var rows: [PartnerRow] = []
  /// The names of the rows as they sort: folded once, and not at every comparison.
  private var sortNames: [String] = []
  package private(set) var lines: [Line] = []
  private var chosenGrouping = Grouping.tier
  /// How the list is grouped: not by tier in a dossier whose country has none.
  package var grouping: Grouping { chosenGrouping == .tier && !hasTiers ? .none : chosenGrouping }
  private var hasTiers = true
  package private(set) var order = Order.trade
  package internal(set) var columns = ColumnChoice<PartnerColumn>()
  /// The columns as they are configured, which show until the person chooses others.
  private var usualColumns = ColumnChoice<PartnerColumn>()
  package private(set) var filter = Filter()
  /// How many partners the filter keeps.
  package private(set) var matching = 0
  package var cursor = ListCursor()
  package private(set) var isLoaded = false
  /// The selected partner, kept when the list is sorted, filtered or loaded again.
  package private(set) var selectedID: String?
  /// The partner to select when the rows come.
  private var wanted: String?
  /// How many rows are to stand above the selected one when the list is laid out next.
  private var heldOffset: Int?
  /// What was asked for and is not there.
  package private(set) var missed: String?

  package init() {}

  package var selected: PartnerRow? {
    guard lines.indices.contains(cursor.selected), case .partner(let index) = lines[cursor.selected] else { return nil }
    return rows[index]
  }

  /// How the list is when the program starts.
  mutating func begin(columns: ColumnChoice<PartnerColumn>, order: Order, grouping: Grouping, filter: Filter) {
    self.columns = columns
    usualColumns = columns
    self.order = order
    chosenGrouping = grouping
    self.filter = filter
  }

  package mutating func load(_ rows: [PartnerRow]) {
    self.rows = rows
    sortNames = rows.map { SearchText.fold($0.name) }
    hasTiers = rows.isEmpty || rows.contains { $0.tier != .none }
    isLoaded = true
    // The first answer may come from an index that is still empty.
    if let wanted, !rows.isEmpty {
      self.wanted = nil
      selectedID = Self.find(wanted, in: rows) ?? selectedID
      missed = selectedID == nil ? wanted : nil
    }
    if selectedID == nil { selectedID = Self.busiest(rows) }
    arrange()
  }

  /// Selects a partner once the rows are there: by its id, its name or a part of it.
  package mutating func prefer(_ word: String) {
    wanted = word
    selectedID = nil
  }

  /// The partner to open on: the one with the most trade, for its chart has the most to say.
  private static func busiest(_ rows: [PartnerRow]) -> String? {
    // By their places: rows are large to copy.
    let traded = rows.indices.filter { !rows[$0].trade.isEmpty }
    return traded.max { (rows[$0].trade.last?.value ?? 0) < (rows[$1].trade.last?.value ?? 0) }.map { rows[$0].id }
  }

  private static func find(_ word: String, in rows: [PartnerRow]) -> String? {
    let folded = SearchText.fold(word)
    let exact = rows.first { $0.id == word.uppercased() || SearchText.fold($0.name) == folded }
    return (exact ?? rows.first { $0.filterValues(of: .partner).contains { $0.contains(folded) } })?.id
  }

  package mutating func setFilter(_ filter: Filter) {
    self.filter = filter
    arrange()
  }

  package mutating func setOrder(_ order: Order) {
    self.order = order
    arrange()
  }

  package mutating func cycleGrouping() {
    let all = Grouping.allCases.filter { hasTiers || $0 != .tier }
    chosenGrouping = all[((all.firstIndex(of: grouping) ?? 0) + 1) % all.count]
    arrange()
  }

  /// What the person has chosen, and the selected row.
  var choices: ViewState.Partners {
    var choices = ViewState.Partners()
    choices.filter = filter
    choices.order = order
    choices.grouping = chosenGrouping
    choices.columns = columns == usualColumns ? nil : columns
    choices.selected = selectedID.map { ViewState.RowPlace($0, below: cursor.selected - cursor.top) }
    return choices
  }

  /// Puts choices back; without a row among them the selected one stays.
  mutating func restore(_ choices: ViewState.Partners) {
    filter = choices.filter
    order = choices.order
    chosenGrouping = choices.grouping
    columns = choices.columns ?? usualColumns
    if let place = choices.selected {
      selectedID = place.id
      heldOffset = place.below
    }
    arrange()
  }

  /// Moves the cursor and steps over headings in the direction of travel, back again at the ends.
  package mutating func move(_ change: (inout ListCursor) -> Void) {
    let before = cursor.selected
    change(&cursor)
    skipHeadings(forward: cursor.selected >= before)
    selectedID = selected?.id ?? selectedID
  }

  /// Selects the partner in a line; a heading selects the partner below it.
  package mutating func select(line: Int) {
    cursor.select(line)
    skipHeadings(forward: true)
    selectedID = selected?.id ?? selectedID
  }

  /// Selects a partner by its id, if the list shows it.
  @discardableResult
  package mutating func select(id: String) -> Bool {
    guard let line = line(of: id) else { return false }
    cursor.select(line)
    selectedID = id
    return true
  }

  private func line(of id: String) -> Int? {
    lines.firstIndex { if case .partner(let index) = $0 { rows[index].id == id } else { false } }
  }

  private mutating func skipHeadings(forward: Bool) {
    cursor.step(over: isHeading, forward: forward)
    let line = cursor.selected
    // The heading above the first partner of a list would otherwise stay scrolled out of sight.
    if line > 0, isHeading(line - 1), cursor.top == line {
      cursor.place(line, below: min(1, cursor.height - 1))
    }
  }

  private func isHeading(_ line: Int) -> Bool {
    guard lines.indices.contains(line), case .heading = lines[line] else { return false }
    return true
  }

  /// Lays the lines out anew and keeps the selected partner, at the same height on the screen, where it still shows.
  private mutating func arrange() {
    let offset = heldOffset ?? cursor.selected - cursor.top
    // Until the rows come there is nothing to place.
    if !rows.isEmpty { heldOffset = nil }
    let kept = rows.indices.filter { filter.isEmpty || filter.matches(rows[$0]) }.sorted(by: precedes)
    matching = kept.count
    lines = Self.lines(kept, rows, grouping)
    cursor.setCount(lines.count)
    if let selectedID, let line = line(of: selectedID) {
      cursor.place(line, below: offset)
    } else {
      cursor.select(0)
    }
    skipHeadings(forward: true)
    selectedID = selected?.id ?? selectedID
  }

  private static func lines(_ kept: [Int], _ rows: [PartnerRow], _ grouping: Grouping) -> [Line] {
    switch grouping {
    case .none: return kept.map(Line.partner)
    case .tier:
      return Tier.allCases.flatMap { tier -> [Line] in
        let members = kept.filter { rows[$0].tier == tier }
        guard !members.isEmpty else { return [] }
        return [heading(tier.title, tier, members, rows)] + members.map(Line.partner)
      }
    case .region:
      let regions = Set(kept.map { rows[$0].region }).sorted()
      return regions.flatMap { region -> [Line] in
        let members = kept.filter { rows[$0].region == region }
        let title = region.isEmpty ? "Region not given" : region
        return [heading(title, nil, members, rows)] + members.map(Line.partner)
      }
    }
  }

  private static func heading(_ title: String, _ tier: Tier?, _ members: [Int], _ rows: [PartnerRow]) -> Line {
    let organisations = members.count { rows[$0].kind == "organisation" }
    return .heading(title: title, tier: tier, count: members.count - organisations, organisations: organisations)
  }

  /// The group that the selected partner stands in, for when its heading is out of sight.
  package var selectedGroup: String? {
    for line in lines.prefix(cursor.selected + 1).reversed() {
      if case .heading(let title, _, _, _) = line { return title }
    }
    return nil
  }

  /// The order of two rows; what is missing comes last, and equals are in the order of their names.
  private func precedes(_ left: Int, _ right: Int) -> Bool {
    let byName = { sortNames[left] < sortNames[right] }
    func compare<Key: Comparable>(_ key: (Int) -> Key?, descending: Bool) -> Bool {
      switch (key(left), key(right)) {
      case (let x?, let y?) where x != y: descending ? x > y : x < y
      case (.some, nil): true
      case (nil, .some): false
      default: byName()
      }
    }
    return switch order {
    case .name: byName()
    case .tier: compare({ rows[$0].tier.order }, descending: false)
    case .since: compare({ rows[$0].tierSince ?? rows[$0].relationsSince }, descending: false)
    case .lastVisit: compare({ rows[$0].lastTopLevel?.last }, descending: true)
    case .visits: compare({ rows[$0].visits > 0 ? rows[$0].visits : nil }, descending: true)
    case .trade: compare({ rows[$0].trade.last?.value }, descending: true)
    }
  }
}

extension PartnerRow: FilterSubject {
  /// The year in which the tier was reached, else in which relations began.
  package var filterYears: ClosedRange<Int>? {
    guard let date = tierSince ?? relationsSince, let first = date.first?.year, let last = date.last?.year else {
      return nil
    }
    return first...last
  }

  package func filterValues(of field: FilterField) -> [String] {
    switch field {
    case .partner: [id, name, localName, officialName].map { SearchText.fold($0) }
    case .tier: Set([tier.code] + (sectoral.isEmpty ? [] : [Tier.sectoralStrategic.code])).sorted()
    case .region: [SearchText.fold(region)]
    case .place: [SearchText.fold(capital)]
    case .kind: [kind]
    case .confidence: [leastConfidence.rawValue]
    case .source: evidence.sources
    case .has:
      (trade.isEmpty ? [] : ["trade"]) + (visits == 0 ? [] : ["visits"]) + (evidence.note.isEmpty ? [] : ["note"])
        + (isStandingDisputed || trade.last?.isDisputed ?? false ? ["conflict"] : [])
    case .year, .leader, .direction, .status, .rank: []
    }
  }

  /// How far the less trusted of two is trusted: the row, and the step to the partner's tier or relations.
  private var leastConfidence: Confidence {
    let all = [evidence.confidence, standingConfidence ?? evidence.confidence]
    return Confidence.allCases.last(where: all.contains) ?? .medium
  }

  package var filterText: String {
    [id, name, localName, officialName, capital, region].joined(separator: " ")
  }
}
