/// The rule that nobody approves what he or she laid before the store.
public enum Approval {
    /// Whether the approver is somebody else than the author.
    ///
    /// Names are compared without regard to white space around them and to the case of letters, so
    /// that `Ada` does not approve the work of `ada `. A name of nothing but white space is nobody.
    public static func isBySomebodyElse(author: String, approver: String) -> Bool {
        let (author, approver) = (folded(author), folded(approver))
        return !approver.isEmpty && approver != author
    }

    private static func folded(_ name: String) -> String {
        let isVisible = { (character: Character) in !character.isWhitespace }
        guard let first = name.firstIndex(where: isVisible),
            let last = name.lastIndex(where: isVisible)
        else { return "" }
        return name[first...last].lowercased()
    }
}
