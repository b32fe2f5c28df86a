"""Prints the entries of the calendar in standard input as JSON, as Python's icalendar reads them.

Hours are found from the VTIMEZONEs of the calendar alone: left to itself, icalendar takes the zone
data of the machine for every zone that it knows by name.
"""

import datetime
import json
import sys

import icalendar

calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
zones = {str(zone["TZID"]): zone.to_tz() for zone in calendar.walk("VTIMEZONE")}


def instant(entry, name):
    value = entry[name].dt
    if not isinstance(value, datetime.datetime):
        value = datetime.datetime.combine(value, datetime.time(), datetime.timezone.utc)
    zone = entry[name].params.get("TZID")
    if zone is not None:
        value = zones[zone].localize(value.replace(tzinfo=None))
    return round(value.timestamp() * 1000)


def text(entry, name):
    return str(entry[name]) if name in entry else None


json.dump(
    [
        {
            "uid": text(entry, "UID"),
            "status": text(entry, "STATUS"),
            "summary": text(entry, "SUMMARY"),
            "location": text(entry, "LOCATION"),
            "description": text(entry, "DESCRIPTION"),
            "hours": [instant(entry, "DTSTART"), instant(entry, "DTEND")],
        }
        for entry in calendar.walk("VEVENT")
    ],
    sys.stdout,
)
