// SPDX-License-Identifier: Apache-2.0

extension FieldType where Value == [Choice.Option] {
  /// The words of a choice as a list, or each with what pages show of it.
  package static let options = FieldType(
    shape: .options,
    read: { node, reader in
      if case .map = node.content {
        return readEntries(node, FieldType<String>.text, &reader)?.map { word, label in
          Choice.Option(word, meaning: label, label: label)
        }
      }
      return FieldType<[String]>.list(.text).read(node, &reader)?.map { word in
        Choice.Option(word, meaning: "", label: readable(word))
      }
    },
    value: { options in
      // What says no more than its word is written as one.
      if options.allSatisfy({ $0.meaning.isEmpty }) { return .list(options.map { .text($0.word) }) }
      return .record(options.map { FieldEntry($0.word, .text($0.label ?? $0.word)) })
    })
}
