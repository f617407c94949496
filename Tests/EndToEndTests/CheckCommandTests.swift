import Foundation
import Testing

/// `entente check`, from outside: what scripts and editors rely on.
@Suite("entente check")
struct CheckCommandTests {
  /// One finding of each kind: an error, a warning, an explained warning and a note.
  private static let files = [
    "datapackage.json": #"{"entente": {"home": "VNM"}}"#,
    "sources.csv": "id,title,publisher,published,url,kind,language,accessed,note\nvna,News,VNA,2020,,news,en,,\n",
    "partners.csv": """
    id,name,official_name,local_name,kind,region,capital,latitude,longitude,confidence,sources,note
    VNM,Viet Nam,,,home,,,,,high,vna,
    CHN,China,,,state,,,,,high,vna,
    """,
    "visits.csv": """
    id,direction,partner,start,end,kind,status,home_leaders,partner_leaders,host,places,outcomes,confidence,sources,note
    a,inbound,CHN,2020-05-02,2020-05-01,state,held,,,,,,high,vna,
    b,inbound,CHN,2020-06-01,2020-08-01,state,held,,,,,,high,vna,
    c,inbound,CHN,2021-06-01,2021-08-01,state,held,,,,,,high,vna,visit-long: medical treatment
    """,
    "trade.csv": """
    partner,period,flow,series,value_usd,basis,status,confidence,sources,note
    CHN,2022,export,customs,101,reporter,,high,vna,
    CHN,2022,export,press,303,reporter,,high,vna,
    """,
  ]

  private func check(_ arguments: String..., files: [String: String] = Self.files) throws -> (Subprocess, String) {
    let root = FileManager.default.temporaryDirectory.appending(path: "entente-check-\(UUID().uuidString)")
    let folder = root.appending(path: "dossier")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    let environment = ["XDG_CACHE_HOME": root.appending(path: "cache").path, "PATH": "/usr/bin:/bin"]
    let result = try Subprocess.run(
      Subprocess.entente, ["check", folder.path] + arguments, environment: environment)
    return (result, folder.path)
  }

  @Test("Text says what is to be done, then what is explained, and counts the notes")
  func text() throws {
    let (result, folder) = try check()
    let rules = try Subprocess.run(Subprocess.entente, ["check", "--rules", "--format", "short"]).output
    #expect(result.status == 1)
    #expect(
      result.output == """
        visits.csv:2:26: error: end 2020-05-01 is before start 2020-05-02; correct one of the two dates [date-reversed]

        visits.csv:3:26: warning: the visit lasts 62 days; correct one of the dates [visit-long]

        visits.csv:4:26: warning: the visit lasts 62 days; explained: medical treatment [visit-long]

        Checked \(folder): 4 files, 8 rows, \(rules.split(separator: "\n").count) rules: 1 error, 2 warnings (1 explained), 1 note; --all lists the notes

        """)
    let (all, _) = try check("--all")
    #expect(all.output.contains("\ntrade.csv:3:23: note: CHN 2022 export: "))
    #expect(all.output.hasSuffix("1 note\n"))
  }

  @Test("Short is one place and message a line, with a path that an editor finds")
  func short() throws {
    let (result, folder) = try check("--format", "short")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2, "errors and warnings that nobody explained")
    #expect(try check("--format", "short", "--all").0.output.split(separator: "\n").count == 4)
    #expect(lines.allSatisfy { $0.contains(/^[^:]+:[1-9][0-9]*:[1-9][0-9]*: (error|warning|note): .+$/) })
    #expect(lines.first?.hasPrefix("\(folder)/visits.csv:2:26: error: end ") == true)
    #expect(result.errors.isEmpty)
  }

  @Test("JSON has the envelope of every command and all findings")
  func json() throws {
    let (result, folder) = try check("--format", "json")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(Set(json.keys) == ["dossier", "as_of", "filter", "rows"])
    #expect(json["dossier"] as? String == folder)
    let rows = try #require(json["rows"] as? [[String: Any]])
    #expect(rows.map { $0["severity"] as? String } == ["error", "warning", "warning", "note"])
    #expect(rows.map { $0["explanation"] as? String } == [nil, nil, "medical treatment", nil])
    #expect(
      Set(rows[0].keys) == ["severity", "rule", "file", "line", "column", "reason", "mend", "explanation"])
    #expect(rows[0]["line"] as? Int == 2 && rows[0]["column"] as? Int == 26)
  }

  @Test("A rule or a severity narrows the list, and what is listed decides the exit code")
  func narrowed() throws {
    let (warnings, _) = try check("--rule", "visit-long", "--format", "csv")
    #expect(warnings.status == 0)
    #expect(warnings.output.split(separator: "\n").count == 3)
    let (errors, _) = try check("--severity", "error", "--format", "tsv")
    #expect(errors.status == 1)
    #expect(errors.output.split(separator: "\n").count == 2)
    #expect(try check("--severity", "note").0.output.contains(": note: CHN 2022 export: "))
    #expect(try check("--rule", "series-differ").0.output.contains(": note: CHN 2022 export: "))
    let (none, folder) = try check("--rule", "coordinates")
    #expect(none.status == 0)
    #expect(none.output == "Checked \(folder): 4 files, 8 rows, 1 rule: 0 errors, 0 warnings, 0 notes\n")
  }

  @Test("A mistake in the command line is exit code 2", arguments: [["--rule", "no-such"], ["--severity", "bad"]])
  func usage(arguments: [String]) throws {
    let result = try Subprocess.run(Subprocess.entente, ["check"] + arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(arguments[1]))
  }

  @Test("The rules are listed in every format", arguments: ["text", "short", "csv", "tsv", "json", "markdown"])
  func rules(format: String) throws {
    let result = try Subprocess.run(Subprocess.entente, ["check", "--rules", "--format", format])
    #expect(result.status == 0)
    #expect(["schema", "tier-count", "economy-differ"].allSatisfy(result.output.contains))
  }
}
