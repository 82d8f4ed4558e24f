"""What answers hold, described for whoever reads the OpenAPI document; the answers themselves come from ``exporting``.

Tests hold each answer against its description.
"""
