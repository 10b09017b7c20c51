// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension Rule {
  package static let notText = Rule("not-text", .error, "a Markdown file is text in UTF-8")
  package static let missingFrontMatter = Rule(
    "missing-front-matter", .error,
    "a file begins with its title as a heading, or with its fields between two lines of three hyphens")
  package static let unclosedFrontMatter = Rule(
    "unclosed-front-matter", .error, "the fields at the top of a file end with a line of three hyphens")
  package static let nearMissFence = Rule(
    "near-miss-fence", .error, "the lines around the fields are exactly three hyphens")
  package static let yamlSyntax = Rule(
    "yaml-syntax", .error, "the fields at the top of a file are YAML: one `key: value` a line")
  package static let yamlFeature = Rule(
    "yaml-feature", .error, "anchors, aliases, tags and deep nesting of YAML are not used in fields")
  package static let curlyQuotes = Rule(
    "curly-quotes", .error, "quotation marks around a value are straight ones, which are not a part of it")
  package static let hiddenDirection = Rule(
    "hidden-direction", .warning, "no character that nobody sees turns the direction of writing")
  package static let cutValue = Rule(
    "cut-value", .error, "in YAML ` #` begins a comment, which cuts an unquoted text short")
  package static let doubledKey = Rule("doubled-key", .error, "each field is given once in a file")
  package static let unknownKey = Rule("unknown-key", .error, "a file has only the fields that its kind declares")
  package static let missingField = Rule("missing-field", .error, "the fields that a kind requires are there")
  package static let wrongType = Rule("wrong-type", .error, "a field's value has the form that its kind declares")
  package static let unknownKind = Rule("unknown-kind", .error, "`kind` names one of the kinds of items")
}

package let frontMatterRules: [Rule] = [
  .notText, .missingFrontMatter, .unclosedFrontMatter, .nearMissFence, .yamlSyntax, .yamlFeature, .curlyQuotes,
  .cutValue, .hiddenDirection,
  .doubledKey,
  .unknownKey, .missingField, .wrongType, .unknownKind,
]
