extension CodeList {
    /// The main groups of DISCED-15, Statistics Denmark's classification of education.
    public static let educationGroups = CodeList(
        name: "DISCED-15 main groups",
        codes: [
            Code("05", label: "Førskole"),
            Code("10", label: "Grundskole"),
            Code("15", label: "Forberedende"),
            Code("20", label: "Gymnasiale"),
            Code("25", label: "Danskundervisning ved sprogcentre"),
            Code("29", label: "Erhvervsfaglige grundforløb"),
            Code("30", label: "Erhvervsfaglige"),
            Code("35", label: "Adgangsgivende"),
            Code("39", label: "AMU"),
            Code("40", label: "KVU"),
            Code("50", label: "MVU"),
            Code("60", label: "BACH"),
            Code("70", label: "LVU"),
            Code("80", label: "Ph.d."),
            Code("90", label: "Uoplyst"),
        ]
    )
}
