internal import ArgumentParser
internal import Diplomacy
internal import DossierStore
internal import ViewModels

extension CompareMeasure: ExpressibleByArgument {}

/// By what partners are compared.
struct CompareOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "total, exports, imports, balance, share (of trade with the world), index or rank; else the view's, else total."))
  var measure: CompareMeasure?

  @Option(
    name: .long,
    help: ArgumentHelp("The year in which an index is 100; else the first that all have.", valueName: "year"))
  var base: Int?

  /// Two to six partners side by side.
  ///
  /// - Parameter saved: the comparison of a saved view, whose partners, measure, base and style count where none is named.
  func figures(
    _ words: [String], _ dossier: Dossier, asOf day: CalendarDay, saved: Comparison? = nil
  ) throws -> ComparedFigures {
    let all = try dossier.partners(asOf: day)
    var ids = words.isEmpty ? saved?.partners ?? [] : []
    for word in words {
      let id = try PartnerLookup.partner(word, in: all).id
      if !ids.contains(id) { ids.append(id) }
    }
    guard ComparisonReport.sizes.contains(ids.count) else {
      throw ValidationError(
        "a comparison takes two to six partners; write for example: entente compare JPN KOR USA --measure index")
    }
    let measure = measure ?? saved?.measure ?? .total
    if base != nil, measure != .index { throw ValidationError("--base goes with --measure index") }
    var comparison = saved ?? Comparison(partners: ids)
    comparison.base = base ?? (ids == comparison.partners && measure == comparison.measure ? comparison.base : nil)
    comparison.partners = ids
    comparison.measure = measure
    return ComparedFigures(comparison, try dossier.comparison(of: ids, asOf: day), info: dossier.info)
  }
}

/// Which event is looked at before and after.
struct BeforeAfterOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The id of a milestone, visit or agreement; else the partner's last step to a tier.", valueName: "id"))
  var event: String?

  @Option(name: .long, help: "Years before and after the event, 1 to 10.")
  var years: Int?

  func validate() throws {
    guard years.map(BeforeAfter.spans.contains) ?? true else {
      throw ValidationError("--years takes a number from 1 to 10")
    }
  }

  /// Trade before and after the event that is meant.
  ///
  /// - Parameter saved: what a saved view looks at, whose event and years count where none are named.
  func report(
    _ partner: PartnerRow, _ dossier: Dossier, asOf day: CalendarDay, saved: BeforeAfterChoice? = nil
  ) throws -> BeforeAfterReport {
    let event = event ?? (saved?.partner == partner.id ? saved?.event.key.first : nil)
    let years = years ?? saved?.years ?? BeforeAfterChoice.usualYears

    let points = try dossier.turningPoints(with: partner.id, asOf: day)
    let hint = "entente before-after \(partner.id) --list lists the events of \(partner.name)"
    let found: TurningPoint?
    if let event {
      found = points.first { $0.fact.key.first == event }
    } else {
      found = points.last { if case .tier = $0.kind { $0.year != nil } else { false } }
    }
    guard let point = found else {
      throw ValidationError(
        event.map { "\(partner.name) has no event “\($0)” by \(day); \(hint)" }
          ?? "\(partner.name) has reached no tier by \(day); name an event with --event: \(hint)")
    }
    guard let report = try dossier.beforeAfter(point.fact, partner: partner.id, years: years, asOf: day) else {
      throw ValidationError("the year of \(point.title) is not known; \(hint)")
    }
    return report
  }
}
