/// `configparser`: everything but the syntax of `ExtendedInterpolation`.
enum ConfigParserModule: PythonStandIn {
  static let name = "configparser"

  static let source = #"""
    DEFAULTSECT = 'DEFAULT'
    MAX_INTERPOLATION_DEPTH = 10

    class Error(Exception):
        def __init__(self, msg=''):
            self.message = msg
            super().__init__(msg)
    class NoSectionError(Error):
        def __init__(self, section):
            super().__init__('No section: %r' % (section,))
            self.section = section
    class DuplicateSectionError(Error): pass
    class DuplicateOptionError(Error): pass
    class NoOptionError(Error):
        def __init__(self, option, section):
            super().__init__('No option %r in section: %r' % (option, section))
            self.option = option
            self.section = section
    class InterpolationError(Error): pass
    class InterpolationMissingOptionError(InterpolationError): pass
    class InterpolationSyntaxError(InterpolationError): pass
    class InterpolationDepthError(InterpolationError): pass
    class ParsingError(Error): pass
    class MissingSectionHeaderError(ParsingError): pass

    class Interpolation:
        def before_get(self, parser, section, option, value, defaults): return value
        def before_set(self, parser, section, option, value): return value
    class BasicInterpolation(Interpolation):
        def before_get(self, parser, section, option, value, defaults):
            return self._expanded(parser, section, option, value, defaults, 1)
        def _expanded(self, parser, section, option, value, defaults, depth):
            if depth > MAX_INTERPOLATION_DEPTH: raise InterpolationDepthError(option)
            if '%' not in value: return value
            parts = []
            while value:
                place = value.find('%')
                if place < 0:
                    parts.append(value)
                    break
                parts.append(value[:place])
                value = value[place:]
                if value[1:2] == '%':
                    parts.append('%')
                    value = value[2:]
                elif value[1:2] == '(' and ')s' in value:
                    name, _, value = value[2:].partition(')s')
                    key = parser.optionxform(name)
                    if key not in defaults: raise InterpolationMissingOptionError(name)
                    parts.append(self._expanded(parser, section, option, defaults[key], defaults, depth + 1))
                else:
                    raise InterpolationSyntaxError("'%' must be followed by '%' or '(', found: " + repr(value))
            return ''.join(parts)

    _UNSET = object()

    class SectionProxy:
        def __init__(self, parser, name):
            self._parser = parser
            self._name = name
        @property
        def name(self): return self._name
        @property
        def parser(self): return self._parser
        def __getitem__(self, key):
            if not self._parser.has_option(self._name, key): raise KeyError(key)
            return self._parser.get(self._name, key)
        def __setitem__(self, key, value): self._parser.set(self._name, key, value)
        def __delitem__(self, key):
            if not self._parser.remove_option(self._name, key): raise KeyError(key)
        def __contains__(self, key): return self._parser.has_option(self._name, key)
        def __len__(self): return len(self._parser.options(self._name))
        def __iter__(self): return iter(self._parser.options(self._name))
        def keys(self): return self._parser.options(self._name)
        def items(self): return [(key, self[key]) for key in self]
        def values(self): return [self[key] for key in self]
        def get(self, option, fallback=None, **kwargs): return self._parser.get(self._name, option, fallback=fallback, **kwargs)
        def getint(self, option, fallback=None, **kwargs): return self._parser.getint(self._name, option, fallback=fallback, **kwargs)
        def getfloat(self, option, fallback=None, **kwargs): return self._parser.getfloat(self._name, option, fallback=fallback, **kwargs)
        def getboolean(self, option, fallback=None, **kwargs): return self._parser.getboolean(self._name, option, fallback=fallback, **kwargs)

    class RawConfigParser:
        _DEFAULT_INTERPOLATION = Interpolation()
        BOOLEAN_STATES = {'1': True, 'yes': True, 'true': True, 'on': True,
                          '0': False, 'no': False, 'false': False, 'off': False}
        def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=('=', ':'),
                     comment_prefixes=('#', ';'), inline_comment_prefixes=None, strict=True,
                     empty_lines_in_values=True, default_section=DEFAULTSECT, interpolation=_UNSET,
                     converters=None, allow_unnamed_section=False):
            self._sections = {}
            self._defaults = {}
            self._allow_no_value = allow_no_value
            self._delimiters = tuple(delimiters)
            self._comment_prefixes = tuple(comment_prefixes or ())
            self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
            self._strict = strict
            self.default_section = default_section
            self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else interpolation
            if self._interpolation is None: self._interpolation = Interpolation()
            if defaults: self.read_dict({default_section: defaults})
        def optionxform(self, optionstr): return optionstr.lower()
        def defaults(self): return self._defaults
        def sections(self): return list(self._sections)
        def add_section(self, section):
            if section in self._sections: raise DuplicateSectionError(section)
            if section == self.default_section: raise ValueError('Invalid section name: %r' % section)
            self._sections[section] = {}
        def has_section(self, section): return section in self._sections
        def options(self, section):
            if section not in self._sections:
                if section == self.default_section: return list(self._defaults)
                raise NoSectionError(section)
            return list({**self._sections[section], **self._defaults})
        def read(self, filenames, encoding=None):
            if isinstance(filenames, str) or hasattr(filenames, '__fspath__'): filenames = [filenames]
            found = []
            for filename in filenames:
                try:
                    with open(filename, encoding=encoding) as file: text = file.read()
                except OSError:
                    continue
                self.read_string(text, filename)
                found.append(str(filename))
            return found
        def read_file(self, f, source=None): self.read_string(''.join(line for line in f), source)
        def read_dict(self, dictionary, source='<dict>'):
            for section, keys in dictionary.items():
                section = str(section)
                if section != self.default_section and section not in self._sections: self.add_section(section)
                for key, value in keys.items():
                    self.set(section, self.optionxform(str(key)), None if value is None else str(value))
        def read_string(self, string, source='<string>'):
            if not isinstance(string, str):
                # A text that is not known may have any section.
                self._sections[string] = {}
                self._defaults[string] = string
            target = None
            option = None
            lines = []
            indent = 0
            def finish():
                if target is not None and option is not None:
                    while lines and lines[-1] == '': lines.pop()
                    target[option] = '\n'.join(lines) if lines[0:1] != [None] else None
            for raw in string.split('\n'):
                content = raw.strip()
                for prefix in self._inline_comment_prefixes:
                    place = raw.find(prefix)
                    if place == 0 or place > 0 and raw[place - 1].isspace(): content = raw[:place].strip()
                if not content:
                    if option is not None and raw.strip() == '' and lines[0:1] != [None]: lines.append('')
                    continue
                if content.startswith(self._comment_prefixes): continue
                depth = len(raw) - len(raw.lstrip())
                if option is not None and depth > indent and lines[0:1] != [None]:
                    lines.append(content)
                    continue
                finish()
                option = None
                indent = depth
                if content.startswith('[') and ']' in content:
                    name = content[1:content.rindex(']')]
                    if name == self.default_section: target = self._defaults
                    else: target = self._sections.setdefault(name, {})
                    continue
                if target is None: raise MissingSectionHeaderError('File contains no section headers.')
                places = [content.find(mark) for mark in self._delimiters if mark in content]
                if places:
                    key, value = content[:min(places)], content[min(places) + 1:].strip()
                    lines = [value]
                elif self._allow_no_value:
                    key, lines = content, [None]
                else:
                    raise ParsingError('Source contains parsing errors: %r' % (source,))
                option = self.optionxform(key.rstrip())
            finish()
        def _known(self, section, vars):
            values = dict(self._defaults)
            if section in self._sections: values.update(self._sections[section])
            elif section != self.default_section: raise NoSectionError(section)
            for key, value in (vars or {}).items():
                values[self.optionxform(key)] = None if value is None else str(value)
            return values
        def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
            try:
                known = self._known(section, vars)
            except NoSectionError:
                if fallback is _UNSET: raise
                return fallback
            option = self.optionxform(option)
            if option not in known:
                if fallback is _UNSET: raise NoOptionError(option, section)
                return fallback
            value = known[option]
            if raw or value is None: return value
            return self._interpolation.before_get(self, section, option, value, known)
        def _converted(self, section, option, convert, raw, vars, fallback):
            try:
                value = self.get(section, option, raw=raw, vars=vars)
            except (NoSectionError, NoOptionError):
                if fallback is _UNSET: raise
                return fallback
            return convert(value)
        def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
            return self._converted(section, option, int, raw, vars, fallback)
        def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
            return self._converted(section, option, float, raw, vars, fallback)
        def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
            return self._converted(section, option, self._convert_to_boolean, raw, vars, fallback)
        def _convert_to_boolean(self, value):
            if value.lower() not in self.BOOLEAN_STATES: raise ValueError('Not a boolean: %s' % value)
            return self.BOOLEAN_STATES[value.lower()]
        def items(self, section=_UNSET, raw=False, vars=None):
            if section is _UNSET:
                return [(name, self[name]) for name in self]
            known = self._known(section, vars)
            if raw: return list(known.items())
            return [(key, value if value is None else self._interpolation.before_get(self, section, key, value, known))
                    for key, value in known.items()]
        def has_option(self, section, option):
            option = self.optionxform(option)
            if not section or section == self.default_section: return option in self._defaults
            if section not in self._sections: return False
            return option in self._sections[section] or option in self._defaults
        def set(self, section, option, value=None):
            if not section or section == self.default_section: target = self._defaults
            elif section not in self._sections: raise NoSectionError(section)
            else: target = self._sections[section]
            if value: value = self._interpolation.before_set(self, section, option, value)
            target[self.optionxform(option)] = value
        def remove_option(self, section, option):
            target = self._defaults if not section or section == self.default_section else self._sections.get(section)
            if target is None: raise NoSectionError(section)
            return target.pop(self.optionxform(option), None) is not None
        def remove_section(self, section): return self._sections.pop(section, None) is not None
        def write(self, fp, space_around_delimiters=True): pass
        def clear(self): self._sections.clear()
        def __getitem__(self, key):
            if key != self.default_section and not self.has_section(key): raise KeyError(key)
            return SectionProxy(self, key)
        def __setitem__(self, key, value):
            if key in self._sections: self._sections[key].clear()
            self.read_dict({key: value})
        def __delitem__(self, key):
            if not self.remove_section(key): raise KeyError(key)
        def __contains__(self, key): return key == self.default_section or self.has_section(key)
        def __len__(self): return len(self._sections) + 1
        def __iter__(self): return iter([self.default_section, *self._sections])
        def keys(self): return list(self)
        def values(self): return [self[key] for key in self]

    class ConfigParser(RawConfigParser):
        _DEFAULT_INTERPOLATION = BasicInterpolation()
        def set(self, section, option, value=None):
            if value is not None and not isinstance(value, str): raise TypeError('option values must be strings')
            super().set(section, option, value)
    """#
}
