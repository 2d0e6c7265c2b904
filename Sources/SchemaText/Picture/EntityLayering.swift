/// Which box stands in which layer, and in which order, so that few lines cross.
struct EntityLayering {
  /// A box, or a gap that lines of one box pass through.
  struct Item {
    var box: Int?
    var height: Int
    var y = 0
    /// Places in the layers before and after, with the offsets at which the lines meet.
    var left: [(item: Int, here: Int, there: Int)] = []
    var right: [(item: Int, here: Int, there: Int)] = []
  }

  private(set) var layers: [[Item]] = []
  private(set) var isBackward: [Bool]
  /// Boxes without lines to other boxes.
  private(set) var alone: [Int] = []

  private let sizes: [(width: Int, height: Int)]
  private let edges: [EntityLayout.Edge]
  private var layerOf: [Int]
  /// For each edge, the gaps that it passes: layer and identity of the gap.
  private var gaps: [[(layer: Int, id: Int)]]
  private var items: [Item] = []
  private var orders: [[Int]] = []
  private static let gapHeight = 10

  init(sizes: [(width: Int, height: Int)], edges: [EntityLayout.Edge]) {
    self.sizes = sizes
    self.edges = edges
    isBackward = edges.map { _ in false }
    layerOf = sizes.map { _ in -1 }
    gaps = edges.map { _ in [] }
    var isLinked = sizes.map { _ in false }
    for edge in edges where edge.from.box != edge.to.box {
      isLinked[edge.from.box] = true
      isLinked[edge.to.box] = true
    }
    alone = sizes.indices.filter { !isLinked[$0] }
    breakCircles()
    assignLayers(sizes.indices.filter { isLinked[$0] })
    makeItems()
  }

  /// Where an edge passes through layers between its ends, in the order of its way.
  func passages(of edge: Int) -> [(layer: Int, y: Int)] {
    let passages = gaps[edge].map { (layer: $0.layer, y: items[$0.id].y + Self.gapHeight / 2) }
    return isBackward[edge] ? passages.reversed() : passages
  }

  /// The ends of an edge from left to right.
  private func ends(_ edge: Int) -> (left: EntityLayout.End, right: EntityLayout.End) {
    let edge = (edges[edge], isBackward[edge])
    return edge.1 ? (edge.0.to, edge.0.from) : (edge.0.from, edge.0.to)
  }

  /// Turns lines round that would close a circle, found by walking depth first.
  private mutating func breakCircles() {
    var outgoing: [[Int]] = sizes.map { _ in [] }
    for (place, edge) in edges.enumerated() where edge.from.box != edge.to.box {
      outgoing[edge.from.box].append(place)
    }
    var state = sizes.map { _ in 0 }
    for start in sizes.indices where state[start] == 0 {
      var stack = [(box: start, next: 0)]
      state[start] = 1
      while let top = stack.last {
        guard top.next < outgoing[top.box].count else {
          state[top.box] = 2
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let edge = outgoing[top.box][top.next]
        let box = edges[edge].to.box
        if state[box] == 1 { isBackward[edge] = true }
        if state[box] == 0 {
          state[box] = 1
          stack.append((box, 0))
        }
      }
    }
  }

  /// Each box right of everything that it refers to, in the first layer that has room.
  private mutating func assignLayers(_ boxes: [Int]) {
    guard !boxes.isEmpty else { return }
    let area = boxes.reduce(0) { sum, box in
      sum + (sizes[box].height + EntityLayout.rowGap) * (sizes[box].width + EntityLayout.layerGap)
    }
    let tallest = boxes.map { sizes[$0].height }.max() ?? 0
    let room = max(tallest, Int((Double(area) / 1.5).squareRoot()))
    var waiting = sizes.map { _ in 0 }
    var following: [[Int]] = sizes.map { _ in [] }
    for edge in edges.indices where edges[edge].from.box != edges[edge].to.box {
      let ends = ends(edge)
      waiting[ends.right.box] += 1
      following[ends.left.box].append(ends.right.box)
    }
    var earliest = sizes.map { _ in 0 }
    var used: [Int] = []
    var ready = boxes.filter { waiting[$0] == 0 }
    while !ready.isEmpty {
      // Boxes that many refer to come first, so that they stand left.
      ready.sort {
        (earliest[$0], -following[$0].count, $0) < (earliest[$1], -following[$1].count, $1)
      }
      let box = ready.removeFirst()
      let height = sizes[box].height + EntityLayout.rowGap
      var layer = earliest[box]
      while layer < used.count, used[layer] > 0, used[layer] + height > room { layer += 1 }
      while used.count <= layer { used.append(0) }
      used[layer] += height
      layerOf[box] = layer
      for next in following[box] {
        earliest[next] = max(earliest[next], layer + 1)
        waiting[next] -= 1
        if waiting[next] == 0 { ready.append(next) }
      }
    }
    orders = used.map { _ in [] }
  }

  /// One item for each box, and one for each layer that lines of a box pass through.
  private mutating func makeItems() {
    items = sizes.map { Item(box: nil, height: $0.height) }
    for box in sizes.indices where layerOf[box] >= 0 {
      items[box].box = box
      orders[layerOf[box]].append(box)
    }
    var shared: [[Int]: Int] = [:]
    for edge in edges.indices where edges[edge].from.box != edges[edge].to.box {
      let ends = ends(edge)
      // Lines of the box that is referred to run together for as long as they can.
      let trunk = [edges[edge].from.box, edges[edge].from.offset, isBackward[edge] ? 1 : 0]
      var before = (item: ends.left.box, offset: ends.left.offset)
      for layer in layerOf[ends.left.box]
        + 1..<max(layerOf[ends.right.box], layerOf[ends.left.box] + 1)
      {
        let key = trunk + [layer] + (isBackward[edge] ? [edge] : [])
        let id: Int
        if let known = shared[key] {
          id = known
        } else {
          id = items.count
          items.append(Item(box: nil, height: Self.gapHeight))
          orders[layer].append(id)
          shared[key] = id
        }
        gaps[edge].append((layer, id))
        link(before, (id, Self.gapHeight / 2))
        before = (id, Self.gapHeight / 2)
      }
      link(before, (ends.right.box, ends.right.offset))
    }
  }

  private mutating func link(_ left: (item: Int, offset: Int), _ right: (item: Int, offset: Int)) {
    items[left.item].right.append((right.item, left.offset, right.offset))
    items[right.item].left.append((left.item, right.offset, left.offset))
  }

  /// Orders the layers by the means of their neighbours, to and fro, then pulls items towards them.
  mutating func arrange() {
    var rank = items.map { _ in 0.0 }
    func number() {
      for order in orders {
        for (place, item) in order.enumerated() { rank[item] = Double(place) }
      }
    }
    number()
    for sweep in 0..<12 {
      let forward = sweep % 2 == 0
      for layer in forward ? Array(orders.indices) : orders.indices.reversed() {
        var means: [Int: Double] = [:]
        for item in orders[layer] {
          let near = (forward ? items[item].left : items[item].right).map { rank[$0.item] }
          means[item] = near.isEmpty ? rank[item] : near.reduce(0, +) / Double(near.count)
        }
        orders[layer].sort { (means[$0] ?? 0, rank[$0], $0) < (means[$1] ?? 0, rank[$1], $1) }
        for (place, item) in orders[layer].enumerated() { rank[item] = Double(place) }
      }
    }
    stack()
    for round in 0..<24 { pull(round % 2 == 0 ? Array(orders.indices) : orders.indices.reversed()) }
    let top = orders.joined().map { items[$0].y }.min() ?? 0
    for item in items.indices { items[item].y += EntityLayout.margin - top }
    layers = orders.map { $0.map { items[$0] } }
  }

  private func gap(_ upper: Int, _ lower: Int) -> Int {
    items[upper].box == nil && items[lower].box == nil ? 4 : EntityLayout.rowGap / 2
  }

  private mutating func stack() {
    for order in orders {
      var y = 0
      for (place, item) in order.enumerated() {
        if place > 0 { y += gap(order[place - 1], item) }
        items[item].y = y
        y += items[item].height
      }
      // All layers have their middle at zero, towards which items are pulled too.
      for item in order { items[item].y -= y / 2 }
    }
  }

  /// Moves each item of the layers to where its lines would be straight, as far as there is room.
  private mutating func pull(_ order: [Int]) {
    for layer in order {
      let row = orders[layer]
      for item in row {
        let near = items[item].left + items[item].right
        guard !near.isEmpty else { continue }
        let wishes = near.map { items[$0.item].y + $0.there - $0.here }
        let mean = wishes.reduce(0, +) / wishes.count
        items[item].y = (mean * 5 - items[item].height / 2) / 6
      }
      separate(row)
    }
  }

  /// Pushes items apart: from the middle up and from the middle down, keeping their order.
  private mutating func separate(_ row: [Int]) {
    guard row.count > 1 else { return }
    // Blocks of touching items move as one, to the mean of what their items want.
    var blocks: [(items: [Int], start: Double, height: Int, weight: Double)] = []
    for (place, item) in row.enumerated() {
      let space = place == 0 ? 0 : gap(row[place - 1], item)
      var block = (
        items: [item], start: Double(items[item].y), height: items[item].height, weight: 1.0
      )
      var space2 = space
      while let last = blocks.last, last.start + Double(last.height + space2) > block.start {
        blocks.removeLast()
        let shift = Double(last.height + space2)
        let weight = last.weight + block.weight
        let start = (last.start * last.weight + (block.start - shift) * block.weight) / weight
        block = (last.items + block.items, start, last.height + space2 + block.height, weight)
        if let before = blocks.last?.items.last { space2 = gap(before, block.items[0]) }
      }
      blocks.append(block)
    }
    for block in blocks {
      var y = Int(block.start.rounded())
      for (place, item) in block.items.enumerated() {
        if place > 0 { y += gap(block.items[place - 1], item) }
        items[item].y = y
        y += items[item].height
      }
    }
  }
}
