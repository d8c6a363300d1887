"""The one place where objects are built from settings, a module for each kind of process."""
