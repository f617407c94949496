internal import Diplomacy
internal import GRDB

/// What a row says, in a line: when, what, how it stands.
struct FactWords {
  var date = ""
  var title = ""
  var detail = ""
}

extension FactRows {
  func words(of cells: Cells) throws -> FactWords {
    switch cells.table {
    case .sources, .partners, .leaders, .terms: try peopleWords(cells)
    case .milestones, .visits, .exchanges, .agreements, .cooperation: try relationWords(cells)
    case .memberships, .initiatives: homeWords(cells)
    case .trade, .commodities, .investments, .economy: try figureWords(cells)
    }
  }

  private func peopleWords(_ cells: Cells) throws -> FactWords {
    switch cells.table {
    case .sources:
      return FactWords(date: cells["published"], title: cells["title"], detail: cells["publisher"])
    case .partners:
      let parts = [cells["official_name"], cells["kind"], cells["region"], cells["capital"]]
      return FactWords(title: cells["name"], detail: Self.joined(parts))
    case .leaders:
      return FactWords(
        title: try leader(cells["id"]),
        detail: Self.joined([try partner(cells["country"]), cells["name"], cells["native_name"]]))
    default:
      let acting = cells["acting"] == "1" ? "acting" : ""
      return FactWords(
        date: Self.span(cells["start"], cells["end"], isOpen: true),
        title: "\(try leader(cells["leader"])), \(cells["office"])",
        detail: Self.joined([try partner(cells["country"]), acting]))
    }
  }

  private func relationWords(_ cells: Cells) throws -> FactWords {
    switch cells.table {
    case .milestones:
      let tier = Tier(rawValue: cells["tier"]) ?? .none
      return FactWords(
        date: cells["date"], title: "\(try partner(cells["partner"])): \(cells["title"])",
        detail: Self.joined([tier == .none ? "" : tier.phrase, cells["place"]]))
    case .visits: return try visitWords(cells)
    case .exchanges:
      return FactWords(
        date: cells["date"], title: cells["title"],
        detail: Self.joined([Self.plain(cells["kind"]), try partner(cells["partner"])]))
    case .agreements:
      let date = ["signed", "in_force", "proposed", "expires"].map { cells[$0] }.first { !$0.isEmpty } ?? ""
      return FactWords(
        date: date, title: cells["title"],
        detail: Self.joined([Self.plain(cells["status"]), try partners(cells["partners"])]))
    default:
      return FactWords(
        date: cells["since"], title: cells["area"],
        detail: Self.joined([Self.plain(cells["stage"]), try partner(cells["partner"])]))
    }
  }

  private func visitWords(_ cells: Cells) throws -> FactWords {
    let isOutbound = cells["direction"] == Direction.outbound.rawValue
    let travellers = try leaders(cells[isOutbound ? "home_leaders" : "partner_leaders"])
    let ends = [try partner(home), try partner(cells["partner"])]
    let way = isOutbound ? "\(ends[0]) to \(ends[1])" : "\(ends[1]) to \(ends[0])"
    let status = cells["status"] == VisitStatus.held.rawValue ? "" : cells["status"]
    return FactWords(
      date: Self.span(cells["start"], cells["end"]), title: travellers.isEmpty ? way : "\(travellers): \(way)",
      detail: Self.joined([
        (VisitKind(rawValue: cells["kind"]) ?? .other).phrase, status,
        listItems(cells["places"]).joined(separator: ", "),
      ]))
  }

  private func homeWords(_ cells: Cells) -> FactWords {
    if cells.table == .memberships {
      return FactWords(
        date: Self.span(cells["start"], cells["end"]), title: Self.joined([cells["body"], cells["role"]], by: ": "))
    }
    return FactWords(
      date: Self.span(cells["date"], cells["end"]), title: cells["title"],
      detail: Self.joined([Self.plain(cells["kind"]), listItems(cells["place"]).joined(separator: ", ")]))
  }

  private func figureWords(_ cells: Cells) throws -> FactWords {
    let amount = Int(cells[cells.table.valueColumn ?? ""]).map { Money.short($0) }
    switch cells.table {
    case .trade:
      let about = cells["status"].isEmpty ? "" : "≈"
      return FactWords(
        date: cells["period"], title: "\(try flow(cells)): \(about)\(amount ?? "")",
        detail: Self.joined([cells["status"], series(cells["series"])]))
    case .commodities:
      return FactWords(
        date: cells["period"], title: Self.joined([cells["label"], amount ?? "no figure"], by: ": "),
        detail: Self.joined([try flow(cells), series(cells["series"])]))
    case .investments:
      let projects = cells["projects"].isEmpty ? "" : "\(cells["projects"]) projects"
      let ends = cells["direction"] == "inward" ? "from" : "in"
      return FactWords(
        date: cells["as_of"],
        title: "Investment \(ends) \(try partner(cells["partner"])): "
          + Self.joined([amount ?? "", projects], by: " in "),
        detail: Self.plain(cells["series"]))
    default:
      return FactWords(
        date: cells["period"], title: "\(Self.indicator(cells["indicator"])): \(Self.value(cells))",
        detail: series(cells["series"]))
    }
  }

  private func flow(_ cells: Cells) throws -> String {
    let name = try partner(cells["partner"])
    return switch Flow(rawValue: cells["flow"]) {
    case .export: "Exports to \(name)"
    case .import: "Imports from \(name)"
    default: "Trade with \(name)"
    }
  }

  /// A home-country figure with its unit; dollars as amounts elsewhere.
  private static func value(_ cells: Cells) -> String {
    if cells["unit"] == "USD", let dollars = Int(cells["value"]) { return Money.short(dollars) }
    if cells["unit"] == "rank" { return cells["value"] }
    return joined([cells["value"], cells["unit"]], by: " ")
  }

  /// One date, or two with a slash between them; an open end stays open where the row is about a span of time.
  static func span(_ start: String, _ end: String, isOpen: Bool = false) -> String {
    if end == start { return start }
    if end.isEmpty { return start.isEmpty || !isOpen ? start : "\(start)/" }
    return "\(start)/\(end)"
  }

  /// An indicator in words: "GDP rank in the world", "Comprehensive strategic partners".
  static func indicator(_ code: String) -> String {
    let words = code.split(separator: "_").map { word in
      abbreviations.contains(String(word)) ? word.uppercased() : String(word)
    }
    return words.joined(separator: " ").capitalizedFirst
  }

  private static let abbreviations: Set<String> = ["gdp", "fdi", "un", "eu", "asean", "wto", "sitc"]

  static func plain(_ code: String) -> String { code.replacing("_", with: " ") }

  static func joined(_ parts: [String], by separator: String = ", ") -> String {
    parts.filter { !$0.isEmpty }.joined(separator: separator)
  }
}
