from datetime import datetime

from sqlalchemy import Column, DateTime, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import relationship

from db.database import Base


class Folder(Base):
    __tablename__ = "Folder"
    __table_args__ = (
        UniqueConstraint("repository_id", "parent_folder_id", "name", name="uq_folder_place"),
    )

    folder_id = Column(Integer, primary_key=True)
    name = Column(String(255), nullable=False)
    repository_id = Column(
        Integer, ForeignKey("Repository.repository_id", ondelete="CASCADE"), nullable=False
    )
    parent_folder_id = Column(
        Integer, ForeignKey("Folder.folder_id", ondelete="CASCADE"), nullable=True
    )
    create_date = Column(DateTime, nullable=True, default=datetime.now)

    repository = relationship("Repository", back_populates="folders")
    parent = relationship("Folder", remote_side=[folder_id], back_populates="children")
    children = relationship("Folder", back_populates="parent")
    resources = relationship("Resource", back_populates="folder")
