internal import EventModel
internal import TransparencyLog

extension LogVerifier {
    /// How many records are one job: a multiple of 256.
    private static let recordsPerJob = 4_096
    /// As many as a damaged number may make room for.
    private static let mostSubjects = 1 << 30

    /// Opens and hashes every record, and holds the tree's hashes against them.
    mutating func checkRecords() throws {
        let (files, keys) = (store.files, keys)
        let sourceCount = try files.sourceCount()
        let (erased, replaced) = try files.read { files, txn in
            (try txn.erasedSubjects(in: files.erased), try checkRedactions(files, txn))
        }
        try ParallelJobs.inRounds(
            count: Int(clamping: end.rawValue),
            chunk: Self.recordsPerJob,
            round: Self.jobsPerRound
        ) { range in
            try files.read { files, txn in
                try CheckedRecords(
                    UInt64(range.lowerBound)..<UInt64(range.upperBound),
                    of: files,
                    keys: keys,
                    sourceCount: sourceCount,
                    erased: erased,
                    replaced: replaced,
                    in: txn
                )
            }
        } taking: { parts, done in
            for part in parts { try take(part) }
            try report(.records, UInt64(done), of: end.rawValue)
        }
    }

    private mutating func take(_ part: CheckedRecords) throws {
        result.add(part.findings)
        result.byteCount += part.byteCount
        indexSum &+= part.indexSum
        if let key = part.indexKey { indexKeys.append(key) }
        for (subject, digest) in part.digests {
            let number = Int(clamping: subject.rawValue)
            guard number < Self.mostSubjects else { continue }
            if number >= sums.count {
                sums += Array(repeating: 0, count: number + 1 - sums.count)
            }
            sums[number] &+= digest
        }
        if let recorded = part.recorded {
            if let last = lastRecorded, recorded.lowerBound <= last {
                result.add([LogFinding(.tree, "records were taken in out of order")])
            }
            lastRecorded = recorded.upperBound
        }
        for root in part.blocks {
            var full: [FullTile] = []
            frontier.append(subtree: root, height: Tile.height) { full.append($0) }
            try compare(full)
        }
        for leaf in part.leaves { frontier.append(leaf) }
    }

    private mutating func compare(_ tiles: [FullTile]) throws {
        for tile in tiles {
            let stored = try store.files.read { files, txn in
                try? files.tileRoot(level: tile.level, index: tile.index, in: txn)
            }
            if stored == tile.root { continue }
            let place = LogFinding.Place.hash(level: tile.level, index: tile.index)
            let reason = stored == nil ? "it is missing" : "it does not follow from the records"
            result.add([LogFinding(place, reason)])
        }
    }
}
