/// Why a value that there is, or was, is not told.
///
/// It is neither missing nor ended: somebody decided that it may not be read.
public enum Withholding: String, Hashable, Sendable, CaseIterable {
    /// It was destroyed; nobody can read it any more.
    case erased
    /// Its processing is restricted, and whoever asks has no role that may see it.
    case restricted
}
