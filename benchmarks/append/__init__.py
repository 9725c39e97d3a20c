"""How many events a second the logs take, against the floor of the database below them."""
