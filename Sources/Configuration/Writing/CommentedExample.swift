extension Configuration {
  /// The file that `config init` writes: every key, what it means, and its default.
  ///
  /// It reads as the defaults. A line that begins with `#` and a letter or a hyphen is a key that can be had by taking
  /// the `#` away; prose has a space behind the `#`.
  public static let commentedExample = """
    # netease-archive: what "netease-archive sync" does.
    #
    # A line that begins with "#" and a space explains. A line like "#limit: 50" is a key that is not in force: take
    # the "#" away to use it. What stands here without a "#" is the default.
    # Check the file after each change: netease-archive config check
    #
    # Times are written 30s, 10m, 2h or 7d, sizes 20MB or 20MiB. A relative path counts from the folder of this
    # file; ~/ is your home folder. A text with ": " or " #" in it wants quotation marks.

    # The folder of the archive. The option --archive and the variable $NETEASE_ARCHIVE go before it.
    #archive: ~/netease-archive

    # What is followed. Each entry begins with a hyphen and is one of:
    #   author    a 网易号: its T-id, its W-id, the address of its page, or of any of its articles
    #   channel   a channel or column: its name (tech, money, ...), the id of its list, or the address of its page
    #   ranking   the address of a ranking page (排行)
    #   feed      the address of an RSS, Atom or JSON feed
    #   links     the address of any page: the articles that it links to
    #   list      a file with addresses of articles, one a line
    # Hosts that are not NetEase's must stand under allow-hosts below.
    sources:
      #- author: T1475143788671
      # The name in reports. The state of a source is remembered by it. Default: what stands behind author.
        #name: IT之家
      # At most so many of the newest articles. Of an author or a channel, older pages of the list are read until there
      # are so many or all are known. Default: what the first page shows.
        #limit: 50
      # Only articles with one of these words in the title, and with none of those.
        #title-contains: [手机, 电脑]
        #title-excludes: [抽奖, 广告]
      # Only articles of these columns: the last 8 characters of the docid.
        #columns: [0511B8LM]
      # Only articles published on this day or later, and before that day: 2024, 2024-05 or 2024-05-17.
        #after: 2024-05
        #before: 2030
      #- channel: tech
      #- ranking: https://news.163.com/rank/
      #- feed: https://www.163.com/rss/example.xml
      #- links: https://www.163.com/
      #- list: addresses.txt

    # How requests are sent.
    network:
      # A mail address or a web page of yours. The site sees it in the user agent and can write instead of blocking.
      #contact: somebody@example.org
      # honest: the program's name, its version and the contact. browser: as a current browser. Or any text.
      user-agent: honest
      # Between the end of one request to a host and the start of the next.
      delay: 3s
      # How often a request is repeated after a broken connection, an answer 5xx or 429.
      retries: 3
      # Of one request with its answer.
      timeout: 60s
      # Of one answer, unpacked.
      max-size: 20MB
      # http://, https://, socks4://, socks4a://, socks5:// or socks5h://.
      #proxy: socks5h://127.0.0.1:1080
      # A file of certificates (PEM) to trust instead of the system's.
      #cacert: ca.pem
      # A file of cookies in Netscape's form. It is only read.
      #cookies: cookies.txt
      # Requests go to NetEase's hosts only (163.com, 126.net, 127.net, netease.com), to these, and to all under them.
      allow-hosts: []
      # Whether a host may lie at a private address, such as 127.0.0.1 or 10.0.0.1.
      allow-private: false
      # Where a host is, instead of asking the resolver: HOST:PORT:ADDRESS.
      #resolve: [www.163.com:443:192.0.2.7]

    # When an article that is kept already is looked at again. New articles always come first.
    look-again:
      # At these ages. The age counts from the last thing that happened to the article: it was published, it changed,
      # it was removed or it came back. Two looks at an article are never closer than the first of them.
      after: [1h, 1d, 7d, 30d]
      # From then on again and again; never ends it.
      every: 90d

    # What one run may take. What is left over is for the next.
    run:
      max-duration: 20m
      # Default: as many as there is time for.
      #max-requests: 500

    # Who hears of a run. Without any of these: standard error, and only if there is something to tell. A webhook or
    # command that failed gets the report again with the next run.
    report:
      # Gets the report of the last run, as JSON.
      #file: last-run.json
      # Gets the report by POST, as JSON, when there is anything new, changed, removed or wrong.
      #webhook: https://example.org/hook
      # A command for /bin/sh. Gets the report on its standard input, as JSON, at the same times, and has
      # five minutes for it.
      #exec: mail -s netease-archive somebody@example.org
      # Asked for when a run starts, when it went well, and when it did not. A service that expects these calls raises
      # the alarm when they stay away.
      #ping-start: https://example.org/ping/start
      #ping-success: https://example.org/ping
      #ping-failure: https://example.org/ping/fail

    """
}
