internal import EventLog
internal import EventModel
internal import FoundationEssentials
public import TransparencyLog

extension HistoryStore {
    /// Writes the tree as files that a web server can give away: the checkpoint and the tiles below
    /// it, by the paths of C2SP tlog-tiles.
    ///
    /// Full tiles that are there already are left as they are, so that a folder is kept up to date
    /// by writing it again. The checkpoint comes last: what it speaks of is there before it. No
    /// record stands in it, only hashes. Gives the checkpoint and how many tiles were written.
    public func writeTiles(
        to folder: String,
        progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws(StoreError) -> (checkpoint: SignedNote, written: Int) {
        let keeper = try CheckpointKeeper(self)
        let note = try keeper.checkpoint()
        return try translating {
            let checkpoint = try Checkpoint(parsing: note.text)
            let tiles = Tile.all(ofTreeOf: checkpoint.size)
            var subtrees = keeper.log.subtrees()
            var written = 0
            for (index, tile) in tiles.enumerated() {
                let path = "\(folder)/\(tile.path)"
                if tile.width < Tile.fullWidth || !FileManager.default.fileExists(atPath: path) {
                    try FileManager.default.createDirectory(
                        at: URL(filePath: path).deletingLastPathComponent(),
                        withIntermediateDirectories: true
                    )
                    try DurableFile.replace(path, with: try tile.bytes(from: &subtrees))
                    written += 1
                }
                progress(index + 1, tiles.count)
            }
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
            try DurableFile.replace("\(folder)/checkpoint", with: Array(note.encoded.utf8))
            return (note, written)
        }
    }

    /// The bytes of one tile of the tree under the last checkpoint; `nil` where that tree has no
    /// such tile.
    public func tile(_ tile: Tile) throws(StoreError) -> [UInt8]? {
        let keeper = try CheckpointKeeper(self)
        return try translating {
            let size = try keeper.log.nextPosition().rawValue
            let end = tile.index.multipliedReportingOverflow(by: UInt64(Tile.fullWidth))
            let last = end.partialValue.addingReportingOverflow(UInt64(tile.width))
            guard !end.overflow, !last.overflow,
                last.partialValue <= size &>> UInt64(tile.level * Tile.height)
            else { return nil }
            var subtrees = keeper.log.subtrees()
            return try tile.bytes(from: &subtrees)
        }
    }
}
