extension MerkleHash {
    /// Reads the hashes of a proof, a line each, up to the empty line, where `place` then is.
    static func path(
        in lines: [Substring],
        from place: inout Int
    ) throws(TransparencyError) -> [MerkleHash] {
        var hashes: [MerkleHash] = []
        while place < lines.count, !lines[place].isEmpty {
            guard hashes.count < 64, let hash = MerkleHash(base64: lines[place]) else {
                throw .malformed(
                    "the path has up to 64 hashes in base64 and an empty line",
                    line: place + 1
                )
            }
            hashes.append(hash)
            place += 1
        }
        return hashes
    }
}

extension SignedNote {
    /// Reads the note that follows an empty line of a longer text.
    init(parsing lines: [Substring], behind place: Int) throws(TransparencyError) {
        guard place + 1 < lines.count else { throw .malformed("the checkpoint is missing") }
        do throws(TransparencyError) {
            try self.init(parsing: lines[(place + 1)...].map { "\($0)\n" }.joined())
        } catch {
            throw error.moved(by: place + 1)
        }
    }
}

extension Substring {
    /// What follows a prefix; `nil` where it does not begin with it.
    func dropping(_ prefix: String) -> Substring? {
        hasPrefix(prefix) ? dropFirst(prefix.count) : nil
    }
}
