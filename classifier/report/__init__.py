"""What people and programs read of what was found: objects, tables, charts, pages."""
