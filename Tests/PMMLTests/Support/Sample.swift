import PMML

/// Small documents of fictitious models.
enum Sample {
    /// A document of version 4.4.
    static func text(
        dictionary: String,
        transformations: String = "",
        _ model: String
    ) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
        <Header/>
        <DataDictionary>\(dictionary)</DataDictionary>
        \(transformations)
        \(model)
        </PMML>
        """
    }

    /// The fields that most samples have: a number, another one, a text, and two targets.
    static let fields = """
        <DataField name="x" optype="continuous" dataType="double"/>
        <DataField name="z" optype="continuous" dataType="double"/>
        <DataField name="t" optype="categorical" dataType="string">\
        <Value value="a"/><Value value="b"/><Value value="c"/></DataField>
        <DataField name="y" optype="continuous" dataType="double"/>
        <DataField name="k" optype="categorical" dataType="string">\
        <Value value="no"/><Value value="yes"/></DataField>
        """

    /// A schema over those fields.
    static func schema(target: String) -> String {
        """
        <MiningSchema><MiningField name="x"/><MiningField name="z"/><MiningField name="t"/>\
        <MiningField name="\(target)" usageType="target"/></MiningSchema>
        """
    }

    static func document(
        fields: String = fields,
        transformations: String = "",
        _ model: String
    ) throws(PMMLError) -> PMMLDocument {
        let text = text(dictionary: fields, transformations: transformations, model)
        return try PMMLDocument(parsing: Array(text.utf8))
    }

    /// A regression that gives the value of one expression over the fields `x`, `z` and `t`.
    static func expression(
        _ expression: String,
        type: String = "double",
        transformations: String = ""
    ) throws(PMMLError) -> PMMLDocument {
        try document(
            transformations: transformations,
            """
            <RegressionModel functionName="regression">\(schema(target: "y"))
            <Output><OutputField name="e" feature="transformedValue" dataType="\(type)">\
            \(expression)</OutputField></Output>
            <RegressionTable intercept="0"/></RegressionModel>
            """
        )
    }

    /// The value of an expression for a row.
    static func value(
        _ text: String,
        type: String = "double",
        _ row: [String: PMMLInput] = [:]
    ) throws(PMMLError) -> PMMLValue? {
        let result = try expression(text, type: type).evaluate(row)
        return result.noResult == nil ? result.output("e") : nil
    }

    /// A tree over those fields.
    static func tree(
        _ function: String = "classification",
        attributes: String = "",
        nodes: String
    ) throws(PMMLError) -> PMMLDocument {
        try document(
            """
            <TreeModel functionName="\(function)" \(attributes)>
            \(schema(target: function == "classification" ? "k" : "y"))\(nodes)</TreeModel>
            """
        )
    }
}

/// The error that reading a document ends with, or nil.
func refusal(_ body: () throws(PMMLError) -> PMMLDocument) -> PMMLError? {
    do throws(PMMLError) {
        _ = try body()
        return nil
    } catch {
        return error
    }
}
