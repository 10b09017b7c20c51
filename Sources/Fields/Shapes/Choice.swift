import Diagnostics

/// A closed set of words, each with its meaning.
package struct Choice: Sendable, Equatable {
  package struct Option: Sendable, Equatable {
    package let word: String
    /// In a few words, without a full stop; empty where the word says it all.
    package let meaning: String
    /// What a page shows; nil to show the words file's.
    package let label: String?

    package init(_ word: String, meaning: String, label: String? = nil) {
      (self.word, self.meaning, self.label) = (word, meaning, label)
    }
  }

  package let options: [Option]
  /// The prefix of the words' keys in the words file, such as `status` for `status-active`.
  package let wordsPrefix: String
  /// What is meant where the field is not given.
  package let otherwise: String?

  package init(_ options: [Option], wordsPrefix: String, otherwise: String? = nil) {
    (self.options, self.wordsPrefix, self.otherwise) = (options, wordsPrefix, otherwise)
  }

  package subscript(word: String) -> Option? { options.first { $0.word == word } }

  /// What to write instead of `word`: the option that was nearly typed. Where none is near, all of them with their meaning,
  /// since any other could say the opposite.
  package func help(insteadOf word: String, writing line: (String) -> String) -> String {
    if let near = nearest(to: word, among: options.map(\.word)) { return "did you mean `\(line(near))`?" }
    return explained
  }

  /// All options with their meaning.
  package var explained: String {
    options.map { $0.meaning.isEmpty ? "`\($0.word)`" : "`\($0.word)`: \($0.meaning)" }.joined(separator: "; ")
  }
}

/// A type that has one value for each word of a choice.
package protocol FieldChoice: RawRepresentable, CaseIterable, Sendable where RawValue == String {
  /// The prefix of the words' keys in the words file.
  static var wordsPrefix: String { get }
  /// In a few words, without a full stop.
  var meaning: String { get }
}
