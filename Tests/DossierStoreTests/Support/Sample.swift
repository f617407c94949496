import Diplomacy
import Foundation

@testable import DossierStore

/// A small dossier in a folder of its own, which vanishes with the test.
final class Sample {
  let root: String
  var folder: String { root + "/dossier" }
  var cache: String { root + "/cache" }

  /// A sound dossier of Viet Nam with three partners; every file can be replaced.
  init(_ files: [String: String] = [:], without missing: Set<String> = []) throws {
    root = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: root + "/dossier", withIntermediateDirectories: true)
    for (name, text) in Self.sound.merging(files, uniquingKeysWith: { $1 }) where !missing.contains(name) {
      try write(name, text)
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: root)
  }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ bytes: Data) throws {
    try bytes.write(to: URL(filePath: folder + "/" + name))
  }

  func text(of name: String) throws -> String {
    try String(contentsOf: URL(filePath: folder + "/" + name), encoding: .utf8)
  }

  /// Opens the dossier with an index in memory, and reads it.
  func open() throws -> Dossier {
    let dossier = try Dossier(folder: folder, cacheFolder: nil)
    try dossier.refresh()
    return dossier
  }

  /// Opens the dossier with its index in the cache folder, and reads what changed; also tells which files were read.
  func openCached(patience: Double = 2) throws -> (dossier: Dossier, read: [String]) {
    let dossier = try Dossier(folder: folder, cacheFolder: cache, patience: patience)
    return (dossier, try dossier.refreshed())
  }

  var indexPath: String { cache + "/" + Dossier.indexName(of: folder) }

  static let sound: [String: String] = [
    "datapackage.json": """
    {"title": "Sample", "entente": {"home": "VNM", "series_preference": ["customs", "press"],
    "series": [{"id": "customs", "title": "Customs"}, {"id": "press"}], "top_level_ranks": ["head_of_state"]}}
    """,
    "sources.csv": """
    id,title,publisher,published,url,kind,language,accessed,note
    vna,The visit,VNA,2020-05-03,https://example.org/1,news,en,,
    mofa,Joint statement,Ministry,2021,,official,en,,
    """,
    "partners.csv": """
    id,name,official_name,local_name,kind,region,capital,latitude,longitude,confidence,sources,note
    VNM,Viet Nam,,Việt Nam,home,Southeast Asia,Hanoi,21.0,105.8,high,mofa,
    CHN,China,People's Republic of China,Trung Quốc,state,East Asia,Beijing,39.9,116.4,high,mofa,
    FRA,France,French Republic,Pháp,state,Europe,Paris,48.9,2.4,high,mofa,
    EUE,European Union,,,organisation,Europe,,,,high,mofa,
    """,
    "leaders.csv": """
    id,name,native_name,country,confidence,sources,note
    to-lam,To Lam,Tô Lâm,VNM,high,vna,
    xi,Xi Jinping,习近平,CHN,high,vna,
    macron,Emmanuel Macron,,FRA,high,vna,
    """,
    "terms.csv": """
    id,leader,country,office,rank,start,end,acting,confidence,sources,note
    to-lam-president,to-lam,VNM,State President,head_of_state,2024-05-22,2024-10-21,false,high,vna,
    xi-president,xi,CHN,President,head_of_state,2013-03-14,,false,high,vna,
    """,
    "milestones.csv": """
    id,partner,date,kind,tier,title,place,confidence,sources,note
    chn-1950,CHN,1950-01-18,established,,Relations established,,high,vna,
    chn-2008,CHN,2008-06-01,tier,comprehensive_strategic,Raised,Beijing,high,vna,
    fra-2013,FRA,2013,tier,strategic,Raised,Paris,high,vna,
    """,
    "visits.csv": """
    id,direction,partner,start,end,kind,status,home_leaders,partner_leaders,host,places,outcomes,confidence,sources,note
    out-chn-2024,outbound,CHN,2024-08-18,2024-08-20,state,held,to-lam,xi,Xi Jinping,Beijing;Guangzhou,railway;health,high,vna,
    in-chn-2023,inbound,CHN,2023-12-12,2023-12-13,state,held,,xi,,Hanoi,shared future,high,vna;mofa,
    out-fra-2024,outbound,FRA,2024-10-06,2024-10-07,official,cancelled,to-lam,macron,,Paris,,medium,vna,called off
    """,
    "trade.csv": """
    partner,period,flow,series,value_usd,basis,status,confidence,sources,note
    CHN,2022,export,customs,100,reporter,,high,vna,
    CHN,2022,import,customs,300,reporter,,high,vna,
    CHN,2023,total,press,500,reporter,approximate,medium,vna,
    """,
  ]
}

extension Dossier {
  /// Brings the index up to date and tells which files were read.
  func refreshed() throws -> [String] {
    var read: [String] = []
    try refresh { progress in
      if read.last != progress.file { read.append(progress.file) }
      return true
    }
    return read
  }
}

func day(_ text: String) -> CalendarDay { CalendarDay(text) ?? CalendarDay(ordinal: 0) }
