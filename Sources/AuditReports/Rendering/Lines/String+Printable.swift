extension String {
    /// The text without what would act instead of being read.
    ///
    /// Line ends and tabs become spaces. Other control characters, which a terminal obeys and XML
    /// 1.0 (section 2.2) has no way to write, and marks that turn the direction of reading, by
    /// which a text can show another order than it has, become U+FFFD.
    package var printable: String {
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: text.append(" ")
            case 0..<0x20, 0x7F..<0xA0: text.append("\u{FFFD}")
            case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: text.append("\u{FFFD}")
            case 0xFEFF: text.append("\u{FFFD}")
            case let value where value & 0xFFFE == 0xFFFE: text.append("\u{FFFD}")
            default: text.append(scalar)
            }
        }
        return String(text)
    }
}
