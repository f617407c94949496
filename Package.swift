// swift-tools-version: 6.2
import PackageDescription

/// One set of settings for every target: Swift 6 concurrency checking, explicit imports, and no warnings let through.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// A module of the program. The dependencies named here are the only ones there are: see docs/architecture.md.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: name == "ScreensTests" ? ["Expected"] : [],
    swiftSettings: settings)
}

let package = Package(
  name: "entente",
  platforms: [.macOS(.v14)],
  products: [.executable(name: "entente", targets: ["entente"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    module("Diplomacy"),
    module(
      "DossierStore",
      [
        "Diplomacy", "CThreads", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    module("Exchange", ["Diplomacy", "DossierStore"]),
    module("ViewModels", ["Diplomacy", "DossierStore", "Exchange"]),
    module("Console", ["TOMLKit"]),
    module("Screens", ["Diplomacy", "ViewModels", "Console"]),
    module("Settings", ["Diplomacy", "ViewModels", "Console"]),
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .target(name: "CTerminal", dependencies: ["CNcurses"]),
    module("Curses", ["CNcurses", "CTerminal", "Console"]),
    .target(name: "ICUData"),
    .target(name: "CAllocator"),
    .target(name: "CThreads"),
    .executableTarget(
      name: "entente",
      dependencies: [
        "Diplomacy", "DossierStore", "Exchange", "ViewModels", "Console", "Screens", "Settings", "Curses", "ICUData",
        "CAllocator",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // Draws the plots of docs/performance.md; no part of the product.
    .executableTarget(name: "plot", dependencies: ["Console"], path: "Benchmarks/plot", swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["Screens", "ViewModels", "Console", "DossierStore", "Diplomacy"],
      path: "Tests/Support", swiftSettings: settings),
    tests("DiplomacyTests", ["Diplomacy"]),
    tests("DossierStoreTests", ["DossierStore", "Diplomacy"]),
    tests("ExchangeTests", ["TestSupport", "Exchange", "DossierStore", "Diplomacy"]),
    tests("ConsoleTests", ["Console"]),
    tests("ViewModelsTests", ["TestSupport", "ViewModels", "Exchange", "Console", "DossierStore", "Diplomacy"]),
    tests("SettingsTests", ["TestSupport", "Settings", "Screens", "ViewModels", "Console", "Diplomacy"]),
    tests("CursesTests", ["Curses", "CNcurses", "CTerminal", "Console"]),
    tests("ScreensTests", ["TestSupport", "Screens", "ViewModels", "Console", "DossierStore", "Diplomacy"]),
    tests("EndToEndTests", []),
  ],
  swiftLanguageModes: [.v6]
)
