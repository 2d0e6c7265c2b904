from datetime import datetime

from sqlalchemy import Column, DateTime, ForeignKey, Integer, String, Text
from sqlalchemy.orm import relationship

from db.database import Base


class AIService(Base):
    """A language model that agents can call; without an app it is offered to every app."""

    __tablename__ = "AIService"

    ai_service_id = Column(Integer, primary_key=True)
    provider = Column(String(45), nullable=False)
    name = Column(String(120), nullable=False)
    description = Column(String(1000), nullable=True)
    endpoint = Column(String(255), nullable=True)
    credential = Column(Text, nullable=True)
    app_id = Column(Integer, ForeignKey("App.app_id"), nullable=True)
    create_date = Column(DateTime, nullable=True, default=datetime.now)

    app = relationship("App")
