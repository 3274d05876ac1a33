extension CodeList {
    /// *Herkomst*, joined with the grouping of countries into western and non-western.
    public static let origins = CodeList(
        name: "origins",
        codes: [
            Code("danish", label: "dansk oprindelse"),
            Code("western_immigrant", label: "indvandrer, vestligt land"),
            Code("western_descendant", label: "efterkommer, vestligt land"),
            Code("nonwestern_immigrant", label: "indvandrer, ikke-vestligt land"),
            Code("nonwestern_descendant", label: "efterkommer, ikke-vestligt land"),
            Code("unknown", label: "uoplyst"),
        ]
    )
}
