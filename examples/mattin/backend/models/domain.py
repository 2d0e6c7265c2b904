from datetime import datetime

from sqlalchemy import Column, DateTime, ForeignKey, Integer, String
from sqlalchemy.orm import relationship

from db.database import Base


class Domain(Base):
    """A web site whose pages are indexed into a silo."""

    __tablename__ = "Domain"

    domain_id = Column(Integer, primary_key=True)
    name = Column(String(120), nullable=False)
    base_url = Column(String(255), nullable=False)
    content_selector = Column(String(255), nullable=True)
    app_id = Column(Integer, ForeignKey("App.app_id"), nullable=False)
    silo_id = Column(Integer, ForeignKey("Silo.silo_id"), nullable=True)
    create_date = Column(DateTime, nullable=True, default=datetime.now)

    app = relationship("App", back_populates="domains")
    silo = relationship("Silo", back_populates="domain")
    urls = relationship("Url", back_populates="domain", cascade="all, delete-orphan")
