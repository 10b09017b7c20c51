// SPDX-License-Identifier: Apache-2.0

import Encoding
import Fields
import Plans

extension PublishedPlan {
  package static let calendarPath = "data/dates.ics"

  /// Beside the page of a goal or of a partner.
  package static func calendarPath(of address: String) -> String { address.dropLast("index.html".count) + "dates.ics" }

  package var dueItems: [Int] { dueItems(among: plan.items.indices) }

  /// The items that are to be reached by a day, by that day.
  package func dueItems(among items: some Sequence<Int>) -> [Int] {
    items.filter { due($0) != nil }.sorted { (due($0)?.first ?? 0, $0) < (due($1)?.first ?? 0, $1) }
  }

  private func due(_ index: Int) -> CalendarDate? {
    let item = plan.items[index]
    return (item.details as? any PartDetails)?.part.deadline?.end.lastDay
  }

  /// A calendar (RFC 5545) of what is due, an event of a whole day each.
  package func calendarFile(_ title: String, _ items: [Int]) -> [UInt8] {
    var lines = CalendarLines()
    lines.add("BEGIN", "VCALENDAR")
    lines.add("VERSION", "2.0")
    lines.add("PRODID", "-//planpress//planpress//EN")
    lines.add("CALSCALE", "GREGORIAN")
    lines.add("NAME", text: title)
    lines.add("X-WR-CALNAME", text: title)
    for index in items {
      guard let day = due(index) else { continue }
      let item = plan.items[index]
      let changed = item.fields.updated ?? item.fields.published ?? item.fields.date ?? day
      lines.add("BEGIN", "VEVENT")
      lines.add("UID", "\(identifier(of: index))")
      // The last change that the plan names, so that the file is the same each time.
      lines.add("DTSTAMP", "\(digits(changed.firstDay))T000000Z")
      lines.add("DTSTART;VALUE=DATE", digits(day))
      lines.add("SUMMARY", text: [item.fields.number, item.title].compactMap { $0 }.joined(separator: " "))
      let summary = plan.summary(of: index)
      if !summary.isEmpty { lines.add("DESCRIPTION", text: summary) }
      if baseURL != nil { lines.add("URL", address(of: index)) }
      lines.add("TRANSP", "TRANSPARENT")
      // What was given up is not due any more.
      if item.progressState == .stopped { lines.add("STATUS", "CANCELLED") }
      lines.add("END", "VEVENT")
    }
    lines.add("END", "VCALENDAR")
    return lines.bytes
  }

  private func digits(_ day: CalendarDate) -> String { day.iso.replacing("-", with: "") }

  /// The same from build to build, and no other item's.
  private func identifier(of index: Int) -> String {
    let hash = longContentHash(Array("\(baseURL ?? title)\n\(plan.items[index].id)".utf8))
    return hexadecimal(hash[...]) + "@planpress"
  }
}

/// Content lines, each cut after at most 75 bytes between two signs (RFC 5545, 3.1).
private struct CalendarLines {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ name: String, text: String) {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += "\\\(scalar)"
      case "\n": escaped += "\\n"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    add(name, escaped)
  }

  mutating func add(_ name: String, _ value: String) {
    var length = 0
    for scalar in "\(name):\(value)".unicodeScalars {
      let width = UTF8.width(scalar)
      if length + width > 75 {
        bytes += [0x0D, 0x0A, 0x20]
        length = 1
      }
      bytes += Array(String(scalar).utf8)
      length += width
    }
    bytes += [0x0D, 0x0A]
  }
}
