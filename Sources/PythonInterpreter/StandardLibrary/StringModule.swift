/// `string`.
enum StringModule: PythonStandIn {
  static let name = "string"

  static let source = #"""
    ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
    ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    ascii_letters = ascii_lowercase + ascii_uppercase
    digits = '0123456789'
    hexdigits = digits + 'abcdefABCDEF'
    octdigits = '01234567'
    punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
    whitespace = ' \t\n\r\x0b\x0c'
    printable = digits + ascii_letters + punctuation + whitespace

    def capwords(s, sep=None):
        return (sep or ' ').join(word.capitalize() for word in s.split(sep))

    class Template:
        delimiter = '$'

        def __init__(self, template):
            self.template = template

        def _replace(self, mapping, safe):
            text = self.template
            result = []
            position = 0
            while position < len(text):
                mark = text.find(self.delimiter, position)
                if mark < 0:
                    result.append(text[position:])
                    break
                result.append(text[position:mark])
                rest = text[mark + 1:]
                if rest.startswith(self.delimiter):
                    result.append(self.delimiter)
                    position = mark + 2
                    continue
                braced = rest.startswith('{')
                body = rest[1:] if braced else rest
                length = 0
                while length < len(body) and (body[length].isalnum() or body[length] == '_'):
                    length += 1
                name = body[:length]
                if not name or name[0].isdigit() or braced and body[length:length + 1] != '}':
                    if not safe:
                        raise ValueError('Invalid placeholder in string')
                    result.append(self.delimiter)
                    position = mark + 1
                    continue
                end = mark + 1 + length + (2 if braced else 0)
                if name in mapping:
                    result.append(str(mapping[name]))
                elif safe:
                    result.append(text[mark:end])
                else:
                    raise KeyError(name)
                position = end
            return ''.join(result)

        def substitute(self, mapping={}, /, **kwargs):
            return self._replace({**mapping, **kwargs}, False)

        def safe_substitute(self, mapping={}, /, **kwargs):
            return self._replace({**mapping, **kwargs}, True)

    class Formatter:
        def format(self, text, /, *args, **kwargs):
            return text.format(*args, **kwargs)
        def vformat(self, text, args, kwargs):
            return text.format(*args, **kwargs)
    """#
}
