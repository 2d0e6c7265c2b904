import Schema

extension PythonText {
  /// The type of a column of the database, for a light `sa.column(…)`.
  public static func type(
    _ type: DataType, in schema: Schema, options: RenderingOptions = RenderingOptions()
  ) -> PythonText {
    ReflectionWording(schema: schema, options: options).type(type)
  }
}
