import Diagnostics
import Files
import HTML
import Plans
import Templates

/// One file of the site, and what it is made from.
struct OutputJob: Sendable {
  enum Source: Sendable {
    case page(Page)
    case bytes([UInt8])
    case feed(FeedPlan)
    /// A file of the source, relative to it.
    case copy(String)
  }
  /// Relative to the output.
  let path: String
  let source: Source
}

/// Every file of the site, in a fixed order.
func outputJobs(_ pages: [Page], _ site: Site) -> [OutputJob] {
  var jobs = pages.map { OutputJob(path: $0.path, source: .page($0)) }
  jobs += site.assets.theme.map { OutputJob(path: $0.address, source: .bytes($0.bytes)) }
  jobs += site.assets.copies.map { OutputJob(path: $0.address, source: .copy($0.source)) }
  jobs.append(OutputJob(path: site.search.address, source: .bytes(site.search.bytes)))
  jobs += site.feeds.map { OutputJob(path: $0.path, source: .feed($0)) }
  jobs += [OutputJob(path: "_headers", source: .bytes(makeHeaders(site)))]
  jobs += makeSitemap(pages, site).map { OutputJob(path: $0.path, source: .bytes($0.bytes)) }
  return jobs
}

/// Makes a file's bytes and stages them where they differ from what is published.
struct JobWriter: Sendable {
  enum Outcome: Sendable {
    case written
    case unchanged
    case failed(FileProblem)
  }
  let site: Site
  let theme: CompiledTheme
  let source: Folder
  let output: Folder
  let staging: Folder
  let existing: [String: TreeEntry.Kind]

  func write(_ job: OutputJob, _ buffer: inout HTMLWriter) -> Outcome {
    do throws(FileProblem) {
      switch job.source {
      case .bytes(let bytes): return try stage(bytes, job.path)
      case .feed(let feed): return try stage(makeFeed(feed, site), job.path)
      case .copy(let path): return try stage(try source.read(path), job.path)
      case .page(let page):
        buffer.removeAll()
        try render(page, into: &buffer)
        return try stage(buffer.bytes, job.path)
      }
    } catch {
      return .failed(error)
    }
  }

  private func stage(_ bytes: [UInt8], _ path: String) throws(FileProblem) -> Outcome {
    if existing[path] == .file, let old = try? output.read(path), old == bytes { return .unchanged }
    try staging.create(path, bytes)
    return .written
  }

  private func render(_ page: Page, into buffer: inout HTMLWriter) throws(FileProblem) {
    guard let template = theme.pages.template(page.template) else { return }
    let record = PageModel.view.record(makePage(page, site))
    do {
      try template.render(record, root: page.root(site), into: &buffer)
    } catch {
      throw FileProblem(page.path, reason: error.message)
    }
  }
}
