/// `itertools`.
enum ItertoolsModule: PythonStandIn {
  static let name = "itertools"

  static let source = #"""
    class chain:
        def __new__(cls, *iterables):
            return (item for iterable in iterables for item in iterable)
        def from_iterable(iterables):
            return (item for iterable in iterables for item in iterable)

    def count(start=0, step=1):
        while True:
            yield start
            start += step

    def cycle(iterable):
        saved = []
        for item in iterable:
            yield item
            saved.append(item)
        while saved:
            for item in saved:
                yield item

    def repeat(value, times=None):
        if times is None:
            while True:
                yield value
        else:
            for _ in range(times):
                yield value

    def accumulate(iterable, function=None, *, initial=None):
        iterator = iter(iterable)
        total = initial
        if initial is None:
            try:
                total = next(iterator)
            except StopIteration:
                return
        yield total
        for item in iterator:
            total = total + item if function is None else function(total, item)
            yield total

    def batched(iterable, n):
        iterator = iter(iterable)
        while batch := tuple(islice(iterator, n)):
            yield batch

    def compress(data, selectors):
        return (item for item, selected in zip(data, selectors) if selected)

    def dropwhile(predicate, iterable):
        iterator = iter(iterable)
        for item in iterator:
            if not predicate(item):
                yield item
                break
        for item in iterator:
            yield item

    def takewhile(predicate, iterable):
        for item in iterable:
            if not predicate(item):
                break
            yield item

    def filterfalse(predicate, iterable):
        return (item for item in iterable if not (item if predicate is None else predicate(item)))

    def groupby(iterable, key=None):
        groups = []
        for item in iterable:
            mark = item if key is None else key(item)
            if groups and groups[-1][0] == mark:
                groups[-1][1].append(item)
            else:
                groups.append((mark, [item]))
        return iter([(mark, iter(items)) for mark, items in groups])

    def islice(iterable, *bounds):
        limits = slice(*bounds)
        start, stop, step = limits.start or 0, limits.stop, limits.step or 1
        if stop is not None and stop <= 0:
            return
        position = 0
        for item in iterable:
            if position >= start and (position - start) % step == 0:
                yield item
            position += 1
            if stop is not None and position >= stop:
                return

    def pairwise(iterable):
        items = list(iterable)
        return zip(items, items[1:])

    def starmap(function, iterable):
        return (function(*arguments) for arguments in iterable)

    def tee(iterable, n=2):
        items = list(iterable)
        return tuple(iter(items) for _ in range(n))

    def zip_longest(*iterables, fillvalue=None):
        lists = [list(iterable) for iterable in iterables]
        length = max([len(items) for items in lists], default=0)
        for index in range(length):
            yield tuple(items[index] if index < len(items) else fillvalue for items in lists)

    def product(*iterables, repeat=1):
        pools = [tuple(pool) for pool in iterables] * repeat
        rows = [[]]
        for pool in pools:
            rows = [row + [item] for row in rows for item in pool]
        return iter([tuple(row) for row in rows])

    def permutations(iterable, r=None):
        pool = tuple(iterable)
        r = len(pool) if r is None else r
        for indices in product(range(len(pool)), repeat=r):
            if len(set(indices)) == r:
                yield tuple(pool[index] for index in indices)

    def combinations(iterable, r):
        pool = tuple(iterable)
        for indices in permutations(range(len(pool)), r):
            if sorted(indices) == list(indices):
                yield tuple(pool[index] for index in indices)

    def combinations_with_replacement(iterable, r):
        pool = tuple(iterable)
        for indices in product(range(len(pool)), repeat=r):
            if sorted(indices) == list(indices):
                yield tuple(pool[index] for index in indices)
    """#
}
