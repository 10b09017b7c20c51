// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// The same input gives the same bytes.
@Suite struct DeterminismTests {
  private let source = CaseFolder.all(in: "Cases").first { $0.testDescription == "small-plan" }?.source ?? ""

  @Test(arguments: [1, 1, 3, 8]) func doesNotDependOnTheRunOrItsThreads(workers: Int) throws {
    let output = try TemporaryFolder()
    _ = try build(source, to: output.path + "/one", workers: 1)
    _ = try build(source, to: output.path + "/other", workers: workers)
    let one = output.tree("one")
    #expect(one.count > 30)
    #expect(one == output.tree("other"))
  }

  @Test func doesNotDependOnTheOrderOrPlaceOfFolders() throws {
    let output = try TemporaryFolder()
    for (number, names) in [filesBelow(source), filesBelow(source).reversed()].enumerated() {
      let copy = try TemporaryFolder()
      let base = number == 0 ? "" : "a/deeper/place/"
      for name in names { try copy.write(base + name, contents(of: "\(source)/\(name)") ?? []) }
      _ = try build(copy.path + "/" + base, to: "\(output.path)/\(number)")
    }
    #expect(output.tree("0").count > 30)
    #expect(output.tree("0") == output.tree("1"))
  }

  @Test func holdsNoPathOfTheMachine() throws {
    let output = try TemporaryFolder()
    _ = try build(source, to: output.path + "/out")
    for (name, bytes) in output.tree("out") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains(output.path) && !text.contains(source), "\(name)")
    }
  }

  @Test func reportsTheSameInTheSameOrder() throws {
    let refused = CaseFolder.all(in: "Refused")
    for site in refused {
      let one = printed(try build(site.source, workers: 1), site.source)
      #expect(one == printed(try build(site.source, workers: 8), site.source), "\(site.testDescription)")
    }
  }
}
