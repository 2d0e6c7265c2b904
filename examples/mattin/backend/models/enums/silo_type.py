import enum


class SiloType(enum.Enum):
    CUSTOM = "custom"
    REPOSITORY = "repository"
    DOMAIN = "domain"
