internal import ProfileModel

/// What a caller states about why she asks: the purpose and the case.
struct StatedReason: Sendable {
    /// Why, as the header `Purpose` says.
    let purpose: String?
    /// In which case, as the header `Case-Number` says.
    let caseNumber: String?
    /// Whether each may stand in the read log, or is not there.
    private let isPlain: (purpose: Bool, caseNumber: Bool)

    static let maximumByteCount = 200

    init(_ fields: RequestFields) {
        self.init(purpose: fields.purpose, caseNumber: fields.caseNumber)
    }

    init(purpose: String?, caseNumber: String?) {
        self.purpose = purpose
        self.caseNumber = caseNumber
        isPlain = (Self.isPlain(purpose), Self.isPlain(caseNumber))
    }

    /// Whether both may stand in the read log.
    var isRecordable: Bool { isPlain.purpose && isPlain.caseNumber }

    /// Refuses what can not be put on record, and reads about a person without a reason.
    ///
    /// A citizen needs none for her own data, a register none for what it states. An auditor who
    /// states none sees pseudonyms.
    func check(_ operation: Operation, _ role: Role) throws(Problem) {
        guard isRecordable else {
            throw Problem(
                .badRequest,
                "give 1 to \(Self.maximumByteCount) bytes of text without a person number",
                field: isPlain.purpose ? "Case-Number" : "Purpose"
            )
        }
        guard operation.matter == .person else { return }
        switch role {
        case .citizen, .register, .auditor, .admin: return
        case .caseworker, .dpo, .system:
            guard purpose != nil, caseNumber != nil else {
                throw Problem(
                    .purposeMissing,
                    "send the headers Purpose and Case-Number; they are put on record",
                    field: purpose == nil ? "Purpose" : "Case-Number"
                )
            }
        }
    }

    private static func isPlain(_ text: String?) -> Bool {
        guard let text else { return true }
        return (1...maximumByteCount).contains(text.utf8.count)
            && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
            && !CPRRedaction.containsCPRNumber(text)
    }
}
