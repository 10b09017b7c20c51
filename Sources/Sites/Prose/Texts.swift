import Files
import Markdown
import Plans
import Synchronization

/// The texts of the items: put away where this build has read them, else, out of the cache, still on the disk.
package final class Texts: Sendable {
  private let source: Folder
  private let options: MarkdownOptions
  private let failure = Mutex<FileProblem?>(nil)

  init(source: Folder, options: MarkdownOptions) {
    self.source = source
    self.options = options
  }

  /// Why a text could not be read again; the pages that were to show it are not complete.
  var problem: FileProblem? { failure.withLock { $0 } }

  /// Nil after a problem.
  func prose(of item: Item) -> Prose? {
    do {
      if let prose = item.prose { return try prose.read() }
      return try readProse(of: item, in: source, options: options)
    } catch {
      failure.withLock { $0 = $0 ?? error }
      return nil
    }
  }
}
