import Fields
import Plans

/// The words of the interface in the site's language, by their keys in `templates/words/LANGUAGE.yml`.
package struct Words: Sendable {
  let table: [String: String]

  /// The words behind `key`, or the key itself made readable: a kind of one's own needs no words of its own, and its list
  /// has the plural as its title.
  subscript(key: String) -> String {
    if let text = table[key] { return text }
    let bare = key.split(separator: "-").drop { ["field", "kind", "kinds", "relation"].contains($0) }
    let text = bare.joined(separator: " ")
    return text.prefix(1).uppercased() + (key.hasPrefix("kinds-") ? plural(of: text) : text).dropFirst()
  }

  /// What one item of a kind is called: by the plan, else by the words file.
  func one(_ kind: Kind) -> String { kind.one ?? self["kind-\(kind.name)"] }

  /// What the items of a kind are called together.
  func many(_ kind: Kind) -> String { kind.many ?? self["kinds-\(kind.name)"] }

  /// What pages and citations call an item; nothing where its kind is not worth a word.
  func kind(of item: Item) -> String { item.kind.isNamed ? one(item.kind) : "" }

  /// What pages call a field.
  func label(_ field: FieldDeclaration) -> String { field.label ?? self["field-\(field.name)"] }

  func has(_ key: String) -> Bool { table[key] != nil }

  /// The words behind `key` with `{name}` replaced.
  func sentence(_ key: String, _ values: [(name: String, text: String)]) -> String {
    var sentence = ""
    var rest = self[key].utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      let name = rest[rest.index(after: open)...].prefix { $0 != UInt8(ascii: "}") }
      sentence += String(Substring(rest[..<open]))
      if let value = values.first(where: { $0.name.utf8.elementsEqual(name) }), name.endIndex < rest.endIndex {
        sentence += value.text
        rest = rest[rest.index(after: name.endIndex)...]
      } else {
        sentence += "{"
        rest = rest[rest.index(after: open)...]
      }
    }
    return sentence + String(Substring(rest))
  }

  /// Several names one after the other, such as `Goals, Strategies and Actions`.
  func list(_ names: [String]) -> String {
    guard var list = names.first else { return "" }
    for (number, name) in names.enumerated().dropFirst() {
      let key = number == names.count - 1 ? "list-last" : "list-more"
      list = sentence(key, [("names", list), ("name", name)])
    }
    return list
  }

  /// A date in words, such as `29 October 2024`, by the language's own pattern.
  func date(_ date: CalendarDate) -> String {
    let year = String(date.year)
    guard let month = date.month else { return year }
    let name = self["month-\(month)"]
    guard let day = date.day else { return sentence("date-month", [("month", name), ("year", year)]) }
    return sentence("date-day", [("day", String(day)), ("month", name), ("year", year)])
  }

  /// A span of time by its first and last day; what is one day, month, year or quarter by itself.
  func span(_ span: DateSpan) -> String {
    if span.start == span.end { return date(span.start) }
    return span.text.contains("/") ? "\(date(span.start)) – \(date(span.end))" : span.text
  }

  /// The keys that the program itself asks for, beside those that templates do.
  static let required: [String] =
    [
      "date-day", "date-month", "site-untitled", "period-during", "period-before", "period-after", "page-of", "home",
      "tags", "tagged", "a-z", "not-found", "version", "status", "search-kind", "search-year",
      "accessibility-statement",
      "accessibility-commitment", "goals", "list-more", "list-last", "parts", "total",
    ]
    + AccessibilityStatement.Conformance.allCases.map { "conformance-\($0.rawValue)" }
    + (1...12).map { "month-\($0)" }
}
