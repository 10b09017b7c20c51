// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@testable import Plans

@Suite struct FolderTests {
  private func problems(_ paths: [String: String]) -> [String] {
    let items = paths.sorted { $0.key < $1.key }.compactMap {
      read("---\ntitle: A\n\($0.value)---\n", path: "content/\($0.key)").item
    }
    var report = Report()
    checkFolders(items, .builtIn, &report)
    return report.diagnostics.map { "\($0.place?.path ?? ""): \($0.help ?? "")" }
  }

  @Test(arguments: [
    ("objective", "objectives", "objective"), ("Objectives", "objectives", "objective"),
    ("objectves", "objectives", "objective"), ("GOALS", "goals", "goal"), ("partner", "partners", "partner"),
    ("docuemnts", "documents", "document"),
  ]) func haveTheNameOfTheirKind(folder: String, right: String, kind: String) {
    #expect(
      problems(["\(folder)/a.md": "", "\(folder)/b/c.md": ""]) == [
        "content/\(folder): rename it `\(right)/`, or give each text a line `kind: \(kind)`"
      ])
  }

  @Test(arguments: ["en", "pt-BR", "docs"]) func areNotBelowOthers(folder: String) {
    #expect(
      problems(["\(folder)/objectives/a.md": "", "\(folder)/objectives/b.md": "", "\(folder)/index.md": ""]) == [
        "content/\(folder)/objectives: rename it `objectives/`, or give each text a line `kind: objective`"
      ])
  }

  @Test(arguments: [
    "news", "teams", "forms", "about", "pages", "page", "planning", "en", "objectives", "history/goals",
  ])
  func mayHaveAnyOtherName(folder: String) {
    #expect(problems(["\(folder)/a.md": ""]) == [])
  }

  @Test func doNotMatterWhereEachTextSaysItsKind() { #expect(problems(["objective/a.md": "kind: objective\n"]) == []) }
}
