internal import Diplomacy

extension Sheet {
  /// The time since the last visit at the top level, tier by tier, the longest first.
  init(silences: [About<Silence>], asOf day: CalendarDay) {
    let fields: [SheetField<About<Silence>>] =
      [
        SheetField(SheetColumn("last", "last visit", .date, width: 4...10)) { .date($0.row.last) },
        .partnerName { $0.row.partner }, .partnerCode { $0.row.partner },
        SheetField(SheetColumn("tier", "tier", field: .tier, width: 8...34)) { about in
          let tier = about.row.partner.tier
          return .text(tier.title, rank: tier.order, also: tier.code, raw: tier.code)
        },
      ] + SheetField.ago({ $0.row.last }, asOf: day, missing: "none on record") + [
        SheetField(SheetColumn("direction", "way", width: 11...11)) { about in
          .text(about.row.direction.map { $0 == .outbound ? "ours there" : "theirs here" })
        },
        SheetField(
          SheetColumn("overdue", "overdue", .flag, width: 7...7, explanation: "after \(SilenceRule.words)")
        ) { $0.row.last == nil ? .missing : .flag($0.row.isOverdue) },
        .region { $0.partners },
      ]
    self.init(
      fields, shown: ["partner_name", "last", "days", "overdue", "direction"], group: "tier", of: silences,
      emptyWords: "No visit on record by this date."
    ) { about in
      let silence = about.row
      var row = SheetRow(
        id: silence.partner.id,
        link: .subject(.visitsBehind(VisitsBehind(partner: silence.partner.id, level: .top))),
        evidence: .none, years: [silence.last?.years].compactMap(\.self))
      row.mark = silence.last == nil ? nil : .tier(silence.partner.tier)
      return row
    }
  }

  /// The last visit each way, partner by partner and level by level.
  init(lastVisits: [About<LastVisits>]) {
    let fields: [SheetField<About<LastVisits>>] = [
      SheetField(SheetColumn("there", "ours there", .date, width: 4...11)) { Self.start($0.row.there) },
      SheetField(SheetColumn("here", "theirs here", .date, width: 4...11)) { Self.start($0.row.here) },
      .partnerName { $0.row.partner }, .partnerCode { $0.row.partner }, .level { $0.row.level },
      SheetField(SheetColumn("traveller_there", "who went", field: .leader, width: 10...36)) {
        .text($0.row.there?.travellers.joined(separator: ", "))
      },
      SheetField(SheetColumn("traveller_here", "who came", field: .leader, width: 10...36)) {
        .text($0.row.here?.travellers.joined(separator: ", "))
      },
      .tier { $0.partners }, .region { $0.partners },
    ]
    self.init(
      fields, shown: ["level", "there", "here", "traveller_there", "traveller_here"], group: "partner_name",
      of: lastVisits, emptyWords: "No visit on record by this date."
    ) { about in
      let visits = about.row
      return SheetRow(
        id: "\(visits.partner.id)-\(visits.level.rawValue)",
        link: .subject(.visitsBehind(VisitsBehind(partner: visits.partner.id, level: visits.level))),
        evidence: (visits.there ?? visits.here)?.evidence ?? .none,
        years: [visits.there, visits.here].compactMap { $0?.start.years })
    }
  }

  /// When a visit began, with the sign of what is to be known of it.
  static func start(_ visit: VisitRow?) -> SheetCell {
    .date(visit?.start, sign: visit.flatMap { SheetCell.Sign(isDisputed: $0.isDisputed, $0.evidence.confidence) })
  }
}

extension Evidence {
  /// That of a number that was counted: it rests on the rows behind it.
  static let none = Evidence(sources: [], confidence: .high, note: "")
}
