@main
struct NetEaseArchive {
  static func main() {}
}
