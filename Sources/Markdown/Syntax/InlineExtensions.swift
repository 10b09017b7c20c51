// SPDX-License-Identifier: Apache-2.0

/// Which of the inline extensions a parse uses; they share tables that only one thread at a time may touch.
enum InlineExtensions {
  case none
  case autolinks
}

/// Whether the text contains the marks of a bare address anywhere, code and link targets included.
func mayHoldInlineExtensions(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  text.holds("@") || text.holds("://") || text.holds("www.")
}
