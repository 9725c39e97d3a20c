"""Who does the work: units, grids, users, technicians, their skills, certificates, shifts and leave."""
