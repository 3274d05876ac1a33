/// One thing that the operator decides: its name, what it is unless decided, and what it does.
///
/// The table of them is what `--help`, `Docs/SERVICE.md` and the reading of flags are made of.
public struct Setting: Sendable {
    /// What values it takes.
    public enum Kind: Sendable, Equatable {
        case text
        case file
        case number(ClosedRange<Int>)
        case flag
    }

    /// Its name in words separated by dots, as in a file: `auth.issuer`.
    public let name: String
    /// What values it takes.
    public let kind: Kind
    /// Its value unless decided; `nil` where there is none.
    public let standard: String?
    /// What it does, in one sentence.
    public let meaning: String

    init(_ name: String, _ kind: Kind, _ standard: String?, _ meaning: String) {
        self.name = name
        self.kind = kind
        self.standard = standard
        self.meaning = meaning
    }

    /// The name as a flag: `--auth-issuer`.
    public var flag: String { "--" + words.joined(separator: "-") }

    /// The name as a variable of the environment: `PROFILEHISTORY_AUTH_ISSUER`.
    public var variable: String { "PROFILEHISTORY_" + words.joined(separator: "_").uppercased() }

    private var words: [String] {
        name.split(separator: ".").flatMap { part in
            part.split(separator: "-").map(String.init)
        }
    }
}

extension Setting {
    /// Every setting, in the order in which they are explained.
    public static let all: [Setting] = [
        Setting("store", .file, nil, "The store's folder."),
        Setting("key-file", .file, nil, "The store's key file, STORE.key unless given."),
        Setting("host", .text, "127.0.0.1", "The address to listen on."),
        Setting("port", .number(0...65_535), "8443", "The port; 0 takes a free one."),
        Setting(
            "insecure-loopback",
            .flag,
            "false",
            "Speak plain HTTP, for trying out; refused on any address but the loopback."
        ),
        Setting("tls.certificate", .file, nil, "The certificate chain, as PEM."),
        Setting("tls.key", .file, nil, "The certificate's private key, as PEM."),
        Setting(
            "tls.client-ca",
            .file,
            nil,
            "Demand client certificates by these authorities (mutual TLS), as PEM."
        ),
        Setting("auth.jwks-file", .file, nil, "The issuer's public keys (RFC 7517), as a file."),
        Setting("auth.jwks-url", .text, nil, "The same by HTTPS, instead of a file."),
        Setting("auth.issuer", .text, nil, "The issuer (`iss`) of tokens."),
        Setting("auth.audience", .text, "profilehistory", "Whom tokens are for (`aud`)."),
        Setting("auth.skew-seconds", .number(0...600), "60", "How far clocks may differ."),
        Setting(
            "auth.refresh-seconds",
            .number(1...86_400),
            "60",
            "How often the keys are looked at again; a removed key counts no more."
        ),
        Setting("limits.body-bytes", .number(1_024...(1 << 28)), "1048576", "The largest body."),
        Setting(
            "limits.header-bytes",
            .number(1_024...(1 << 20)),
            "16384",
            "The most bytes of all header fields."
        ),
        Setting(
            "limits.concurrent-requests",
            .number(1...100_000),
            "2000",
            "How many requests are worked on at once; more are refused."
        ),
        Setting(
            "limits.connections",
            .number(1...1_000_000),
            "20000",
            "How many connections are open at once; more wait."
        ),
        Setting(
            "limits.requests-per-second",
            .number(0...1_000_000),
            "0",
            "How many requests a client may make in a second; 0 is no limit."
        ),
        Setting(
            "limits.idle-seconds",
            .number(1...3_600),
            "60",
            "When a connection is closed without a request, with half of one, or with an answer that is "
                + "not taken."
        ),
        Setting(
            "limits.body-seconds",
            .number(1...3_600),
            "20",
            "How long a body may take to arrive."
        ),
        Setting(
            "limits.long-questions",
            .number(1...64),
            "2",
            "How many questions about everybody are worked on at once; 16 more wait."
        ),
        Setting(
            "limits.feed-streams",
            .number(0...100_000),
            "1000",
            "How many event streams are open at once."
        ),
        Setting(
            "limits.shutdown-seconds",
            .number(1...3_600),
            "10",
            "How long answers under way are waited for when the service is asked to end."
        ),
        Setting(
            "kept-answers",
            .number(0...100_000_000),
            "100000",
            "How many current profiles are kept in memory, some 4 kB each, until anything about them "
                + "changes; 0 keeps none."
        ),
        Setting(
            "checkpoint-seconds",
            .number(1...86_400),
            "60",
            "How often the log's head is signed."
        ),
        Setting(
            "disk-reserve-bytes",
            .number(0...Int.max),
            "268435456",
            "With less space left on the store's disk nothing is stored but who reads, and the service "
                + "is not ready."
        ),
        Setting(
            "windows.codes",
            .text,
            nil,
            "Benefit codes per target group, as for `profilehistory windows --codes`, separated "
                + "by semicolons; forms outside their period are refused then."
        ),
        Setting("log.level", .text, "info", "trace, debug, info, notice, warning or error."),
        Setting(
            "trace-spans",
            .flag,
            "false",
            "Write a line for every span of a request."
        ),
        Setting("config", .file, nil, "A JSON file with any of these; flags and variables win."),
    ]
}
