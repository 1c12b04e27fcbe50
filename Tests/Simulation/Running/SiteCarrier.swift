import Fetching

/// Stands where the network is: asks the simulated site, and writes down what was asked.
struct SiteCarrier: HopCarrier {
  let site: SimulatedSite
  let clock: SimulatedClock
  let journal: Journal
  let run: Int

  func run(_ hop: Hop) async -> HopResult {
    let tag = hop.fields.first { $0.hasPrefix("If-None-Match: ") }.map { String($0.dropFirst(15)) }
    let at = clock.passRequest()
    let answer = site.answer(to: hop.url, tag: tag, at: at)
    let told = clock.now()
    journal.note(
      SiteRequest(run: run, at: at, told: told, url: hop.url, status: answer.status, shown: answer.shown))
    return HopResult(to: hop, at: told, head: answer.head, body: Array(answer.body.utf8))
  }
}
