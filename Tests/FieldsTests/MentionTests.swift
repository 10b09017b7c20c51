// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Fields

@Suite struct MentionTests {
  private func mentions(_ shape: FieldShape, _ text: String) -> [(ItemMention, FieldPath)] {
    guard let value = ReadFields("field: \(text)\n", [FieldDeclaration("field", shape)]).values["field"] else {
      return []
    }
    var found: [(ItemMention, FieldPath)] = []
    var path = FieldPath("field")
    shape.visitMentions(in: value, at: &path) { found.append(($0, $1)) }
    #expect(path == "field")
    return found
  }

  @Test func areFoundInReferences() {
    let found = mentions(.reference(to: ["goal"]), "g")
    #expect(found.map(\.0) == [ItemMention(id: "g", kinds: ["goal"], relation: "", note: "")])
    #expect(found.map(\.1) == ["field"])
  }

  @Test func carryTheChoiceAndTheTextBesideThem() {
    let found = mentions(.list(of: .record(ShapeTests.relation)), "[{ref: a, note: Why, force: must}, b]")
    #expect(
      found.map(\.0) == [
        ItemMention(id: "a", kinds: ["goal", "objective"], relation: "must", note: "Why"),
        ItemMention(id: "b", kinds: ["goal", "objective"], relation: "", note: ""),
      ])
    #expect(found.map(\.1) == [["field", 0, "ref"], ["field", 1, "ref"]])
  }

  @Test func sayWhatIsMeantWithoutAWord() {
    let choice = Choice([.init("peer", meaning: "")], wordsPrefix: "x", otherwise: "peer")
    let record = RecordShape(
      name: "relation",
      fields: [FieldDeclaration("to", .list(of: .reference(to: []))), FieldDeclaration("as", .choice(choice))],
      shorthand: "to")
    let found = mentions(.record(record), "{to: [a, b]}")
    #expect(found.map(\.0.relation) == ["peer", "peer"])
    #expect(found.map(\.1) == [["field", "to", 0], ["field", "to", 1]])
  }

  @Test func areFoundUnderNamesOfTheWritersOwn() {
    #expect(
      mentions(.entries(of: .reference(to: [])), "{lead: a, help: b}").map(\.1) == [
        ["field", "lead"], ["field", "help"],
      ])
  }

  @Test func areInNothingElse() {
    for example in ShapeTests.examples {
      #expect(example.shape.mentionsItems == !mentions(example.shape, example.text).isEmpty)
    }
  }
}
