internal import Configuration

extension LookSchedule {
  init(_ lookAgain: Configuration.LookAgain) {
    self.init(ages: lookAgain.after.map(\.milliseconds), afterwards: lookAgain.every?.milliseconds)
  }
}
