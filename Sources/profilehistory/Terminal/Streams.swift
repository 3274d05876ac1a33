internal import ArgumentParser
internal import Glibc

/// What the program answers.
enum StandardOutput {
    static var isTerminal: Bool { isatty(1) == 1 }

    /// Writes bytes as they are.
    static func write(_ bytes: [UInt8]) { Stream.write(bytes, to: 1) }

    /// Writes a text and ends the line.
    static func line(_ text: String = "") { write(Array(text.utf8) + [0x0A]) }
}

/// What the program says on the way.
enum StandardError {
    static var isTerminal: Bool { isatty(2) == 1 }

    /// Writes a text as it is.
    static func write(_ text: String) { Stream.write(Array(text.utf8), to: 2) }

    /// Writes a text and ends the line.
    static func line(_ text: String) { write(text + "\n") }
}

private enum Stream {
    /// Ends the program: quietly where the reader went away, else with the system's reason.
    private static func end(_ descriptor: Int32) -> Never {
        let code = errno
        if code == EPIPE { exit(0) }
        let reason = unsafe String(cString: strerror(code))
        if descriptor == 1 { StandardError.line("error: the answer can not be written: \(reason)") }
        exit(Failure.unavailable.rawValue)
    }

    /// Writes everything; a reader that went away ends the program quietly, as it does in a pipe.
    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var start = 0
        unsafe bytes.withUnsafeBytes { buffer in
            while start < buffer.count {
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
                let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0 && errno == EINTR { continue }
                if count < 0 { end(descriptor) }
                start += count
            }
        }
    }
}
