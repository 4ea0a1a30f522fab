"""The record: the only room that knows SQLAlchemy. Nothing above it sees a row."""
