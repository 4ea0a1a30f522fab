"""The suite; it mirrors ntm_tracker/."""
