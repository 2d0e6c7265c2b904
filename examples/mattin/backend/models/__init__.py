"""The registry: a model that is not imported here does not exist for Alembic."""

from .user import User
from .app import App
from .app_collaborator import AppCollaborator
from .api_key import APIKey
from .ai_service import AIService
from .embedding_service import EmbeddingService
from .output_parser import OutputParser
from .mcp_config import MCPConfig
from .silo import Silo
from .skill import Skill
from .agent import Agent, AgentMCP, AgentSkill, AgentTool
from .ocr_agent import OCRAgent
from .conversation import Conversation
from .repository import Repository
from .folder import Folder
from .resource import Resource
from .domain import Domain
from .url import Url
from .media import Media
from .mcp_server import MCPServer, MCPServerAgent

__all__ = [
    "AIService",
    "APIKey",
    "Agent",
    "AgentMCP",
    "AgentSkill",
    "AgentTool",
    "App",
    "AppCollaborator",
    "Conversation",
    "Domain",
    "EmbeddingService",
    "Folder",
    "MCPConfig",
    "MCPServer",
    "MCPServerAgent",
    "Media",
    "OCRAgent",
    "OutputParser",
    "Repository",
    "Resource",
    "Silo",
    "Skill",
    "Url",
    "User",
]
