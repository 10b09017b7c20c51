// SPDX-License-Identifier: Apache-2.0

import Fields

/// A technical or management standard, or a part of one, that the plan points to.
package struct StandardDetails: Details {
  package static let name = "standard"
  package static let folder = "standards"

  package private(set) var framework: String?
  package private(set) var version: String?
  package private(set) var control: String?
  package private(set) var url: String?
  package private(set) var withdrawn: CalendarDate?

  package init() {}

  /// The control, unless the title has it already, with or without its year.
  package func number(titled title: String) -> String? {
    control.flatMap { title.contains($0.prefix { $0 != ":" }) ? nil : $0 }
  }
  package var family: String? { framework }

  package static let fields: [Field<StandardDetails>] = [
    Field("framework", \.framework, .text, fact: true, "The standard or framework."),
    Field("version", \.version, .text, fact: true, "Its edition."),
    Field("control", \.control, .text, fact: true, "The part that is meant, by its own identifier."),
    Field("url", \.url, .address, fact: true, "Where its publisher describes it."),
    Field("withdrawn", \.withdrawn, .date, fact: true, "The day on which its publisher withdrew it."),
  ]
}
