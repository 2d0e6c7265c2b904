import Testing

@testable import ExpertTools
