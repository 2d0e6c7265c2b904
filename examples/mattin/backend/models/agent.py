from datetime import datetime

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    String,
    Text,
)
from sqlalchemy.orm import relationship

from db.database import Base

DEFAULT_TEMPERATURE = 0.7


class AgentTool(Base):
    """An agent that another agent calls as a tool."""

    __tablename__ = "agent_tools"

    agent_id = Column(
        Integer, ForeignKey("Agent.agent_id", ondelete="CASCADE"), primary_key=True
    )
    tool_id = Column(Integer, ForeignKey("Agent.agent_id", ondelete="CASCADE"), primary_key=True)
    description = Column(Text, nullable=True)

    agent = relationship("Agent", foreign_keys=[agent_id], back_populates="tools")
    tool = relationship("Agent", foreign_keys=[tool_id])


class AgentMCP(Base):
    __tablename__ = "agent_mcps"

    agent_id = Column(
        Integer, ForeignKey("Agent.agent_id", ondelete="CASCADE"), primary_key=True
    )
    mcp_config_id = Column(Integer, ForeignKey("MCPConfig.mcp_config_id"), primary_key=True)
    description = Column(Text, nullable=True)

    agent = relationship("Agent", back_populates="mcp_configs")
    mcp_config = relationship("MCPConfig")


class AgentSkill(Base):
    __tablename__ = "agent_skills"

    agent_id = Column(Integer, ForeignKey("Agent.agent_id"), primary_key=True)
    skill_id = Column(Integer, ForeignKey("Skill.skill_id"), primary_key=True)
    description = Column(Text, nullable=True)

    agent = relationship("Agent", back_populates="skills")
    skill = relationship("Skill", back_populates="agents")


class Agent(Base):
    __tablename__ = "Agent"
    __table_args__ = (
        CheckConstraint("temperature BETWEEN 0 AND 2", name="ck_agent_temperature"),
    )

    agent_id = Column(Integer, primary_key=True)
    type = Column(String(45), nullable=False, default="agent", server_default="agent")
    name = Column(String(255), nullable=False)
    description = Column(String(1000), nullable=True)
    system_prompt = Column(Text, nullable=True)
    prompt_template = Column(Text, nullable=True)
    is_tool = Column(Boolean, nullable=False, default=False, server_default="false")
    request_count = Column(Integer, nullable=False, default=0, server_default="0")
    temperature = Column(
        Float, nullable=False, default=DEFAULT_TEMPERATURE, server_default="0.7"
    )
    has_memory = Column(Boolean, nullable=False, default=False, server_default="false")
    memory_max_messages = Column(Integer, nullable=False, default=20, server_default="20")
    memory_max_tokens = Column(Integer, nullable=True, default=4000, server_default="4000")
    app_id = Column(Integer, ForeignKey("App.app_id"), nullable=True)
    ai_service_id = Column(
        Integer, ForeignKey("AIService.ai_service_id", ondelete="SET NULL"), nullable=True
    )
    silo_id = Column(Integer, ForeignKey("Silo.silo_id"), nullable=True)
    output_parser_id = Column(
        Integer, ForeignKey("OutputParser.output_parser_id"), nullable=True
    )
    create_date = Column(DateTime, nullable=True, default=datetime.now)

    __mapper_args__ = {"polymorphic_identity": "agent", "polymorphic_on": type}

    app = relationship("App", back_populates="agents")
    ai_service = relationship("AIService", foreign_keys=[ai_service_id])
    silo = relationship("Silo", back_populates="agents")
    output_parser = relationship("OutputParser")
    conversations = relationship(
        "Conversation", back_populates="agent", cascade="all, delete-orphan"
    )
    tools = relationship("AgentTool", foreign_keys=[AgentTool.agent_id], back_populates="agent")
    mcp_configs = relationship("AgentMCP", back_populates="agent")
    skills = relationship("AgentSkill", back_populates="agent")
    mcp_servers = relationship("MCPServerAgent", back_populates="agent")
