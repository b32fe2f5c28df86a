"""Prints the entries of the calendar in standard input as JSON, as libical reads them.

Hours are found from the VTIMEZONEs of the calendar alone. What libical refuses ends it.
"""

import json
import sys

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402

component, property_of, parameter = (
    ICalGLib.ComponentKind,
    ICalGLib.PropertyKind,
    ICalGLib.ParameterKind,
)
calendar = ICalGLib.Component.new_from_string(sys.stdin.buffer.read().decode())
if calendar.isa() != component.VCALENDAR_COMPONENT:
    sys.exit("libical does not take it for one calendar")
if not calendar.is_valid() or calendar.count_errors() > 0:
    sys.exit(f"libical finds {calendar.count_errors()} errors")


def components(kind):
    found = calendar.get_first_component(kind)
    while found is not None:
        yield found
        found = calendar.get_next_component(kind)


def zone_of(timezone):
    zone = ICalGLib.Timezone.new()
    zone.set_component(timezone.clone())
    return zone


zones = {
    each.get_first_property(property_of.TZID_PROPERTY).get_tzid(): zone_of(each)
    for each in components(component.VTIMEZONE_COMPONENT)
}


def instant(entry, kind):
    found = entry.get_first_property(kind)
    time = found.get_value().get_datetimedate()
    named = found.get_first_parameter(parameter.TZID_PARAMETER)
    zone = ICalGLib.Timezone.get_utc_timezone() if named is None else zones[named.get_tzid()]
    return time.as_timet_with_zone(zone) * 1000


def status(entry):
    return entry.get_first_property(property_of.STATUS_PROPERTY).get_value_as_string()


json.dump(
    [
        {
            "uid": entry.get_uid(),
            "status": status(entry),
            "summary": entry.get_summary(),
            "location": entry.get_location(),
            "description": entry.get_description(),
            "hours": [
                instant(entry, property_of.DTSTART_PROPERTY),
                instant(entry, property_of.DTEND_PROPERTY),
            ],
        }
        for entry in components(component.VEVENT_COMPONENT)
    ],
    sys.stdout,
)
