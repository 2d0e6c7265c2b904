/// `urllib.parse`: the parts of URLs, and quoting; joining is unknown.
enum URLParseModule: PythonStandIn {
  static let name = "urllib.parse"

  static let source = #"""
    _ALWAYS_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~'
    def quote(string, safe='/', encoding=None, errors=None):
        if isinstance(string, str):
            if all(mark in _ALWAYS_SAFE or mark in safe for mark in string): return string
            string = string.encode(encoding or 'utf-8')
        elif not isinstance(string, bytes): raise TypeError('quote_from_bytes() expected bytes')
        parts = []
        for byte in string:
            mark = chr(byte)
            parts.append(mark if byte < 128 and (mark in _ALWAYS_SAFE or mark in safe) else '%%%02X' % byte)
        return ''.join(parts)
    def quote_from_bytes(bs, safe='/'): return quote(bs, safe)
    def quote_plus(string, safe='', encoding=None, errors=None):
        if isinstance(string, str) and ' ' not in string or isinstance(string, bytes) and b' ' not in string:
            return quote(string, safe, encoding, errors)
        return quote(string, safe + ' ', encoding, errors).replace(' ', '+')
    def unquote_to_bytes(string):
        if isinstance(string, str): string = string.encode('utf-8')
        result, place = [], 0
        while place < len(string):
            digits = string[place + 1:place + 3] if string[place] == 37 else b''
            if len(digits) == 2 and all(chr(byte) in '0123456789abcdefABCDEF' for byte in digits):
                result.append(int(digits.decode('ascii'), 16))
                place += 3
            else:
                result.append(string[place])
                place += 1
        return bytes(result)
    def unquote(string, encoding='utf-8', errors='replace'):
        if isinstance(string, str) and '%' not in string: return string
        return unquote_to_bytes(string).decode(encoding or 'utf-8', errors or 'replace')
    def unquote_plus(string, encoding='utf-8', errors='replace'):
        return unquote(string.replace('+', ' '), encoding, errors)
    def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
        parts = []
        for key, value in (query.items() if hasattr(query, 'items') else query):
            several = doseq and not isinstance(value, (str, bytes)) and hasattr(value, '__iter__')
            for one in (value if several else (value,)):
                texts = [part if isinstance(part, bytes) else str(part) for part in (key, one)]
                parts.append(quote_via(texts[0], safe) + '=' + quote_via(texts[1], safe))
        return '&'.join(parts)
    def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
                  max_num_fields=None, separator='&'):
        pairs = []
        for part in qs.split(separator):
            name, mark, value = part.partition('=')
            if part and (value or keep_blank_values):
                pairs.append((unquote_plus(name), unquote_plus(value)))
        return pairs
    def parse_qs(qs, *args, **kwargs):
        result = {}
        for name, value in parse_qsl(qs, *args, **kwargs): result.setdefault(name, []).append(value)
        return result

    class _Result(tuple):
        def __new__(cls, *parts): return tuple.__new__(cls, parts)
        def _replace(self, **changes):
            return type(self)(*[changes.get(name, part) for name, part in zip(self._fields, self)])
        def _asdict(self): return dict(zip(self._fields, self))
        @property
        def _address(self):
            user, mark, host = self[1].rpartition('@')
            return user if mark else None, host
        @property
        def username(self): return None if self._address[0] is None else self._address[0].partition(':')[0]
        @property
        def password(self):
            name, mark, password = (self._address[0] or '').partition(':')
            return password if mark else None
        @property
        def _host_and_port(self):
            host, bracket, inside = self._address[1].partition('[')
            if not bracket: return host.partition(':')[::2]
            host, bracket, rest = inside.partition(']')
            return host, rest.partition(':')[2]
        @property
        def hostname(self): return self._host_and_port[0].lower() or None
        @property
        def port(self):
            text = self._host_and_port[1]
            if not text: return None
            if not text.isdigit(): raise ValueError('Port could not be cast to integer value as %r' % text)
            if int(text) > 65535: raise ValueError('Port out of range 0-65535')
            return int(text)
        scheme = property(lambda self: self[0])
        netloc = property(lambda self: self[1])
        path = property(lambda self: self[2])
        query = property(lambda self: self[-2])
        fragment = property(lambda self: self[-1])
    class SplitResult(_Result):
        _fields = ('scheme', 'netloc', 'path', 'query', 'fragment')
        def geturl(self): return urlunsplit(self)
    class ParseResult(_Result):
        _fields = ('scheme', 'netloc', 'path', 'params', 'query', 'fragment')
        params = property(lambda self: self[3])
        def geturl(self): return urlunparse(self)

    _SCHEME = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.'
    def urlsplit(url, scheme='', allow_fragments=True):
        for mark in '\t\r\n': url = url.replace(mark, '')
        url = url.strip(' ')
        netloc = query = fragment = ''
        place = url.find(':')
        if place > 0 and url[0].isalpha() and url[0].isascii() and all(mark in _SCHEME for mark in url[:place]):
            scheme, url = url[:place].lower(), url[place + 1:]
        if url.startswith('//'):
            ends = [place for place in (url.find(mark, 2) for mark in '/?#') if place >= 0]
            end = min(ends) if ends else len(url)
            netloc, url = url[2:end], url[end:]
            if ('[' in netloc) != (']' in netloc): raise ValueError('Invalid IPv6 URL')
        if allow_fragments and '#' in url: url, fragment = url.split('#', 1)
        if '?' in url: url, query = url.split('?', 1)
        return SplitResult(scheme, netloc, url, query, fragment)
    _WITH_PARAMETERS = ('', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtsps',
                        'rtspu', 'sip', 'sips', 'mms', 'sftp', 'tel')
    def urlparse(url, scheme='', allow_fragments=True):
        scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
        params = ''
        if scheme in _WITH_PARAMETERS and ';' in path:
            start = path.find(';', path.rfind('/') + 1)
            if start >= 0: path, params = path[:start], path[start + 1:]
        return ParseResult(scheme, netloc, path, params, query, fragment)
    _WITH_HOST = ('', 'ftp', 'http', 'gopher', 'nntp', 'telnet', 'imap', 'wais', 'file', 'mms', 'https', 'shttp',
                  'snews', 'prospero', 'rtsp', 'rtsps', 'rtspu', 'rsync', 'svn', 'svn+ssh', 'sftp', 'nfs',
                  'git', 'git+ssh', 'ws', 'wss', 'itms-services')
    def urlunsplit(components):
        scheme, netloc, url, query, fragment = components
        if netloc:
            if url and url[:1] != '/': url = '/' + url
            url = '//' + netloc + url
        elif url[:2] == '//' or scheme and scheme in _WITH_HOST and url[:1] in ('', '/'):
            url = '//' + url
        if scheme: url = scheme + ':' + url
        if query: url = url + '?' + query
        if fragment: url = url + '#' + fragment
        return url
    def urlunparse(components):
        scheme, netloc, url, params, query, fragment = components
        return urlunsplit((scheme, netloc, url + ';' + params if params else url, query, fragment))
    """#
}
