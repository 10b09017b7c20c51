// SPDX-License-Identifier: Apache-2.0

import Encoding
import Fields
import HTML
import Plans

/// An Atom feed (RFC 4287), the newest items first, at most fifty.
package func makeFeed(_ feed: Feed, _ site: Site) -> [UInt8] {
  let plan = site.plan
  let dated = newestItems(feed.items, of: plan, most: 50)
  var out = HTMLWriter()
  out.markup("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
  out.text(site.configuration.language)
  out.markup("\">\n<title>")
  out.text(feed.title.isEmpty ? site.title : "\(feed.title) · \(site.title)")
  out.markup("</title>\n<id>")
  out.text(identifier(feed.home, site))
  out.markup("</id>\n<updated>")
  out.text(timestamp(dated.compactMap { changed(plan.items[$0]) }.max() ?? plan.asOf))
  out.markup("</updated>\n")
  link("self", feed.path, from: feed, site, &out)
  link("alternate", feed.home, from: feed, site, &out)
  out.markup("<author><name>")
  out.text(site.publisher.isEmpty ? site.title : site.publisher)
  out.markup("</name></author>\n<generator version=\"")
  out.text(programVersion)
  out.markup("\">planpress</generator>\n")
  for index in dated { entry(index, feed, site, &out) }
  out.markup("</feed>\n")
  return out.bytes
}

private func entry(_ index: Int, _ feed: Feed, _ site: Site, _ out: inout HTMLWriter) {
  let item = site.plan.items[index]
  out.markup("<entry")
  if let language = item.fields.language {
    out.markup(" xml:lang=\"")
    out.text(language)
    out.markup("\"")
  }
  out.markup(">\n<title>")
  out.text([item.fields.number, item.title].compactMap { $0 }.joined(separator: " "))
  out.markup("</title>\n<id>")
  out.text(identifier(site.addresses[index], site))
  out.markup("</id>\n<updated>")
  out.text(timestamp(changed(item) ?? site.plan.asOf))
  out.markup("</updated>\n")
  if let published = item.fields.published ?? item.fields.date {
    out.markup("<published>")
    out.text(timestamp(published))
    out.markup("</published>\n")
  }
  link("alternate", site.addresses[index], from: feed, site, &out)
  let summary = site.plan.summary(of: index)
  if !summary.isEmpty {
    out.markup("<summary>")
    out.text(summary)
    out.markup("</summary>\n")
  }
  out.markup("</entry>\n")
}

/// Full addresses where the site's is known, else relative to the feed.
private func link(
  _ relation: StaticString, _ path: String, from feed: Feed, _ site: Site, _ out: inout HTMLWriter
) {
  let depth = feed.path.utf8.count { $0 == UInt8(ascii: "/") }
  out.markup("<link rel=\"")
  out.markup(relation)
  out.markup("\" href=\"")
  out.address(
    site.configuration.baseURL.map { $0 + cleanAddress(path) } ?? String(repeating: "../", count: depth) + path)
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
  var bytes = longContentHash(Array("\(site.title)\n\(path)".utf8))
  bytes[6] = bytes[6] & 0x0F | 0x80
  bytes[8] = bytes[8] & 0x3F | 0x80
  let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { hexadecimal(bytes[$0]) }
  return "urn:uuid:" + groups.joined(separator: "-")
}
