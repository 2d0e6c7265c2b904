import enum
import uuid
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Optional

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.mutable import MutableDict, MutableList
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

short = Annotated[str, mapped_column(sa.String(30))]


class Base(DeclarativeBase):
    type_annotation_map = {dict[str, Any]: postgresql.JSONB}


class Status(str, enum.Enum):
    new = "n"
    done = "d"


class Kind(enum.Enum):
    big = 1
    small = 2


class Parent(Base):
    __tablename__ = "parent"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[short]
    children: Mapped[list["Child"]] = relationship(back_populates="parent")


class Child(Base):
    __tablename__ = "child"
    __table_args__ = (sa.UniqueConstraint("status", "kind"), {"comment": "Children"})
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    status: Mapped[Status] = mapped_column(server_default="new")
    kind: Mapped[Optional[Kind]]
    level: Mapped[Literal["low", "high"]]
    price: Mapped[Decimal]
    born: Mapped[datetime] = mapped_column(sa.DateTime(timezone=True), server_default=sa.func.now(), index=True)
    doc: Mapped[dict[str, Any]]
    data: Mapped[bytes | None]
    settings: Mapped[dict] = mapped_column(MutableDict.as_mutable(sa.JSON))
    tags: Mapped[list] = mapped_column(MutableList.as_mutable(postgresql.ARRAY(sa.Text)))
    ratio: Mapped[float] = mapped_column(default=0.5)
    parent_id: Mapped[int] = mapped_column(sa.ForeignKey("parent.id", ondelete="CASCADE"))
    parent: Mapped[Parent] = relationship(back_populates="children")


metadata = Base.metadata
