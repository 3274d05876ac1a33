internal import AccessLog
internal import EventModel
internal import Hummingbird

extension Endpoint {
    /// Answers a request from memory once that is in the read log.
    ///
    /// False where it is not in memory, or anything stands in the way of answering; nothing was
    /// done then. `complete` runs on the read log's thread; where that can not be written it is
    /// given `nil`.
    func answerAgain(
        _ sent: SentRequest,
        then complete: @escaping @Sendable (ReadyResponse?) -> Void
    ) -> Bool {
        guard sent.fields.keepsConnection, admission.concurrent.enter() else { return false }
        guard let (answer, entry) = answerInMemory(to: sent) else {
            admission.concurrent.leave()
            return false
        }
        let response = ready(response(to: sent, with: answer), answer)
        recorder.submit(entry) { [turnstile = admission.concurrent] isRecorded in
            turnstile.leave()
            complete(isRecorded ? response : nil)
        }
        return true
    }

    /// The answer, and what is put on record about it.
    private func answerInMemory(to sent: SentRequest) -> (Reply, AccessEntry)? {
        guard let again = operation.again, let caller = admission.knownCaller(of: sent.fields),
            caller.roles.contains(where: again.roles.contains), admission.hasRoom(for: caller)
        else { return nil }
        do {
            let call = try call(sent, by: caller, ReadNote(), StatedReason(sent.fields))
            guard let answer = try again.tell(call),
                let entry = recorder.entry(answer, call, operation)
            else { return nil }
            try call.accepted.check(answer.type)
            // The last, since it counts.
            try admission.count(caller)
            return (answer, entry)
        } catch {
            return nil
        }
    }

    private func ready(_ response: Response, _ answer: Reply) -> ReadyResponse {
        guard response.status == .ok, case .bytes(let bytes) = answer.content else {
            return ReadyResponse(head: response.head, body: nil)
        }
        return ReadyResponse(head: response.head, body: bytes)
    }
}
