import Testing

@testable import Expert
