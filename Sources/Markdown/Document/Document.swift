// SPDX-License-Identifier: Apache-2.0

/// What becomes of a Markdown text. The syntax tree it came from is gone (docs/decisions/0002-prose-with-holes.md).
package struct ParsedText: Sendable {
  package let document: Document
  package let prose: Prose
}

/// What other stages need to know about a text, beside its prose.
package struct Document: Sendable {
  package internal(set) var hasProse = false
  package internal(set) var headings: [Heading] = []
  /// The ids of other blocks, in the order of the text.
  package internal(set) var anchors: [Anchor] = []
  /// The links and images that lead into the site, in the order of the text; holes point at them by index.
  package internal(set) var links: [Link] = []
  /// The links to the web, where they are asked for.
  package internal(set) var externalLinks: [ExternalLink] = []
  /// What was to be a link in the form of another tool, and is none.
  package internal(set) var unmadeLinks: [UnmadeLink] = []
  /// What may be stated beside links; nearly always nothing.
  package internal(set) var linkedWords: [LinkedWords] = []
  /// The fenced directives, in the order of the text; holes point at them by index.
  package internal(set) var directives: [DirectiveBlock] = []
  /// The plain text of the first paragraph, of at most some 300 characters.
  package internal(set) var opening = ""
  /// For each U+FFFC (object replacement character) in the first paragraph, the link whose title belongs there.
  package internal(set) var openingTitles: [Int] = []

  /// Words in the file that say something about the text itself; nearly always none.
  package var signs: [TextSign] = []
  /// The short forms in capitals that the file uses or explains.
  package var abbreviations: [UsedAbbreviation] = []

  package init() {}
}

/// A body rendered to HTML, complete except for the places that only the finished plan can fill.
package struct Prose: Sendable {
  package let html: ArraySlice<UInt8>
  /// In the order of their offsets.
  package let holes: [Hole]

  /// The HTML between two offsets, such as those of two holes.
  package func html(_ offsets: Range<Int>) -> ArraySlice<UInt8> {
    html[html.startIndex + offsets.lowerBound..<html.startIndex + offsets.upperBound]
  }

  package var isEmpty: Bool { html.isEmpty && holes.isEmpty }
}

/// A place in a body's HTML that is filled when its page is written.
package struct Hole: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    /// The address of `links[index]`, inside a quoted attribute.
    case address(Int)
    /// What `links[index]` leads to: number and title of an item, what a clause or a figure is called.
    case title(Int)
    /// `src`, `width` and `height` of the image `links[index]`: whole attributes. Of a film or a sound, `src`.
    case image(Int)
    /// The element with the captions `links[index]` of a film, if there are any.
    case captions(Int)
    /// What `directives[index]` stands for.
    case directive(Int)
    /// A word of the interface, which depends on the site's language.
    case word(ProseWord)
    /// Of a sentence of the interface with one place, what comes after that; `word` is what comes before.
    case wordEnd(ProseWord)
  }
  package let offset: Int
  package let content: Content
}

/// The interface words that a body needs, by their keys in the words file.
package enum ProseWord: String, Sendable, CaseIterable {
  case note, tip, important, warning, caution
  case table, done, open
  case headingLink = "heading-link"
  case backToText = "back-to-text"
  case figureNumber = "figure-number"
  case tableNumber = "table-number"
  case added, removed
  case captions
  case paragraphNumber = "paragraph-number"
  case footnotes
}

package struct Heading: Sendable, Equatable {
  package let level: Int
  /// Unique in the page; the fragment of the heading's address.
  package let id: String
  package let title: String
  package let line: Int
}

/// A block that is no heading and has an id.
package struct Anchor: Sendable, Equatable {
  /// What a link without words calls it.
  package enum Label: Sendable, Equatable {
    case none
    /// The marks of a clause.
    case text(String)
    /// By their numbers.
    case figure(String)
    case table(String)
  }
  /// Unique in the page; the fragment of the block's address.
  package let id: String
  package let label: Label
  package let line: Int
}

/// A link or an image that leads to something inside the site.
package struct Link: Sendable, Equatable {
  package let target: LinkTarget
  /// As it is written in the text, except for escapes and entities.
  package let destination: String
  package enum Use: Int, Sendable {
    /// It is followed; the second has no words of its own.
    case link, titledLink
    case image
    /// A film or a sound.
    case media
    /// Of a film; there need not be any.
    case captions
  }
  package let use: Use
  /// The line in the file, from 1, and the column in bytes, as far as the parser knows them.
  package let line: Int
  package let column: Int

  package var isImage: Bool { use == .image }
  /// Whether a reader follows it, and it is not shown in the text.
  package var isFollowed: Bool { use == .link || use == .titledLink }
}

/// A link to an address on the web.
package struct ExternalLink: Sendable, Equatable {
  /// As it is written in the text, except for escapes and entities.
  package let address: String
  /// As those of a `Link`.
  package let line: Int
  package let column: Int
}

/// A fenced block such as ```` ```{objectives} goal-1 ````, in the manner of MyST: a list made from the plan.
package struct DirectiveBlock: Sendable, Equatable {
  package struct Option: Sendable, Equatable {
    package let name: String
    package let value: String
    package let line: Int
  }
  package let name: String
  package let argument: String
  package let options: [Option]
  package let line: Int
}
