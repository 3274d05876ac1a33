internal import ProfileModel

extension FairnessStudy {
    static let selectionAxis = Wording(
        danish: "udvalgte i procent af gruppen",
        english: "selected, as a percentage of the group"
    )

    static let oddsAxis = Wording(
        danish: "udvalgte i procent af dem, hvor udfaldet indtraf, og hvor det ikke indtraf",
        english: "selected, as a percentage of those for whom the outcome came about or did not"
    )

    static let interval = Wording(
        danish: "Stregerne er intervaller af Wilson med 95 procents sikkerhed.",
        english: "The lines are Wilson's intervals at a confidence of 95 per cent."
    )

    static let partial = Wording(
        danish: "Forskellene er mellem de grupper, hvis tal er vist; de andre kan afvige mere.",
        english: """
            The differences are between the groups whose figures are shown; others may differ more.
            """
    )

    static let nobodyShown = Wording(
        danish: "Der er så få personer, at intet tal kan vises.",
        english: "There are so few people that no figure can be shown."
    )

    static let noGroupShown = Wording(
        danish: "Der er så få personer i grupperne, at tal for dem kunne pege på enkeltpersoner.",
        english: "There are so few people in the groups that their figures could point to persons."
    )

    /// What the figures say and what they do not.
    static let reservations = ReportSection(
        Wording(
            danish: "Hvad tallene siger, og hvad de ikke siger",
            english: "What the figures say and what they do not"
        ),
        .list([
            Wording(
                danish: """
                    En forskel er intet bevis for diskrimination: grupperne kan være forskellige i \
                    det, som udvælgelsen lovligt bygger på. Den er en grund til at spørge hvorfor.
                    """,
                english: """
                    A difference is no proof of discrimination: the groups may differ in what the \
                    selection lawfully rests on. It is a reason to ask why.
                    """
            ),
            Wording(
                danish: """
                    Ens andele er intet bevis for, at der ikke diskrimineres: forskelle kan ophæve \
                    hinanden, og de kan ligge i grupper, som ikke er talt her.
                    """,
                english: """
                    Equal rates are no proof that nobody is discriminated against: differences can \
                    cancel out, and they can lie in groups that are not counted here.
                    """
            ),
            Wording(
                danish: """
                    Hvor udfaldet er forskelligt udbredt i grupperne, kan ikke alle målene være \
                    ens på én gang; hvilket der vejer tungest, er et valg og ikke en beregning.
                    """,
                english: """
                    Where the outcome is not equally common in the groups, not all of these \
                    measures can be equal at once; which of them weighs most is a choice and no \
                    calculation.
                    """
            ),
            Wording(
                danish: """
                    Et udfald kan selv være præget af udvælgelsen: den, der udvælges, kan få \
                    hjælp, og så indtræffer det forudsete ikke.
                    """,
                english: """
                    An outcome may itself be shaped by the selection: somebody selected may be \
                    helped, and then what was foreseen does not come about.
                    """
            ),
            Wording(
                danish: """
                    Intervallerne siger, hvor meget tilfældet alene kan flytte en andel i en \
                    gruppe af den størrelse. De siger intet om fejl i oplysningerne.
                    """,
                english: """
                    The intervals say how far chance alone can move a rate in a group of that \
                    size. They say nothing of errors in the data.
                    """
            ),
        ])
    )

    /// Where the methods come from.
    var methods: [Wording] {
        [
            Wording(
                danish: """
                    Forskellen er den højeste andel minus den laveste, forholdet den laveste delt \
                    med den højeste; for lige odds det værste af andelen sandt og falsk positive. \
                    Det er Fairlearns definitioner. En andel af ingen er udeladt.
                    """,
                english: """
                    The difference is the highest rate less the lowest, the ratio the lowest \
                    divided by the highest; for equalised odds the worse of the true and the false \
                    positive rates. The definitions are Fairlearn's. A rate of nobody is left out.
                    """
            ),
            Wording(
                danish: """
                    Intervaller: E. B. Wilson, Journal of the American Statistical Association 22 \
                    (1927), uden kontinuitetskorrektion, 95 %.
                    """,
                english: """
                    Intervals: E. B. Wilson, Journal of the American Statistical Association 22 \
                    (1927), without a correction for continuity, 95%.
                    """
            ),
            Wording(
                danish: """
                    Antal fra 1 til under \(smallCounts.threshold) er tilbageholdt, og så mange \
                    andre, at intet af dem kan regnes ud af summerne.
                    """,
                english: """
                    Numbers from 1 to below \(smallCounts.threshold) are held back, and as many \
                    others as it takes for none of them to follow from the totals.
                    """
            ),
        ]
    }
}
