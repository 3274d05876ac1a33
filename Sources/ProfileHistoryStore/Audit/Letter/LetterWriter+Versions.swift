internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

/// What is said of the versions: since when, by whose decision, and what for.
extension LetterWriter {
    var since: [LetterSentence] {
        let users = versions.filter { $0.use != nil && !$0.periods.isEmpty }
        guard !users.isEmpty else {
            return [
                LetterSentence(
                    "Ingen registreret modelversion, der bruger \(name.danish), har været i kraft.",
                    "No model version on record that uses \(name.english) has been in force.",
                    .absence
                )
            ]
        }
        var sentences = users.flatMap { version in
            version.periods.map { sentence(version, $0) }
        }
        sentences.append(
            LetterSentence(
                "Hvad der blev brugt før den første registrerede version, står der intet om.",
                "Of what was used before the first version on record nothing is said.",
                .absence
            )
        )
        return sentences
    }

    private func sentence(
        _ version: LetterVersion,
        _ period: AttributeUse.Period
    ) -> LetterSentence {
        let from = LetterWords.day(period.from.instant)
        let activations = version.model.activations.filter {
            $0.targetGroup == period.group && $0.effective == period.from
        }
        var (danish, english) = ("er i kraft fra den", "is in force from")
        var (until, untilEnglish) = (" og stadig", " and still")
        if period.from.instant > now {
            (danish, english) = ("skal efter planen være i kraft fra den", "is to be in force from")
            (until, untilEnglish) = ("", "")
        }
        if let end = period.until, end.instant <= now {
            let day = LetterWords.day(end.instant)
            (danish, english) = ("var i kraft fra den", "was in force from")
            (until, untilEnglish) = (" til den \(day.danish)", " until \(day.english)")
        } else if let end = period.until {
            let day = LetterWords.day(end.instant)
            (until, untilEnglish) = (" til den \(day.danish)", " until \(day.english)")
        }
        let how = Self.remarks(on: activations)
        return LetterSentence(
            "Modelversionen \(version.model.name), der bruger oplysningen, \(danish) "
                + "\(from.danish)\(until) for \(period.group)\(how.danish).",
            "The model version \(version.model.name), which uses it, \(english) "
                + "\(from.english)\(untilEnglish) for \(period.group)\(how.english).",
            from: activations.map(\.provenance.position)
        )
    }

    /// What has to be said of how a period began.
    private static func remarks(on activations: [ModelTimeline.Activation]) -> Wording {
        guard let activation = activations.last else { return Wording(danish: "", english: "") }
        var (danish, english) = ("", "")
        if let rollback = activation.rollback {
            danish += ", sat tilbage i stedet for \(rollback.model)"
            english += ", put back in the place of \(rollback.model)"
        }
        if activation.isBackDated {
            let day = LetterWords.day(activation.provenance.registered.instant)
            danish += ", besluttet bagud den \(day.danish)"
            english += ", decided afterwards on \(day.english)"
        }
        return Wording(danish: danish, english: english)
    }

    var decision: [LetterSentence] {
        var sentences: [LetterSentence] = []
        if [.origin, .citizenship].contains(definition.number) {
            sentences.append(
                LetterSentence(
                    "Der spørges ikke om \(name.danish) i skemaet: oplysningen følger med "
                        + "CPR-nummeret.",
                    "The form does not ask for \(name.english): it comes along with the CPR number.",
                    .general
                )
            )
        }
        sentences.append(
            LetterSentence(
                "Der står ingen beslutning om at indsamle oplysningen i registreringerne.",
                "The records hold no decision to collect it.",
                .absence
            )
        )
        guard let version, let use = version.use else { return sentences }
        let model = version.model
        var steps = [
            (
                Wording(danish: "lagt frem af", english: "laid before by"), model.author,
                model.provenance
            )
        ]
        steps += model.approvals.map {
            (Wording(danish: "godkendt af", english: "approved by"), $0.approver, $0.provenance)
        }
        steps += model.activations.map {
            (Wording(danish: "sat i kraft af", english: "put in force by"), $0.actor, $0.provenance)
        }
        func list(_ words: (Wording) -> String, _ join: String) -> String {
            steps.map { step in
                let day = LetterWords.day(step.2.registered.instant)
                return "\(words(step.0)) \(step.1) \(join) \(words(day))"
            }.joined(separator: ", ")
        }
        sentences.append(
            LetterSentence(
                "Modelversionen \(model.name), der bruger den, blev \(list(\.danish, "den")).",
                "The model version \(model.name), which uses it, was \(list(\.english, "on")).",
                from: steps.map(\.2.position)
            )
        )
        sentences.append(
            LetterSentence(
                "Hjemlen, som versionens dokument angiver: \(use.legalBasis)",
                "The legal basis that the version's document states: \(use.legalBasis)",
                from: [model.provenance.position]
            )
        )
        return sentences
    }

    var purpose: [LetterSentence] {
        var sentences: [LetterSentence] = []
        if let version, version.use != nil, let document = occasion.document,
            document.id == version.model.name
        {
            let danish = document.classes.map { DomainWords.class($0.name).danish }
            let english = document.classes.map { DomainWords.class($0.name).english }
            sentences.append(
                LetterSentence(
                    "I modelversionen \(document.id) er oplysningen en af "
                        + "\(document.features.count), der giver en af klasserne "
                        + "\(danish.joined(separator: ", ")).",
                    "In the model version \(document.id) it is one of \(document.features.count) "
                        + "inputs that give one of the classes \(english.joined(separator: ", ")).",
                    from: [version.model.provenance.position]
                )
            )
        }
        if occasion.shown.isEmpty, occasion.untold.isEmpty {
            sentences.append(
                LetterSentence(
                    "Der står ikke i registreringerne, at et resultat er vist til nogen.",
                    "The records do not say that a result was shown to anybody.",
                    .absence
                )
            )
        }
        for shown in occasion.shown {
            let day = LetterWords.day(shown.at)
            sentences.append(
                LetterSentence(
                    "Et resultat blev vist til \(shown.recipient) den \(day.danish).",
                    "A result was shown to \(shown.recipient) on \(day.english).",
                    from: [shown.position]
                )
            )
        }
        return sentences + Self.tool
    }

    private static let tool = [
        LetterSentence(
            "Værktøjet er et redskab til samtalen. Jobcentret må kun bruge resultatet i samtalen, "
                + "hvis du har udfyldt skemaet, og det er frivilligt.",
            "The tool is meant for the conversation. The job centre may use the result in it only if "
                + "you have filled in the form, which is voluntary.",
            .general
        ),
        LetterSentence(
            "Et resultat siger noget om en gruppe med de samme oplysninger, ikke om dig som person.",
            "A result says something of a group with the same inputs, not of you as a person.",
            .general
        ),
    ]
}
