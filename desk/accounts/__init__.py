"""Accounts: signing in, being locked out, the second factor, and what administrators do to accounts."""
