internal import EventModel

/// Texts that rows are put together of, one behind the other in one array.
///
/// Adding one to a row copies its bytes and counts no reference, as an array of arrays would.
struct TextList: Sendable {
    private var bytes: [UInt8] = []
    /// Where each text ends; it begins where the one before does.
    private var ends: [Int] = [0]

    /// Lays texts out.
    init(_ texts: some Sequence<String>) {
        for text in texts {
            bytes.append(contentsOf: text.utf8)
            ends.append(bytes.count)
        }
    }

    /// Adds the text at a place to `output`.
    @inline(__always)
    func append(_ place: Int, to output: inout [UInt8]) {
        let range = ends[place]..<ends[place + 1]
        unsafe output.append(copying: bytes.span.bytes.extracting(range))
    }
}
