import Testing
import Workers

@Suite struct ConcurrentlyTests {
  @Test(arguments: [1, 2, 8]) func givesBothResultsInTheirPlaces(workers: Int) {
    let (number, text) = concurrently(workers: workers) {
      (1...1000).reduce(0, +)
    } _: {
      String(repeating: "a", count: 3)
    }
    #expect(number == 500_500)
    #expect(text == "aaa")
  }
}
