"""Second stage: what an entry of each kind may say. Frozen pydantic classes, French names."""
