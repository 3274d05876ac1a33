import JSON

extension JSONValue {
    /// The same document with the value at a path replaced, added, or removed with nil.
    ///
    /// A path names keys and places of elements, as in `features.1.from.attribute`.
    func setting(_ path: String, to value: JSONValue?) -> JSONValue {
        setting(path.split(separator: ".").map(String.init)[...], to: value)
    }

    private func setting(_ path: ArraySlice<String>, to value: JSONValue?) -> JSONValue {
        guard let step = path.first else { return value ?? .null }
        let rest = path.dropFirst()
        switch self {
        case .object(var object):
            object[step] = rest.isEmpty ? value : object[step]?.setting(rest, to: value)
            return .object(object)
        case .array(var array):
            guard let place = Int(step), place <= array.count else { return self }
            if place == array.count {
                array.append(value ?? .null)
            } else if !rest.isEmpty {
                array[place] = array[place].setting(rest, to: value)
            } else if let value {
                array[place] = value
            } else {
                array.remove(at: place)
            }
            return .array(array)
        default: return self
        }
    }

    /// The value at a path.
    func at(_ path: String) -> JSONValue? {
        path.split(separator: ".").reduce(Optional(self)) { value, step in
            value?[key: String(step)] ?? Int(step).flatMap { value?[index: $0] }
        }
    }

    /// The paths of all members of objects, those inside lists too.
    var memberPaths: [String] {
        switch self {
        case .object(let object):
            object.flatMap { key, value in [key] + value.memberPaths.map { "\(key).\($0)" } }
        case .array(let array):
            array.enumerated().flatMap { place, value in
                value.memberPaths.map { "\(place).\($0)" }
            }
        default: []
        }
    }
}

extension JSONValue {
    private subscript(key key: String) -> JSONValue? { self[key] }
    private subscript(index index: Int) -> JSONValue? { self[index] }
}
