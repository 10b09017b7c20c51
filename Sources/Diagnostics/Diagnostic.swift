// SPDX-License-Identifier: Apache-2.0

/// One problem, reported to the person who can correct it: what is wrong, where, and what to write instead.
///
/// How much it weighs is the rule's to say, and the site's: see `Report.settled`.
package struct Diagnostic: Error, Sendable, Hashable {
  package let rule: Rule
  /// One sentence without a full stop, literals in backticks.
  package let message: String
  package let place: Place?
  /// What to do next.
  package let help: String?
  /// The other places that have to do with it.
  package let notes: [Note]
  /// What many files with the same problem have in common, after their number: ``have the field `layout`, which no page has``.
  /// Nil where each of them is to be looked at by itself.
  package let inManyFiles: String?
  /// What the help says, as changes to files: together they correct the problem. Empty where the writer has to decide.
  package let edits: [Edit]

  package init(
    _ rule: Rule, _ message: String, at place: Place? = nil, help: String? = nil, notes: [Note] = [],
    inManyFiles: String? = nil, edits: [Edit] = []
  ) {
    self.rule = rule
    self.message = message
    self.place = place
    self.help = help
    self.notes = notes
    self.inManyFiles = inManyFiles
    self.edits = edits
  }
}

/// A place that belongs to a problem beside its own, such as where an identifier was given first.
package struct Note: Sendable, Hashable {
  /// One sentence without a full stop.
  package let message: String
  package let place: Place

  package init(_ message: String, at place: Place) {
    self.message = message
    self.place = place
  }
}

/// A change to a file that takes a problem away: a text is replaced by another.
package struct Edit: Sendable, Hashable {
  package enum Extent: Sendable, Hashable {
    /// What the place's excerpt says. `mayBeBelow`: also some lines below, since the parser's places of links are coarse.
    case excerpt(mayBeBelow: Bool)
    /// So many whole lines from the place's on, with their ends; none of them to put lines in front of it.
    case lines(Int)
  }

  /// Nothing is changed where the file does not contain the excerpt as it is written here: an address in a text may be written with escapes,
  /// for example.
  package let place: Place
  /// Lines in it end with `\n`, whatever those of the file end with.
  package let replacement: String
  package let extent: Extent

  package init(replacing place: Place, with replacement: String, mayBeBelow: Bool = false) {
    self.init(place, replacement, .excerpt(mayBeBelow: mayBeBelow))
  }

  /// Puts `lines` in the place of `count` whole lines.
  package init(replacing count: Int, linesFrom line: Int, of path: String, with lines: [String] = []) {
    self.init(Place(path, line: line, column: 1), lines.map { $0 + "\n" }.joined(), .lines(count))
  }

  package init(_ place: Place, _ replacement: String, _ extent: Extent) {
    (self.place, self.replacement, self.extent) = (place, replacement, extent)
  }
}
