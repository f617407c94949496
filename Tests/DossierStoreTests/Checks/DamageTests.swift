import Diplomacy
import Testing

@testable import DossierStore

/// Every rule there is, shown by a dossier with one mistake.
@Suite struct DamageTests {
  @Test(arguments: Rule.allCases)
  func oneMistakeIsFoundAndNothingElse(rule: Rule) throws {
    let damage = try #require(Damage.all[rule], "no dossier shows \(rule.rawValue)")
    let problems = try Sample(damage.files, without: damage.missing).open().problems()
    #expect(Set(problems.map(\.rule)) == [rule.rawValue], "\(problems.map(\.message))")
    #expect(problems.map(\.place) == [damage.place], "\(problems.map(\.message))")
    #expect(problems.map(\.severity) == [rule.severity])
    #expect(problems.allSatisfy { !$0.reason.isEmpty && !$0.mend.isEmpty && $0.explanation.isEmpty })
  }

  @Test func theTableHasEveryRuleOnceInOrder() {
    #expect(Rule.table.map(\.rule) == Rule.allCases)
    for row in Rule.table {
      #expect(![row.what, row.why, row.mend].contains { $0.isEmpty || $0.hasSuffix(".") }, "\(row.rule)")
      #expect(row.otherwise != row.severity)
    }
  }

  @Test func everyRuleIsLookedAtOnce() {
    let read = Rule.file.map(\.rule)
    #expect(Set(read).isDisjoint(with: Check.all.map(\.rule)))
    #expect(Set(read + Check.all.map(\.rule)) == Set(Rule.allCases))
    #expect(Check.all.count == Set(Check.all.map(\.rule)).count)
  }

  @Test func aCheckRunsAgainWhenTheFileOfItsFindingsChanges() throws {
    for check in Check.all {
      let file = try #require(Damage.all[check.rule]?.place.prefix { $0 != ":" })
      let table = Table.allCases.first { $0.defaultPath == file }
      #expect(table.map { check.tables.contains($0) } ?? check.readsDescriptor, "\(check.rule)")
    }
  }

  @Test func severitiesAreInOrder() {
    #expect(Problem.Severity.error < .warning && .warning < .note)
  }
}
