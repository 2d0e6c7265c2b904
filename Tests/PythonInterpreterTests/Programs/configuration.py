import configparser
text = '''
[DEFAULT]
home = /srv
[database]
url = %(home)s/db
   ; comment inside
flags = a
    b

    c
Pool: 5
on = yes
[empty]
# nothing
[other]
x = 1 %% 2
'''
p = configparser.ConfigParser()
p.read_string(text)
print(p.sections(), p.get('database', 'url'), repr(p.get('database', 'flags')), p.getint('database', 'pool'))
print(p.getboolean('database', 'ON'), p['other']['x'], p.get('other', 'y', fallback=None), p.has_option('empty', 'home'))
print(p.options('database'), 'other' in p, 'nope' in p, p.items('other'), p['other'].get('z', 'd'))
for bad in [('nope', 'x'), ('other', 'nope')]:
    try: p.get(*bad)
    except configparser.Error as e: print(type(e).__name__, e)
p.add_section('new'); p.set('new', 'K', 'v%%'); print(p.get('new', 'k'), p.get('new', 'k', raw=True))
class Sub(configparser.ConfigParser):
    def optionxform(self, o): return o
    def get(self, section, option, **k): return super().get(section, option, **k)
s = Sub({'A': '1'}, interpolation=None); s.read_dict({'q': {'Ab': 2, 'n': '%'}}); print(s.items('q'), s.getint('q', 'Ab'), s.getfloat('q', 'A'))
r = configparser.RawConfigParser(allow_no_value=True); r.read_string('[a]\nskip\nb=%(x)s'); print(r.items('a'), list(r), len(r))
