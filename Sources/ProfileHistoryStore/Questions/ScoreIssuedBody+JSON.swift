internal import EventModel
internal import JSON
internal import ProfileModel

extension ScoreIssuedBody {
    /// Writes what was shown as members of an open object; the keys are part of the interface.
    func writeMembers(to writer: inout JSONWriter) {
        writer.member("model", model)
        writer.member("class", `class`)
        writer.member("recipient", CPRRedaction.redactingCPRNumbers(in: recipient))
        writer.key("score")
        writer.append(optional: score)
        writer.member("targetGroup", targetGroup)
        writer.key("inputsThrough")
        if let inputsThrough {
            writer.integer(inputsThrough.rawValue)
        } else {
            writer.null()
        }
        writer.key("evidence")
        if let evidence { evidence.write(to: &writer) } else { writer.null() }
    }
}

extension ScoreEvidence {
    /// Writes what of the evidence gives no value away, as one JSON object.
    ///
    /// Its keys are part of the interface. The digests are left out: a value that has few
    /// possibilities could be tried out from them by a reader to whom it is not told.
    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("document", Self.hexadecimal(document))
        writer.key("kernelVersion")
        writer.integer(kernelVersion)
        writer.member("text", text)
        writer.key("inputs")
        writer.beginArray()
        for input in inputs {
            writer.beginArray()
            for position in input.positions { writer.integer(position.rawValue) }
            writer.endArray()
        }
        writer.endArray()
        writer.endObject()
    }

    /// Bytes as hexadecimal digits.
    static func hexadecimal(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for byte in bytes { text.append(hexadecimal: byte) }
        return String(decoding: text, as: UTF8.self)
    }
}

extension JSONWriter {
    /// Writes a number, zero without a sign, or null.
    fileprivate mutating func append(optional number: Double?) {
        if let number { double(number == 0 ? 0 : number) } else { null() }
    }
}
