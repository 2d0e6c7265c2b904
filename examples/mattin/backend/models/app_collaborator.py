from datetime import datetime

from sqlalchemy import Column, DateTime, Enum, ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import relationship

from db.database import Base

from .enums import CollaborationRole, CollaborationStatus


class AppCollaborator(Base):
    """A user who works in an app that belongs to somebody else."""

    __tablename__ = "AppCollaborator"
    __table_args__ = (UniqueConstraint("app_id", "user_id", name="uq_app_collaborator_app_user"),)

    app_collaborator_id = Column(Integer, primary_key=True)
    app_id = Column(Integer, ForeignKey("App.app_id", ondelete="CASCADE"), nullable=False)
    user_id = Column(Integer, ForeignKey("User.user_id", ondelete="CASCADE"), nullable=False)
    invited_by = Column(Integer, ForeignKey("User.user_id"), nullable=True)
    role = Column(
        Enum(CollaborationRole, name="collaboration_role"),
        nullable=False,
        default=CollaborationRole.EDITOR,
    )
    status = Column(
        Enum(CollaborationStatus, name="collaboration_status"),
        nullable=False,
        default=CollaborationStatus.PENDING,
        server_default="PENDING",
    )
    invited_at = Column(DateTime, nullable=True, default=datetime.now)
    answered_at = Column(DateTime, nullable=True)

    app = relationship("App", back_populates="collaborators")
    user = relationship("User", foreign_keys=[user_id], back_populates="collaborations")
    inviter = relationship("User", foreign_keys=[invited_by])
