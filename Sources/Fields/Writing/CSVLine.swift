// SPDX-License-Identifier: Apache-2.0

extension [UInt8] {
  /// Adds a line of comma-separated values (RFC 4180, section 2): a cell with a comma, a quotation mark or a line end goes
  /// into quotation marks, and a quotation mark in it is doubled.
  package mutating func appendCSV(_ cells: [String]) {
    for (number, cell) in cells.enumerated() {
      if number > 0 { append(UInt8(ascii: ",")) }
      let isPlain = cell.utf8.allSatisfy { !#"",\#r\#n"#.utf8.contains($0) }
      append(contentsOf: isPlain ? Array(cell.utf8) : inQuotationMarks(cell))
    }
    append(contentsOf: [0x0D, 0x0A])
  }
}

private func inQuotationMarks(_ cell: String) -> [UInt8] {
  var bytes = [UInt8(ascii: "\"")]
  for byte in cell.utf8 {
    if byte == UInt8(ascii: "\"") { bytes.append(byte) }
    bytes.append(byte)
  }
  return bytes + [UInt8(ascii: "\"")]
}
