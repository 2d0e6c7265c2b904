import PythonInterpreter

/// `geoalchemy2`: the types of PostGIS.
///
/// A column of one with `spatial_index` brings a GiST index along.
/// Source: `geoalchemy2/types`, `_GISType`; `geoalchemy2/admin/dialects/postgresql.py`.
enum GeoAlchemyModule: PythonStandIn {
  static let name = "geoalchemy2"
  static let aliases = ["geoalchemy2.types"]

  static let source = #"""
    from sqlalchemy.types import UserDefinedType

    class _GISType(UserDefinedType):
        cache_ok = True
        from_text = None
        def __init__(self, geometry_type='GEOMETRY', srid=-1, dimension=None, spatial_index=True,
                     use_N_D_index=False, use_typmod=None, from_text=None, name=None, nullable=True,
                     _spatial_index_reflected=None):
            self.geometry_type = geometry_type.upper() if geometry_type else geometry_type
            self.srid = int(srid)
            if name is not None: self.name = name
            self.spatial_index = spatial_index
            self.use_N_D_index = use_N_D_index
            if dimension is None and self.geometry_type:
                dimension = 2 + ('Z' in self.geometry_type[-2:]) + self.geometry_type.endswith('M')
            self.dimension = dimension
        def get_col_spec(self, **kw):
            if not self.geometry_type: return self.name
            return '%s(%s,%d)' % (self.name, self.geometry_type, self.srid)
        @property
        def _column_index(self): return 'gist' if self.spatial_index else None

    class Geometry(_GISType):
        __module__ = 'geoalchemy2.types'
        name = 'geometry'
        from_text = 'ST_GeomFromEWKT'
    class Geography(_GISType):
        __module__ = 'geoalchemy2.types'
        name = 'geography'
        from_text = 'ST_GeogFromText'

    class Raster(UserDefinedType):
        __module__ = 'geoalchemy2.types'
        cache_ok = True
        name = 'raster'
        def __init__(self, spatial_index=True, **kw): self.spatial_index = spatial_index
        def get_col_spec(self, **kw): return 'raster'
    """#
}
