import Foundation
import Testing

/// The table of `Docs/ARCHITECTURE.md`, held against the imports.
@Suite struct ImportTests {
    /// What a target may import of ours.
    static let allowed: [String: Set<String>] = [
        "LMDB": ["CLMDB"],
        "EventModel": [],
        "JSON": [],
        "Scoring": [],
        "TransparencyLog": [],
        "EventLog": ["LMDB", "EventModel", "TransparencyLog"],
        "PMML": ["Scoring"],
        "ProfileModel": ["EventModel", "JSON"],
        "Projections": ["EventModel", "ProfileModel"],
        "RegisterImport": ["EventModel", "JSON", "ProfileModel"],
        "AccessLog": ["EventLog", "EventModel", "LMDB", "ProfileModel"],
        "ProfileScoring": ["EventModel", "JSON", "PMML", "ProfileModel", "Projections", "Scoring"],
        "AuditReports": [
            "EventModel", "JSON", "ProfileModel", "ProfileScoring", "Projections", "Scoring",
            "TransparencyLog",
        ],
        "ProfileHistoryStore": [
            "AccessLog", "AuditReports", "EventLog", "EventModel", "JSON", "ProfileModel",
            "ProfileScoring", "Projections", "RegisterImport", "Scoring", "TransparencyLog",
        ],
        "ProfileHistoryServer": [
            "AccessLog", "AuditReports", "CAPIDescription", "EventLog", "EventModel", "JSON",
            "ProfileHistoryStore", "ProfileModel", "ProfileScoring", "Projections",
            "TransparencyLog",
        ],
        "profilehistoryd": ["ProfileHistoryServer"],
        "profilehistory": [
            "AccessLog", "AuditReports", "EventLog", "EventModel", "JSON", "ProfileHistoryStore",
            "ProfileModel", "ProfileScoring", "Projections", "RegisterImport", "Scoring",
            "TransparencyLog",
        ],
    ]

    /// What a target may import of others; `Foundation` itself only where FoundationXML takes its
    /// types.
    static let libraries: [String: Set<String>] = [
        "LMDB": ["Darwin", "Glibc", "Musl", "Synchronization"],
        "TransparencyLog": ["CCryptoBoringSSL", "Crypto", "FoundationEssentials"],
        "EventLog": [
            "CCryptoBoringSSL", "Crypto", "Dispatch", "FoundationEssentials", "Glibc",
            "Synchronization",
        ],
        "AccessLog": ["Crypto", "Dispatch", "Glibc", "Synchronization"],
        "PMML": ["Foundation", "FoundationXML"],
        "ProfileScoring": ["Crypto"],
        "ProfileHistoryStore": [
            "Dispatch", "FoundationEssentials", "Glibc", "Synchronization", "SystemPackage",
        ],
        "ProfileHistoryServer": [
            "Configuration", "CoreMetrics", "Crypto", "CryptoExtras", "FoundationEssentials",
            "FoundationNetworking", "Glibc", "HTTPTypes", "Hummingbird", "HummingbirdCore",
            "HummingbirdHTTP2", "HummingbirdTLS", "JWTKit", "Logging", "Metrics", "NIOCore",
            "NIOHTTPTypes", "NIOPosix", "NIOSSL", "NIOTLS", "ServiceLifecycle", "Synchronization",
            "SystemPackage", "Tracing", "UnixSignals",
        ],
        "profilehistoryd": ["FoundationEssentials", "Glibc"],
        "profilehistory": ["ArgumentParser", "FoundationEssentials", "Glibc", "Synchronization"],
    ]

    @Test func `every import goes downward`() {
        var offences: [String] = []
        for file in SourceTree.sources {
            guard let target = file.target else { continue }
            let known = Self.allowed[target, default: []].union(Self.libraries[target, default: []])
            for (index, line) in file.lines.enumerated() {
                guard let module = Self.module(imported: line), !known.contains(module) else {
                    continue
                }
                offences.append(place(file, index))
            }
        }
        #expect(offences == [])
    }

    @Test func `one file for each algorithm calls BoringSSL, and one alone LMDB's library`() {
        func files(importing module: String) -> [String] {
            SourceTree.sources.filter { file in
                file.lines.contains { Self.module(imported: $0) == module }
            }.map(\.path)
        }
        #expect(
            files(importing: "CCryptoBoringSSL").sorted() == [
                "Sources/EventLog/Sealing/AESGCM.swift",
                "Sources/TransparencyLog/Internals/SHA256Digest.swift",
            ]
        )
        #expect(files(importing: "CLMDB").allSatisfy { $0.hasPrefix("Sources/LMDB/Internals/") })
    }

    @Test func `every target of the manifest stands in the table`() throws {
        let manifest = try #require(SourceTree.text.first { $0.path == "Package.swift" })
        let folders = Set(SourceTree.sources.compactMap(\.target))
        #expect(folders == Set(Self.allowed.keys))
        for folder in folders {
            #expect(manifest.lines.contains { $0.contains("name: \"\(folder)\"") })
        }
    }

    /// The module that a line imports, if it imports one.
    static func module(imported line: String) -> String? {
        var words = line.split(separator: " ").map(String.init)
        while let first = words.first,
            ["public", "internal", "package", "private"].contains(first) || first.hasPrefix("@")
        {
            words.removeFirst()
        }
        guard words.count == 2, words[0] == "import" else { return nil }
        return String(words[1].prefix { $0 != "." })
    }

    @Test(arguments: [
        ("import CLMDB", "CLMDB"), ("public import EventModel", "EventModel"),
        ("@testable import LMDB", "LMDB"), ("let imported = 1", nil),
        ("import that was interrupted", nil),
    ])
    func `an import is recognised`(line: String, module: String?) {
        #expect(Self.module(imported: line) == module)
    }
}
