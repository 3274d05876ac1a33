extension CodeList {
    /// The two sexes of the civil register.
    public static let sexes = CodeList(
        name: "sexes",
        codes: [Code("m", label: "mand"), Code("f", label: "kvinde")]
    )
}
