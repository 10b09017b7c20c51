import Cache
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

  /// Of the text that the file is the page of, if it is one.
  func text(_ site: Site) -> Fingerprint {
    if case .page(let page) = source { return page.text(site) }
    return Fingerprint(bits: 0)
  }
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
    /// Made from this.
    case written(Fingerprint)
    case unchanged(Fingerprint)
    case failed(FileProblem)
  }
  let site: Site
  let theme: CompiledTheme
  let source: Folder
  let output: Folder
  let staging: Folder
  /// Whether there is nothing in the output to compare with.
  let isNew: Bool
  /// Whether nothing but prose has changed since the output was written.
  let isOutlineSame: Bool
  /// Of the files in the content folder.
  let stamps: [String: FileStamp]

  /// `file` is the one in the output, where it is as an earlier build left it.
  func write(_ job: OutputJob, over file: PublishedSite.File?, _ buffer: inout HTMLWriter) -> Outcome {
    let intact = file?.fingerprint
    do throws(FileProblem) {
      switch job.source {
      case .bytes(let bytes): return try stage(bytes, Fingerprint(of: bytes), intact, job.path)
      case .feed(let feed):
        let bytes = makeFeed(feed, site)
        return try stage(bytes, Fingerprint(of: bytes), intact, job.path)
      case .copy(let path):
        if let stamp = stamps[path] {
          var builder = FingerprintBuilder()
          builder.add(stamp)
          if builder.fingerprint == intact { return .unchanged(builder.fingerprint) }
          return try stage(try source.read(path), builder.fingerprint, nil, job.path)
        }
        let bytes = try source.read(path)
        return try stage(bytes, Fingerprint(of: bytes), intact, job.path)
      case .page(let page):
        if isOutlineSame, let file, file.text.bits != 0, file.text == page.text(site) {
          return .unchanged(file.fingerprint)
        }
        let record = PageModel.view.record(makePage(page, site))
        if record.fingerprint == intact { return .unchanged(record.fingerprint) }
        buffer.removeAll()
        try render(page, record, into: &buffer)
        return try stage(buffer.bytes, record.fingerprint, nil, job.path)
      }
    } catch {
      return .failed(error)
    }
  }

  private func stage(
    _ bytes: [UInt8], _ fingerprint: Fingerprint, _ intact: Fingerprint?, _ path: String
  ) throws(FileProblem) -> Outcome {
    if fingerprint == intact { return .unchanged(fingerprint) }
    if !isNew, let old = try? output.read(path), old == bytes { return .unchanged(fingerprint) }
    try staging.create(path, bytes)
    return .written(fingerprint)
  }

  private func render(_ page: Page, _ record: Record, into buffer: inout HTMLWriter) throws(FileProblem) {
    guard let template = theme.pages.template(page.template) else { return }
    do {
      try template.render(record, root: page.root(site), into: &buffer)
    } catch {
      throw FileProblem(page.path, reason: error.message)
    }
  }
}
