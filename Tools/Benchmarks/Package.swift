// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that measuring tools never enter the product's graph.
let store = "ProfileHistory"
let settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: store, path: "../.."),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    ],
    targets: [
        // Makes populations; writes files only.
        .executableTarget(
            name: "generate",
            dependencies: [
                .product(name: "EventModel", package: store),
                .product(name: "ProfileModel", package: store),
            ],
            path: "Sources/Generate", swiftSettings: settings),
        // What is measured of the store, in process.
        .executableTarget(
            name: "ours",
            dependencies: [
                .product(name: "AccessLog", package: store),
                .product(name: "EventLog", package: store),
                .product(name: "EventModel", package: store),
                .product(name: "ProfileHistoryStore", package: store),
                .product(name: "ProfileModel", package: store),
                .product(name: "Projections", package: store),
                .product(name: "RegisterImport", package: store),
            ],
            path: "Sources/Ours", swiftSettings: settings),
        // Rows scored with a PMML document.
        .executableTarget(
            name: "score-pmml",
            dependencies: [.product(name: "PMML", package: store)],
            path: "Sources/ScorePMML", swiftSettings: settings),
        // The limit of answering: a route that returns the same bytes to everybody.
        .executableTarget(
            name: "bare-route",
            dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            path: "Sources/BareRoute", swiftSettings: settings),
        // The limit of reading, in C, with the cryptography that the store uses.
        .executableTarget(
            name: "limit-reads",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            path: "Sources/LimitReads", linkerSettings: [.linkedLibrary("lmdb")]),
    ]
)
