"""Two records of one office that become one."""
