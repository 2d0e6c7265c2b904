from datetime import datetime

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Index, Integer, String
from sqlalchemy.orm import relationship

from db.database import Base


class APIKey(Base):
    __tablename__ = "APIKey"
    __table_args__ = (Index("ix_APIKey_app_id", "app_id"),)

    api_key_id = Column(Integer, primary_key=True)
    name = Column(String(120), nullable=False)
    # Only the digest is kept: the key itself is shown once, when it is made.
    digest = Column(String(64), nullable=False, unique=True)
    is_active = Column(Boolean, nullable=False, default=True, server_default="true")
    app_id = Column(Integer, ForeignKey("App.app_id", ondelete="CASCADE"), nullable=False)
    user_id = Column(Integer, ForeignKey("User.user_id"), nullable=True)
    create_date = Column(DateTime, nullable=True, default=datetime.now)
    last_used_at = Column(DateTime, nullable=True)

    app = relationship("App", back_populates="api_keys")
    user = relationship("User", back_populates="api_keys")
