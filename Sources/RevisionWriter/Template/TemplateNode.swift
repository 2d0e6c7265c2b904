/// One piece of a Mako template.
struct TemplateNode {
  /// What it is.
  enum Kind {
    /// Text that is written as it is.
    case text([UInt8])
    /// `${expression | filters}`; filters are those after the bar, in their order.
    case expression(String, filters: [String])
    /// `% if x:` and its kind: the first word, and the whole text after the percent sign.
    case control(keyword: String, text: String)
    /// `% endif` and its kind.
    case endControl
    /// `<% code %>`.
    case code(String)
    /// `<%! code %>`, which runs once for the module.
    case moduleCode(String)
    /// `<%def name="f(x)">`, with its name and parameters.
    case definition(String)
    /// `</%def>`.
    case endDefinition
  }

  /// What it is.
  var kind: Kind
  /// The line on which it begins, from 1.
  var line: Int
}
