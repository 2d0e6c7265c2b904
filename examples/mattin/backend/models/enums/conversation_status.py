import enum


class ConversationStatus(enum.Enum):
    OPEN = "open"
    ARCHIVED = "archived"
