"""The backends of the kit, a module each. Only that of the backend that is asked for is imported."""
