import FoundationEssentials
import Glibc

/// A real nginx that is taken for the site: TLS, HTTP/2, gzip and validators, under all hosts of 163.com.
///
/// Articles are asked for at port 443, whatever address was given. So each server listens there, at an address of
/// its own out of 127.0.0.0/8.
public final class NginxServer: Sendable {
  /// Where it listens.
  public let address: String
  private let folder: String
  private let process: ChildProcess

  /// Serves what is written with ``write(_:to:)``, and asks `server` for everything else.
  public init(before server: FaultServer? = nil) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "nginx-\(UUID().uuidString)").path
    // Among 2^24 addresses no two servers meet.
    let address = "127." + (0..<3).map { _ in String(Int.random(in: 1...254)) }.joined(separator: ".")
    try FileManager.default.createDirectory(atPath: folder + "/site", withIntermediateDirectories: true)
    try Self.makeCertificate(in: folder)
    let configuration = Self.configuration(address: address, port: server?.port)
    try Data(configuration.utf8).write(to: URL(filePath: folder + "/nginx.conf"))
    let log = folder + "/error.log"
    process = try ChildProcess(["nginx", "-e", log, "-p", folder, "-c", folder + "/nginx.conf"], log: log)
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

  public func remove(_ place: String) throws {
    try FileManager.default.removeItem(atPath: "\(folder)/site/\(place)")
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

  /// One certificate that signs itself: it is the server's, and the authority to be trusted.
  private static func makeCertificate(in folder: String) throws {
    let names = ["163.com", "*.163.com", "c.m.163.com", "comment.tie.163.com"].map { "DNS:\($0)" }
    try ChildProcess.run(
      [
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-days", "2", "-subj", "/CN=the site on loopback", "-addext",
        "subjectAltName=\(names.joined(separator: ","))", "-keyout", folder + "/site.key", "-out",
        folder + "/site.pem",
      ], log: folder + "/openssl.log")
  }

  /// One process, as root or not; all its files are in its folder.
  private static func configuration(address: String, port: UInt16?) -> String {
    let server = port.map { "proxy_pass http://127.0.0.1:\($0); proxy_set_header Host $host;" } ?? "return 404;"
    return """
      daemon off;
      master_process off;
      pid nginx.pid;
      events { worker_connections 256; }
      http {
        access_log off;
        client_body_temp_path tmp;
        proxy_temp_path tmp;
        fastcgi_temp_path tmp;
        uwsgi_temp_path tmp;
        scgi_temp_path tmp;
        types { text/html html; application/json json; text/plain txt; }
        charset utf-8;
        gzip on;
        gzip_types application/json;
        gzip_min_length 100;
        keepalive_requests 100000;
        server {
          listen \(address):443 ssl http2;
          server_name .163.com;
          ssl_certificate site.pem;
          ssl_certificate_key site.key;
          root site/$host;
          location / { try_files $uri @server; }
          location @server { \(server) }
        }
      }
      """
  }

  /// nginx needs some milliseconds; on a machine that builds something meanwhile, more.
  private func waitUntilItListens() throws {
    for _ in 0..<5000 {
      if Descriptor.isListening(address, port: 443) { return }
      usleep(2000)
    }
    throw ServerError("nginx does not listen: \(ChildProcess.content(of: folder + "/error.log"))")
  }
}
