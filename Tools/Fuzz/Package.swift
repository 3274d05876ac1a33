// swift-tools-version: 6.3
import PackageDescription

let package = Package(
    name: "Fuzz",
    products: [.library(name: "FuzzTargets", type: .static, targets: ["FuzzTargets"])],
    dependencies: [.package(name: "ProfileHistory", path: "../..")],
    targets: [
        .target(
            name: "FuzzTargets",
            dependencies: [
                "EventModel", "JSON", "PMML", "ProfileModel", "ProfileScoring", "Projections",
                "RegisterImport", "TransparencyLog",
            ].map { .product(name: $0, package: "ProfileHistory") }
        )
    ]
)
