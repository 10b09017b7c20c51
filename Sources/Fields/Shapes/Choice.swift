// SPDX-License-Identifier: Apache-2.0

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

  /// The word that was nearly typed. Any other could say the opposite.
  package func slip(of typed: String) -> String? { Diagnostics.slip(of: typed, among: options.map(\.word)) }

  /// What to write instead of `typed`: the word that was nearly typed, and all of them with their meaning.
  package func help(insteadOf typed: String, writing line: (String) -> String) -> String {
    let question = slip(of: typed).map { "did you mean `\(line($0))`? The words are:" }
    return ([question ?? "write one of these words:"] + explained).joined(separator: "\n")
  }

  /// Each option with its meaning.
  package var explained: [String] {
    options.map { $0.meaning.isEmpty ? "`\($0.word)`" : "`\($0.word)`: \($0.meaning)" }
  }
}

/// A type that has one value for each word of a choice.
package protocol FieldChoice: RawRepresentable, CaseIterable, Sendable where RawValue == String {
  /// The prefix of the words' keys in the words file.
  static var wordsPrefix: String { get }
  /// In a few words, without a full stop.
  var meaning: String { get }
}

extension FieldChoice {
  /// `otherwise` is what is meant where the field is not given.
  package static func choice(otherwise: Self? = nil) -> Choice {
    Choice(
      allCases.map { Choice.Option($0.rawValue, meaning: $0.meaning) }, wordsPrefix: wordsPrefix,
      otherwise: otherwise?.rawValue)
  }
}
