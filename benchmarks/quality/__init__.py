"""Recipes beside each other on the same pairs: what they cost, and what the pictures are worth."""
