"""Checks an exported proof without Billhead: no network, no AWS, nothing but this folder and what it imports."""
