from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    Enum,
    Float,
    ForeignKey,
    Integer,
    String,
    Text,
)
from sqlalchemy.orm import relationship

from db.database import Base

from .enums import MediaStatus


class Media(Base):
    """A recording in a repository, searchable once it is transcribed."""

    __tablename__ = "Media"
    __table_args__ = (CheckConstraint("size_bytes >= 0", name="ck_media_size_bytes"),)

    media_id = Column(Integer, primary_key=True)
    name = Column(String(255), nullable=False)
    size_bytes = Column(BigInteger, nullable=False)
    duration_seconds = Column(Float, nullable=True)
    transcript = Column(Text, nullable=True)
    status = Column(
        Enum(MediaStatus, name="media_status"),
        nullable=False,
        default=MediaStatus.UPLOADED,
        server_default="UPLOADED",
    )
    repository_id = Column(
        Integer, ForeignKey("Repository.repository_id", ondelete="CASCADE"), nullable=False
    )
    ai_service_id = Column(
        Integer, ForeignKey("AIService.ai_service_id", ondelete="SET NULL"), nullable=True
    )
    create_date = Column(DateTime, nullable=True, default=datetime.now)

    repository = relationship("Repository", back_populates="media")
    ai_service = relationship("AIService")
