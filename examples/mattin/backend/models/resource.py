from datetime import datetime

from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, String
from sqlalchemy.orm import relationship

from db.database import Base


class Resource(Base):
    """A document in a repository."""

    __tablename__ = "Resource"
    __table_args__ = (
        Index(
            "ix_Resource_folder_id",
            "folder_id",
            postgresql_where="folder_id IS NOT NULL",
        ),
    )

    resource_id = Column(Integer, primary_key=True)
    name = Column(String(255), nullable=False)
    uri = Column(String(1000), nullable=False)
    media_type = Column(String(120), nullable=True)
    repository_id = Column(
        Integer, ForeignKey("Repository.repository_id", ondelete="CASCADE"), nullable=False
    )
    folder_id = Column(
        Integer, ForeignKey("Folder.folder_id", ondelete="SET NULL"), nullable=True
    )
    create_date = Column(DateTime, nullable=True, default=datetime.now)

    repository = relationship("Repository", back_populates="resources")
    folder = relationship("Folder", back_populates="resources")
