import Testing

/// Whether a process died of a precondition, and not of an error that was thrown.
///
/// Debug builds print the rule that was broken, and then it must be `rule`.
func trapped(_ result: ExitTest.Result?, on rule: String) -> Bool {
    guard let result, case .signal = result.exitStatus else { return false }
    #if DEBUG
    return String(decoding: result.standardErrorContent, as: UTF8.self).contains(rule)
    #else
    return true
    #endif
}
