from datetime import datetime

from sqlalchemy import JSON, Column, DateTime, ForeignKey, Integer, String
from sqlalchemy.orm import relationship

from db.database import Base


class OutputParser(Base):
    """The shape an agent's answer must have."""

    __tablename__ = "OutputParser"

    output_parser_id = Column(Integer, primary_key=True)
    name = Column(String(255), nullable=False)
    description = Column(String(1000), nullable=True)
    fields = Column(JSON, nullable=False, default=list, server_default="[]")
    app_id = Column(Integer, ForeignKey("App.app_id"), nullable=True)
    create_date = Column(DateTime, nullable=True, default=datetime.now)

    app = relationship("App")
