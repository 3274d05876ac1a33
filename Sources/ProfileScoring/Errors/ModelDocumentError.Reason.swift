public import JSON
public import PMML
public import ProfileModel
public import Scoring

extension ModelDocumentError {
    /// What can be wrong with a model document; further cases may be added.
    public enum Reason: Hashable, Sendable {
        /// The bytes are not one JSON value.
        case notJSON(JSONError)
        /// The document is of a format that this release does not know.
        case unknownFormat(String)
        /// A field is not there.
        case missingField(String)
        /// There is a field that the format does not know here.
        case unknownField(String)
        /// Fields stand together that exclude each other, or none of several stands there.
        case notExactlyOne(of: [String])
        /// The value is of another kind than the field takes.
        case wrongKind(expected: String)
        /// The value is none of those that the field takes.
        case notAmong([String])
        /// The text or the list is empty.
        case empty
        /// The text is no token.
        case notAToken
        /// The text is not written in hexadecimal digits of the right number.
        case notHexadecimal(digitCount: Int)
        /// The number is beyond the greatest one.
        case numberTooLarge
        /// The number is outside what the field takes.
        case outOfRange(lowest: Int, highest: Int)
        /// Something that must be named once is named twice.
        case duplicate(String)
        /// The store knows no attribute of this name.
        case unknownAttribute(String)
        /// The store knows no form of this name.
        case unknownForm(String)
        /// None of the document's forms has a question of this name.
        case unknownQuestion(String)
        /// The document has no feature of this name.
        case unknownFeature(String)
        /// The document does not list this class.
        case unknownClass(String)
        /// The code is not on the closed list of the attribute or question.
        case notOnList(String, of: String)
        /// The test is said to hold codes that are on no list, but all are on it.
        case needlesslyUnlisted
        /// A code that is on no list comes without an explanation.
        case unlistedWithoutNote
        /// A feature cannot read such an attribute or question in this way.
        case unreadable(String, because: String)
        /// A feature has the name of an attribute or question that it does not read.
        case misleadingName(String)
        /// A test of numbers is put to a feature of codes, or the other way round.
        case wrongTest(feature: String)
        /// The feature is read by no part of the kernel.
        case unusedFeature(String)
        /// An attribute or question is used but not declared.
        case undeclared(String)
        /// An attribute or question is declared but not used.
        case unusedDeclaration(String)
        /// The store's own definition of the attribute has another sensitivity.
        case otherSensitivity(Sensitivity)
        /// No leaf and no band gives this class.
        case unusedClass(String)
        /// A reason for a missing value is dealt with twice.
        case stateDealtWithTwice(String)
        /// The document binds a PMML document that was not given.
        case missingPMML
        /// A PMML document was given that the document does not bind.
        case needlessPMML
        /// The PMML document that was given has another digest: this one.
        case otherDigest(String)
        /// The PMML document was refused.
        case pmml(PMMLError)
        /// The PMML document takes in no field of this name; it takes in these.
        case notAField(String, of: [String])
        /// The PMML document gives out no field of this name; it gives out these.
        case notAnOutput(String, of: [String])
        /// The PMML document predicts no category of this name; it predicts these.
        case notACategory(String, of: [String])
        /// A field that the PMML document takes in has no feature.
        case unboundField(String)
        /// A feature's values can not be values of the field that it is bound to.
        case otherKind(field: String, type: String, feature: String)
        /// A category that the PMML document predicts has no class.
        case unmappedCategory(String)
        /// The kernel is not sound.
        case kernel(KernelError.Problem)
    }
}
