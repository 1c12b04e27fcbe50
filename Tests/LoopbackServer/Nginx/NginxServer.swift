import FoundationEssentials
import Glibc

/// A real nginx that is taken for the site: TLS, HTTP/2, gzip and validators, under all hosts of 163.com.
///
/// `Tests/nginx/serve` makes and starts it.
///
/// Articles are asked for at port 443, whatever address was given. So each server listens there, at an address of
/// its own out of 127.0.0.0/8.
public final class NginxServer: Sendable {
  /// Where it listens.
  public let address: String
  private let folder: String
  private let process: ChildProcess

  /// Serves what is written with ``write(_:to:changedAt:)``, and asks `server` for everything else.
  public init(before server: FaultServer? = nil) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "nginx-\(UUID().uuidString)").path
    // Among 2^24 addresses no two servers meet.
    let address = "127." + (0..<3).map { _ in String(Int.random(in: 1...254)) }.joined(separator: ".")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "nginx/serve").path
    let arguments = [script, folder, address] + (server.map { ["\($0.port)"] } ?? [])
    process = try ChildProcess(arguments, log: folder + "/said.txt")
    self.folder = folder
    self.address = address
    try waitUntilItListens()
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The certificate that has to be trusted, for `--cacert`.
  public var certificate: String { folder + "/site.pem" }

  /// For `--resolve`.
  public func entry(of host: String) -> String { "\(host):443:\(address)" }

  /// Puts a page where it is served: `www.163.com/news/article/….html`.
  ///
  /// The time of its last change is the file's, so it is given: two pages of one second would look the same.
  public func write(_ page: String, to place: String, changedAt seconds: Int = 1_700_000_000) throws {
    let url = URL(filePath: "\(folder)/site/\(place)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(page.utf8).write(to: url)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: TimeInterval(seconds))], ofItemAtPath: url.path)
  }

  /// Whether one can run here: nginx and openssl are there, and port 443 may be listened at.
  public static let isAvailable: Bool = {
    let folders = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"]
    let isInstalled = ["nginx", "openssl"].allSatisfy { name in
      folders.contains { access("\($0)/\(name)", X_OK) == 0 }
    }
    // ip(7): from this port on anybody may listen.
    let first = ChildProcess.content(of: "/proc/sys/net/ipv4/ip_unprivileged_port_start")
    let port = Int(first.prefix { $0 != "\n" }) ?? 1024
    return isInstalled && (geteuid() == 0 || port <= 443)
  }()

  /// nginx needs some milliseconds; on a machine that builds something meanwhile, more.
  private func waitUntilItListens() throws {
    for _ in 0..<5000 {
      if Descriptor.isListening(address, port: 443) { return }
      usleep(2000)
    }
    let said = ["said.txt", "error.log"].map { ChildProcess.content(of: "\(folder)/\($0)") }
    throw ServerError("nginx does not listen: \(said.joined())")
  }
}
