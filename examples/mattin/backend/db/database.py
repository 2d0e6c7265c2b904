"""The declarative base of all models, and the database's address."""

import os

from sqlalchemy import URL, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

Base = declarative_base()


def database_url() -> URL:
    """The address from the DATABASE_* environment variables; no credential is ever in a file."""
    return URL.create(
        "postgresql+psycopg",
        username=os.getenv("DATABASE_USER"),
        password=os.getenv("DATABASE_PASSWORD"),
        host=os.getenv("DATABASE_HOST", "localhost"),
        port=int(os.getenv("DATABASE_PORT", "5432")),
        database=os.getenv("DATABASE_NAME", "mattin"),
    )


def session_factory() -> sessionmaker:
    return sessionmaker(bind=create_engine(database_url(), pool_pre_ping=True))
