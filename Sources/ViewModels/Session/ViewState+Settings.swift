internal import Diplomacy

// MARK: - Writing

extension ViewState {
  /// What differs from a dashboard without any choice made, in the order of the table.
  package var settings: [(setting: ViewSetting, text: String)] {
    let plain = ViewState()
    let single = ViewSetting.allCases.compactMap { setting -> (setting: ViewSetting, text: String)? in
      guard let text = text(of: setting), text != plain.text(of: setting) else { return nil }
      return (setting, text)
    }
    return single + pages.flatMap(\.settings)
  }

  /// A setting's value; nil where nothing is set. Pages are many, and have theirs by themselves.
  private func text(of setting: ViewSetting) -> String? {
    switch setting {
    case .day: day?.description
    case .focus: focus.word
    case .zoom: Self.word(isZoomed)
    case .partnerFilter: partners.filter.description
    case .partnerOrder: partners.order.rawValue
    case .partnerGrouping: partners.grouping.rawValue
    case .partnerColumns: partners.columns.map { Words.joined($0.words) }
    case .partner: partners.selected?.text
    case .visitFilter: visits.filter.description
    case .follow: Self.word(visits.followsPartner)
    case .visitOrder: visits.order.rawValue
    case .visitColumns: visits.columns.map { Words.joined($0.words) }
    case .visit: visits.selected?.text
    case .year: trade.year.map(String.init)
    case .measure: trade.measure.rawValue
    case .series: trade.series
    case .period: trade.period.map { "\($0.lowerBound)..\($0.upperBound)" }
    case .spread: Self.word(trade.showsSpread)
    case .scale: trade.isLogarithmic ? "log" : "linear"
    case .show: trade.showsTable ? "table" : "chart"
    case .page, .pageFilter, .pageRow, .pageYear, .pageSort, .pageGroup, .pageColumns, .mapShade, .mapFilter,
      .mapRegion, .mapPartner:
      nil
    }
  }

  private static func word(_ flag: Bool) -> String { flag ? "true" : "false" }
}

extension ViewState.Page {
  fileprivate var settings: [(setting: ViewSetting, text: String)] {
    var all: [(setting: ViewSetting, text: String)] = [(.page, subject.notation)]
    if !filter.isEmpty { all.append((.pageFilter, filter)) }
    if row > 0 { all.append((.pageRow, String(row))) }
    if let year { all.append((.pageYear, String(year))) }
    if let table {
      all.append((.pageColumns, Words.joined(table.columns)))
      if !table.sort.isEmpty {
        all.append((.pageSort, Words.joined(table.sort.map { ($0.isDescending ? "-" : "") + $0.column })))
      }
      if let group = table.group { all.append((.pageGroup, group)) }
    }
    if map.shade != .tier { all.append((.mapShade, map.shade.rawValue)) }
    if !map.filter.isEmpty { all.append((.mapFilter, map.filter.description)) }
    if let region = map.region { all.append((.mapRegion, region)) }
    if let partner = map.selected { all.append((.mapPartner, partner)) }
    return all
  }
}

extension ViewState.RowPlace {
  fileprivate var text: String { Words.joined(below == 0 ? [id] : [id, String(below)]) }

  fileprivate init?(_ text: String) {
    let words = Words.split(text)
    guard let id = words.first, words.count <= 2 else { return nil }
    self.init(id, below: words.count == 2 ? Int(words[1]) ?? 0 : 0)
  }
}

// MARK: - Reading

extension ViewState {
  /// Sets what a file says.
  ///
  /// - Throws: `ViewMistake` when the text is none of the setting's values; the state then stays as it is.
  package mutating func set(_ setting: ViewSetting, to text: String) throws(ViewMistake) {
    switch setting {
    case .day: day = try Self.day(text)
    case .focus: focus = try Self.choice(text, setting) { word in Pane.allCases.first { $0.word == word } }
    case .zoom: isZoomed = try Self.flag(text, setting)
    case .partnerFilter: partners.filter = try Self.filter(text)
    case .partnerOrder: partners.order = try Self.choice(text, setting) { PartnerList.Order(rawValue: $0) }
    case .partnerGrouping: partners.grouping = try Self.choice(text, setting) { PartnerList.Grouping(rawValue: $0) }
    case .partnerColumns: partners.columns = try Self.columns(text, setting)
    case .partner: partners.selected = RowPlace(text)
    case .visitFilter: visits.filter = try Self.filter(text)
    case .follow: visits.followsPartner = try Self.flag(text, setting)
    case .visitOrder: visits.order = try Self.choice(text, setting) { VisitQuery.Order(rawValue: $0) }
    case .visitColumns: visits.columns = try Self.columns(text, setting)
    case .visit: visits.selected = RowPlace(text)
    case .year: trade.year = try Self.number(text, setting)
    case .measure: trade.measure = try Self.choice(text, setting) { TradeMeasure(rawValue: $0) }
    case .series: trade.series = text
    case .period: trade.period = try Self.period(text, setting)
    case .spread: trade.showsSpread = try Self.flag(text, setting)
    case .scale:
      trade.isLogarithmic = try Self.choice(text, setting) { $0 == "log" ? true : $0 == "linear" ? false : nil }
    case .show: trade.showsTable = try Self.choice(text, setting) { $0 == "table" ? true : $0 == "chart" ? false : nil }
    case .page:
      guard pages.count < Dashboard.mostPages, let subject = DetailSubject(notation: text) else {
        throw ViewMistake(
          "there is no page “\(text)”", mend: "write for example \(DetailSubject.examples.joined(separator: ", "))")
      }
      pages.append(Page(subject))
    case .pageFilter: try changePage(setting) { (page) throws(ViewMistake) in page.filter = text }
    case .pageRow:
      try changePage(setting) { (page) throws(ViewMistake) in page.row = max(0, try Self.number(text, setting)) }
    case .pageColumns: try changeTable(setting) { $0.columns = Words.split(text) }
    case .pageSort:
      try changeTable(setting) { table in
        table.sort = Words.split(text).map { word in
          SheetSort(word.hasPrefix("-") ? String(word.dropFirst()) : word, isDescending: word.hasPrefix("-"))
        }
      }
    case .pageGroup: try changeTable(setting) { $0.group = text }
    case .mapShade:
      let shade = try Self.choice(text, setting) { MapShade(rawValue: $0) }
      try changePage(setting) { (page) throws(ViewMistake) in page.map.shade = shade }
    case .mapFilter:
      let filter = try Self.filter(text)
      try changePage(setting) { (page) throws(ViewMistake) in page.map.filter = filter }
    case .mapRegion: try changePage(setting) { (page) throws(ViewMistake) in page.map.region = text }
    case .mapPartner: try changePage(setting) { (page) throws(ViewMistake) in page.map.selected = text }
    case .pageYear: try changePage(setting) { (page) throws(ViewMistake) in page.year = try Self.number(text, setting) }
    }
  }

  private mutating func changePage(_ setting: ViewSetting, _ change: (inout Page) throws(ViewMistake) -> Void)
    throws(ViewMistake)
  {
    guard !pages.isEmpty else {
      throw ViewMistake(
        "“\(setting.rawValue)” is about no page", mend: "name the page before it, as in page = \"home\"")
    }
    try change(&pages[pages.count - 1])
  }

  private mutating func changeTable(_ setting: ViewSetting, _ change: (inout SheetArrangement) -> Void)
    throws(ViewMistake)
  {
    try changePage(setting) { (page) throws(ViewMistake) in
      var table = page.table ?? SheetArrangement(columns: [])
      change(&table)
      page.table = table
    }
  }

  private static func choice<Value>(_ text: String, _ setting: ViewSetting, _ value: (String) -> Value?)
    throws(ViewMistake) -> Value
  {
    if let value = value(text) { return value }
    throw ViewMistake(
      "“\(text)” is no value of \(setting.rawValue)", mend: "write one of \(setting.values.joined(separator: ", "))")
  }

  private static func columns<Column: ListColumn>(_ text: String, _ setting: ViewSetting) throws(ViewMistake)
    -> ColumnChoice<Column>
  {
    do throws(ColumnMistake) { return try ColumnChoice(words: Words.split(text)) } catch {
      let reason: String =
        switch error.kind {
        case .unknown: "\(setting.rawValue) has no “\(error.word)”"
        case .twice: "\(setting.rawValue) names “\(error.word)” twice"
        case .nothing: "\(setting.rawValue) leaves nothing to show"
        }
      throw ViewMistake(reason, mend: "write some of \(Column.allCases.map(\.rawValue).joined(separator: ", "))")
    }
  }

  private static func flag(_ text: String, _ setting: ViewSetting) throws(ViewMistake) -> Bool {
    try choice(text, setting) { ["true": true, "false": false][$0] }
  }

  private static func number(_ text: String, _ setting: ViewSetting) throws(ViewMistake) -> Int {
    guard let number = Int(text), abs(number) < 1_000_000 else {
      throw ViewMistake("“\(text)” is no number", mend: "write for example \(setting.values[0])")
    }
    return number
  }

  private static func period(_ text: String, _ setting: ViewSetting) throws(ViewMistake) -> ClosedRange<Int> {
    let ends = text.split(separator: "..", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last, abs(first) < 10_000, last < 10_000
    else { throw ViewMistake("“\(text)” is no range of years", mend: "write for example \(setting.values[0])") }
    return first...last
  }

  private static func filter(_ text: String) throws(ViewMistake) -> Filter {
    do throws(FilterError) { return try Filter(parsing: text) } catch {
      throw ViewMistake(error.reason, mend: error.mend)
    }
  }

  private static func day(_ text: String) throws(ViewMistake) -> CalendarDay? {
    do throws(FilterError) { return try Prompt.day(text) } catch { throw ViewMistake(error.reason, mend: error.mend) }
  }
}

extension Pane {
  /// The pane in the words of files.
  package var word: String { title.lowercased() }
}
