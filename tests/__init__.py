"""Tests of vaultsync; they mirror the package."""
