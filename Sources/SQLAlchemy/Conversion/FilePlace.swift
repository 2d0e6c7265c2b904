import Schema

/// A place in the user's files, as facts carry it; the interpreter has places of its own.
public typealias FilePlace = Place
