// SPDX-License-Identifier: Apache-2.0

import HTML

/// Milestones along time, a line each: full where reached, hollow where to come; one that moved shows where it was before, with
/// a broken line to where it is now.
package struct MilestoneStrip: Sendable {
  package struct Milestone: Sendable {
    /// Title and dates, in words.
    package let label: String
    /// In days from any beginning, the same for all.
    package let day: Int
    package let originalDay: Int?
    package let isReached: Bool

    package init(label: String, day: Int, originalDay: Int?, isReached: Bool) {
      (self.label, self.day, self.originalDay, self.isReached) = (label, day, originalDay, isReached)
    }
  }

  private let milestones: [Milestone]
  private let today: (day: Int, label: String)?
  private let days: ClosedRange<Int>
  private let isRightToLeft: Bool

  /// More would be a drawing as long as a book; the table beside it has them all.
  static let mostMilestones = 60

  /// Nil without milestones, and with too many to be seen at once.
  package init?(_ milestones: [Milestone], today: (day: Int, label: String)?, isRightToLeft: Bool = false) {
    let all = milestones.flatMap { [$0.day, $0.originalDay ?? $0.day] }
    guard milestones.count <= Self.mostMilestones, let first = all.min(), let last = all.max() else { return nil }
    (self.milestones, self.today, days, self.isRightToLeft) = (milestones, today, first...last, isRightToLeft)
  }

  package func write(title: String, description: String, into writer: inout HTMLWriter) {
    var drawing = Drawing(writer: HTMLWriter(reserving: 2048), isMirrored: isRightToLeft)
    let rows = milestones.map { wrapped($0.label) }
    let height = Self.head + rows.reduce(0) { $0 + self.height($1) }
    drawing.begin("strip", title: title, description: description, height: height)
    if let today, days.contains(today.day) {
      let x = x(today.day)
      drawing.line("now", from: (x, Self.head - 250), to: (x, height))
      drawing.label("", today.label, at: (x, Self.head - 500), dx: 0, x > 6_000 ? .end : x < 4_000 ? .start : .middle)
    }
    var y = Self.head
    for (milestone, lines) in zip(milestones, rows) {
      for (number, line) in lines.enumerated() {
        drawing.label("strip-label", line, at: (0, y + 1_000 + number * Self.lineHeight))
      }
      draw(milestone, y + 1_000 + (lines.count - 1) * Self.lineHeight + 750, &drawing)
      y += self.height(lines)
    }
    drawing.end()
    writer.trusted(drawing.writer.bytes)
  }

  private static let head = 1_500
  private static let lineHeight = 1_125

  private func height(_ lines: [String]) -> Int { 1_250 + lines.count * Self.lineHeight }

  private func draw(_ milestone: Milestone, _ y: Int, _ drawing: inout Drawing) {
    let x = x(milestone.day)
    drawing.line("grid", from: (0, y), to: (10_000, y))
    if let original = milestone.originalDay, original != milestone.day {
      drawing.line("slip", from: (self.x(original), y), to: (x, y))
      drawing.mark("was", at: (self.x(original), y), "M0-4 4 0 0 4-4 0z")
    }
    if milestone.isReached {
      drawing.mark("reached", at: (x, y), "M0-6 6 0 0 6-6 0z")
    } else {
      drawing.mark("coming", at: (x, y), "M0-6 6 0 0 6-6 0z")
    }
  }

  private func x(_ day: Int) -> Int {
    let count = days.upperBound - days.lowerBound
    return count == 0 ? 5_000 : 300 + (day - days.lowerBound) * 9_400 / count
  }

  /// Words in three lines at most, so that they have room on a narrow page, also with wider spacing (WCAG 1.4.12).
  private func wrapped(_ label: String) -> [String] {
    var lines = [""]
    for word in label.split(separator: " ") {
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if line.count + word.count < Self.lettersInLine {
        lines[lines.count - 1] += " " + word
      } else if lines.count == Self.mostLines {
        lines[lines.count - 1] = line.prefix(Self.lettersInLine - 1) + "…"
        break
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { $0.count > Self.lettersInLine ? $0.prefix(Self.lettersInLine - 1) + "…" : $0 }
  }

  private static let lettersInLine = 32
  private static let mostLines = 3
}
