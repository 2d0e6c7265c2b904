import Testing

@testable import AlembicHistory
