"""What spans packages: the named cast, the sample city, the journeys."""
