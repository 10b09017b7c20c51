import Diagnostics
import Encoding
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
    case written(Origin)
    case unchanged(Origin)
    case failed(FileProblem)
  }
  /// What a file is made from.
  struct Origin: Sendable {
    let fingerprint: Fingerprint
    /// The items whose prose it shows, by their places in the plan.
    var texts: [Int] = []
  }
  let site: Site
  let theme: CompiledTheme
  let source: Folder
  let output: Folder
  let staging: Folder
  /// Whether there is nothing in the output to compare with.
  let isNew: Bool
  /// Of the files in the content folder.
  let stamps: [String: FileStamp]

  /// `file` is the one in the output, where it is as an earlier build left it.
  func write(_ job: OutputJob, over file: PublishedSite.File?, _ buffer: inout HTMLWriter) -> Outcome {
    do throws(FileProblem) {
      switch job.source {
      case .bytes(let bytes): return try stage(bytes, over: file, job.path)
      case .feed(let feed): return try stage(makeFeed(feed, site), over: file, job.path)
      case .copy(let path): return try copy(path, over: file, job.path)
      case .page(let page):
        let record = page.record(site)
        let origin = Origin(fingerprint: page.fingerprint(of: record, site), texts: record.texts)
        if origin.fingerprint == file?.fingerprint { return .unchanged(origin) }
        buffer.removeAll()
        try render(page, record, into: &buffer)
        return try stage(buffer.bytes, origin, job.path)
      }
    } catch {
      return .failed(error)
    }
  }

  /// A file of the source need not be read to be known by its stamp.
  private func copy(
    _ sourcePath: String, over file: PublishedSite.File?, _ path: String
  ) throws(FileProblem) -> Outcome {
    guard let stamp = stamps[sourcePath] else { return try stage(try source.read(sourcePath), over: file, path) }
    var builder = FingerprintBuilder()
    builder.add(stamp)
    let origin = Origin(fingerprint: builder.fingerprint)
    if origin.fingerprint == file?.fingerprint { return .unchanged(origin) }
    return try stage(try source.read(sourcePath), origin, path)
  }

  private func stage(
    _ bytes: [UInt8], over file: PublishedSite.File?, _ path: String
  ) throws(FileProblem) -> Outcome {
    let origin = Origin(fingerprint: Fingerprint(of: bytes))
    return origin.fingerprint == file?.fingerprint ? .unchanged(origin) : try stage(bytes, origin, path)
  }

  private func stage(_ bytes: [UInt8], _ origin: Origin, _ path: String) throws(FileProblem) -> Outcome {
    if !isNew, let old = try? output.read(path), old == bytes { return .unchanged(origin) }
    try staging.create(path, bytes)
    return .written(origin)
  }

  private func render(_ page: Page, _ record: Record, into buffer: inout HTMLWriter) throws(FileProblem) {
    do throws(Problem) {
      try page.render(record, site, into: &buffer)
    } catch {
      switch error {
      case .content(let diagnostic): throw FileProblem(page.path, reason: diagnostic.message)
      case .machine(let problem): throw problem
      }
    }
  }
}
