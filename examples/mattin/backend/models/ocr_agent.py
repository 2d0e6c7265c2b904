from sqlalchemy import Column, ForeignKey, Integer, Text
from sqlalchemy.orm import relationship

from .agent import Agent


class OCRAgent(Agent):
    """An agent that reads scanned documents: one service looks at the page, the agent's own one writes."""

    __tablename__ = "OCRAgent"

    agent_id = Column(
        Integer, ForeignKey("Agent.agent_id", ondelete="CASCADE"), primary_key=True
    )
    vision_service_id = Column(Integer, ForeignKey("AIService.ai_service_id"), nullable=True)
    vision_prompt = Column(Text, nullable=True)

    __mapper_args__ = {"polymorphic_identity": "ocr"}

    vision_service = relationship("AIService", foreign_keys=[vision_service_id])
