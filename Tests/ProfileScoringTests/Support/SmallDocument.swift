/// The texts of small documents.
enum SmallDocument {
    static let tree = """
        {
          "format": 1, "id": "small", "title": { "da": "Lille", "en": "Small" },
          "describes": "a model for tests", "notes": ["one"], "targetGroups": ["dagpenge"],
          "forms": ["2015"], "classes": ["low", "high"],
          "attributes": [
            { "name": "origin", "sensitivity": "derived-proxy", "legalBasis": "none" },
            { "name": "birthDate", "sensitivity": "personal", "legalBasis": "none" },
            { "name": "benefit", "sensitivity": "personal", "legalBasis": "none" }
          ],
          "questions": [{ "name": "q2", "sensitivity": "personal", "legalBasis": "none" }],
          "documentation": null,
          "features": [
            {
              "name": "origin", "from": { "attribute": "origin" },
              "whenMissing": { "noFact": "unknown" }
            },
            { "name": "age", "from": { "age": "whole" } },
            {
              "name": "weeks",
              "from": {
                "series": "benefit", "periods": 4, "aggregate": "count",
                "ending": "periodBefore", "codes": ["111", "112"]
              }
            },
            { "name": "q2", "from": { "question": "q2" }, "states": { "dont_know": "dont_know" } }
          ],
          "kernel": {
            "tree": {
              "branches": [
                { "when": { "feature": "origin", "is": ["danish"] }, "then": { "class": "low" } },
                { "when": { "feature": "age", "atLeast": 50 }, "then": { "class": "high" } },
                { "when": { "feature": "weeks", "over": 2 }, "then": { "class": "high" } },
                { "when": { "feature": "q2", "missing": true }, "then": { "class": "low" } }
              ]
            }
          },
          "goldenVectors": [
            {
              "name": "danish", "class": "low",
              "inputs": { "origin": "danish", "age": 30, "weeks": 0, "q2": { "missing": "noFact" } }
            }
          ]
        }
        """

    static let logistic = """
        {
          "logistic": {
            "subModels": [
              {
                "name": "young", "when": { "feature": "age", "under": 25 }, "intercept": 0,
                "terms": [
                  { "feature": "weeks", "coefficient": 1 },
                  {
                    "when": { "feature": "origin", "is": ["danish"] }, "coefficient": -1,
                    "whenMissing": "noResult"
                  }
                ],
                "bands": [{ "class": "low", "below": 1 }, { "class": "high", "from": 1 }]
              },
              {
                "name": "all", "intercept": 1,
                "terms": [
                  {
                    "when": { "feature": "q2", "is": ["6m"] }, "coefficient": 2,
                    "whenMissing": "zero"
                  }
                ],
                "bands": [{ "class": "low", "upTo": 0.5 }, { "class": "high", "over": 0.5 }]
              }
            ]
          }
        }
        """
}
