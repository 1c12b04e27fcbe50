// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of the program.
///
/// What it may import is what is listed here, and nothing points upwards.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one module, in a folder of the same name with `Tests` behind it.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name), "TestSupport"] + dependencies,
    swiftSettings: settings)
}

let package = Package(
  name: "netease-archive",
  products: [
    .executable(name: "netease-archive", targets: ["netease-archive"]),
    .library(name: "NetEaseArchive", targets: ["Archiving", "Extraction", "Rendering"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .executableTarget(
      name: "netease-archive",
      dependencies: [
        "Archiving", "ArchiveStore", "Catalog", "TextDiff", "Terminal", "Extraction", "Rendering",
        "OrderedJSON", "PlainText", "ArticleModel", "Fetching", "Discovery", "Configuration", "Syncing",
        "ChangeFeed", "OperatingSystem", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // Writes the manual page for `make install`.
    .executableTarget(name: "manual", swiftSettings: settings),

    .executableTarget(
      name: "bench",
      dependencies: [
        "Archiving", "Extraction", "ArticleModel", "Syncing", "Fetching", "Configuration", "PageMoulds",
        "Digests", "CLibXML2",
      ],
      swiftSettings: settings),

    // Pages of articles that nobody wrote, for measuring and for the simulation.
    module("PageMoulds"),

    module(
      "Archiving",
      [
        "ArchiveStore", "Catalog", "WARC", "Containers", "Deflate", "TextDiff", "Extraction", "Rendering",
        "OrderedJSON", "PlainText", "ArticleModel", "Fetching", "Digests",
      ]),
    module(
      "Syncing",
      [
        "Archiving", "ArchiveStore", "Catalog", "Discovery", "Fetching", "Configuration", "TextDiff",
        "Extraction", "OrderedJSON", "ArticleModel", "OperatingSystem",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    module(
      "ChangeFeed", ["Archiving", "ArchiveStore", "Catalog", "TextDiff", "OrderedJSON", "ArticleModel"]),
    module("ArchiveStore", ["OrderedJSON", "Digests", "CLinuxFiles"]),
    module(
      "Catalog",
      [
        "PlainText", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    module("Fetching", ["WARC", "ArticleModel", "CLibCurl"]),
    module("Discovery", ["Extraction", "HTMLTree", "PlainText", "ArticleModel"]),
    module(
      "Configuration",
      ["Fetching", "ArticleModel", "OrderedJSON", .product(name: "Yams", package: "Yams")]),
    module("WARC", ["Deflate", "Digests"]),
    module("Containers", ["Deflate"]),
    module("TextDiff"),
    module("Terminal", ["TextDiff", "OperatingSystem"]),
    module("OperatingSystem"),
    module("Extraction", ["HTMLTree", "PlainText", "ArticleModel"]),
    module("Rendering", ["Extraction", "ArticleModel", "OrderedJSON"]),
    module("OrderedJSON"),
    module("HTMLTree", ["CLibXML2"]),
    module("PlainText", ["ArticleModel", "COpenCC"]),
    module("Deflate", ["CZlib"]),
    module("Digests", ["CLibCrypto"]),
    module("ArticleModel"),

    .systemLibrary(name: "CLinuxFiles"),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "COpenCC", pkgConfig: "opencc", providers: [.apt(["libopencc-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .target(name: "LoopbackServer", path: "Tests/LoopbackServer", swiftSettings: settings),
    // A site in memory and a clock that a test moves.
    .target(
      name: "SampleSite", dependencies: ["Fetching", "ArticleModel"], path: "Tests/SampleSite",
      swiftSettings: settings),
    tests("ArticleModel"),
    tests("PlainText"),
    tests("Deflate"),
    tests("Digests"),
    tests("HTMLTree"),
    tests("Extraction", ["Rendering", "ArticleModel", "HTMLTree", "PlainText"]),
    tests("Rendering", ["Extraction", "ArticleModel", "OrderedJSON"]),
    tests("OrderedJSON"),
    tests("ArchiveStore"),
    tests("Catalog", [.product(name: "GRDB", package: "GRDB.swift")]),
    tests("WARC"),
    // Beside the tests there is a program that fetches, for those that need a process of their own.
    .executableTarget(
      name: "fetch-probe", dependencies: ["Fetching", "ArticleModel"], path: "Tests/FetchProbe",
      swiftSettings: settings),
    tests("Fetching", ["ArticleModel", "WARC", "Deflate", "LoopbackServer", "SampleSite", "fetch-probe"]),
    tests("Discovery", ["ArticleModel", "Extraction"]),
    tests("Configuration", ["ArticleModel", "OrderedJSON"]),
    tests(
      "Syncing",
      [
        "Archiving", "ArchiveStore", "ArticleModel", "Catalog", "Configuration", "Discovery", "Fetching",
        "OrderedJSON", "LoopbackServer", "SampleSite", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests("ChangeFeed", ["Archiving", "ArchiveStore", "ArticleModel", "OrderedJSON"]),
    tests("Containers"),
    tests("TextDiff"),
    tests("OperatingSystem"),
    tests("Terminal", ["TextDiff"]),
    tests(
      "Archiving",
      [
        "ArticleModel", "Extraction", "OrderedJSON", "Rendering", "ArchiveStore", "Catalog", "WARC",
        "Containers", "Fetching", "SampleSite", "PlainText",
      ]),
    // A year of sync on a site in memory, and who judges it.
    .target(
      name: "Simulation",
      dependencies: [
        "Syncing", "Archiving", "ArchiveStore", "Configuration", "Fetching", "OrderedJSON", "ArticleModel",
        "PageMoulds", "TestSupport",
      ],
      path: "Tests/Simulation", swiftSettings: settings),
    .executableTarget(
      name: "sync-simulation", dependencies: ["Simulation", "Syncing", "Archiving", "ArchiveStore"],
      path: "Tests/SyncSimulation",
      swiftSettings: settings),
    .testTarget(
      name: "SimulationTests",
      dependencies: ["Simulation", "sync-simulation", "Syncing", "ArchiveStore", "TestSupport"],
      swiftSettings: settings),
    // Runs the built program: the dependency makes SwiftPM build it beside the tests.
    .testTarget(
      name: "CLITests",
      dependencies: ["netease-archive", "manual", "TestSupport", "LoopbackServer", "WARC", "OrderedJSON"],
      swiftSettings: settings),
    // Runs it too, and compiles Tests/FaultInjection itself.
    .testTarget(
      name: "CrashTests",
      dependencies: ["netease-archive", "TestSupport", "Digests"],
      swiftSettings: settings),
  ]
)

// libFuzzer brings its own `main`, so the target is there for `make fuzz` alone.
if Context.environment["NETEASE_FUZZ"] != nil {
  package.products.append(.executable(name: "fuzz", targets: ["fuzz"]))
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: ["Extraction", "Rendering", "ArticleModel", "OrderedJSON"],
      swiftSettings: settings))
}
