// SPDX-License-Identifier: Apache-2.0

import HTML

/// A page with the two elements at the end of its head that make it follow the edits. `mark` is the page's entity tag, or empty for
/// a page that is not one of the site.
func withScript(_ page: [UInt8], mark: String, token: String) -> [UInt8] {
  var writer = HTMLWriter(reserving: page.count + 256)
  let place = endOfHead(page)
  writer.trusted(page[..<place])
  writer.markup("<link rel=\"stylesheet\" href=\"/.planpress/marks.css\">")
  writer.markup("<script src=\"/.planpress/preview.js\" defer data-mark=\"")
  writer.text(mark)
  writer.markup("\" data-token=\"")
  writer.text(token)
  writer.markup("\"></script>")
  writer.trusted(page[place...])
  return writer.bytes
}

/// Where the head ends; the end of the page where it has none that is written out.
private func endOfHead(_ page: [UInt8]) -> Int {
  let tag = Array("</head>".utf8)
  guard page.count >= tag.count else { return page.count }
  return (0...(page.count - tag.count)).first { page[$0] == tag[0] && page[$0..<($0 + tag.count)].elementsEqual(tag) }
    ?? page.count
}

func escaped(_ text: String) -> String {
  var writer = HTMLWriter()
  writer.text(text)
  return String(decoding: writer.bytes, as: UTF8.self)
}
