import sys
from collections.abc import Mapping, MutableMapping
class Store(MutableMapping):
    def __init__(self): self.data = {}
    def __getitem__(self, key): return self.data[key]
    def __setitem__(self, key, value): self.data[key] = value
    def __delitem__(self, key): del self.data[key]
    def __iter__(self): return iter(self.data)
    def __len__(self): return len(self.data)
s = Store()
s.update({"a": 1}, b=2)
print(list(s.items()), s.get("z", 9), "a" in s, s.pop("a"), s.setdefault("c", 3), sorted(s.keys()), len(s), dict(s))
print(isinstance({}, Mapping), isinstance(s, MutableMapping), {**s}, sys.version_info.major, sys.version_info[0] == 3)
