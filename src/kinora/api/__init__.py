"""The Videos API over HTTP: wire format to domain and back, and nothing that decides."""
