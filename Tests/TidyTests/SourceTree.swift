import Foundation

/// The project's own text files, read once.
enum SourceTree {
    struct File {
        /// The path below the project's root.
        let path: String
        let lines: [String]

        /// The source target that the file belongs to, `nil` outside `Sources`.
        var target: String? {
            let parts = path.split(separator: "/")
            return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
        }
    }

    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let swift = files(in: ["Sources", "Tests"], suffixes: [".swift"])
    static let sources = swift.filter { $0.path.hasPrefix("Sources/") }
    static let text = files(
        in: ["Sources", "Tests", "Tools", "Docs", "README.md", "Package.swift", ".ci"],
        suffixes: []
    )

    private static func files(in folders: [String], suffixes: [String]) -> [File] {
        folders.flatMap { folder -> [File] in
            let place = root.appending(path: folder)
            let names = FileManager.default.enumerator(atPath: place.path())?.compactMap {
                $0 as? String
            }
            let paths = names.map { $0.isEmpty ? [folder] : $0.map { "\(folder)/\($0)" } } ?? []
            return (paths.isEmpty ? [folder] : paths).compactMap { read($0, suffixes) }
        }
        .sorted { $0.path < $1.path }
    }

    private static func read(_ path: String, _ suffixes: [String]) -> File? {
        guard suffixes.isEmpty || suffixes.contains(where: path.hasSuffix),
            !path.contains("/.build"), !path.contains("__pycache__"),
            let data = try? Data(contentsOf: root.appending(path: path)),
            let text = String(data: data, encoding: .utf8)
        else { return nil }
        return File(path: path, lines: text.components(separatedBy: "\n"))
    }
}

/// A place in a file that breaks a rule.
func place(_ file: SourceTree.File, _ index: Int) -> String {
    "\(file.path):\(index + 1): \(file.lines[index].trimmingCharacters(in: .whitespaces))"
}
