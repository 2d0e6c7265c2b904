from datetime import datetime

from sqlalchemy import Column, DateTime, Enum, ForeignKey, Integer, Text, UniqueConstraint
from sqlalchemy.orm import relationship

from db.database import Base

from .enums import UrlStatus


class Url(Base):
    __tablename__ = "Url"
    __table_args__ = (UniqueConstraint("domain_id", "address", name="uq_url_domain_address"),)

    url_id = Column(Integer, primary_key=True)
    address = Column(Text, nullable=False)
    status = Column(
        Enum(UrlStatus, name="url_status"),
        nullable=False,
        default=UrlStatus.PENDING,
        server_default="PENDING",
    )
    domain_id = Column(
        Integer, ForeignKey("Domain.domain_id", ondelete="CASCADE"), nullable=False
    )
    create_date = Column(DateTime, nullable=True, default=datetime.now)
    indexed_at = Column(DateTime, nullable=True)

    domain = relationship("Domain", back_populates="urls")
