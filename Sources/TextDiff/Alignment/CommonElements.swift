/// Which elements of two sequences are common to both, in the same order.
///
/// Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), section 4b: the middle snake from both ends,
/// so that memory is linear. Where the middle is further away than ``patience``, the furthest point that was
/// reached divides the problem: that is not always the shortest result, but the time is at most the length times
/// ``patience``.
struct CommonElements {
  private(set) var old: [Bool]
  private(set) var new: [Bool]

  private static let patience = 256

  init(_ old: [Int32], _ new: [Int32]) {
    self.old = Array(repeating: false, count: old.count)
    self.new = Array(repeating: false, count: new.count)
    // What only one side has cannot be common; left out, it costs nothing.
    let both = Set(old).intersection(new)
    let oldPlaces = old.indices.filter { both.contains(old[$0]) }
    let newPlaces = new.indices.filter { both.contains(new[$0]) }
    var search = Search(a: oldPlaces.map { old[$0] }, b: newPlaces.map { new[$0] })
    search.run { a, b, count in
      for step in 0..<count {
        self.old[oldPlaces[a + step]] = true
        self.new[newPlaces[b + step]] = true
      }
    }
  }

  private struct Box {
    var a: Range<Int>
    var b: Range<Int>
  }

  private struct Search {
    let a: [Int32]
    let b: [Int32]
    /// The furthest place in `a` on each diagonal, from the start and from the end.
    private var forward: [Int]
    private var backward: [Int]

    init(a: [Int32], b: [Int32]) {
      self.a = a
      self.b = b
      forward = Array(repeating: 0, count: a.count + b.count + 3)
      backward = forward
    }

    /// Finds stretches of common elements: where they begin on both sides, and how many there are.
    mutating func run(_ found: (Int, Int, Int) -> Void) {
      // A stack of our own: how deep it goes is up to the input.
      var boxes = [Box(a: 0..<a.count, b: 0..<b.count)]
      while let box = boxes.popLast() {
        var (x, y) = (box.a.lowerBound, box.b.lowerBound)
        var (xEnd, yEnd) = (box.a.upperBound, box.b.upperBound)
        while x < xEnd, y < yEnd, a[x] == b[y] { (x, y) = (x + 1, y + 1) }
        found(box.a.lowerBound, box.b.lowerBound, x - box.a.lowerBound)
        while x < xEnd, y < yEnd, a[xEnd - 1] == b[yEnd - 1] { (xEnd, yEnd) = (xEnd - 1, yEnd - 1) }
        found(xEnd, yEnd, box.a.upperBound - xEnd)
        guard x < xEnd, y < yEnd else { continue }
        let (xMiddle, yMiddle) = middle(Box(a: x..<xEnd, b: y..<yEnd))
        // A corner would be the same problem again.
        guard x...xEnd ~= xMiddle, y...yEnd ~= yMiddle, (xMiddle, yMiddle) != (x, y),
          (xMiddle, yMiddle) != (xEnd, yEnd)
        else { continue }
        boxes.append(Box(a: x..<xMiddle, b: y..<yMiddle))
        boxes.append(Box(a: xMiddle..<xEnd, b: yMiddle..<yEnd))
      }
    }

    /// A point that a shortest way through the box passes, or a point far along two good ways.
    private mutating func middle(_ box: Box) -> (Int, Int) {
      let (xStart, xEnd) = (box.a.lowerBound, box.a.upperBound)
      let (yStart, yEnd) = (box.b.lowerBound, box.b.upperBound)
      // A diagonal is x - y; as an index it begins at 1, so that each has a neighbour.
      let shift = b.count + 1
      let lowest = xStart - yEnd
      let highest = xEnd - yStart
      let first = xStart - yStart
      let last = xEnd - yEnd
      let isOdd = (first - last) & 1 != 0
      var (low, high) = (first, first)
      var (lowBack, highBack) = (last, last)
      forward[first + shift] = xStart
      backward[last + shift] = xEnd

      for cost in 1... {
        if low > lowest {
          low -= 1
          forward[low - 1 + shift] = -1
        } else {
          low += 1
        }
        if high < highest {
          high += 1
          forward[high + 1 + shift] = -1
        } else {
          high -= 1
        }
        for diagonal in stride(from: high, through: low, by: -2) {
          var x = max(forward[diagonal - 1 + shift] + 1, forward[diagonal + 1 + shift])
          var y = x - diagonal
          while x < xEnd, y < yEnd, a[x] == b[y] { (x, y) = (x + 1, y + 1) }
          forward[diagonal + shift] = x
          if isOdd, lowBack <= diagonal, diagonal <= highBack, backward[diagonal + shift] <= x {
            return (x, y)
          }
        }

        if lowBack > lowest {
          lowBack -= 1
          backward[lowBack - 1 + shift] = .max
        } else {
          lowBack += 1
        }
        if highBack < highest {
          highBack += 1
          backward[highBack + 1 + shift] = .max
        } else {
          highBack -= 1
        }
        for diagonal in stride(from: highBack, through: lowBack, by: -2) {
          var x = min(backward[diagonal - 1 + shift], backward[diagonal + 1 + shift] - 1)
          var y = x - diagonal
          while x > xStart, y > yStart, a[x - 1] == b[y - 1] { (x, y) = (x - 1, y - 1) }
          backward[diagonal + shift] = x
          if !isOdd, low <= diagonal, diagonal <= high, x <= forward[diagonal + shift] { return (x, y) }
        }

        guard cost >= CommonElements.patience else { continue }
        var ahead = (x: xStart, y: yStart)
        for diagonal in stride(from: high, through: low, by: -2) {
          var x = min(forward[diagonal + shift], xEnd)
          var y = x - diagonal
          if y > yEnd { (x, y) = (yEnd + diagonal, yEnd) }
          if x + y > ahead.x + ahead.y { ahead = (x, y) }
        }
        var behind = (x: xEnd, y: yEnd)
        for diagonal in stride(from: highBack, through: lowBack, by: -2) {
          var x = max(backward[diagonal + shift], xStart)
          var y = x - diagonal
          if y < yStart { (x, y) = (yStart + diagonal, yStart) }
          if x + y < behind.x + behind.y { behind = (x, y) }
        }
        let gone = ahead.x - xStart + ahead.y - yStart
        let goneBack = xEnd - behind.x + yEnd - behind.y
        return gone > goneBack ? (ahead.x, ahead.y) : (behind.x, behind.y)
      }
      return (xStart, yStart)
    }
  }
}
