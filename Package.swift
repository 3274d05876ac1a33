// swift-tools-version: 6.3
import PackageDescription

/// Settings of every source target, each with its reason.
let settings: [SwiftSetting] = [
    // Every use of a pointer is marked, so that a reviewer finds them all.
    .strictMemorySafety(),
    // A warning that may be ignored will be.
    .treatAllWarnings(as: .error),
    // `any P` is written out: an existential costs, and the reader should see it.
    .enableUpcomingFeature("ExistentialAny"),
    // What a module imports is its own affair unless it says `public import`.
    .enableUpcomingFeature("InternalImportsByDefault"),
    // A member is visible only where its module is imported.
    .enableUpcomingFeature("MemberImportVisibility"),
    // An async function runs where its caller runs unless it says otherwise.
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
]

/// For modules that return borrowed bytes. Clients of such a module need no flag.
let lifetimes: [SwiftSetting] = [.enableExperimentalFeature("Lifetimes")]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let arguments: Target.Dependency = .product(
    name: "ArgumentParser", package: "swift-argument-parser")

let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

/// What only the service is built with; the command links none of it.
let service: [Target.Dependency] = [
    .product(name: "CryptoExtras", package: "swift-crypto"),
    .product(name: "Configuration", package: "swift-configuration"),
    .product(name: "HTTPTypes", package: "swift-http-types"),
    .product(name: "Hummingbird", package: "hummingbird"),
    .product(name: "HummingbirdCore", package: "hummingbird"),
    .product(name: "HummingbirdHTTP2", package: "hummingbird"),
    .product(name: "HummingbirdTLS", package: "hummingbird"),
    .product(name: "JWTKit", package: "jwt-kit"),
    .product(name: "Logging", package: "swift-log"),
    .product(name: "CoreMetrics", package: "swift-metrics"),
    .product(name: "Metrics", package: "swift-metrics"),
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOTLS", package: "swift-nio"),
    .product(name: "NIOSSL", package: "swift-nio-ssl"),
    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
    .product(name: "UnixSignals", package: "swift-service-lifecycle"),
    .product(name: "Tracing", package: "swift-distributed-tracing"),
]

let package = Package(
    name: "ProfileHistory",
    products: [
        .executable(name: "profilehistory", targets: ["profilehistory"]),
        .executable(name: "profilehistoryd", targets: ["profilehistoryd"]),
        .library(name: "ProfileHistoryStore", targets: ["ProfileHistoryStore"]),
        .library(name: "AccessLog", targets: ["AccessLog"]),
        .library(name: "LMDB", targets: ["LMDB"]),
        // What `Tools/Benchmarks` measures, and `Tools/Fuzz` tries.
        .library(name: "EventLog", targets: ["EventLog"]),
        .library(name: "EventModel", targets: ["EventModel"]),
        .library(name: "ProfileModel", targets: ["ProfileModel"]),
        .library(name: "PMML", targets: ["PMML"]),
        .library(name: "Projections", targets: ["Projections"]),
        .library(name: "RegisterImport", targets: ["RegisterImport"]),
        .library(name: "JSON", targets: ["JSON"]),
        .library(name: "ProfileScoring", targets: ["ProfileScoring"]),
        .library(name: "TransparencyLog", targets: ["TransparencyLog"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // Pinned to the minor: one file calls the BoringSSL beneath (Docs/Decisions/0007).
        .package(url: "https://github.com/apple/swift-crypto", .upToNextMinor(from: "4.5.2")),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        // The service's (Docs/Decisions/0028).
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
        .package(
            url: "https://github.com/apple/swift-configuration", from: "1.4.0",
            traits: [.defaults, "CommandLineArguments"]),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.30.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Layer 0
        .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
        // The OpenAPI document, put into the binary by C23's `#embed`.
        .target(name: "CAPIDescription"),
        // Layer 1: each stands alone
        .target(name: "LMDB", dependencies: ["CLMDB"], swiftSettings: settings + lifetimes),
        .target(name: "EventModel", swiftSettings: settings + lifetimes),
        .target(name: "JSON", swiftSettings: settings + lifetimes),
        .target(name: "Scoring", swiftSettings: settings),
        .target(name: "TransparencyLog", dependencies: [crypto], swiftSettings: settings),
        // Layer 2
        .target(
            name: "EventLog", dependencies: ["LMDB", "EventModel", "TransparencyLog", crypto],
            swiftSettings: settings + lifetimes),
        .target(name: "PMML", dependencies: ["Scoring"], swiftSettings: settings),
        .target(name: "ProfileModel", dependencies: ["EventModel", "JSON"], swiftSettings: settings),
        // Layer 3
        .target(
            name: "Projections", dependencies: ["EventModel", "ProfileModel"],
            swiftSettings: settings + lifetimes),
        .target(
            name: "RegisterImport", dependencies: ["EventModel", "JSON", "ProfileModel"],
            swiftSettings: settings + lifetimes),
        .target(
            name: "AccessLog",
            dependencies: ["EventLog", "EventModel", "LMDB", "ProfileModel", crypto],
            swiftSettings: settings + lifetimes),
        // Layer 4
        .target(
            name: "ProfileScoring",
            dependencies: [
                "EventModel", "JSON", "PMML", "ProfileModel", "Projections", "Scoring", crypto,
            ],
            // The published model versions travel inside the binary, which may be moved.
            resources: [.embedInCode("Published")], swiftSettings: settings),
        // Layer 5
        .target(
            name: "AuditReports", dependencies: ["EventModel", "ProfileModel"],
            swiftSettings: settings),
        // Layer 6
        .target(
            name: "ProfileHistoryStore",
            dependencies: [
                "AccessLog", "AuditReports", "EventLog", "EventModel", "JSON", "ProfileModel",
                "ProfileScoring", "Projections", "RegisterImport", "Scoring", "TransparencyLog",
                systemPackage,
            ],
            swiftSettings: settings),
        // Layer 7
        .target(
            name: "ProfileHistoryServer",
            dependencies: [
                "AccessLog", "AuditReports", "CAPIDescription", "EventLog", "EventModel", "JSON",
                "ProfileHistoryStore", "ProfileModel", "ProfileScoring", "Projections",
                "RegisterImport", "TransparencyLog", crypto,
            ] + service,
            exclude: ["Description/openapi.json"], swiftSettings: settings),
        // Layer 8
        .executableTarget(
            name: "profilehistoryd",
            dependencies: [
                "ProfileHistoryServer", .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "profilehistory",
            dependencies: [
                "AccessLog", "AuditReports", "EventLog", "EventModel", "JSON",
                "ProfileHistoryStore", "ProfileModel", "ProfileScoring", "Projections",
                "RegisterImport", "Scoring", "TransparencyLog", arguments,
            ],
            swiftSettings: settings),
    ],
    cLanguageStandard: .c2x
)

// One list of tests, so that a new target gets the same settings.
let tests: [(name: String, dependencies: [Target.Dependency], exclude: [String])] = [
    ("LMDBTests", ["LMDB"], ["MustNotCompile"]),
    ("EventModelTests", ["EventModel"], []),
    ("JSONTests", ["JSON"], []),
    ("ScoringTests", ["Scoring"], ["Vectors"]),
    ("TransparencyLogTests", ["TransparencyLog", crypto], []),
    ("EventLogTests", ["EventLog", "EventModel", "LMDB", "TransparencyLog", crypto], []),
    (
        "AccessLogTests", ["AccessLog", "EventLog", "EventModel", "LMDB"], []
    ),
    ("ProfileModelTests", ["EventModel", "JSON", "ProfileModel"], []),
    ("ProjectionsTests", ["EventModel", "ProfileModel", "Projections"], []),
    ("RegisterImportTests", ["EventModel", "JSON", "ProfileModel", "RegisterImport"], []),
    (
        "ProfileScoringTests",
        ["EventModel", "JSON", "ProfileModel", "ProfileScoring", "Projections", "Scoring"],
        ["Vectors"]
    ),
    ("AuditReportsTests", ["AuditReports", "EventModel", "ProfileModel"], ["Snapshots", "Vectors"]),
    (
        "ProfileHistoryStoreTests",
        [
            "AccessLog", "AuditReports", "EventLog", "EventModel", "JSON", "LMDB",
            "ProfileHistoryStore", "ProfileModel", "ProfileScoring", "Projections", "Scoring",
            "TransparencyLog",
        ], []
    ),
    (
        "ProfileHistoryServerTests",
        [
            "AccessLog", "AuditReports", "EventLog", "EventModel", "JSON", "ProfileHistoryServer",
            "ProfileHistoryStore", crypto,
            .product(name: "CoreMetrics", package: "swift-metrics"),
            .product(name: "HTTPTypes", package: "swift-http-types"),
            .product(name: "JWTKit", package: "jwt-kit"),
            .product(name: "Logging", package: "swift-log"),
            .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "NIOEmbedded", package: "swift-nio"),
            .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            .product(name: "NIOTLS", package: "swift-nio"),
        ], []
    ),
    (
        "CommandTests",
        [
            "AccessLog", "EventLog", "EventModel", "JSON", "ProfileHistoryStore", "profilehistory",
        ], ["Snapshots"]
    ),
    ("PMMLTests", ["PMML"], []),
    ("TidyTests", [], []),
]
for test in tests {
    package.targets.append(
        .testTarget(
            name: test.name, dependencies: test.dependencies, exclude: test.exclude,
            swiftSettings: settings))
}
