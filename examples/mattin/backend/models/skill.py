from datetime import datetime

from sqlalchemy import Column, DateTime, ForeignKey, Integer, String, Text
from sqlalchemy.orm import relationship

from db.database import Base


class Skill(Base):
    """Instructions that an agent loads when a task asks for them."""

    __tablename__ = "Skill"

    skill_id = Column(Integer, primary_key=True)
    name = Column(String(100), nullable=False)
    description = Column(String(1000), nullable=True)
    content = Column(Text, nullable=False)
    app_id = Column(Integer, ForeignKey("App.app_id"), nullable=True)
    create_date = Column(DateTime, nullable=True, default=datetime.now)
    update_date = Column(DateTime, nullable=True, onupdate=datetime.now)

    app = relationship("App", back_populates="skills")
    agents = relationship("AgentSkill", back_populates="skill")
