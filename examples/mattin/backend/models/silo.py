from datetime import datetime

from sqlalchemy import JSON, Column, DateTime, Enum, ForeignKey, Integer, String
from sqlalchemy.orm import relationship

from db.database import Base

from .enums import SiloType


class Silo(Base):
    """A collection of embedded texts that agents search."""

    __tablename__ = "Silo"

    silo_id = Column(Integer, primary_key=True)
    name = Column(String(255), nullable=False)
    description = Column(String(1000), nullable=True)
    silo_type = Column(
        Enum(SiloType, name="silo_type"),
        nullable=False,
        default=SiloType.CUSTOM,
        server_default="CUSTOM",
    )
    metadata_definition = Column(JSON, nullable=True)
    app_id = Column(Integer, ForeignKey("App.app_id"), nullable=True)
    embedding_service_id = Column(
        Integer,
        ForeignKey("EmbeddingService.embedding_service_id", ondelete="SET NULL"),
        nullable=True,
    )
    create_date = Column(DateTime, nullable=True, default=datetime.now)

    app = relationship("App", back_populates="silos")
    embedding_service = relationship("EmbeddingService", back_populates="silos")
    agents = relationship("Agent", back_populates="silo")
    repository = relationship("Repository", back_populates="silo", uselist=False)
    domain = relationship("Domain", back_populates="silo", uselist=False)
