internal import Diplomacy

/// The tables of a dossier, in the order in which they are read: what is referred to first.
enum Table: String, CaseIterable {
  case sources, partners, leaders, terms, milestones, visits, exchanges, agreements, trade, commodities, investments
  case cooperation, memberships, initiatives, economy

  /// The file's name unless the descriptor gives another.
  var defaultPath: String { rawValue + ".csv" }

  /// Whether a row states a fact, which must have a source; rows of the others name who or what facts are about.
  var holdsFacts: Bool { ![.sources, .partners, .leaders].contains(self) }
}

/// In SQL and messages a table goes by its name; left to itself, Swift would look that up at run time, each time.
extension Table: CustomStringConvertible {
  var description: String { rawValue }
}

extension Table {
  /// The columns of each table: the one place that says what a dossier holds.
  var schema: TableSchema { Self.schemas[self] ?? TableSchema(self, []) }

  private static let schemas: [Table: TableSchema] = Dictionary(
    (people + relations + figures).map { ($0.table, $0) }, uniquingKeysWith: { first, _ in first })

  /// The last three columns of every table but `sources`.
  private static let evidence: [Column] = [
    .optional("confidence", .choice(words(Confidence.self), fallback: Confidence.medium.rawValue)),
    .optional("sources", .references(.sources)),
    .optional("note"),
  ]

  private static func words<Value: CaseIterable & RawRepresentable<String>>(_ type: Value.Type) -> [String] {
    type.allCases.map(\.rawValue).filter { !$0.isEmpty }
  }

  private static let people: [TableSchema] = [
    TableSchema(
      .sources,
      [
        .key("id"), .needed("title"), .optional("publisher"), .optional("published", .date), .optional("url"),
        .optional("kind", .choice(words(SourceKind.self), fallback: SourceKind.reference.rawValue)),
        .optional("language"), .optional("accessed", .date), .optional("note"),
      ], isNeeded: true),
    TableSchema(
      .partners,
      [
        .key("id"), .needed("name"), .optional("official_name"), .optional("local_name"),
        .optional("kind", .choice(["state", "territory", "organisation", "home"], fallback: "state")),
        .optional("region"), .optional("capital"), .optional("latitude", .number), .optional("longitude", .number),
      ] + evidence, isNeeded: true),
    TableSchema(
      .leaders,
      [.key("id"), .needed("name"), .optional("native_name"), .optional("country", .reference(.partners))] + evidence),
    TableSchema(
      .terms,
      [
        .key("id"), .needed("leader", .reference(.leaders)), .optional("country", .reference(.partners)),
        .optional("office"), .optional("rank", .choice(words(Rank.self), fallback: Rank.other.rawValue)),
        .optional("start", .date), .optional("end", .date), .optional("acting", .flag), .reading(of: .terms),
      ] + evidence, spans: [("start", "end")]),
  ]

  private static let relations: [TableSchema] = [
    TableSchema(
      .milestones,
      [
        .key("id"), .needed("partner", .reference(.partners)), .needed("date", .date),
        .needed("kind", .choice(words(MilestoneKind.self), fallback: nil)),
        .optional("tier", .choice(words(Tier.self), fallback: Tier.none.rawValue)), .optional("title"),
        .optional("place"), .reading(of: .milestones),
      ] + evidence),
    TableSchema(
      .visits,
      [
        .key("id"), .needed("direction", .choice(words(Direction.self), fallback: nil)),
        .needed("partner", .reference(.partners)), .needed("start", .date), .optional("end", .date),
        .optional("kind", .choice(words(VisitKind.self), fallback: VisitKind.other.rawValue)),
        .optional("status", .choice(words(VisitStatus.self), fallback: VisitStatus.held.rawValue)),
        .optional("home_leaders", .references(.leaders)), .optional("partner_leaders", .references(.leaders)),
        .optional("host"), .optional("places", .list), .optional("outcomes", .list), .reading(of: .visits),
      ] + evidence, spans: [("start", "end")], isNeeded: true),
    TableSchema(
      .exchanges,
      [
        .key("id"), .needed("partner", .reference(.partners)), .needed("date", .date), .optional("kind"),
        .optional("leaders", .references(.leaders)), .optional("title"), .reading(of: .exchanges),
      ] + evidence),
    TableSchema(
      .agreements,
      [
        .key("id"), .needed("partners", .references(.partners)), .needed("title"), .optional("kind"),
        .optional("area"),
        .optional(
          "status",
          .choice(["proposed", "negotiating", "signed", "in_force", "expired", "terminated"], fallback: "signed")),
        .optional("proposed", .date), .optional("signed", .date), .optional("in_force", .date),
        .optional("expires", .date), .reading(of: .agreements),
      ] + evidence,
      spans: [
        ("proposed", "signed"), ("signed", "in_force"), ("proposed", "in_force"), ("proposed", "expires"),
        ("signed", "expires"), ("in_force", "expires"),
      ]),
    TableSchema(
      .cooperation,
      [
        .key("partner", .reference(.partners)), .key("area", .text),
        .optional("stage", .choice(["potential", "priority", "active", "breakthrough"], fallback: "active")),
        .optional("since", .date),
      ] + evidence),
    TableSchema(
      .memberships,
      [
        .key("id"), .needed("body"), .optional("role"), .optional("start", .date), .optional("end", .date),
        .reading(of: .memberships),
      ] + evidence,
      spans: [("start", "end")]),
    TableSchema(
      .initiatives,
      [
        .key("id"), .optional("date", .date), .optional("end", .date), .optional("kind"), .needed("title"),
        .optional("place", .list), .optional("bodies", .list), .reading(of: .initiatives),
      ] + evidence, spans: [("date", "end")]),
  ]

  private static let flow = ColumnType.choice(words(Flow.self), fallback: nil)
  private static let basis = ColumnType.choice(words(Basis.self), fallback: Basis.mixed.rawValue)
  private static let confidenceAndNote = [evidence[0], evidence[2]]

  /// In the tables of figures the sources are part of the key: two documents may state the same figure differently.
  private static let figures: [TableSchema] = [
    TableSchema(
      .trade,
      [
        .key("partner", .reference(.partners)), .key("period", .date), .key("flow", flow), .key("series", .identifier),
        .needed("value_usd", .amount), .optional("basis", basis),
        .optional("status", .choice(words(FigureStatus.self), fallback: FigureStatus.approximate.rawValue)),
        .part("sources", .references(.sources)),
      ] + confidenceAndNote),
    TableSchema(
      .commodities,
      [
        .key("partner", .reference(.partners)), .key("period", .date), .key("flow", flow),
        .part("classification"), .part("code"), .key("label", .text), .part("series", .identifier),
        .optional("value_usd", .amount), .optional("basis", basis), .part("sources", .references(.sources)),
      ] + confidenceAndNote),
    TableSchema(
      .investments,
      [
        .key("partner", .reference(.partners)), .part("as_of", .date),
        .key("direction", .choice(["inward", "outward"], fallback: nil)), .part("series", .identifier),
        .optional("projects", .amount), .optional("registered_capital_usd", .amount),
        .part("sources", .references(.sources)),
      ] + confidenceAndNote),
    TableSchema(
      .economy,
      [
        .key("indicator", .identifier), .part("period", .date), .needed("value", .number), .optional("unit"),
        .part("series", .identifier), .part("sources", .references(.sources)),
      ] + confidenceAndNote),
  ]
}
