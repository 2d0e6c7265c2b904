from datetime import datetime

from sqlalchemy import Boolean, Column, DateTime, Integer, String
from sqlalchemy.orm import relationship

from db.database import Base


class User(Base):
    __tablename__ = "User"

    user_id = Column(Integer, primary_key=True)
    email = Column(String(255), nullable=False, unique=True)
    name = Column(String(255), nullable=True)
    is_active = Column(Boolean, nullable=False, default=True, server_default="true")
    create_date = Column(DateTime, nullable=True, default=datetime.now)

    owned_apps = relationship("App", back_populates="owner")
    collaborations = relationship(
        "AppCollaborator", foreign_keys="AppCollaborator.user_id", back_populates="user"
    )
    api_keys = relationship("APIKey", back_populates="user")
