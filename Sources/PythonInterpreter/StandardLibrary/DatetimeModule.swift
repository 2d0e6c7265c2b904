/// `datetime`: fixed values are computed, the clock is unknown.
enum DatetimeModule: PythonStandIn {
  static let name = "datetime"

  static func extend(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addUnknown(["_clock"], to: module, .clock, "the time of the clock")
  }

  static let source = #"""
    MINYEAR = 1
    MAXYEAR = 9999
    _days = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    _month_names = ['', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
    _long_months = ['', 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August',
                    'September', 'October', 'November', 'December']
    _day_names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

    def _leap(year):
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

    def _month_length(year, month):
        return 29 if month == 2 and _leap(year) else _days[month]

    def _to_ordinal(year, month, day):
        y = year - 1
        total = y * 365 + y // 4 - y // 100 + y // 400
        for m in range(1, month):
            total += _month_length(year, m)
        return total + day

    def _from_ordinal(n):
        year = max(1, n * 400 // 146097)
        while _to_ordinal(year + 1, 1, 1) <= n:
            year += 1
        while _to_ordinal(year, 1, 1) > n:
            year -= 1
        day = n - _to_ordinal(year, 1, 1) + 1
        month = 1
        while day > _month_length(year, month):
            day -= _month_length(year, month)
            month += 1
        return year, month, day

    class timedelta:
        def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
            whole = (days + weeks * 7) * 86400 + hours * 3600 + minutes * 60 + seconds
            micro = round(whole * 1000000 + milliseconds * 1000 + microseconds)
            self._micro = micro
            self.days, rest = divmod(micro, 86400000000)
            self.seconds, self.microseconds = divmod(rest, 1000000)
        def total_seconds(self):
            return self._micro / 1000000
        def __add__(self, other):
            if isinstance(other, timedelta):
                return timedelta(microseconds=self._micro + other._micro)
            return NotImplemented
        def __sub__(self, other):
            if isinstance(other, timedelta):
                return timedelta(microseconds=self._micro - other._micro)
            return NotImplemented
        def __mul__(self, factor):
            return timedelta(microseconds=self._micro * factor)
        __rmul__ = __mul__
        def __truediv__(self, other):
            if isinstance(other, timedelta):
                return self._micro / other._micro
            return timedelta(microseconds=self._micro / other)
        def __floordiv__(self, other):
            if isinstance(other, timedelta):
                return self._micro // other._micro
            return timedelta(microseconds=self._micro // other)
        def __neg__(self):
            return timedelta(microseconds=-self._micro)
        def __abs__(self):
            return timedelta(microseconds=abs(self._micro))
        def __bool__(self):
            return self._micro != 0
        def __eq__(self, other):
            return isinstance(other, timedelta) and self._micro == other._micro
        def __lt__(self, other): return self._micro < other._micro
        def __le__(self, other): return self._micro <= other._micro
        def __gt__(self, other): return self._micro > other._micro
        def __ge__(self, other): return self._micro >= other._micro
        def __hash__(self):
            return self._micro
        def __str__(self):
            minutes, seconds = divmod(self.seconds, 60)
            hours, minutes = divmod(minutes, 60)
            text = f'{hours}:{minutes:02}:{seconds:02}'
            if self.days:
                text = f"{self.days} day{'s' if abs(self.days) != 1 else ''}, {text}"
            if self.microseconds:
                text += f'.{self.microseconds:06}'
            return text
        def __repr__(self):
            parts = []
            if self.days: parts.append(f'days={self.days}')
            if self.seconds: parts.append(f'seconds={self.seconds}')
            if self.microseconds: parts.append(f'microseconds={self.microseconds}')
            return f"datetime.timedelta({', '.join(parts) or '0'})"

    timedelta.min = timedelta(days=-999999999)
    timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
    timedelta.resolution = timedelta(microseconds=1)

    class tzinfo:
        def utcoffset(self, dt): return None
        def tzname(self, dt): return None
        def dst(self, dt): return None

    class timezone(tzinfo):
        def __init__(self, offset, name=None):
            self._offset = offset
            self._name = name
        def utcoffset(self, dt): return self._offset
        def dst(self, dt): return None
        def tzname(self, dt):
            if self._name: return self._name
            return 'UTC' + (_offset_text(self._offset) if self._offset else '')
        def __eq__(self, other):
            return isinstance(other, timezone) and self._offset == other._offset
        def __hash__(self):
            return hash(self._offset)
        def __str__(self):
            return self.tzname(None)
        def __repr__(self):
            if self is timezone.utc: return 'datetime.timezone.utc'
            return f'datetime.timezone({self._offset!r})'

    timezone.utc = timezone(timedelta(0))
    UTC = timezone.utc

    def _offset_text(offset):
        total = int(offset.total_seconds())
        sign = '-' if total < 0 else '+'
        hours, rest = divmod(abs(total), 3600)
        minutes, seconds = divmod(rest, 60)
        return f'{sign}{hours:02}:{minutes:02}' + (f':{seconds:02}' if seconds else '')

    def _strftime(value, pattern):
        result = ''
        index = 0
        while index < len(pattern):
            if pattern[index] != '%' or index + 1 == len(pattern):
                result += pattern[index]
                index += 1
                continue
            code = pattern[index + 1]
            index += 2
            year, month, day = getattr(value, 'year', 1900), getattr(value, 'month', 1), getattr(value, 'day', 1)
            hour, minute = getattr(value, 'hour', 0), getattr(value, 'minute', 0)
            second, micro = getattr(value, 'second', 0), getattr(value, 'microsecond', 0)
            weekday = (_to_ordinal(year, month, day) + 6) % 7
            zone = getattr(value, 'tzinfo', None)
            table = {
                'Y': f'{year:04}', 'm': f'{month:02}', 'd': f'{day:02}', 'H': f'{hour:02}',
                'M': f'{minute:02}', 'S': f'{second:02}', 'f': f'{micro:06}', 'y': f'{year % 100:02}',
                'j': f'{_to_ordinal(year, month, day) - _to_ordinal(year, 1, 1) + 1:03}',
                'B': _long_months[month], 'b': _month_names[month], 'A': _day_names[weekday],
                'a': _day_names[weekday][:3], 'I': f'{hour % 12 or 12:02}', 'p': 'AM' if hour < 12 else 'PM',
                '%': '%', 'T': f'{hour:02}:{minute:02}:{second:02}', 'F': f'{year:04}-{month:02}-{day:02}',
                'z': _offset_text(zone.utcoffset(value)).replace(':', '') if zone is not None else '',
                'Z': zone.tzname(value) if zone is not None else '', 'w': str((weekday + 1) % 7),
                'u': str(weekday + 1),
            }
            result += table.get(code, '%' + code)
        return result

    class date:
        def __new__(cls, year, month=None, day=None, *args, **kwargs):
            if not 1 <= year <= 9999:
                raise ValueError(f'year {year} is out of range')
            if not 1 <= month <= 12:
                raise ValueError('month must be in 1..12')
            if not 1 <= day <= _month_length(year, month):
                raise ValueError('day is out of range for month')
            self = object.__new__(cls)
            self.year, self.month, self.day = year, month, day
            return self
        def __init__(self, *args, **kwargs): pass
        @classmethod
        def today(cls): return _clock()
        @classmethod
        def fromtimestamp(cls, stamp, tz=None): return _clock()
        @classmethod
        def fromordinal(cls, n): return cls(*_from_ordinal(n))
        @classmethod
        def fromisoformat(cls, text):
            return cls(int(text[0:4]), int(text[5:7]), int(text[8:10]))
        def toordinal(self): return _to_ordinal(self.year, self.month, self.day)
        def weekday(self): return (self.toordinal() + 6) % 7
        def isoweekday(self): return self.weekday() + 1
        def isoformat(self): return f'{self.year:04}-{self.month:02}-{self.day:02}'
        def strftime(self, pattern): return _strftime(self, pattern)
        def __format__(self, pattern): return _strftime(self, pattern) if pattern else str(self)
        def replace(self, year=None, month=None, day=None):
            return date(year or self.year, month or self.month, day or self.day)
        def _key(self): return (self.year, self.month, self.day)
        def __eq__(self, other):
            return type(other) is type(self) and self._key() == other._key()
        def __lt__(self, other): return self._key() < other._key()
        def __le__(self, other): return self._key() <= other._key()
        def __gt__(self, other): return self._key() > other._key()
        def __ge__(self, other): return self._key() >= other._key()
        def __hash__(self): return self.toordinal()
        def __add__(self, delta):
            return date(*_from_ordinal(self.toordinal() + delta.days))
        __radd__ = __add__
        def __sub__(self, other):
            if isinstance(other, timedelta):
                return date(*_from_ordinal(self.toordinal() - other.days))
            return timedelta(self.toordinal() - other.toordinal())
        def __str__(self): return self.isoformat()
        def __repr__(self): return f'datetime.date({self.year}, {self.month}, {self.day})'

    date.min = date(1, 1, 1)
    date.max = date(9999, 12, 31)

    class time:
        def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
            self.hour, self.minute, self.second = hour, minute, second
            self.microsecond, self.tzinfo = microsecond, tzinfo
        @classmethod
        def fromisoformat(cls, text):
            parts = text.split(':')
            second = parts[2] if len(parts) > 2 else '0'
            whole, _, fraction = second.partition('.')
            return cls(int(parts[0]), int(parts[1]) if len(parts) > 1 else 0, int(whole),
                       int((fraction + '000000')[:6]))
        def isoformat(self):
            text = f'{self.hour:02}:{self.minute:02}:{self.second:02}'
            if self.microsecond: text += f'.{self.microsecond:06}'
            if self.tzinfo is not None: text += _offset_text(self.tzinfo.utcoffset(None))
            return text
        def strftime(self, pattern): return _strftime(self, pattern)
        def _key(self): return (self.hour, self.minute, self.second, self.microsecond)
        def __eq__(self, other): return isinstance(other, time) and self._key() == other._key()
        def __lt__(self, other): return self._key() < other._key()
        def __hash__(self): return hash(self._key())
        def __str__(self): return self.isoformat()
        def __repr__(self):
            text = f'datetime.time({self.hour}, {self.minute}'
            if self.microsecond: return text + f', {self.second}, {self.microsecond})'
            return text + (f', {self.second})' if self.second else ')')

    time.min = time()
    time.max = time(23, 59, 59, 999999)

    class datetime(date):
        def __init__(self, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0,
                     tzinfo=None, *, fold=0):
            if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60):
                raise ValueError('time is out of range')
            self.hour, self.minute, self.second = hour, minute, second
            self.microsecond, self.tzinfo, self.fold = microsecond, tzinfo, fold
        @classmethod
        def now(cls, tz=None): return _clock()
        @classmethod
        def utcnow(cls): return _clock()
        @classmethod
        def utcfromtimestamp(cls, stamp): return cls.fromtimestamp(stamp, timezone.utc).replace(tzinfo=None)
        @classmethod
        def fromtimestamp(cls, stamp, tz=None):
            if tz is None: return _clock()
            return (datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=stamp)).astimezone(tz)
        @classmethod
        def combine(cls, day, moment, tzinfo=None):
            return cls(day.year, day.month, day.day, moment.hour, moment.minute, moment.second,
                       moment.microsecond, tzinfo or moment.tzinfo)
        @classmethod
        def fromisoformat(cls, text):
            zone = None
            if text.endswith('Z'):
                text, zone = text[:-1], timezone.utc
            elif len(text) > 16 and text[-6] in '+-' and text[-3] == ':':
                sign = -1 if text[-6] == '-' else 1
                zone = timezone(sign * timedelta(hours=int(text[-5:-3]), minutes=int(text[-2:])))
                if not zone._offset: zone = timezone.utc
                text = text[:-6]
            day = date.fromisoformat(text[:10])
            moment = time.fromisoformat(text[11:]) if len(text) > 11 else time()
            return cls(day.year, day.month, day.day, moment.hour, moment.minute, moment.second,
                       moment.microsecond, zone)
        @classmethod
        def strptime(cls, text, pattern):
            import re
            parts = {'Y': r'(?P<Y>\d{4})', 'm': r'(?P<m>\d{1,2})', 'd': r'(?P<d>\d{1,2})',
                     'H': r'(?P<H>\d{1,2})', 'M': r'(?P<M>\d{1,2})', 'S': r'(?P<S>\d{1,2})',
                     'f': r'(?P<f>\d{1,6})', 'z': r'(?P<z>Z|[+-]\d{2}:?\d{2})', '%': '%',
                     'y': r'(?P<y>\d{2})', 'b': r'(?P<b>[A-Za-z]{3})', 'B': r'(?P<B>[A-Za-z]+)'}
            expression = ''
            index = 0
            while index < len(pattern):
                if pattern[index] == '%' and index + 1 < len(pattern):
                    expression += parts[pattern[index + 1]]
                    index += 2
                else:
                    expression += re.escape(pattern[index])
                    index += 1
            found = re.fullmatch(expression, text)
            if not found:
                raise ValueError(f'time data {text!r} does not match format {pattern!r}')
            got = found.groupdict()
            year = int(got.get('Y') or 1900)
            if got.get('y'):
                year = int(got['y']) + (2000 if int(got['y']) < 69 else 1900)
            month = int(got.get('m') or 1)
            if got.get('b'): month = _month_names.index(got['b'].capitalize())
            if got.get('B'): month = _long_months.index(got['B'].capitalize())
            zone = None
            if got.get('z'):
                mark = got['z'].replace(':', '')
                zone = timezone.utc
                if mark != 'Z' and mark[1:] != '0000':
                    offset = timedelta(hours=int(mark[1:3]), minutes=int(mark[3:5]))
                    zone = timezone(-offset if mark[0] == '-' else offset)
            return cls(year, month, int(got.get('d') or 1), int(got.get('H') or 0), int(got.get('M') or 0),
                       int(got.get('S') or 0), int(((got.get('f') or '') + '000000')[:6]), zone)
        def date(self): return globals()['date'](self.year, self.month, self.day)
        def time(self): return globals()['time'](self.hour, self.minute, self.second, self.microsecond)
        def timetz(self):
            return globals()['time'](self.hour, self.minute, self.second, self.microsecond, self.tzinfo)
        def utcoffset(self): return None if self.tzinfo is None else self.tzinfo.utcoffset(self)
        def tzname(self): return None if self.tzinfo is None else self.tzinfo.tzname(self)
        def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                    microsecond=None, tzinfo=True, *, fold=None):
            def pick(new, old): return old if new is None else new
            return datetime(pick(year, self.year), pick(month, self.month), pick(day, self.day),
                            pick(hour, self.hour), pick(minute, self.minute), pick(second, self.second),
                            pick(microsecond, self.microsecond), self.tzinfo if tzinfo is True else tzinfo)
        def astimezone(self, tz=None):
            if tz is None or self.tzinfo is None: return _clock()
            moved = self - self.utcoffset() + tz.utcoffset(self)
            return moved.replace(tzinfo=tz)
        def isoformat(self, sep='T', timespec='auto'):
            text = f'{self.year:04}-{self.month:02}-{self.day:02}{sep}{self.hour:02}:{self.minute:02}'
            if timespec != 'minutes': text += f':{self.second:02}'
            if timespec == 'milliseconds': text += f'.{self.microsecond // 1000:03}'
            elif timespec == 'microseconds' or timespec == 'auto' and self.microsecond:
                text += f'.{self.microsecond:06}'
            if self.tzinfo is not None: text += _offset_text(self.utcoffset())
            return text
        def timestamp(self):
            if self.tzinfo is None: return _clock()
            return (self - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds()
        def _total(self):
            seconds = self.toordinal() * 86400 + self.hour * 3600 + self.minute * 60 + self.second
            micro = seconds * 1000000 + self.microsecond
            return micro if self.tzinfo is None else micro - self.utcoffset()._micro
        def _key(self): return self._total()
        def __eq__(self, other):
            return isinstance(other, datetime) and self._total() == other._total()
        def __hash__(self): return self._total()
        def __add__(self, delta):
            micro = ((self.hour * 60 + self.minute) * 60 + self.second) * 1000000 + self.microsecond
            days, rest = divmod(micro + delta._micro, 86400000000)
            year, month, day = _from_ordinal(self.toordinal() + days)
            seconds, micro = divmod(rest, 1000000)
            return datetime(year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, micro, self.tzinfo)
        __radd__ = __add__
        def __sub__(self, other):
            if isinstance(other, timedelta): return self + (-other)
            return timedelta(microseconds=self._total() - other._total())
        def __str__(self): return self.isoformat(' ')
        def __repr__(self):
            parts = [self.year, self.month, self.day, self.hour, self.minute]
            if self.second or self.microsecond: parts.append(self.second)
            if self.microsecond: parts.append(self.microsecond)
            text = ', '.join(str(part) for part in parts)
            return f'datetime.datetime({text}' + (f', tzinfo={self.tzinfo!r})' if self.tzinfo else ')')

    datetime.min = datetime(1, 1, 1)
    datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
    """#
}
