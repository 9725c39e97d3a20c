"""The verbs of people: load an organisation, make users, grant certificates, keep the roster.

Every verb is one transaction; what the tables refuse is said in kind words.
"""

from doorstep.people.loading import LoadReport, load_technicians, load_units_and_grids
from doorstep.people.phones import cut_off_phone, note_phone, note_wiped, restore_phone
from doorstep.people.portraits import drop_portrait, set_portrait
from doorstep.people.roster import drop_leave, set_shift, take_leave
from doorstep.people.staffing import create_user, grant_certificate

__all__ = [
    "LoadReport",
    "create_user",
    "cut_off_phone",
    "drop_leave",
    "drop_portrait",
    "grant_certificate",
    "load_technicians",
    "load_units_and_grids",
    "note_phone",
    "note_wiped",
    "restore_phone",
    "set_portrait",
    "set_shift",
    "take_leave",
]
