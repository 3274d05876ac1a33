internal import Glibc

/// A file that is written through a buffer.
struct OutputFile: ~Copyable {
    private let descriptor: Int32
    private let path: String
    private var buffer: [UInt8] = []

    private static let flushAt = 1 << 20

    init(path: String) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { stop("\(path) can not be written") }
        buffer.reserveCapacity(Self.flushAt + 4_096)
    }

    deinit { close(descriptor) }

    mutating func text(_ text: StaticString) {
        buffer.append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        )
    }

    mutating func bytes(_ bytes: [UInt8]) { buffer.append(contentsOf: bytes) }

    mutating func byte(_ byte: UInt8) { buffer.append(byte) }

    mutating func number(_ number: Int) {
        if number < 0 { buffer.append(UInt8(ascii: "-")) }
        digits(number.magnitude, width: 1)
    }

    /// A number of hundredths: `0.25`, `1`.
    mutating func hundredths(_ number: Int) {
        self.number(number / 100)
        guard number % 100 != 0 else { return }
        buffer.append(UInt8(ascii: "."))
        digits(UInt(number % 100), width: 2)
    }

    /// A number with zeros in front where it has fewer digits than `width`.
    mutating func digits(_ number: UInt, width: Int) {
        var rest = number
        let start = buffer.count
        repeat {
            buffer.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0 || buffer.count - start < width
        buffer[start...].reverse()
    }

    mutating func endLine() {
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count >= Self.flushAt { flush() }
    }

    consuming func finish() { flush() }

    private mutating func flush() {
        var offset = 0
        while offset < buffer.count {
            let written = buffer.withUnsafeBytes {
                write(descriptor, $0.baseAddress.map { $0 + offset }, $0.count - offset)
            }
            guard written > 0 else { stop("\(path) can not be written") }
            offset += written
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
