// SPDX-License-Identifier: Apache-2.0

/// The path that a destination in the form of another tool names: `/goals/rivers` of `{{ site.baseurl }}/goals/rivers`,
/// `{{ '/goals/rivers' | relative_url }}` or `{% link goals/rivers.md %}`. One without such marks is the path itself; nil
/// where what the tool puts there is not known.
package func foreignPath(_ destination: String) -> String? {
  var rest = destination[...]
  var path = ""
  while let open = [rest.firstRange(of: "{{"), rest.firstRange(of: "{%")].compactMap({ $0 }).min(by: {
    $0.lowerBound < $1.lowerBound
  }) {
    let end = rest[open] == "{{" ? "}}" : "%}"
    guard let close = rest[open.upperBound...].firstRange(of: end) else { return nil }
    guard let named = named(by: rest[open.upperBound..<close.lowerBound]) else { return nil }
    path += rest[..<open.lowerBound] + named
    rest = rest[close.upperBound...]
  }
  return path + rest
}

/// What a mark of a template stands for: a path, or nothing for the address of the site.
private func named(by mark: Substring) -> String? {
  if let quoted = mark.firstMatch(of: /["']([^"']+)["']/) { return String(quoted.output.1) }
  if let link = mark.firstMatch(of: /^-?\s*(?:link|post_url)\s+(\S+)\s*-?$/) { return "/" + link.output.1 }
  let words = mark.filter { !$0.isWhitespace && $0 != "-" && $0 != "<" && $0 != ">" }.lowercased()
  let roots = [
    "site.baseurl", "site.url", "site.url}}{{site.baseurl", "baseurl", ".site.baseurl", "base_url", "base.url",
    "site.base_url",
  ]
  return roots.contains(words) ? "/" : nil
}
