import ICAL from 'ical.js';

// ical.js reads a property it does not know as raw text, and it does not know RFC 7986.
for (const name of ['name', 'x-wr-calname', 'x-wr-caldesc', 'color', 'x-wr-timezone']) {
  ICAL.design.icalendar.property[name] = { defaultType: 'text' };
}

/** A calendar as Mozilla's parser understands it, each property under its name. */
export function reparse(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return {
    head: propertiesOf(calendar),
    components: calendar.getAllSubcomponents().map(component => component.name),
    events: calendar.getAllSubcomponents('vevent').map(propertiesOf),
  };
}

/**
 * When the timed events of a calendar begin and end, by UID, as Mozilla's parser finds it from the
 * VTIMEZONEs of the same calendar alone.
 */
export function hoursOf(text: string): Map<unknown, [Date, Date]> {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = new Map(
    calendar.getAllSubcomponents('vtimezone').map(component => {
      const zone = new ICAL.Timezone(component);
      return [zone.tzid, zone];
    }),
  );
  const events = calendar.getAllSubcomponents('vevent').map(event => {
    const [start, end] = ['dtstart', 'dtend'].map(name => {
      const property = event.getFirstProperty(name)!;
      const time = property.getFirstValue() as ICAL.Time;
      const timeZone = property.getFirstParameter('tzid');
      if (timeZone !== undefined) {
        const zone = zones.get(timeZone);
        if (!zone) throw new Error(`no VTIMEZONE for ${timeZone}`);
        time.zone = zone;
      } else if (!time.isDate && time.zone.tzid !== 'UTC') throw new Error(`floating: ${time}`);
      return new Date(time.toUnixTime() * 1000);
    });
    return [event.getFirstPropertyValue('uid'), [start!, end!]] as const;
  });
  return new Map(events.map(([uid, hours]) => [uid, [...hours] as [Date, Date]]));
}

/** A property that stands there once is its value, one that has several values is a list. */
function propertiesOf(component: ICAL.Component): Record<string, unknown> {
  const properties = component.getAllProperties().map(property => {
    const values = property.getValues().map(plain);
    return [property.name, values.length === 1 ? values[0] : values] as const;
  });
  const names = properties.map(([name]) => name);
  if (new Set(names).size < names.length) throw new Error(`a property stands twice: ${names}`);
  return Object.fromEntries(properties);
}

function plain(value: unknown): unknown {
  return value instanceof Object && !Array.isArray(value) ? String(value) : value;
}
