// SPDX-License-Identifier: Apache-2.0

/// What needs no explanation where plans are read. The page of the rule lists them.
package let wellKnownAbbreviations: Set<String> = {
  var known: Set<String> = []
  for words in [office, bodies, measures, stressed, reported] {
    for word in words.split(whereSeparator: \.isWhitespace) { known.insert(String(word)) }
  }
  return known
}()

private let office: String = """
  PDF HTML CSS CSV XML JSON SVG PNG JPEG JPG GIF ZIP URL URI HTTP HTTPS FTP WWW RSS API USB DVD LAN VPN RAM CPU PIN SIM SMS
  GPS LED FAQ CEO CFO CIO DOI ISBN ISSN ABC XYZ
  """

private let bodies: String = """
  USA USSR UNESCO UNICEF WHO NATO OECD ISO IEC IEEE DIN RFC IBAN GDP NGO COVID AIDS HIV DNA
  """

/// Money, time, units.
private let measures: String = """
  EUR USD GBP CHF JPY CNY AUD CAD NZD NOK SEK DKK ISK PLN CZK HUF RON BGN TRY INR BRL MXN ZAR UTC GMT CET CEST EST PST
  KWH MWH GWH TWH BTU PPM PSI RPM DPI
  """

/// Words that some writers stress by capitals.
private let stressed: String = """
  AND NOT MUST SHALL SHOULD MAY WILL CAN ALL ANY ONE NONE ONLY NEVER ALWAYS BOTH EACH THE FOR WITH NEW OLD YES NOTE TIP HINT
  TODO DONE OPEN DRAFT FINAL HIGH MEDIUM LOW RED AMBER GREEN CLEAR WHITE BLACK BLUE README NULL TRUE FALSE END
  """

/// What other rules report.
private let reported: String = "TBD TBC TBA TLP"
