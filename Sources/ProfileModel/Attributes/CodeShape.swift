/// What a code looks like where no list of codes was published.
public enum CodeShape: UInt8, Hashable, Sendable, CaseIterable {
    /// 1 to 64 of the characters `A-Z a-z 0-9 _ . -`.
    case token = 1
    /// A country: two capital letters, or four digits.
    case country = 2
    /// An industry of DB07: two to six digits.
    case industry = 3
    /// A benefit of DREAM: three digits.
    case benefit = 4

    /// The most bytes that a token has.
    public static let maximumTokenByteCount = 64

    /// Whether a code has this shape.
    public func matches(_ code: some StringProtocol) -> Bool {
        let bytes = code.utf8
        let count = bytes.count
        switch self {
        case .token:
            return count >= 1 && count <= Self.maximumTokenByteCount
                && bytes.allSatisfy(Self.isTokenByte)
        case .country:
            return count == 2 && bytes.allSatisfy(Self.isCapital)
                || count == 4 && bytes.allSatisfy(Self.isDigit)
        case .industry: return count >= 2 && count <= 6 && bytes.allSatisfy(Self.isDigit)
        case .benefit: return count == 3 && bytes.allSatisfy(Self.isDigit)
        }
    }

    /// The shape in a sentence.
    var phrase: String {
        switch self {
        case .token: "1 to 64 of the characters A-Z a-z 0-9 _ . -"
        case .country: "two capital letters or four digits"
        case .industry: "two to six digits"
        case .benefit: "three digits"
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    static func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }

    static func isTokenByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || isDigit(byte)
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }
}
