"""First stage: files become text with positions. Nothing here knows what the data means."""
