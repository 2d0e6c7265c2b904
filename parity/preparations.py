"""What a project needs before its `env.py` or its modules can be imported, beyond packages and variables.

Run inside the project's own process by its name; most need nothing.
"""

import importlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any


def application_context(application: object) -> None:
    """Flask-Migrate's `env.py` reads the settings of the current application."""
    application.app_context().push()  # type: ignore[attr-defined]


def ihatemoney(url: str) -> None:
    from ihatemoney.run import create_app

    settings = Path(os.environ["HOME"], "ihatemoney.cfg")
    settings.write_text(f"SQLALCHEMY_DATABASE_URI = {url!r}\nSECRET_KEY = 'secret'\n")
    os.environ["IHATEMONEY_SETTINGS_FILE_PATH"] = str(settings)
    application_context(create_app())


def privacyidea(url: str) -> None:
    settings = Path(os.environ["HOME"], "pi.cfg")
    settings.write_text(
        f"SQLALCHEMY_DATABASE_URI = {url!r}\nSECRET_KEY = 'secret'\nPI_PEPPER = 'pepper'\n"
        f"PI_ENCFILE = {str(settings.with_name('enckey'))!r}\nPI_AUDIT_KEY_PRIVATE = ''\nPI_AUDIT_NO_SIGN = True\n"
    )
    settings.with_name("enckey").write_bytes(bytes(96))
    os.environ["PRIVACYIDEA_CONFIGFILE"] = str(settings)
    from privacyidea.app import create_app

    application_context(create_app(config_name="production", config_file=str(settings), silent=True))


def rucio(url: str) -> None:
    settings = Path(os.environ["HOME"], "rucio.cfg")
    settings.write_text(
        f"[common]\nlogdir = /tmp\n[policy]\npermission = generic\nschema = generic\n[database]\ndefault = {url}\n"
    )
    os.environ["RUCIO_CONFIG"] = str(settings)


def indico(url: str) -> None:
    settings = Path(os.environ["HOME"], "indico.conf")
    settings.write_text(
        f"SQLALCHEMY_DATABASE_URI = {url!r}\nSECRET_KEY = '0123456789abcdef' * 4\n"
        "BASE_URL = 'http://localhost'\nCELERY_BROKER = 'redis://localhost'\n"
        "REDIS_CACHE_URL = 'redis://localhost'\nDEFAULT_TIMEZONE = 'UTC'\n"
        "SMTP_SERVER = ('localhost', 25)\nSUPPORT_EMAIL = 'root@localhost'\n"
        "NO_REPLY_EMAIL = 'root@localhost'\n"
    )
    os.environ["INDICO_CONFIG"] = str(settings)
    from indico.web.flask.app import make_app

    application_context(make_app())


def superset(url: str) -> None:
    # It pins SQLAlchemy 1.4, where this older name of the same function still existed.
    import sqlalchemy.orm

    sqlalchemy.orm.eagerload = sqlalchemy.orm.joinedload  # type: ignore[attr-defined]
    settings = Path(os.environ["HOME"], "superset_config.py")
    settings.write_text(f"SQLALCHEMY_DATABASE_URI = {url!r}\nSECRET_KEY = 'a-secret-of-more-than-32-characters'\n")
    os.environ["SUPERSET_CONFIG_PATH"] = str(settings)
    from superset.app import create_app

    application_context(create_app())


def faradaysec(url: str) -> None:
    folder = Path(os.environ["HOME"], ".faraday", "config")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "server.ini").write_text(f"[database]\nconnection_string = {url}\n[faraday_server]\nsecret_key = s\n")
    os.environ["FARADAY_HOME"] = os.environ["HOME"]


def metadata_of(place: str) -> Any:
    """`module:name.name()`, as in entry points but for the call: where the models' MetaData is."""
    module, _, path = place.partition(":")
    found: Any = importlib.import_module(module)
    for name in path.split("."):
        found = getattr(found, name.removesuffix("()"))
        found = found() if name.endswith("()") else found
    return found


PREPARATIONS: dict[str, Callable[[str], None]] = {
    "faradaysec": faradaysec,
    "ihatemoney": ihatemoney,
    "indico": indico,
    "privacyidea": privacyidea,
    "rucio": rucio,
    "superset": superset,
}


def prepare(name: str, url: str) -> str | None:
    """The error when it does not work; the project is then run without."""
    try:
        PREPARATIONS.get(name, lambda url: None)(url)
    except (Exception, SystemExit) as error:
        return f"{type(error).__name__}: {error}"[:500]
    return None
