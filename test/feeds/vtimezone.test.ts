import t from 'tap';
import { yearlyShape } from '../../src/domain/time/yearly-shape.js';
import { renderVTimezone } from '../../src/feeds/vtimezone.js';

t.test('a zone with summer time is these bytes', async t => {
  t.equal(
    written('America/New_York'),
    lines(
      'BEGIN:VTIMEZONE',
      'TZID:America/New_York',
      'BEGIN:STANDARD',
      'DTSTART:19701101T020000',
      'TZOFFSETFROM:-0400',
      'TZOFFSETTO:-0500',
      'TZNAME:-05',
      'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:19700308T020000',
      'TZOFFSETFROM:-0500',
      'TZOFFSETTO:-0400',
      'TZNAME:-04',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ),
  );
});

t.test('a zone whose clocks are never changed has its standard time alone', async t => {
  t.equal(
    written('America/Vancouver'),
    lines(
      'BEGIN:VTIMEZONE',
      'TZID:America/Vancouver',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:-0700',
      'TZOFFSETTO:-0700',
      'TZNAME:-07',
      'END:STANDARD',
      'END:VTIMEZONE',
    ),
  );
});

t.test(
  'offsets of half an hour, changes by one, and last Sundays are told as they are',
  async t => {
    const told = (timeZone: string) =>
      written(timeZone)
        .split('\r\n')
        .filter(line => /^(DTSTART|TZOFFSETTO|TZNAME|RRULE)/.test(line))
        .map(line => line.replace(/^.*?:(FREQ=YEARLY;)?/, ''));
    t.strictSame(told('Australia/Lord_Howe'), [
      ...['19700405T020000', '+1030', '+1030', 'BYMONTH=4;BYDAY=1SU'],
      ...['19701004T020000', '+1100', '+11', 'BYMONTH=10;BYDAY=1SU'],
    ]);
    t.strictSame(told('Europe/London'), [
      ...['19701025T020000', '+0000', '+00', 'BYMONTH=10;BYDAY=-1SU'],
      ...['19700329T010000', '+0100', '+01', 'BYMONTH=3;BYDAY=-1SU'],
    ]);
    t.strictSame(told('America/St_Johns').slice(0, 3), ['19701101T020000', '-0330', '-0330']);
  },
);

function written(timeZone: string): string {
  return renderVTimezone(timeZone, yearlyShape(timeZone)!);
}

function lines(...all: string[]): string {
  return all.map(line => `${line}\r\n`).join('');
}
