// SPDX-License-Identifier: Apache-2.0

/// The mark with which other tools begin a note, such as `!!! warning`, `:::tip[Title]`, `{% alert %}`, `{{< notice note >}}` and `$CTA`.
struct NoteMark {
  enum End {
    /// A line of its own.
    case line(Set<String>)
    /// Lines indented by four columns belong to it.
    case indent
  }

  /// What the quotation begins with here: `[!NOTE]`.
  let head: String
  /// Words in bold above the others, where the form here has no place for them.
  let title: String?
  let end: End
  /// What the mark begins with, so that one in another is known.
  let family: String

  init?(_ typed: String) {
    if let match = typed.wholeMatch(of: /(!!!|\?\?\?\+?) ?([a-z]+)(?: +["“](.*)["”])?/) {
      self.init(
        name: String(match.output.2), title: match.output.3.map(String.init), unfolds: match.output.1 != "!!!",
        end: .indent, family: String(match.output.1))
    } else if let match = typed.wholeMatch(
      of: /:{3,} *\{?\.?(?:callout-)?([A-Za-z]+)\}?(?:\[(.*)\]| +([^{}]+?))?(?: *\{[^{}]*\})?/)
    {
      let colons = String(typed.prefix { $0 == ":" })
      self.init(
        name: match.output.1.lowercased(), title: (match.output.2 ?? match.output.3).map(String.init),
        unfolds: match.output.1.lowercased() == "details", end: .line([colons]), family: ":::")
    } else if typed.wholeMatch(of: /\$CTA\$?/) != nil {
      self.init(name: "tip", title: nil, unfolds: false, end: .line([typed]), family: typed)
    } else {
      self.init(template: typed)
    }
  }

  /// `{% note %}`, `{{% notice tip %}}`, `{{< callout type="warning" >}}`
  private init?(template typed: String) {
    guard let match = typed.wholeMatch(of: /\{([%{][<%]?)-? *([a-z]+)((?: .*?)?) *-?[%>]?[%}]\}/) else { return nil }
    let (name, words) = (String(match.output.2), String(match.output.3))
    let general: Set<String> = ["alert", "hint", "notice", "callout", "admonition"]
    let kind =
      general.contains(name) ? words.matches(of: /[a-z]+/).map { String($0.output) }.first(where: Self.isKnown) : name
    let title = words.firstMatch(of: /title=["“]([^"”]+)["”]/).map { String($0.output.1) }
    let ends: [String] =
      typed.hasPrefix("{{<")
      ? ["{{< /\(name) >}}", "{{</ \(name) >}}", "{{</\(name)>}}"]
      : typed.hasPrefix("{{%")
        ? ["{{% /\(name) %}}", "{{%/ \(name) %}}", "{{%/\(name)%}}"]
        : ["{% end\(name) %}", "{%end\(name)%}", "{%- end\(name) -%}"]
    self.init(
      name: kind ?? (general.contains(name) ? "note" : name), title: title, unfolds: false, end: .line(Set(ends)),
      family: String(match.output.1) + " " + name)
  }

  private init?(name: String, title: String?, unfolds: Bool, end: End, family: String) {
    let title = title?.trimmed
    (self.end, self.family) = (end, family)
    if unfolds {
      guard let title, !title.isEmpty else { return nil }
      (head, self.title) = ("[!DETAILS] \(title)", nil)
      return
    }
    guard let kind = Self.kinds[name] else { return nil }
    head = "[!\(kind)]"
    self.title = title.flatMap { $0.isEmpty || $0.uppercased() == kind || $0.contains("*") ? nil : $0 }
  }

  private static func isKnown(_ name: String) -> Bool { kinds[name] != nil }

  /// The alerts here, by what other tools call them.
  static let kinds = [
    "note": "NOTE", "info": "NOTE", "abstract": "NOTE", "summary": "NOTE", "tip": "TIP", "success": "TIP",
    "hint": "TIP", "important": "IMPORTANT", "warning": "WARNING", "attention": "WARNING", "caution": "CAUTION",
    "danger": "CAUTION", "error": "CAUTION", "failure": "CAUTION", "bug": "CAUTION", "todo": "NOTE", "tldr": "NOTE",
    "question": "NOTE", "faq": "NOTE", "example": "NOTE",
  ]
}
