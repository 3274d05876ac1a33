internal import ArgumentParser
internal import ProfileHistoryStore

/// Questions from a file.
struct QueryOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Answer the questions of this file.", valueName: "file"))
    var queries: String?

    /// Whether a file was named.
    var isGiven: Bool { queries != nil }

    /// Refuses a call that names neither a person with a date nor a file of questions, or both.
    ///
    /// `isNarrowed` tells that the call has options which the lines of a file have fields for.
    func validate(subject: String?, at: String?, isNarrowed: Bool) throws {
        guard queries == nil else {
            guard subject == nil, at == nil else {
                throw ValidationError("Name a person and a date, or a file of questions, not both.")
            }
            guard !isNarrowed else {
                throw ValidationError("With --queries each question says itself what it asks for.")
            }
            return
        }
        guard subject != nil else {
            throw ValidationError("Missing expected argument '<subject>'")
        }
        guard at != nil else { throw ValidationError("Missing expected argument '--at <date>'") }
    }

    /// Answers the file's questions, if a file was named; exit code 3 where one did not hold.
    func answer(_ store: HistoryStore, _ kind: QueryFile.Kind) throws -> Bool {
        guard let queries else { return false }
        var bar: ProgressBar?
        let summary = try QueryFile(store, kind: kind).answer(queries) { done, total, count in
            let shown = bar ?? ProgressBar("answer", total: total)
            bar = shown
            shown.update(done, count: count, unit: "questions")
        } write: { bytes in
            StandardOutput.write(bytes)
        }
        bar?.finish()
        if summary.errors > 0 {
            StandardError.line(
                "\(summary.errors.grouped) of \(summary.questions.grouped) questions do not hold; "
                    + "their answers say why"
            )
            throw summary.isStoreDamaged ? Failure.unavailable : Failure.badInput
        }
        return true
    }
}
