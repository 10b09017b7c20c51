import Crypto
import HTML
import Plans

/// The Atom feed (RFC 4287) of the dated items, the newest first.
func makeFeed(_ site: Site) -> [UInt8] {
  let most = 50
  let plan = site.plan
  let dated = plan.items.indices.filter { plan.items[$0].kind.placement == .page }
    .filter { plan.items[$0].fields.date != nil || plan.items[$0].fields.published != nil }
    .sorted { newer(plan.items[$0], plan.items[$1]) }.prefix(most)
  var out = HTMLWriter()
  out.markup("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
  out.text(site.configuration.language)
  out.markup("\">\n<title>")
  out.text(site.title)
  out.markup("</title>\n<id>")
  out.text(identifier("", site))
  out.markup("</id>\n<updated>")
  out.raw(timestamp(dated.compactMap { changed(plan.items[$0]) }.max() ?? plan.asOf))
  out.markup("</updated>\n")
  link("self", "feed.xml", site, &out)
  link("alternate", "index.html", site, &out)
  out.markup("<author><name>")
  let publisher = plan.root.flatMap { plan.items[$0].details as? PlanDetails }?.organizations.compactMap(\.name).first
  out.text(publisher ?? site.title)
  out.markup("</name></author>\n<generator uri=\"https://github.com/planpress/planpress\" version=\"")
  out.text(programVersion)
  out.markup("\">planpress</generator>\n")
  for index in dated { entry(index, site, &out) }
  out.markup("</feed>\n")
  return out.bytes
}

private func entry(_ index: Int, _ site: Site, _ out: inout HTMLWriter) {
  let item = site.plan.items[index]
  out.markup("<entry>\n<title>")
  out.text([item.fields.number, item.title].compactMap { $0 }.joined(separator: " "))
  out.markup("</title>\n<id>")
  out.text(identifier(site.addresses[index], site))
  out.markup("</id>\n<updated>")
  out.raw(timestamp(changed(item) ?? site.plan.asOf))
  out.markup("</updated>\n")
  if let published = item.fields.published ?? item.fields.date {
    out.raw("<published>\(timestamp(published))</published>\n")
  }
  link("alternate", site.addresses[index], site, &out)
  let summary = item.fields.description ?? item.document.opening
  if !summary.isEmpty {
    out.markup("<summary>")
    out.text(summary)
    out.markup("</summary>\n")
  }
  out.markup("</entry>\n")
}

private func link(_ relation: StaticString, _ path: String, _ site: Site, _ out: inout HTMLWriter) {
  out.markup("<link rel=\"")
  out.markup(relation)
  out.markup("\" href=\"")
  out.address((site.configuration.baseURL ?? "") + (site.configuration.baseURL == nil ? path : cleanAddress(path)))
  out.markup("\"/>\n")
}

private func changed(_ item: Item) -> CalendarDate? {
  [item.fields.updated, item.fields.published, item.fields.date].compactMap { $0 }.max()
}

/// A day as Atom wants it (RFC 3339): its first second in UTC; a month or a year by its first day.
private func timestamp(_ date: CalendarDate) -> String {
  let day = [date.iso, date.month == nil ? "-01" : "", date.day == nil ? "-01" : ""].joined()
  return "\(day)T00:00:00Z"
}

/// The full address; where the site's is not known, a UUID made of the path (RFC 9562, version 8).
private func identifier(_ path: String, _ site: Site) -> String {
  if let baseURL = site.configuration.baseURL { return baseURL + cleanAddress(path) }
  var bytes = Array(SHA256.hash(data: Array("\(site.title)\n\(path)".utf8)).prefix(16))
  bytes[6] = bytes[6] & 0x0F | 0x80
  bytes[8] = bytes[8] & 0x3F | 0x80
  let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
  let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { hex[$0].joined() }
  return "urn:uuid:" + groups.joined(separator: "-")
}
