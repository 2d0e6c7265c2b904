import enum


class MediaStatus(enum.Enum):
    UPLOADED = "uploaded"
    TRANSCRIBING = "transcribing"
    READY = "ready"
    FAILED = "failed"
