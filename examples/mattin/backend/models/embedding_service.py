from datetime import datetime

from sqlalchemy import Column, DateTime, ForeignKey, Integer, String, Text
from sqlalchemy.orm import relationship

from db.database import Base


class EmbeddingService(Base):
    __tablename__ = "EmbeddingService"

    embedding_service_id = Column(Integer, primary_key=True)
    provider = Column(String(45), nullable=False)
    name = Column(String(120), nullable=False)
    dimensions = Column(Integer, nullable=True)
    endpoint = Column(String(255), nullable=True)
    credential = Column(Text, nullable=True)
    app_id = Column(Integer, ForeignKey("App.app_id"), nullable=True)
    create_date = Column(DateTime, nullable=True, default=datetime.now)

    app = relationship("App")
    silos = relationship("Silo", back_populates="embedding_service")
