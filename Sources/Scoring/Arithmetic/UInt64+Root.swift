extension UInt64 {
    /// The square root, rounded down.
    var root: UInt64 {
        // One bit after the other, from the top.
        var root: UInt64 = 0
        for place in stride(from: UInt64(31), through: 0, by: -1) {
            let longer = root | 1 << place
            if longer &* longer <= self { root = longer }
        }
        return root
    }
}
