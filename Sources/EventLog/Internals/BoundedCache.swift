/// A dictionary that forgets everything when it is full.
///
/// It keeps memory flat whatever the population; a full sweep refills it once per capacity, which
/// costs less than keeping an order of use.
package struct BoundedCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private var values: [Key: Value] = [:]
    let capacity: Int

    /// Makes an empty cache of a size.
    package init(capacity: Int) {
        self.capacity = capacity
    }

    /// The value of a key, as long as it is remembered.
    package subscript(key: Key) -> Value? {
        get { values[key] }
        set {
            if values.count >= capacity, values[key] == nil {
                values.removeAll(keepingCapacity: true)
            }
            values[key] = newValue
        }
    }
}
