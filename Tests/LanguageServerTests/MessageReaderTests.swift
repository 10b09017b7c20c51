// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import LanguageServer

@Suite struct MessageReaderTests {
  private func read(_ text: String, inPiecesOf size: Int) -> [MessageReader.Message] {
    var reader = MessageReader()
    var messages: [MessageReader.Message] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      reader.receive(bytes[start..<min(bytes.count, start + size)])
      while let message = reader.next() { messages.append(message) }
    }
    return messages
  }

  private func body(_ text: String) -> MessageReader.Message { .body(Array(text.utf8)) }

  @Test(arguments: [1, 2, 7, 1000]) func messagesComeInAnyPieces(size: Int) {
    let text = "Content-Length: 2\r\n\r\n{}content-length:3\nContent-Type: x\n\nabcContent-Length: 0\r\n\r\n"
    #expect(read(text, inPiecesOf: size) == [body("{}"), body("abc"), body("")])
  }

  @Test(arguments: [1, 5000]) func goesOnAfterWhatIsNoMessage(size: Int) {
    let good = "Content-Length: 1\r\n\r\na"
    #expect(read("Content-Length: x\r\n\r\n" + good, inPiecesOf: size) == [.malformed, body("a")])
    #expect(read("nonsense\r\n\r\n" + good, inPiecesOf: size) == [.malformed, body("a")])
    #expect(read("Content-Length: -5\r\n\r\n" + good, inPiecesOf: size) == [.malformed, body("a")])
    #expect(read("Content-Length: 99999999999999999999\r\n\r\n" + good, inPiecesOf: size) == [.malformed, body("a")])
    let endless = String(repeating: "x", count: 20_000)
    let read = read(endless + "\r\n\r\n" + good, inPiecesOf: size)
    #expect(read.first == .malformed && read.last == body("a") && read.dropLast().allSatisfy { $0 == .malformed })
  }

  @Test func passesOverWhatIsTooLong() {
    var reader = MessageReader()
    reader.receive("Content-Length: \(MessageReader.mostBytes + 3)\r\n\r\n".utf8)
    #expect(reader.next() == .tooLong && reader.next() == nil)
    let piece = [UInt8](repeating: 0x20, count: 1 << 20)
    for _ in 0..<(MessageReader.mostBytes >> 20) {
      reader.receive(piece)
      #expect(reader.next() == nil)
    }
    reader.receive("abcContent-Length: 1\r\n\r\nz".utf8)
    #expect(reader.next() == body("z"))
  }
}
