"""Fifth stage: diagrams become shapes whose coordinates are final. Fragments only print them."""
