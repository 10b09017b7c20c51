// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans
import Workers

/// What a build is asked to do.
package struct BuildRequest: Sendable {
  /// The folder that contains `content/` and perhaps `templates/`.
  package var source: String
  /// Nil to check without writing.
  package var output: String?
  /// A folder that was published to before, whose addresses are compared where nothing is written.
  package var published: String?
  package var baseURL: String?
  package var asOf: CalendarDate?
  /// The day that counts when neither the request nor the site names one.
  package var today: CalendarDate
  package var includeDrafts = false
  /// Warnings count as errors.
  package var isStrict = false
  /// Whether what earlier builds kept in `.planpress/` is used, and something is kept for the next one.
  package var usesCache = false
  package var workers: Int
  /// How long to wait for another build that publishes to the same folder.
  package var patience = Duration.seconds(5)
  /// After so long, a text that keeps the parser busy is given up; nil to wait for each, however long it takes.
  package var secondsForText: Double? = 10
  /// Whether a build that has succeeded is on the disk, whatever happens to the machine then.
  package var waitsForDisk = false
  /// Counts what is done of each step, where somebody watches.
  package var meter: Meter?
  /// What ends the program early, if anything does.
  package var interruption: Interruption?
  /// What files of the content are to contain, by their paths relative to the source: they are not read.
  package var unsaved = PathMap<[UInt8]>()
  /// Whether texts know the addresses on the web that they lead to. What an earlier build keeps does not.
  package var collectsExternalLinks = false
  /// Whether there is something to search; false only where builds are measured without it.
  package var isSearched = true

  /// Nil for no documents, whatever the site asks for.
  package var documents: DocumentRequest?
  /// A document that is wanted by itself.
  package var document: DocumentChoice?

  package init(source: String, output: String?, today: CalendarDate, workers: Int) {
    self.source = source
    self.output = output
    self.today = today
    self.workers = workers
  }
}
