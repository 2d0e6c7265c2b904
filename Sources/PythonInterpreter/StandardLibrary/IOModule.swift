/// `io`: files in memory.
enum IOModule: PythonStandIn {
  static let name = "io"

  static let source = #"""
    class StringIO:
        def __init__(self, initial_value='', newline='\n'):
            self._text = initial_value or ''
            self._position = 0
        def write(self, text):
            self._text = self._text[:self._position] + text + self._text[self._position + len(text):]
            self._position += len(text)
            return len(text)
        def read(self, size=-1):
            end = len(self._text) if size is None or size < 0 else self._position + size
            part = self._text[self._position:end]
            self._position += len(part)
            return part
        def readline(self):
            mark = self._text.find('\n', self._position)
            end = len(self._text) if mark < 0 else mark + 1
            part = self._text[self._position:end]
            self._position = end
            return part
        def readlines(self):
            return list(self)
        def __iter__(self):
            while line := self.readline():
                yield line
        def getvalue(self):
            return self._text
        def seek(self, position, whence=0):
            self._position = position if whence == 0 else len(self._text)
            return self._position
        def tell(self):
            return self._position
        def close(self):
            pass
        def __enter__(self):
            return self
        def __exit__(self, *details):
            return False

    class BytesIO(StringIO):
        def __init__(self, initial_bytes=b''):
            self._text = initial_bytes or b''
            self._position = 0
    """#
}
