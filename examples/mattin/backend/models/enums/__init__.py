from .collaboration import CollaborationRole, CollaborationStatus
from .conversation_status import ConversationStatus
from .media_status import MediaStatus
from .silo_type import SiloType
from .url_status import UrlStatus

__all__ = [
    "CollaborationRole",
    "CollaborationStatus",
    "ConversationStatus",
    "MediaStatus",
    "SiloType",
    "UrlStatus",
]
