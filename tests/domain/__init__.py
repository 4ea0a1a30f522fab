"""The pure rules, without disk, clock or screen."""
