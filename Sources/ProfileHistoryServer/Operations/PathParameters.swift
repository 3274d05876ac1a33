internal import Hummingbird

/// The parts of a path that its route names, percent-decoded.
struct PathParameters: Sendable {
    /// In the order in which they stand in the path.
    let values: [(name: String, value: String)]

    init(_ values: [(name: String, value: String)]) {
        self.values = values
    }

    /// Decodes what the router found; refuses what encodes no text, and what is empty.
    init(decoding parameters: Parameters) throws(Problem) {
        var values: [(name: String, value: String)] = []
        values.reserveCapacity(parameters.count)
        for (name, value) in parameters {
            guard let text = PercentEncoding.decode(value), !text.isEmpty else {
                throw Problem(.badRequest, "the path does not decode", field: String(name))
            }
            values.append((String(name), text))
        }
        self.values = values
    }

    /// The value of a parameter, `nil` where the route has none of that name.
    subscript(name: String) -> String? { values.first { $0.name == name }?.value }
}
