from datetime import datetime

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import relationship

from db.database import Base


class MCPServerAgent(Base):
    __tablename__ = "mcp_server_agents"

    mcp_server_id = Column(
        Integer, ForeignKey("MCPServer.mcp_server_id", ondelete="CASCADE"), primary_key=True
    )
    agent_id = Column(
        Integer, ForeignKey("Agent.agent_id", ondelete="CASCADE"), primary_key=True
    )
    tool_name = Column(String(64), nullable=True)

    mcp_server = relationship("MCPServer", back_populates="agents")
    agent = relationship("Agent", back_populates="mcp_servers")


class MCPServer(Base):
    """An MCP server through which an app offers some of its agents as tools."""

    __tablename__ = "MCPServer"
    __table_args__ = (UniqueConstraint("app_id", "slug", name="uq_mcp_server_app_slug"),)

    mcp_server_id = Column(Integer, primary_key=True)
    name = Column(String(255), nullable=False)
    slug = Column(String(80), nullable=False)
    is_active = Column(Boolean, nullable=False, default=True, server_default="true")
    app_id = Column(Integer, ForeignKey("App.app_id", ondelete="CASCADE"), nullable=False)
    create_date = Column(DateTime, nullable=True, default=datetime.now)

    app = relationship("App", back_populates="mcp_servers")
    agents = relationship(
        "MCPServerAgent", back_populates="mcp_server", cascade="all, delete-orphan"
    )
