from datetime import datetime

from sqlalchemy import Column, DateTime, ForeignKey, Integer, String
from sqlalchemy.orm import relationship

from db.database import Base


class Repository(Base):
    """Documents of an app; what they say is searched through the repository's silo."""

    __tablename__ = "Repository"

    repository_id = Column(Integer, primary_key=True)
    name = Column(String(255), nullable=False)
    app_id = Column(Integer, ForeignKey("App.app_id"), nullable=False)
    silo_id = Column(Integer, ForeignKey("Silo.silo_id"), nullable=True)
    create_date = Column(DateTime, nullable=True, default=datetime.now)

    app = relationship("App", back_populates="repositories")
    silo = relationship("Silo", back_populates="repository")
    folders = relationship("Folder", back_populates="repository", cascade="all, delete-orphan")
    resources = relationship(
        "Resource", back_populates="repository", cascade="all, delete-orphan"
    )
    media = relationship("Media", back_populates="repository", cascade="all, delete-orphan")
