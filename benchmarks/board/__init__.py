"""How quick the board of a whole city is: the server's answers, and what Chromium makes of them."""
