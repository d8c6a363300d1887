"""The process for whatever can wait a moment: webhooks, batches, forgetting. Knows no worker and no HTTP server."""
