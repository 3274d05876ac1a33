internal import EventModel
internal import LMDB

/// How far the rebuild of a view has come, as it stands in `meta`.
///
/// It changes in the very transactions that change the copy, so whoever finds it, in whatever
/// process and after whatever crash, can go on from there. Byte table: `Docs/FORMAT.md`.
struct RebuildState: Hashable, Sendable {
    /// What is being done to the half of the view that is not in use.
    enum Phase: UInt8 {
        /// It is filled from the log and shall be used.
        case building = 1
        /// It is filled from the log and shall be compared.
        case verifying = 2
        /// It is emptied.
        case clearing = 3
    }

    /// What is being done.
    var phase: Phase
    /// The generation that is filled or emptied.
    var generation: UInt64
    /// The copy holds every event before this one.
    var next = Position.first
    /// The subjects before this one hold every event before ``blockEnd`` too.
    var subject = SubjectID(rawValue: 0)
    /// Where the block ends that is being added; ``next`` when none is.
    var blockEnd = Position.first

    /// Whether a block has been added for some subjects only.
    var isInsideBlock: Bool { blockEnd != next }
}

extension RebuildState {
    /// Reads a state, refusing what the store does not write.
    init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        guard let phase = Phase(rawValue: try reader.byte()) else {
            throw CodecError(offset: 0, reason: "phase of the rebuild is not known")
        }
        self.phase = phase
        generation = try reader.uint64()
        next = Position(rawValue: try reader.uint64())
        subject = SubjectID(rawValue: try reader.uint64())
        blockEnd = Position(rawValue: try reader.uint64())
        guard reader.isAtEnd, blockEnd >= next else {
            throw CodecError(offset: reader.offset, reason: "state of the rebuild is not 33 bytes")
        }
    }

    /// The state's 33 bytes.
    var bytes: [UInt8] {
        var bytes = [phase.rawValue]
        bytes.append(littleEndian: generation)
        bytes.append(littleEndian: next.rawValue)
        bytes.append(littleEndian: subject.rawValue)
        bytes.append(littleEndian: blockEnd.rawValue)
        return bytes
    }
}

extension StoreFiles {
    private static let rebuildPrefix: [UInt8] = Array("rebuild:".utf8)

    private static func rebuildKey(_ view: StoredView) -> [UInt8] {
        rebuildPrefix + Array(view.rawValue.utf8)
    }

    /// How far the rebuild of a view has come, `nil` when none is under way.
    func rebuildState(
        of view: StoredView,
        in txn: borrowing some Transaction & ~Copyable
    ) throws -> RebuildState? {
        let key = Self.rebuildKey(view)
        guard let value = unsafe try txn.checkedValue(in: meta, forKey: key.span.bytes) else {
            return nil
        }
        let state = try RebuildState(decoding: value)
        // Only the half that nobody reads is ever filled or emptied.
        guard state.generation & 1 != (try views.storedGeneration(of: view, in: txn)) & 1 else {
            throw EventLogError.damaged("the state of the rebuild of \(view.rawValue)")
        }
        return state
    }

    /// Notes how far the rebuild of a view has come; `nil` ends it.
    func setRebuildState(
        _ state: RebuildState?,
        of view: StoredView,
        in txn: inout WriteTransaction
    ) throws {
        let key = Self.rebuildKey(view)
        if let state {
            unsafe try txn.putChecked(state.bytes, forKey: key.span.bytes, in: meta)
        } else {
            _ = unsafe try txn.delete(forKey: key.span.bytes, in: meta)
        }
    }
}
