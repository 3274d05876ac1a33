extension String {
    /// A string of bytes that have been validated as UTF-8 before.
    @inline(__always)
    init(validated bytes: Span<UInt8>) {
        // SAFETY: the scanner validated the whole document, and its slices are cut at ASCII
        // bytes, so that no character is cut in two.
        self = unsafe String(copying: UTF8Span(unchecked: bytes))
    }
}

extension [UInt8] {
    /// Appends all bytes of a span at once.
    @inline(__always)
    mutating func append(copying source: Span<UInt8>) {
        append(addingCapacity: source.count) { output in
            output.append(copying: source)
        }
    }
}

extension OutputSpan<UInt8> {
    /// Appends all bytes of a span at once, for which there must be room.
    @inline(__always)
    mutating func append(copying source: Span<UInt8>) {
        precondition(source.count <= freeCapacity, "there is room for what is appended")
        // SAFETY: the room was checked, the memory behind the count is ours to initialise, and a
        // span that is borrowed cannot overlap memory that is being written. The pointers are
        // used inside the closures only.
        unsafe withUnsafeMutableBufferPointer { target, count in
            unsafe source.withUnsafeBufferPointer { bytes in
                _ = unsafe target[count...].initialize(fromContentsOf: bytes)
            }
            count += source.count
        }
    }
}

extension Span<UInt8> {
    /// Eight bytes from an index on, which must be there, the first one lowest.
    @inline(__always)
    func wordLoaded(at index: Int) -> UInt64 {
        // SAFETY: the load checks its bounds, and any eight bytes are a number.
        let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
        return UInt64(littleEndian: word)
    }
}
