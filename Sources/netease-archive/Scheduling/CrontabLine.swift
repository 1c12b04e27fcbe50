/// A run as cron starts it.
struct CrontabLine {
  let text: String

  init(_ run: ScheduledRun, _ interval: Interval) {
    // cron ends the command at a percent sign. Some crons take the backslash before it away and some leave it to the
    // shell, so it has to stand outside of the quotation marks that the word is in.
    let words = run.command(archive: run.archive).map { ShellWord.quoted($0).replacing("%", with: #"'\%'"#) }
    text = """
      # For "crontab -e". cron mails what a run has to say to this account, or to MAILTO.
      \(interval.crontab(minute: run.minute)) \(words.joined(separator: " "))

      """
  }
}
