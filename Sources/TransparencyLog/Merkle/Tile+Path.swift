extension Tile {
    /// Reads the path of a tile below a log's prefix; `nil` for one that ``path`` would not write.
    public init?(path: String) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3, parts.removeFirst() == "tile",
            let level = Int(parts.removeFirst()), 0...7 ~= level
        else { return nil }
        var width = Self.fullWidth
        if parts.count >= 2, parts[parts.count - 2].hasSuffix(".p") {
            guard let number = Int(parts.removeLast()), 1..<Self.fullWidth ~= number else {
                return nil
            }
            width = number
            parts[parts.count - 1].removeLast(2)
        }
        var index: UInt64 = 0
        for part in parts {
            let digits = part.hasPrefix("x") ? part.dropFirst() : part[...]
            guard digits.utf8.count == 3, let number = UInt64(digits) else { return nil }
            let (product, overflow) = index.multipliedReportingOverflow(by: 1_000)
            let (sum, carry) = product.addingReportingOverflow(number)
            guard !overflow, !carry else { return nil }
            index = sum
        }
        self.init(level: level, index: index, width: width)
        // One tile has one address: no marks left out, no zeros in front.
        guard self.path == path else { return nil }
    }
}
