"""Groups, sessions, live records and journals in DynamoDB; every read is strongly consistent."""

from chalicelib.adapters.dynamodb.sessions.exam_sessions import DynamoSessionStore
from chalicelib.adapters.dynamodb.sessions.groups import DynamoGroupStore
from chalicelib.adapters.dynamodb.sessions.journals import DynamoJournalStore
from chalicelib.adapters.dynamodb.sessions.presences import DynamoPresenceStore
from chalicelib.adapters.dynamodb.sessions.workspaces import DynamoWorkspaceStore

__all__ = [
    "DynamoGroupStore",
    "DynamoJournalStore",
    "DynamoPresenceStore",
    "DynamoSessionStore",
    "DynamoWorkspaceStore",
]
