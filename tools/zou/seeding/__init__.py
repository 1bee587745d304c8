"""The studio that tools/zou/seed.py makes on a real Zou server."""
