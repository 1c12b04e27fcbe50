import Configuration
import Testing

@Suite struct ConfigurationErrorTests {
  @Test func messageNamesFileAndLine() {
    let inLine = ConfigurationError(file: "a.yaml", line: 3, reason: "is no number")
    #expect(inLine.description == "a.yaml:3: is no number")
    #expect(ConfigurationError(file: "a.yaml", reason: "is empty").description == "a.yaml: is empty")
  }
}
