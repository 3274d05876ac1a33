internal import AuditReports

/// A failure on its way out, and the language in which the caller is told.
struct LocalizedProblem: Error {
    let error: any Error
    let language: Language

    init(_ error: any Error, _ language: Language) {
        self.error = error
        self.language = language
    }
}
