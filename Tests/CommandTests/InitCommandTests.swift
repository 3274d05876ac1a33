import Foundation
import JSON
import Testing

/// `init`, and the key file that every other command needs.
@Suite struct InitCommandTests {
    /// A question that any store can be asked.
    private static let list = ["model", "list", "s"]

    @Test func `a store and a key that its owner alone may read are made`() throws {
        let place = try Workplace()
        let outcome = try place.run("init", "s").expectSuccess()
        #expect(
            outcome.output == """
                made the store s
                wrote its key to s.key; keep it apart from the store's backups

                """
        )
        #expect(try place.permissions("s.key") == 0o600)
        #expect(try place.permissions("s") == 0o700)
        #expect(try JSONValue(parsing: place.text("s/store.json"))["format"] == 1)
        try place.run(Self.list).expectSuccess()
    }

    @Test func `a folder is made with those above it, and an empty one is taken`() throws {
        let place = try Workplace()
        try place.run("init", "a/b/s").expectSuccess()
        #expect(place.holds("a/b/s.key"))
        try FileManager.default.createDirectory(
            atPath: place.path("empty"),
            withIntermediateDirectories: false
        )
        try place.run("init", "empty/").expectSuccess()
        #expect(place.holds("empty.key"))
    }

    @Test func `the key file may be named on the line or in the environment`() throws {
        let place = try Workplace()
        let variable = ["PROFILEHISTORY_KEY_FILE": "b.key"]
        try place.run("init", "s", "--key-file", "a.key").expectSuccess()
        try place.run("init", "t", environment: variable).expectSuccess()
        #expect(place.holds("a.key") && place.holds("b.key"))
        #expect(!place.holds("s.key") && !place.holds("t.key"))
        try place.run("model", "list", "s", "--key-file", "a.key").expectSuccess()
        try place.run("model", "list", "t", environment: variable).expectSuccess()
        // The line has the last word.
        try place.run(
            ["model", "list", "s", "--key-file", "a.key"],
            environment: variable
        ).expectSuccess()
        try place.run(Self.list, environment: variable)
            .expectFailure(4, "the key file belongs to another store")
    }

    @Test func `a folder with anything in it is refused and left alone`() throws {
        let place = try Workplace.withStore()
        let key = try place.text("s.key")
        try place.run("init", "s").expectFailure(
            3,
            "the folder s is not empty; name a new one for the store"
        )
        #expect(try place.text("s.key") == key)
        try place.run(Self.list).expectSuccess()
    }

    @Test func `a key is never overwritten`() throws {
        let place = try Workplace()
        try place.write("s.key", ["precious"])
        try place.run("init", "s").expectFailure(
            4,
            "the key file s.key exists; a key is never overwritten, name another"
        )
        #expect(try place.text("s.key") == "precious\n")
        // The same call with another name goes through: nothing half made is in the way.
        try place.run("init", "s", "--key-file", "other.key").expectSuccess()
    }

    @Test(arguments: ["s/key", "s/deep/../key", "link/key", "../WORK/s/key"])
    func `a key inside the store is refused`(path: String) throws {
        let place = try Workplace()
        try FileManager.default.createSymbolicLink(
            atPath: place.path("link"),
            withDestinationPath: "s"
        )
        try FileManager.default.createDirectory(
            atPath: place.path("s"),
            withIntermediateDirectories: false
        )
        let key = path.replacing("WORK", with: place.folder.lastPathComponent)
        let refusal =
            "the key file must stand outside the store; a copy of the store would carry its key"
        try place.run("init", "s", "--key-file", key).expectFailure(4, refusal)
        #expect(!place.holds("s/key"))
        // Nor is one taken that somebody moved there.
        try place.run("init", "s").expectSuccess()
        try FileManager.default.moveItem(atPath: place.path("s.key"), toPath: place.path("s/key"))
        try FileManager.default.createDirectory(
            atPath: place.path("s/deep"),
            withIntermediateDirectories: false
        )
        try place.run(Self.list + ["--key-file", key]).expectFailure(4, refusal)
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o610, 0o601, 0o602, 0o777])
    func `a key that others may use is refused`(mode: Int) throws {
        let place = try Workplace.withStore()
        try FileManager.default.setAttributes(
            [.posixPermissions: mode],
            ofItemAtPath: place.path("s.key")
        )
        try place.run(Self.list).expectFailure(
            4,
            "the key file s.key may be read by others; run chmod 600 on it"
        )
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o400],
            ofItemAtPath: place.path("s.key")
        )
        try place.run(Self.list).expectSuccess()
    }

    @Test func `a missing, a wrong and another store's key are refused`() throws {
        let place = try Workplace.withStore()
        try place.run("init", "t").expectSuccess()
        try place.run(Self.list + ["--key-file", "nowhere"]).expectFailure(
            4,
            "the key file nowhere is missing; give the one written by init with --key-file"
        )
        try place.run(Self.list + ["--key-file", "t.key"])
            .expectFailure(4, "the key file belongs to another store")
        let key = try place.text("s.key")
        for wrong in ["", "secret", "profilehistory-key-1 AAAA", key + "more", "x" + key] {
            try place.write("wrong", Data(wrong.utf8))
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600],
                ofItemAtPath: place.path("wrong")
            )
            try place.run(Self.list + ["--key-file", "wrong"])
                .expectFailure(4, "the file wrong is not a key file of this store")
        }
    }

    @Test func `a folder that can not be made is said, and no key is left behind`() throws {
        let place = try Workplace()
        try place.write("file", ["not a folder"])
        let outcome = try place.run("init", "file/s").expect(4)
        #expect(outcome.errors.hasPrefix("error: the folder file/s can not be made ("))
        #expect(!place.holds("file.key") && !place.holds("file/s.key"))
    }

    @Test func `what is not a store is named, whatever the key`() throws {
        let place = try Workplace.withStore()
        let message = "nowhere is not a store; make one with: profilehistory init nowhere"
        try place.run("model", "list", "nowhere").expectFailure(4, message)
        try place.run("model", "list", "nowhere", "--key-file", "s.key").expectFailure(4, message)
        try place.run("import", "nowhere", "file").expectFailure(4, message)
    }
}
