internal import Configuration
internal import FoundationEssentials

/// A run as systemd starts it: a service that may do little else, and its timer.
struct SystemdUnits {
  private let run: ScheduledRun
  private let interval: Interval
  let user: String

  init(_ run: ScheduledRun, _ interval: Interval, user: String) {
    self.run = run
    self.interval = interval
    self.user = user
  }

  /// By their names.
  var files: [(name: String, text: String)] {
    [("netease-archive.service", service), ("netease-archive.timer", timer)]
  }

  /// Both, each below the path where it belongs.
  var text: String {
    files.map { "# /etc/systemd/system/\($0.name)\n\($0.text)" }.joined(separator: "\n")
  }

  private var service: String {
    """
    [Unit]
    Description=Archive NetEase articles
    Wants=network-online.target
    After=network-online.target

    [Service]
    Type=oneshot
    ExecStart=\(run.command(archive: archive).map(Self.word).joined(separator: " "))
    User=\(user)
    Nice=10
    # A run ends by itself after max-duration; this ends one that hangs.
    TimeoutStartSec=\(run.configuration.run.maxDuration.milliseconds / 1000 + 600)
    # 75: another run held the archive, or the site asked to come later. The next one will.
    SuccessExitStatus=75

    # What it may write.
    StateDirectory=netease-archive
    CacheDirectory=netease-archive
    \(writable)ProtectSystem=strict
    ProtectHome=\(isHomeNeeded ? "read-only" : "yes")
    PrivateTmp=yes

    # What it may do. A command under report: exec has these limits too.
    NoNewPrivileges=yes
    CapabilityBoundingSet=
    LockPersonality=yes
    MemoryDenyWriteExecute=yes
    PrivateDevices=yes
    ProtectClock=yes
    ProtectControlGroups=yes
    ProtectHostname=yes
    ProtectKernelLogs=yes
    ProtectKernelModules=yes
    ProtectKernelTunables=yes
    ProtectProc=invisible
    RemoveIPC=yes
    # AF_NETLINK and AF_UNIX are for the resolver.
    RestrictAddressFamilies=AF_INET AF_INET6 AF_NETLINK AF_UNIX
    RestrictNamespaces=yes
    RestrictRealtime=yes
    RestrictSUIDSGID=yes
    SystemCallArchitectures=native
    SystemCallErrorNumber=EPERM
    SystemCallFilter=@system-service

    """
  }

  private var timer: String {
    """
    [Unit]
    Description=Archive NetEase articles, again and again

    [Timer]
    OnCalendar=\(interval.calendar)
    # After a time in which the machine was off, at once.
    Persistent=true
    # Not everybody at the full hour.
    RandomizedDelaySec=\(min(interval.minutes * 60 / 6, 3600))

    [Install]
    WantedBy=timers.target

    """
  }

  /// Where `StateDirectory=` is, if nothing else is said.
  private static let state = "/var/lib/netease-archive"

  private var archive: String { run.archive ?? Self.state + "/archive" }

  /// The folders to write into that systemd does not make itself; a service does not start without them.
  private var foreignFolders: [String] {
    [archive, run.reportFolder].compactMap { $0 }.filter { !$0.hasPrefix(Self.state + "/") }
  }

  /// Those that are not there yet.
  var missingFolders: [String] { foreignFolders.filter { !FileManager.default.fileExists(atPath: $0) } }

  private var writable: String {
    foreignFolders.isEmpty ? "" : "ReadWritePaths=\(foreignFolders.map(Self.quoted).joined(separator: " "))\n"
  }

  private var isHomeNeeded: Bool {
    // What a command needs is not known.
    if run.configuration.report.exec != nil { return true }
    return ([run.program, archive, run.reportFolder ?? ""] + run.filesToRead).contains { path in
      ["/home/", "/root/", "/run/user/"].contains { path.hasPrefix($0) }
    }
  }

  /// A path or word as one, by systemd's rules (systemd.syntax, "Quoting").
  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("%", with: "%%")
    return escaped.contains { !$0.isLetter && !$0.isNumber && !"/._-+:@,".contains($0) }
      ? "\"\(escaped)\"" : escaped
  }

  /// A word of a command, in which `$` begins a variable besides.
  private static func word(_ text: String) -> String { quoted(text).replacing("$", with: "$$") }
}
