/// A run of up to 256 hashes of one level, as C2SP tlog-tiles cuts a Merkle tree.
///
/// The hashes of level 0 are the leaves'; each of a level above is the root of a full tile below.
public struct Tile: Hashable, Sendable {
    /// How many hashes a full tile has.
    public static let fullWidth = 256
    /// The binary logarithm of it: how many levels of the tree a tile spans.
    public static let height = 8

    /// The level, from 0.
    public let level: Int
    /// The place in the level, from 0.
    public let index: UInt64
    /// How many hashes it has, 1 to 256.
    public let width: Int

    /// Names a tile.
    ///
    /// - Precondition: The level is 0 to 7, and the width 1 to 256.
    public init(level: Int, index: UInt64, width: Int = fullWidth) {
        precondition(0...7 ~= level && 1...Self.fullWidth ~= width, "There is no such tile")
        self.level = level
        self.index = index
        self.width = width
    }

    /// Every tile that a tree of a size has, level by level, the last of a level partial or full.
    public static func all(ofTreeOf size: UInt64) -> [Tile] {
        var tiles: [Tile] = []
        for level in 0...7 {
            let count = size &>> UInt64(level * height)
            if count == 0 { break }
            let full = count / UInt64(fullWidth)
            for index in 0..<full { tiles.append(Tile(level: level, index: index)) }
            let rest = Int(count % UInt64(fullWidth))
            if rest > 0 { tiles.append(Tile(level: level, index: full, width: rest)) }
        }
        return tiles
    }

    /// The hashes one behind the other, 32 bytes each.
    public func bytes(from source: inout some SubtreeSource) throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(width * MerkleHash.byteCount)
        for place in 0..<width {
            let hash = try source.root(
                height: level * Self.height,
                index: index * UInt64(Self.fullWidth) + UInt64(place)
            )
            bytes.append(contentsOf: hash.array)
        }
        return bytes
    }

    /// Where the tile is found below a log's prefix, such as `tile/0/x001/x234/067.p/8`.
    public var path: String {
        "tile/\(level)/" + Self.place(index) + (width == Self.fullWidth ? "" : ".p/\(width)")
    }

    /// An index in groups of three digits, all but the last marked.
    static func place(_ index: UInt64) -> String {
        var rest = index
        var text = group(rest % 1_000)
        while rest >= 1_000 {
            rest /= 1_000
            text = "x\(group(rest % 1_000))/\(text)"
        }
        return text
    }

    private static func group(_ number: UInt64) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }
}
