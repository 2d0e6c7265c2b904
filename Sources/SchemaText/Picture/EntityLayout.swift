/// Boxes in layers from left to right: what is referred to stands left of what refers to it.
///
/// Long lines run through gaps of their own between boxes, and lines from one box share them. Boxes
/// without lines stand in rows below.
struct EntityLayout {
  /// A line's end at a box: the box, and how far below its top.
  struct End {
    var box: Int
    var offset: Int
  }

  /// A line from the box that is referred to, to the box that refers to it.
  struct Edge {
    var from: End
    var to: End
  }

  struct Point: Equatable {
    var x: Int
    var y: Int
  }

  static let margin = 24
  static let rowGap = 28
  static let layerGap = 88

  /// The left upper corner of each box.
  private(set) var positions: [Point]
  /// For each edge, where its line passes: pairs of points with a straight piece between them.
  private(set) var routes: [[Point]]
  /// For each edge, whether it leaves to the left, because boxes refer to each other in a circle.
  private(set) var isBackward: [Bool]
  private(set) var width = 0
  private(set) var height = 0

  init(sizes: [(width: Int, height: Int)], edges: [Edge]) {
    positions = sizes.map { _ in Point(x: 0, y: 0) }
    routes = edges.map { _ in [] }
    var layering = EntityLayering(sizes: sizes, edges: edges)
    isBackward = layering.isBackward
    layering.arrange()
    let left = Self.margin
    var x = left
    var columns: [(x: Int, width: Int)] = []
    for layer in layering.layers {
      let width = layer.compactMap { $0.box }.map { sizes[$0].width }.max() ?? 0
      columns.append((x, width))
      x += width + Self.layerGap
    }
    for (place, layer) in layering.layers.enumerated() {
      for item in layer {
        if let box = item.box { positions[box] = Point(x: columns[place].x, y: item.y) }
      }
    }
    for edge in edges.indices {
      routes[edge] = layering.passages(of: edge).flatMap { passage in
        let column = columns[passage.layer]
        return [
          Point(x: column.x, y: passage.y), Point(x: column.x + column.width, y: passage.y),
        ]
      }
    }
    width = layering.layers.isEmpty ? 0 : x - Self.layerGap + Self.margin
    height =
      layering.layers.joined().map { $0.y + $0.height }.max().map { $0 + Self.margin } ?? 0
    placeLoneBoxes(layering.alone, sizes)
  }

  /// Rows below everything else, as wide as what stands above them.
  private mutating func placeLoneBoxes(_ boxes: [Int], _ sizes: [(width: Int, height: Int)]) {
    guard !boxes.isEmpty else { return }
    let area = boxes.reduce(0) { $0 + (sizes[$1].width + 24) * (sizes[$1].height + 24) }
    let limit = max(width, Int((Double(area) * 1.6).squareRoot()), 640)
    var (x, y, rowHeight) = (Self.margin, max(height, Self.margin), 0)
    let byHeight = boxes.sorted { (sizes[$1].height, $0) < (sizes[$0].height, $1) }
    for box in byHeight {
      if x > Self.margin, x + sizes[box].width + Self.margin > limit {
        x = Self.margin
        y += rowHeight + Self.rowGap
        rowHeight = 0
      }
      positions[box] = Point(x: x, y: y)
      x += sizes[box].width + Self.rowGap
      rowHeight = max(rowHeight, sizes[box].height)
      width = max(width, x - Self.rowGap + Self.margin)
    }
    height = y + rowHeight + Self.margin
  }
}
