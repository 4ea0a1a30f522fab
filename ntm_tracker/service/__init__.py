"""What an officer does, one verb each: the single door for the commands and the screens."""
