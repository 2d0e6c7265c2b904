from datetime import datetime

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Integer, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import relationship

from db.database import Base


class MCPConfig(Base):
    """How to reach an MCP server whose tools agents of this app may call."""

    __tablename__ = "MCPConfig"

    mcp_config_id = Column(Integer, primary_key=True)
    name = Column(String(255), nullable=False)
    description = Column(String(1000), nullable=True)
    config = Column(JSONB, nullable=False, default=dict, server_default="{}")
    ssl_verify = Column(Boolean, nullable=False, default=True, server_default="true")
    app_id = Column(Integer, ForeignKey("App.app_id"), nullable=True)
    create_date = Column(DateTime, nullable=True, default=datetime.now)

    app = relationship("App")
