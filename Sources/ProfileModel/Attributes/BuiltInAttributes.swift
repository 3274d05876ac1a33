/// The attributes that every store knows.
enum BuiltInAttributes {
    static let all: [AttributeDefinition] = person + situation + series

    private static let person = [
        AttributeDefinition(
            number: .birthDate,
            name: "birthDate",
            kind: .date,
            sensitivity: .personal,
            source: "CPR"
        ),
        AttributeDefinition(
            number: .sex,
            name: "sex",
            kind: .code,
            codes: .list(.sexes),
            sensitivity: .personal,
            source: "CPR"
        ),
        AttributeDefinition(
            number: .municipality,
            name: "municipality",
            kind: .code,
            codes: .list(.municipalities),
            sensitivity: .personal,
            source: "CPR"
        ),
        AttributeDefinition(
            number: .origin,
            name: "origin",
            kind: .code,
            codes: .list(.origins),
            sensitivity: .derivedProxy,
            source: "derived from CPR"
        ),
        AttributeDefinition(
            number: .citizenship,
            name: "citizenship",
            kind: .code,
            codes: .shape(.country),
            sensitivity: .personal,
            source: "CPR"
        ),
    ]

    private static let situation = [
        AttributeDefinition(
            number: .dependants,
            name: "dependants",
            kind: .integer,
            range: 0...99,
            sensitivity: .personal,
            source: "CPR"
        ),
        AttributeDefinition(
            number: .education,
            name: "education",
            kind: .code,
            codes: .list(.educationGroups),
            sensitivity: .personal,
            source: "education register"
        ),
        AttributeDefinition(
            number: .industry,
            name: "industry",
            kind: .code,
            codes: .shape(.industry),
            sensitivity: .personal,
            source: "DREAM"
        ),
    ]

    private static let series = [
        AttributeDefinition(
            number: .benefit,
            name: "benefit",
            kind: .code,
            codes: .shape(.benefit),
            series: .week,
            sensitivity: .personal,
            source: "DREAM"
        ),
        AttributeDefinition(
            number: .employment,
            name: "employment",
            kind: .decimal,
            range: 0...1,
            series: .month,
            sensitivity: .personal,
            source: "DREAM"
        ),
        AttributeDefinition(
            number: .income,
            name: "income",
            kind: .decimal,
            series: .month,
            sensitivity: .personal,
            source: "income register"
        ),
    ]
}
