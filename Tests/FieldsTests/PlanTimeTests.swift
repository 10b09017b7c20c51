// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSON
import Testing

@testable import Fields

@Suite struct PlanTimeTests {
  private func read(_ text: String) throws -> (time: PlanTime?, problems: [String]) {
    var reader = FieldReader(path: "a.md")
    reader.field = "due"
    let years = try #require(DateSpan("2026/2028"))
    reader.bands = [try #require(TimeBand("short", years))]
    let node = YAMLNode(content: .scalar(text, isPlain: true), line: 1, column: 6)
    let time = FieldType<PlanTime>.time.read(node, &reader)
    return (time, reader.report.diagnostics.map { "\($0.message) (\($0.help ?? ""))" })
  }

  @Test(arguments: [
    ("2027-03-31", "2027-03-31"), ("2027-03", "2027-03"), ("2027", "2027"), ("2027-Q2", "2027-04/2027-06"),
    ("2026/2030", "2026/2030"), ("2026-04/2027-09", "2026-04/2027-09"), ("short", "2026/2028"),
    ("2027-03-31T10:00:00Z", "2027-03-31"),
  ]) func isASpan(text: String, iso: String) throws {
    let (time, problems) = try read(text)
    #expect(problems == [])
    #expect(time?.span?.iso == iso)
  }

  @Test func goesOnWithoutAnEnd() throws {
    let (time, problems) = try read("ongoing")
    #expect(problems == [])
    #expect(time == .ongoing)
    #expect(time?.span == nil && time?.day == nil)
  }

  @Test func isOneDayWhereItIsWrittenAsOne() throws {
    #expect(try read("2027-03").time?.day?.iso == "2027-03")
    #expect(try read("2027-Q2").time?.day == nil)
    #expect(try read("2026/2027").time?.day == nil)
    #expect(try read("short").time?.day == nil)
  }

  @Test(arguments: [
    ("shrot", "did you mean `due: short`?"), ("ongoign", "did you mean `due: ongoing`?"),
    ("31.3.2027", "write `due: 2027-03-31`"),
    (
      "soon",
      "write a day, month, quarter or year, such as `due: 2027-Q2`, two of them with `/` between, `ongoing`, or `short`"
    ),
    (
      "2027/2026",
      "write a day, month, quarter or year, such as `due: 2027-Q2`, two of them with `/` between, `ongoing`, or `short`"
    ),
  ]) func isRefusedOtherwise(text: String, help: String) throws {
    #expect(try read(text).problems == ["`due` has to be a time, not `\(text)` (\(help))"])
  }

  @Test func isWrittenAsTyped() throws {
    let time = try #require(try read("short").time)
    #expect(writeFields([FieldEntry("due", .time(time))], declared: [FieldDeclaration("due", .time)]) == "due: short\n")
    #expect(json(.time(time)) == "\"short\"")
    let quarter = try #require(try read("2027-Q2").time)
    #expect(json(.time(quarter)) == "\"2027-Q2\"")
  }

  @Test(arguments: ["ongoing", "2026", "-x", ""]) func bandsHaveNamesThatMeanNothingElse(name: String) throws {
    let year = try #require(DateSpan("2026"))
    #expect(TimeBand(name, year) == nil)
  }
}

private func json(_ value: FieldValue) -> String {
  var bytes: [UInt8] = []
  bytes.appendJSON(value)
  return String(decoding: bytes, as: UTF8.self)
}
