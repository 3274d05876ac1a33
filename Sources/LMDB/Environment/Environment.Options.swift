extension Environment {
    /// How an environment is opened; every option has a default.
    public struct Options: Sendable {
        /// What may be done with an environment.
        public enum Access: Sendable {
            /// Reads and writes; the file is created when it is missing.
            case readWrite
            /// Reads only; the file must exist, and its folder must let the lock file be written.
            case readOnly
        }

        /// When a commit counts as done.
        public enum Synchronization: Sendable {
            /// A commit returns when its data is on the disk.
            case durable
            /// A commit leaves the data to the operating system: after a crash of the machine the
            /// last commits may be lost and the file may be damaged. For tests and benchmarks. The
            /// corresponding C flag is `MDB_NOSYNC`.
            case unsafeNoSync
        }

        /// The size of the map, and so the most that the data can grow to, 256 GiB by default.
        ///
        /// This reserves address space and neither memory nor disk. LMDB cannot grow a map while
        /// it is used by others, so reserve once and amply, the same in every process. A process
        /// has 128 TiB on most machines, enough for hundreds of environments of the default size;
        /// where it has less, opening throws ``LMDBError/noMemory``: then ask for less. Rounded up
        /// to a multiple of 64 KiB, and never below what the file already holds.
        public var mapByteCount: Int

        /// How many databases can be open at a time, 16 by default; each costs a little per
        /// transaction.
        public var maximumDatabaseCount: UInt32

        /// How many read transactions can be open at a time over all processes, 1022 by default.
        ///
        /// The first process to open the file decides. 1022 fill the lock file's pages exactly.
        public var maximumReaderCount: UInt32

        /// Whether the environment can be written to, which it can by default.
        public var access: Access

        /// Whether commits are durable, which they are by default.
        public var synchronization: Synchronization

        /// The permissions of files that are created, 0600 by default, narrowed by the umask.
        ///
        /// They also hold for a copy of the environment.
        public var permissions: UInt32

        /// Makes options; what is not given has its default.
        public init(
            mapByteCount: Int = 1 << 38,
            maximumDatabaseCount: UInt32 = 16,
            maximumReaderCount: UInt32 = 1022,
            access: Access = .readWrite,
            synchronization: Synchronization = .durable,
            permissions: UInt32 = 0o600
        ) {
            self.mapByteCount = mapByteCount
            self.maximumDatabaseCount = maximumDatabaseCount
            self.maximumReaderCount = maximumReaderCount
            self.access = access
            self.synchronization = synchronization
            self.permissions = permissions
        }

        /// Every page size in use divides 64 KiB, and LMDB wants a multiple of the page size.
        var roundedMapByteCount: Int {
            let unit = 1 << 16
            precondition(
                mapByteCount > 0 && mapByteCount <= Int.max - unit,
                "A map has at least one byte and fits the address space."
            )
            return (mapByteCount + unit - 1) / unit * unit
        }

        /// The flags of `mdb_env_open`.
        var flags: UInt32 {
            Constants.noSubdirectory | Constants.noThreadLocalStorage
                | (access == .readOnly ? Constants.readOnly : 0)
                | (synchronization == .unsafeNoSync ? Constants.noSync : 0)
        }
    }
}
