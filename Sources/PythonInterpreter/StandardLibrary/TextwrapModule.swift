/// `textwrap`.
enum TextwrapModule: PythonStandIn {
  static let name = "textwrap"

  static let source = #"""
    def dedent(text):
        lines = text.split('\n')
        margin = None
        for number, line in enumerate(lines):
            content = line.lstrip(' \t')
            if not content:
                lines[number] = ''
                continue
            indent = line[:len(line) - len(content)]
            if margin is None or margin.startswith(indent):
                margin = indent
            elif not indent.startswith(margin):
                common = 0
                while common < min(len(margin), len(indent)) and margin[common] == indent[common]:
                    common += 1
                margin = margin[:common]
        if margin:
            lines = [line[len(margin):] if line else line for line in lines]
        return '\n'.join(lines)

    def indent(text, prefix, predicate=None):
        if predicate is None:
            predicate = lambda line: line.strip()
        return ''.join(prefix + line if predicate(line) else line for line in text.splitlines(True))

    def wrap(text, width=70, initial_indent='', subsequent_indent='', **options):
        lines = []
        line = initial_indent
        has_words = False
        for word in text.split():
            room = line + (' ' if has_words else '') + word
            if len(room) <= width or not has_words:
                line = room
            else:
                lines.append(line)
                line = subsequent_indent + word
            has_words = True
        if has_words:
            lines.append(line)
        return lines

    def fill(text, width=70, **options):
        return '\n'.join(wrap(text, width, **options))

    def shorten(text, width, placeholder=' [...]', **options):
        text = ' '.join(text.split())
        if len(text) <= width:
            return text
        words = text.split(' ')
        while words and len(' '.join(words)) + len(placeholder) > width:
            words.pop()
        return ' '.join(words) + placeholder
    """#
}
