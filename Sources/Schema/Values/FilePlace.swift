/// A place in the user's files, for those who have places of their own beside it.
public typealias FilePlace = Place
