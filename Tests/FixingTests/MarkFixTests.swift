// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Fixing
import Publishing
import Sites
import TestSupport
import Testing

/// Marks of other tools become forms of ours where these are certain.
@Suite struct MarkFixTests {
  private static let fields = "---\ntitle: A\n---\n"

  private func fixed(_ files: KeyValuePairs<String, String>) throws -> [String: String] {
    let site = try TemporaryFolder(files)
    let today = try #require(CalendarDate("2026-01-01"))
    let request = BuildRequest(source: site.path, output: nil, today: today, workers: 2)
    let fixes = try findFixes(request, rules: nil, announce: { _ in })
    #expect(try write(fixes.files, to: site.path) == [])
    #expect(try findFixes(request, rules: nil, announce: { _ in }).files.isEmpty, "the second time nothing is changed")
    return Dictionary(
      uniqueKeysWithValues: fixes.files.map { ($0.path, String(decoding: $0.after, as: UTF8.self)) })
  }

  private func fixed(_ text: String) throws -> String {
    let after = try fixed(["content/index.md": Self.fields + text])["content/index.md"] ?? Self.fields + text
    return String(after.dropFirst(Self.fields.count))
  }

  @Test(arguments: [
    ("!!! warning\n    Wet feet.\n\n    - In May\n\nMore.\n", "> [!WARNING]\n> Wet feet.\n>\n> - In May\n\nMore.\n"),
    ("!!! note \"Read this\"\n    Text.\n", "> [!NOTE]\n> **Read this**\n>\n> Text.\n"),
    ("??? note \"How we measured\"\n    Every week.\n", "> [!DETAILS] How we measured\n> Every week.\n"),
    (":::tip\nSwim in June.\n:::\nMore.\n", "> [!TIP]\n> Swim in June.\n\nMore.\n"),
    ("::: {.callout-danger}\n\nDeep water.\n\n:::\n", "> [!CAUTION]\n> Deep water.\n"),
    (":::note[Who pays]\nThe state.\n:::\n", "> [!NOTE]\n> **Who pays**\n>\n> The state.\n"),
    (":::note\n:::tip\nText.\n:::\n:::\n", "> [!NOTE]\n> > [!TIP]\n> > Text.\n"),
    (":::details How\nSo.\n:::\n", "> [!DETAILS] How\n> So.\n"),
    ("{% alert warning %}\nWet feet.\n{% endalert %}\n", "> [!WARNING]\n> Wet feet.\n"),
    ("{% hint style=\"info\" %}\nText.\n\nMore.\n{% endhint %}\n", "> [!NOTE]\n> Text.\n>\n> More.\n"),
    ("{{% notice tip %}}\nText.\n{{% /notice %}}\n", "> [!TIP]\n> Text.\n"),
    ("{{< callout type=\"warning\" >}}\nText.\n{{< /callout >}}\n", "> [!WARNING]\n> Text.\n"),
    ("$CTA\nCall us.\n$CTA\n", "> [!TIP]\n> Call us.\n"),
    ("One {% comment %}not so{% endcomment %} two.\n", "One <!--not so--> two.\n"),
    ("{% comment %}\nOne.\n\nTwo.\n{% endcomment %}\n\nThree.\n", "<!--\nOne.\n\nTwo.\n-->\n\nThree.\n"),
    ("{% raw %}\n\n```\n{{ a }}\n```\n\n{% endraw %}\n", "```\n{{ a }}\n```\n\n"),
    ("Say {% raw %}`{{ a }}`{% endraw %} here.\n", "Say `{{ a }}` here.\n"),
    ("> [!note] Read this\n> Text.\n", "> [!NOTE]\n> **Read this**\n>\n> Text.\n"),
    ("> [!faq]- How we measured\n> Every week.\n", "> [!DETAILS] How we measured\n> Every week.\n"),
    ("Year\tCosts\n2026\t1|2\n\nText.\n", "| Year | Costs |\n| --- | --- |\n| 2026 | 1\\|2 |\n\nText.\n"),
    (
      "== Aims ==\n\n%%mine%% Text {++with++} ==marks==.\n",
      "## Aims\n\n<!-- mine --> Text <ins>with</ins> **marks**.\n"
    ),
    ("\tThe board meets on the first day of a month.\n", "The board meets on the first day of a month.\n"),
    ("– clean\n– green\n\n[x] done\n\n- [] open\n", "- clean\n- green\n\n- [x] done\n\n- [ ] open\n"),
    ("**Aims**\n\nText.\n\n**Means**\n\nMore.\n", "## Aims\n\nText.\n\n## Means\n\nMore.\n"),
  ])
  func becomeForms(before: String, after: String) throws { #expect(try fixed(before) == after) }

  /// Somebody has to look at these.
  @Test(arguments: [
    "!!! note\nText without an indent.\n", ":::tip\nNo end.\n", ":::code-group\nA\n:::\n", "- :::tip\n  Text.\n  :::\n",
    "{% alert warning %}\nNo end.\n", "{% columns %}\nText.\n{% endcolumns %}\n", "{% comment %}No end.\n",
    "One {% comment %}not\n\nso{% endcomment %} two.\n", "{% comment %}a -- b{% endcomment %}\n",
    "$C\nCall us.\n$C\n",
  ])
  func areLeftWhereTheyAreNotCertain(text: String) throws { #expect(try fixed(text) == text) }

  @Test func marksThatNameFilesBecomeImagesAndLinks() throws {
    let image = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
    let after = try fixed([
      "content/index.md": Self.fields
        + "{% image \"img/a.svg\" \"Two rivers\" %}\n\n{{< figure src=\"/img/a.svg\" alt=\"A well\" >}}\n\n{% include image.html file=\"img/a.svg\" alt=\"A lock\" %}\n\nSee [ours] and [it]({% link \"https://example.org/a\" %}).\n\n[ours]: {{ site.baseurl }}/goals/rivers/\n",
      "content/goals/rivers.md": "---\ntitle: Rivers\n---\nSee [the lakes](lakes.html).\n",
      "content/goals/lakes.html.md": "---\ntitle: Lakes\n---\nText.\n",
      "content/img/a.svg": image,
    ])
    #expect(
      after["content/index.md"] == Self.fields
        + "![Two rivers](img/a.svg)\n\n![A well](img/a.svg)\n\n![A lock](img/a.svg)\n\nSee [ours] and [it](https://example.org/a).\n\n[ours]: goals/rivers.md\n"
    )
    #expect(after["content/goals/rivers.md"] == "---\ntitle: Rivers\n---\nSee [the lakes](lakes.html.md).\n")
  }

  @Test func aParentByItsTitleIsWrittenByItsIdentifier() throws {
    let after = try fixed([
      "content/index.md": Self.fields, "content/rivers/index.md": "---\ntitle: Clean rivers\nhas_children: true\n---\n",
      "content/rivers/spring.md": "---\ntitle: Spring\nparent: \"Clean rivers\"\ngrand_parent: A\n---\n",
      "content/rivers/mouth.md": "---\nparent: clean rivers\ntitle: Mouth\n---\n",
      "content/lost.md": "---\ntitle: Lost\nparent: Nobody\n---\n",
    ])
    #expect(after["content/rivers/spring.md"] == "---\ntitle: Spring\npart-of: \"rivers\"\n---\n")
    #expect(after["content/rivers/mouth.md"] == "---\npart-of: rivers\ntitle: Mouth\n---\n")
    #expect(after["content/rivers/index.md"] == "---\ntitle: Clean rivers\n---\n")
    #expect(after["content/lost.md"] == nil)
  }

  @Test func anAddressThatIsThePagesOwnIsNoFormerOne() throws {
    let after = try fixed([
      "content/index.md": Self.fields, "content/a.md": "---\ntitle: A\nredirect_from:\n  - /a/\n---\n",
      "content/b.md": "---\ntitle: B\nredirect_from:\n  - /b/\n  - /old/\n---\n",
      "content/c.md": "---\ntitle: C\noutdated: true\n---\n",
    ])
    #expect(after["content/a.md"] == "---\ntitle: A\n---\n")
    #expect(after["content/b.md"] == "---\ntitle: B\nformer-ids:\n  - old\n---\n")
    #expect(after["content/c.md"] == nil)
  }

  @Test func anAddressThatWasPublishedIsKept() throws {
    let site = try TemporaryFolder([
      "content/index.md": Self.fields, "content/goals/rivers.md": "---\ntitle: Rivers\n---\n",
      "content/terms/weir.md": "---\ntitle: Weir\n---\n",
    ])
    let today = try #require(CalendarDate("2026-01-01"))
    let output = "\(site.path)/public"
    _ = try buildSite(
      BuildRequest(source: site.path, output: output, today: today, workers: 2), announce: { _ in })
    try site.write("content/goals/clean-rivers.md", Array("---\ntitle: Clean rivers\n---\n".utf8))
    site.remove("content/goals/rivers.md")
    var request = BuildRequest(source: site.path, output: nil, today: today, workers: 2)
    #expect(try findFixes(request, rules: nil, announce: { _ in }).files.isEmpty)
    request.published = output
    let fixes = try findFixes(request, rules: nil, announce: { _ in })
    #expect(
      fixes.files.map { String(decoding: $0.after, as: UTF8.self) } == [
        "---\nformer-ids: [rivers]\ntitle: Clean rivers\n---\n"
      ])
    #expect(try write(fixes.files, to: site.path) == [])
    #expect(try findFixes(request, rules: nil, announce: { _ in }).files.isEmpty)
  }

  @Test func aFileInAnotherEncodingIsLookedAtButNotWritten() throws {
    let site = try TemporaryFolder(["content/index.md": Self.fields])
    let bytes =
      Array("---\ntitle: Caf".utf8) + [0xE9] + Array("\nlayout: x\n---\n\n<b>Th".utf8) + [0xE9] + Array("</b>\n".utf8)
    try site.write("content/a.md", bytes)
    let today = try #require(CalendarDate("2026-01-01"))
    let request = BuildRequest(source: site.path, output: nil, today: today, workers: 2)
    let result = try buildSite(request, announce: { _ in })
    #expect(Set(result.report.diagnostics.map(\.rule.name)) == ["not-text", "unknown-key", "raw-html"])
    #expect(try findFixes(request, rules: nil, announce: { _ in }).files.isEmpty)
  }
}
