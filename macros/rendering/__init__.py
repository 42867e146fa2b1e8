"""Fifth stage: views are printed as HTML, PDF, DOCX and ODT. Nothing is decided here."""
