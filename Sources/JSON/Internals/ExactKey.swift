/// A text that equals another only if the bytes are the same.
///
/// A Swift string also equals one that writes its accents in another way.
struct ExactKey: Hashable {
    let text: String

    init(text: String) {
        self.text = text
    }

    static func == (left: ExactKey, right: ExactKey) -> Bool {
        // Equal bytes make equal strings, and comparing strings is the quicker way to say no.
        left.text.utf8.count == right.text.utf8.count && left.text == right.text
            && left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(text)
    }
}
