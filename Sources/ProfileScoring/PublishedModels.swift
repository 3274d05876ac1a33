/// The model versions that come with the store: documents of public models.
///
/// They are what anybody may read in public and nothing else: the published reconstruction of the
/// Danish tool in the three versions that stood in its history, which is not the agency's model,
/// and the Austrian AMAS regression as a public thesis transcribed it. Each document says what its
/// source does not state.
public enum PublishedModels {
    /// The versions in order of age, each with its id and the bytes of its document.
    public static let all: [(id: String, bytes: [UInt8])] = [
        ("published-2021-09-02", PackageResources.published_2021_09_02_json),
        ("published-2021-09-09", PackageResources.published_2021_09_09_json),
        ("published-2021-09-15", PackageResources.published_2021_09_15_json),
        ("amas", PackageResources.amas_json),
    ]

    /// The document of a version, nil where there is none of this name.
    public static func document(_ id: String) -> [UInt8]? {
        all.first { $0.id == id }?.bytes
    }

    /// The definitions of the attributes that `amas` uses and no Danish register has.
    ///
    /// Lines of a feed, to be imported before the document is laid before a store.
    public static let amasAttributes: [UInt8] = PackageResources.amas_attributes_ndjson
}
