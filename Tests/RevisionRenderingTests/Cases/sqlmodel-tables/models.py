import enum
import uuid
from decimal import Decimal
from typing import Optional

import sqlalchemy as sa
from sqlmodel import Field, Relationship, SQLModel


class Status(str, enum.Enum):
    new = "n"
    done = "d"


class Team(SQLModel, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    headquarters: str = Field(max_length=50, unique=True)
    heroes: list["Hero"] = Relationship(back_populates="team")


class Hero(SQLModel, table=True):
    __tablename__ = "heroes"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    name: str
    age: Optional[int] = Field(default=None, index=True)
    status: Status = Status.new
    price: Decimal = Field(max_digits=8, decimal_places=2)
    flag: bool = False
    tags: list[str] = Field(sa_column=sa.Column(sa.ARRAY(sa.String), server_default="{}"))
    ended: Optional[uuid.UUID] = Field(default=None, sa_column=sa.Column(sa.Uuid))
    doc: dict = Field(sa_column=sa.Column(sa.JSON, nullable=False))
    team_id: Optional[int] = Field(default=None, foreign_key="team.id")
    team: Optional[Team] = Relationship(back_populates="heroes")


metadata = SQLModel.metadata
