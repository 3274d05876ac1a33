import TransparencyLog

/// Keys of tests: a log's, and witnesses'.
enum Signers {
    static func log(_ name: String = "example.org/log", _ seed: UInt8 = 1) -> NoteSigner {
        signer(name, .ed25519, seed)
    }

    static func witness(_ number: Int) -> NoteSigner {
        signer("witness\(number).example", .cosignature, UInt8(100 + number))
    }

    private static func signer(
        _ name: String,
        _ algorithm: VerifierKey.Algorithm,
        _ seed: UInt8
    ) -> NoteSigner {
        let secret = [UInt8](repeating: seed, count: NoteSigner.byteCount)
        guard let signer = NoteSigner(name: name, algorithm: algorithm, secret: secret) else {
            fatalError("a test's key is one")
        }
        return signer
    }

    /// A checkpoint of the tests' tree, signed by the log.
    static func checkpoint(size: Int, by log: NoteSigner = log()) throws -> SignedNote {
        var pyramid = Pyramid(size: size)
        let root = try pyramid.root(ofTreeOf: UInt64(size))
        return try Checkpoint(origin: log.verifier.name, size: UInt64(size), root: root)
            .signed(by: log)
    }
}
