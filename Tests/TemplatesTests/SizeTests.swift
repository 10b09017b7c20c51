// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Dispatch
import Foundation
import HTML
import Synchronization
import Templates
import TestSupport
import Testing

/// Large and hostile templates take time in proportion to their size, and end.
@Suite(.serialized) struct SizeTests {
  /// In quadratic time a megabyte takes minutes; it takes about a second, without optimization.
  @Test(
    arguments: [
      "{{heading}}", "{{a", "{{{", "{{!", "{{! {{", "{{=", "\n  {{! x }}\n", "   ", "<p title=\"", "<!--", "</script",
      "<script><", "{{#draft}}", "{{/draft}}", "{{#draft}}{{/draft}}", "}}", "{", "{{> page }}", "\r\n", "{{$a}}{{/a}}",
    ])
  func aMegabyteOf(piece: String) {
    let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
    var report = Report()
    let file = TemplateFile(name: "page", path: "page.html", bytes: Array(text.utf8))
    let time = workTime {
      _ = compileTemplates([file], roots: [("page", Sample.page)], words: [:], report: &report)
    }
    #expect(time < .seconds(20), "\(piece)")
  }

  @Test func partialsThatMultiplyEnd() {
    var files: [String: String] = [:]
    for level in 0..<40 { files["p\(level)"] = "{{>p\(level + 1)}}{{>p\(level + 1)}}" }
    files["p40"] = "{{heading}}"
    var report = Report()
    let all = files.map { TemplateFile(name: $0, path: $0, bytes: Array($1.utf8)) }
    #expect(compileTemplates(all, roots: [("p0", Sample.page)], words: [:], report: &report) == nil)
    #expect(Set(report.diagnostics.map(\.rule.name)) == ["template-too-large"])
  }

  @Test func partialsThatFollowEachOtherEnd() {
    var files: [String: String] = [:]
    for level in 0..<1000 { files["p\(level)"] = "{{#draft}}{{>p\(level + 1)}}{{/draft}}" }
    files["p1000"] = "{{heading}}"
    var report = Report()
    let all = files.map { TemplateFile(name: $0, path: $0, bytes: Array($1.utf8)) }
    #expect(compileTemplates(all, roots: [("p0", Sample.page)], words: [:], report: &report) == nil)
    #expect(Set(report.diagnostics.map(\.rule.name)) == ["template-too-deep"])
  }

  /// Worker threads have small stacks on some systems.
  @Test func deepTemplatesFitASmallStack() {
    let sections = String(repeating: "{{#draft}}", count: 60)
    var files = ["p0": sections + "{{>p1}}" + String(repeating: "{{/draft}}", count: 60)]
    for level in 1..<60 { files["p\(level)"] = "{{#goals}}{{>p\(level + 1)}}{{/goals}}" }
    files["p60"] = ""
    let all = files.map { TemplateFile(name: $0, path: $0, bytes: Array($1.utf8)) }
    let found = Mutex<Set<String>>([])
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      var report = Report()
      _ = compileTemplates(all, roots: [("p0", Sample.page)], words: [:], report: &report)
      let rules = report.diagnostics.map(\.rule.name)
      found.withLock { $0 = Set(rules) }
      done.signal()
    }
    thread.stackSize = 512 << 10
    thread.start()
    done.wait()
    #expect(found.withLock { $0 } == ["template-too-deep"])
  }

  @Test func literalTextIsOneRun() {
    let text = "<p>a{{! x }}b{{>c}}d</p>"
    #expect(rendered(text, with: ["c": "{{$x}}e{{/x}}"]) == "<p>abed</p>")
  }
}
