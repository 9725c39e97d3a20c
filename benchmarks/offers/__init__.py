"""How long it takes to say which windows an order can have, to promise one, and to refuse one."""
