"""The screens, driven as an officer drives them: real app, real record, what the terminal shows."""
