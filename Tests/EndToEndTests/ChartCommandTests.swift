import Foundation
import Testing

/// Charts and comparisons from outside: what scripts rely on.
@Suite("entente chart, compare and before-after")
final class ChartCommandTests {
  /// One index for all runs of a test: the files are read once.
  private let cache = FileManager.default.temporaryDirectory.appending(path: "entente-charts-\(UUID().uuidString)")

  deinit { try? FileManager.default.removeItem(at: cache) }

  private func run(_ arguments: [String]) throws -> Subprocess {
    let environment = ProcessInfo.processInfo.environment.merging(["XDG_CACHE_HOME": cache.path]) { $1 }
    return try Subprocess.run(
      Subprocess.entente, arguments + ["--dossier", "Data/vietnam", "--as-of", "2026-06-30"], environment: environment)
  }

  @Test("Every kind leaves in every format, without colour")
  func kinds() throws {
    let kinds = [
      ["trade", "CHN"], ["compare", "JPN", "KOR", "USA", "--measure", "index", "--base", "2010"],
      ["before-after", "USA", "--years", "2"], ["visits", "--filter", "dir:out year:2015.."], ["goods", "CHN", "2023"],
    ]
    for kind in kinds {
      for format in ["text", "svg", "csv", "json"] {
        let result = try run(["chart"] + kind + ["--format", format])
        #expect(result.status == 0 && result.errors.isEmpty, "\(kind) \(format): \(result.errors)")
        #expect(!result.output.contains("\u{1B}"))
        if format == "text" || format == "svg" { #expect(result.output.contains("as of 2026-06-30"), "\(kind)") }
        if format == "text" { #expect(result.output.contains("Sources: "), "\(kind)") }
        if format == "json" { #expect(result.output.contains("\"as_of\": \"2026-06-30\"")) }
      }
    }
  }

  @Test("A mistake says what kinds there are, and what can be done")
  func mistakes() throws {
    let mistakes = [
      (["chart", "foo"], "'trade', 'compare', 'before-after', 'visits' or 'goods'"),
      (["chart", "compare", "JPN"], "two to six partners"),
      (["compare", "JPN", "atlantis"], "entente partners lists them"),
      (["compare", "JPN", "KOR", "--base", "2010"], "--measure index"), (["before-after", "BTN"], "--list"),
      (["before-after", "USA", "--years", "11"], "1 to 10"), (["chart", "goods", "CHN", "soon"], "not a year"),
      (["chart", "trade", "CHN", "--width", "3"], "20 to 400"),
    ]
    for (arguments, words) in mistakes {
      let result = try run(arguments)
      #expect(result.status == 2 && result.output.isEmpty, "\(arguments)")
      #expect(result.errors.contains(words), "\(arguments): \(result.errors)")
    }
  }

  @Test("The figures are those of the pages")
  func figures() throws {
    let upgrade = try run(["before-after", "USA", "--years", "2"])
    #expect(upgrade.output.contains("United States    −0.3%*  ≈+24.8%*  +25.1"), "\(upgrade.output)")
    #expect(upgrade.output.contains("not what caused it"))
    let index = try run(["compare", "JPN", "KOR", "USA", "--measure", "index", "--base", "2010", "--format", "csv"])
    #expect(index.output.contains("JPN,Japan,2010,index,2010,100"))
    let bhutan = try run(["compare", "BTN", "CHN", "--format", "csv"])
    #expect(bhutan.output.split(separator: "\n").count { $0.hasPrefix("BTN,") } == 1, "one figure, and no trend")
  }
}
