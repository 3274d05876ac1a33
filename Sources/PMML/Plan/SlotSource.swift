/// Where the value of a slot comes from when it is first looked at.
enum SlotSource: Sendable {
    /// From the row, prepared by the mining schema of the outermost model.
    case input(Int32)
    /// From an expression, as a value of the slot's type.
    case derived(expression: Int32, type: DataType)
    /// From another slot, by the mining schema of an inner model.
    case treated(slot: Int32, treatment: Int32)
    /// From what is written there during evaluation; missing until then.
    case written
}
