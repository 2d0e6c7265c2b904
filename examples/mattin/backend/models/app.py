from datetime import datetime

from sqlalchemy import CheckConstraint, Column, DateTime, ForeignKey, Integer, String
from sqlalchemy.orm import relationship

from db.database import Base


class App(Base):
    __tablename__ = "App"
    __table_args__ = (CheckConstraint("agent_rate_limit >= 0", name="ck_app_agent_rate_limit"),)

    app_id = Column(Integer, primary_key=True)
    name = Column(String(255), nullable=False)
    slug = Column(String(80), nullable=False, unique=True)
    # Requests a minute; zero is "no limit".
    agent_rate_limit = Column(Integer, nullable=False, default=0, server_default="0")
    owner_id = Column(Integer, ForeignKey("User.user_id"), nullable=True)
    create_date = Column(DateTime, nullable=True, default=datetime.now)

    owner = relationship("User", back_populates="owned_apps")
    collaborators = relationship(
        "AppCollaborator", back_populates="app", cascade="all, delete-orphan"
    )
    api_keys = relationship("APIKey", back_populates="app", cascade="all, delete-orphan")
    agents = relationship("Agent", back_populates="app")
    silos = relationship("Silo", back_populates="app")
    repositories = relationship("Repository", back_populates="app")
    domains = relationship("Domain", back_populates="app")
    skills = relationship("Skill", back_populates="app")
    mcp_servers = relationship("MCPServer", back_populates="app")
