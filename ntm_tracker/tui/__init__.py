"""The screens: they ask services, show values, and hold no rule and no session."""
