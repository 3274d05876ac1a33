import JSON

/// The OpenAPI document, as far as tests look into it.
struct OpenAPIDocument {
    /// One operation with where it stands.
    struct Entry {
        let path: String
        let method: String
        let operation: JSONValue

        var id: String { operation["operationId"]?.string ?? "" }
    }

    let root: JSONValue

    init(parsing bytes: [UInt8]) throws {
        root = try JSONValue(parsing: bytes)
    }

    var entries: [Entry] {
        members(root["paths"]).flatMap { path, methods in
            members(methods).map { Entry(path: path, method: $0.0, operation: $0.1) }
        }
    }

    func members(_ value: JSONValue?) -> [(String, JSONValue)] {
        value?.object.map { object in object.map { ($0.0, $0.1) } } ?? []
    }

    func names(_ value: JSONValue?) -> [String] { members(value).map(\.0) }

    /// What a reference leads to; `nil` where it leads nowhere.
    func target(_ reference: String) -> JSONValue? {
        guard reference.hasPrefix("#/") else { return nil }
        var value: JSONValue? = root
        for name in reference.dropFirst(2).split(separator: "/") { value = value?[String(name)] }
        return value
    }

    func resolved(_ value: JSONValue) -> JSONValue {
        value["$ref"]?.string.flatMap { target($0) } ?? value
    }

    /// The names of an operation's parameters that stand in one place.
    func parameters(_ operation: JSONValue, in place: String) -> [String] {
        (operation["parameters"]?.array ?? []).map { resolved($0) }
            .filter { $0["in"]?.string == place }.compactMap { $0["name"]?.string }
    }

    /// The media types of an answer or a body.
    func mediaTypes(_ value: JSONValue?) -> [String] {
        value.map { names(resolved($0)["content"]) } ?? []
    }

    /// Every reference in the document.
    var references: [String] {
        var found: [String] = []
        collect(root, &found)
        return found
    }

    private func collect(_ value: JSONValue, _ found: inout [String]) {
        if let text = value["$ref"]?.string { found.append(text) }
        for element in value.array ?? [] { collect(element, &found) }
        for (_, member) in members(value) { collect(member, &found) }
    }
}
