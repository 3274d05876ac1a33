internal import EventModel
internal import HTTPTypes
internal import JSON
internal import ProfileHistoryStore

extension Operations {
    /// What was shown, handed in and assessed.
    static func audits(ofWhatWasShown backend: Backend) -> [Operation] {
        [
            audit(
                "auditBlastRadius",
                "blast-radius",
                ["model", "from", "to", "input", "through"],
                backend
            ) { call in
                let question = BlastRadiusQuestion(try call.fault(), options: try call.scan())
                let model = call.query["model"].map { [$0] } ?? []
                return { try AuditAnswer(backend.store.blastRadius(question), models: model) }
            },
            corrections(backend),
            audit("auditDeviations", "deviations", ["from", "to", "by", "through"], backend) {
                call in
                let question = try call.deviations()
                return { try AuditAnswer(backend.store.deviations(question)) }
            },
            audit("auditWindows", "windows", ["codes", "at", "through"], backend) { call in
                let codes = try call.required("codes").split(separator: ";").map(String.init)
                let question = WindowQuestion(
                    WindowRules(codes: try BenefitCodes(parsing: codes)),
                    until: try call.query["at"].map { (text) throws(StoreError) in
                        try EffectiveTime(closing: text, field: "at")
                    },
                    options: try call.scan()
                )
                return { try AuditAnswer(backend.store.windows(question)) }
            },
            audit("replayIssued", "issued-scores", ["through"], backend, hasPage: false) { call in
                let options = try call.scan()
                return { try AuditAnswer(replaying: backend.store, options) }
            },
        ]
    }

    private static func corrections(_ backend: Backend) -> Operation {
        audit(
            "auditCorrections",
            "correction-effect",
            ["from", "to", "since", "through"],
            backend
        ) { call in
            let question = CorrectionQuestion(
                corrections: try call.range(),
                since: try call.query["since"].map { (text) throws(StoreError) in
                    try EffectiveTime(opening: text, field: "since")
                },
                options: try call.scan()
            )
            return { try AuditAnswer(backend.store.correctionEffect(question)) }
        }
    }
}
