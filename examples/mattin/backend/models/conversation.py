from datetime import datetime

from sqlalchemy import Column, DateTime, Enum, ForeignKey, Index, Integer, String
from sqlalchemy.dialects.postgresql import UUID
from sqlalchemy.orm import relationship

from db.database import Base

from .enums import ConversationStatus


class Conversation(Base):
    __tablename__ = "Conversation"
    __table_args__ = (Index("ix_Conversation_agent_id_update_date", "agent_id", "update_date"),)

    conversation_id = Column(Integer, primary_key=True)
    session_id = Column(UUID(as_uuid=True), nullable=False, unique=True)
    title = Column(String(255), nullable=True)
    status = Column(
        Enum(ConversationStatus, name="conversation_status"),
        nullable=False,
        default=ConversationStatus.OPEN,
        server_default="OPEN",
    )
    message_count = Column(Integer, nullable=False, default=0, server_default="0")
    agent_id = Column(Integer, ForeignKey("Agent.agent_id", ondelete="CASCADE"), nullable=False)
    user_id = Column(Integer, ForeignKey("User.user_id"), nullable=True)
    create_date = Column(DateTime, nullable=True, default=datetime.now)
    update_date = Column(DateTime, nullable=True, default=datetime.now, onupdate=datetime.now)

    agent = relationship("Agent", back_populates="conversations")
    user = relationship("User")
