internal import Diplomacy

extension Sheet {
  /// Visits each way with each partner.
  init(reciprocity: [About<Reciprocity>]) {
    let fewest = "our share of both in per cent; · for fewer than \(Reciprocity.fewest) visits"
    func number(_ id: String, _ title: String, _ value: @escaping @Sendable (Reciprocity) -> Int?, _ words: String = "")
      -> SheetField<About<Reciprocity>>
    {
      SheetField(
        SheetColumn(id, title, .number, width: 4...max(4, title.count + 1), explanation: words)
      ) { .number(value($0.row)) }
    }
    let fields: [SheetField<About<Reciprocity>>] = [
      .partnerName { $0.row.partner }, .partnerCode { $0.row.partner }, .tierCode { $0.row.partner },
      number("outbound", "there", { $0.outbound }), number("inbound", "here", { $0.inbound }),
      number("share", "ours %", { Reciprocity.share(outbound: $0.outbound, inbound: $0.inbound) }, fewest),
      number("top_outbound", "top there", { $0.topOutbound }, "visits there at the top level"),
      number("top_inbound", "top here", { $0.topInbound }, "visits here at the top level"),
      number(
        "top_share", "top ours %", { Reciprocity.share(outbound: $0.topOutbound, inbound: $0.topInbound) }, fewest),
      .region { $0.partners },
    ]
    self.init(
      fields,
      shown: [
        "partner_name", "outbound", "inbound", "share", "top_outbound", "top_inbound", "top_share", "tier",
      ], of: reciprocity, emptyWords: "No visit on record by this date."
    ) { about in
      let partner = about.row.partner
      var row = SheetRow(
        id: partner.id, link: .subject(.visitsBehind(VisitsBehind(partner: partner.id))), evidence: .none)
      row.mark = .tier(partner.tier)
      return row
    }
  }

  /// Visits of each year, the latest first, with a chart.
  init(intensity years: [YearIntensity]) {
    func number(
      _ id: String, _ title: String, _ value: @escaping @Sendable (YearIntensity) -> Int, _ words: String = ""
    )
      -> SheetField<YearIntensity>
    {
      SheetField(
        SheetColumn(id, title, .number, width: 4...max(4, title.count + 1), explanation: words)
      ) { .number(value($0)) }
    }
    let fields: [SheetField<YearIntensity>] = [
      SheetField(SheetColumn("year", "year", .date, width: 4...5)) { .date(try? PartialDate(parsing: $0.yearText)) },
      number("outbound", "there", { $0.outbound }), number("inbound", "here", { $0.inbound }),
      number("top_outbound", "top there", { $0.topOutbound }, "visits there at the top level"),
      number("top_inbound", "top here", { $0.topInbound }, "visits here at the top level"),
      number("partners", "partners", { $0.partners }, "with how many partners there was a visit"),
    ]
    self.init(
      fields, shown: fields.map(\.column.id), of: years.reversed(), emptyWords: "No visit on record by this date."
    ) { year in
      SheetRow(
        id: year.yearText, link: .subject(.visitsBehind(VisitsBehind(year: year.year))), evidence: .none,
        years: [year.year...year.year])
    }
    figure = Self.figure(years)
  }

  private static func figure(_ years: [YearIntensity]) -> Figure? {
    guard let first = years.first?.year, let last = years.last?.year else { return nil }
    func points(_ value: KeyPath<YearIntensity, Int>) -> [Int: FigurePoint] {
      Dictionary(
        years.map { ($0.year, FigurePoint(Double($0[keyPath: value]))) }, uniquingKeysWith: { first, _ in first })
    }
    return Figure(
      title: "Visits by year", unit: "visits held", amounts: .count,
      plot: .years(
        YearPlot(
          years: first...last,
          series: [
            FigureSeries(name: "there", voice: .outbound, points: points(\.outbound), marksGaps: false),
            FigureSeries(name: "here", voice: .inbound, points: points(\.inbound), marksGaps: false),
          ], style: .bars)))
  }
}

extension YearIntensity {
  /// The year as dates write it, with four digits.
  fileprivate var yearText: String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
