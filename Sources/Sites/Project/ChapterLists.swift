// SPDX-License-Identifier: Apache-2.0

import Fields

/// The texts that `site.yml` makes chapters of the plan, by their identifiers.
package struct ChapterLists: Sendable {
  package internal(set) var before: [String] = []
  package internal(set) var after: [String] = []

  static let fields: [Field<ChapterLists>] = [
    Field("before", \.before, .list(.text), "Those before the goals, in order, such as a foreword."),
    Field("after", \.after, .list(.text), "Those after the goals, in order, such as appendices."),
  ]
}

extension FieldType where Value == ChapterLists {
  static let chapterLists = FieldType.record(
    "list of chapters", of: ChapterLists.fields, empty: ChapterLists(), shorthand: "before")
}
