"""Web addresses: pages and files fetched politely, and only from where it is safe."""

from loaders.web.fetch import Page, Validators, Web
from loaders.web.settings import Settings, settings_from

__all__ = ["Page", "Settings", "Validators", "Web", "settings_from"]
