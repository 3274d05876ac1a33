/// A version of the standard.
public enum PMMLVersion: String, CaseIterable, Hashable, Sendable {
    /// PMML 3.0, 2004.
    case version30 = "3.0"
    /// PMML 3.1, 2005.
    case version31 = "3.1"
    /// PMML 3.2, 2007.
    case version32 = "3.2"
    /// PMML 4.0, 2009.
    case version40 = "4.0"
    /// PMML 4.1, 2011.
    case version41 = "4.1"
    /// PMML 4.2, 2014.
    case version42 = "4.2"
    /// PMML 4.3, 2016.
    case version43 = "4.3"
    /// PMML 4.4, 2019.
    case version44 = "4.4"

    /// The namespace of the version's elements.
    public var namespace: String {
        "http://www.dmg.org/PMML-" + rawValue.split(separator: ".").joined(separator: "_")
    }

    /// The version that a document states: its number, or one of its corrections such as 4.2.1.
    init?(stated text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2 || (parts.count == 3 && Int(parts[2]) != nil) else { return nil }
        self.init(rawValue: parts.prefix(2).joined(separator: "."))
    }
}
