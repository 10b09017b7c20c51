// SPDX-License-Identifier: Apache-2.0

import CYAML

/// A place in a text of YAML: line and column from 1, the column in characters, as the library counts them.
struct YAMLMark {
  let line: Int
  let column: Int

  init(line: Int, column: Int) { (self.line, self.column) = (line, column) }

  init(_ mark: yaml_mark_t) { self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1) }
}

/// Why a text is not YAML that fields may be written in.
enum YAMLError: Error {
  /// In the library's words: where it gave up, and where what it was reading began.
  case syntax(problem: String, at: YAMLMark, began: YAMLMark?)
  /// The fields that begin at the place have one twice.
  case doubledKey(String, inFieldsAt: YAMLMark)
  case tooManyValues
}

/// A text of YAML, read by libyaml piece by piece. How deep values are nested is bounded by the library (1,000).
struct YAMLEvents: ~Copyable {
  enum Event {
    case scalar(String, isPlain: Bool)
    case list
    case fields
    /// Of a list or of fields.
    case end
    case alias
    case endOfText
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let text: UnsafeMutableBufferPointer<UInt8>

  init(_ text: [UInt8]) {
    self.text = .allocate(capacity: text.count)
    _ = self.text.initialize(from: text)
    parser = .allocate(capacity: 1)
    precondition(yaml_parser_initialize(parser) == 1, "no memory is left")
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, self.text.baseAddress, text.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    text.deallocate()
  }

  /// The next piece and where it begins; the frame of a document is none.
  mutating func next() throws(YAMLError) -> (Event, YAMLMark) {
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) == 1 else { throw error }
      defer { yaml_event_delete(&event) }
      let mark = YAMLMark(event.start_mark)
      switch event.type {
      case YAML_SCALAR_EVENT:
        let scalar = event.data.scalar
        let value = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        return (.scalar(value, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE), mark)
      case YAML_SEQUENCE_START_EVENT: return (.list, mark)
      case YAML_MAPPING_START_EVENT: return (.fields, mark)
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return (.end, mark)
      case YAML_ALIAS_EVENT: return (.alias, mark)
      case YAML_STREAM_END_EVENT: return (.endOfText, mark)
      default: continue
      }
    }
  }

  private var error: YAMLError {
    let (state, problem) = (parser.pointee, parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read")
    if state.error == YAML_READER_ERROR {
      let before = text.prefix(Int(state.problem_offset))
      let line = before.count { $0 == 0x0A } + 1
      let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1
      return .syntax(problem: problem, at: YAMLMark(line: line, column: column), began: nil)
    }
    let began = state.context == nil ? nil : YAMLMark(state.context_mark)
    return .syntax(problem: problem, at: YAMLMark(state.problem_mark), began: began)
  }
}
