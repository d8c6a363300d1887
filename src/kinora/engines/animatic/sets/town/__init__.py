"""Built places under the open sky, with the fronts and the paving that they share."""
