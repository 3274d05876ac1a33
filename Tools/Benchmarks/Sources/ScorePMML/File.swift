internal import Glibc

/// Whole files.
enum File {
    static func read(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "rb") else { ScorePMML.stop("\(path) can not be read") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = fread(&block, 1, block.count, file)
            if count == 0 { return bytes }
            bytes += block[..<count]
        }
    }

    static func write(_ text: String, to path: String) {
        guard let file = fopen(path, "wb") else { ScorePMML.stop("\(path) can not be written") }
        let bytes = Array(text.utf8)
        let count = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, count == bytes.count else {
            ScorePMML.stop("\(path) was not written to its end")
        }
    }
}
