import Testing
import TransparencyLog

/// Tiles as C2SP tlog-tiles cuts a tree.
@Suite struct TileTests {
    @Test func `a path has groups of three digits`() {
        #expect(Tile(level: 0, index: 1_234_067).path == "tile/0/x001/x234/067")
        #expect(Tile(level: 3, index: 0, width: 1).path == "tile/3/000.p/1")
        #expect(Tile(level: 1, index: 999, width: 255).path == "tile/1/999.p/255")
        #expect(Tile(level: 1, index: 1_000).path == "tile/1/x001/000")
    }

    /// The example of the specification.
    @Test func `a tree of 70,000 has the tiles that the specification counts`() {
        let tiles = Tile.all(ofTreeOf: 70_000)
        func count(_ level: Int, _ width: Int) -> Int {
            tiles.count { $0.level == level && $0.width == width }
        }
        #expect(count(0, 256) == 273)
        #expect(count(0, 112) == 1)
        #expect(count(1, 256) == 1)
        #expect(count(1, 17) == 1)
        #expect(count(2, 1) == 1)
        #expect(tiles.count == 277)
        #expect(Tile.all(ofTreeOf: 256).map(\.path) == ["tile/0/000", "tile/1/000.p/1"])
        #expect(Tile.all(ofTreeOf: 0).isEmpty)
    }

    @Test func `a tile holds the roots of the tiles below`() throws {
        var pyramid = Pyramid(size: 600)
        let bytes = try Tile(level: 1, index: 0, width: 2).bytes(from: &pyramid)
        #expect(
            bytes == Pyramid.definition(0..<256).array + Pyramid.definition(256..<512).array
        )
        let last = try Tile(level: 0, index: 2, width: 88).bytes(from: &pyramid)
        #expect(last == (512..<600).flatMap { Pyramid.leaf($0).array })
    }

    @Test func `a path leads back to its tile, and no other path does`() {
        for tile in [1, 255, 256, 257, 70_000, 300_000_000].flatMap({ size in
            [Tile.all(ofTreeOf: size).first, Tile.all(ofTreeOf: size).last].compactMap { $0 }
        }) {
            #expect(Tile(path: tile.path) == tile)
        }
        for path in [
            "tile/0/0", "tile/0/0000", "tile/0/x000/000", "tile/8/000", "tile/-1/000",
            "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/00/000", "tile/0",
            "tile/0/", "tile/0/x001", "tile/0/001/002", "/tile/0/000", "tile/0/000/",
            "tile/0/x999/x999/x999/x999/x999/x999/x999/999", "tile/0/+01", "tile/0/x000/x000/000",
        ] {
            #expect(Tile(path: path) == nil, "\(path)")
        }
    }
}
