import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { Temporal } from 'temporal-polyfill';
import {
  type Resolution,
  resolveWallTime,
  wallTimeAt,
} from '../../../src/domain/time/wall-time.js';

// Temporal takes its zones from Node, whose data lags; these zones and years it has right.
const zones = [
  ...['America/New_York', 'America/Los_Angeles', 'America/Vancouver', 'America/St_Johns'],
  ...['America/Regina', 'America/Phoenix', 'America/El_Salvador', 'America/Sao_Paulo'],
  ...['America/Havana', 'Europe/London', 'Europe/Dublin', 'Africa/Casablanca', 'Asia/Kathmandu'],
  ...['Australia/Adelaide', 'Australia/Brisbane', 'Australia/Sydney', 'Australia/Lord_Howe'],
  ...['Pacific/Apia', 'Pacific/Kiritimati', 'Pacific/Chatham'],
];
const zone = fc.constantFrom(...zones);
const MINUTES = (Date.UTC(2025, 11, 1) - Date.UTC(1990, 0, 2)) / 60_000;
const minute = fc.integer({ min: 0, max: MINUTES });
const instantOf = (minutes: number) =>
  Temporal.Instant.fromEpochMilliseconds(Date.UTC(1990, 0, 2) + minutes * 60_000);

const anywhere = minute.map(minutes => String(instantOf(minutes)).slice(0, 16));

/** Wall times within three hours of those that clocks show before and after they are changed. */
const nearChange = fc
  .tuple(zone, minute, fc.integer({ min: -180, max: 180 }), fc.constantFrom(0, 1))
  .map(([timeZone, minutes, distance, side]) => {
    const change = instantOf(minutes)
      .toZonedDateTimeISO(timeZone)
      .getTimeZoneTransition('previous');
    const edge = (change ?? instantOf(minutes).toZonedDateTimeISO(timeZone)).subtract({
      nanoseconds: side,
    });
    return [
      timeZone,
      String(edge.toPlainDateTime().add({ minutes: distance })).slice(0, 16),
    ] as const;
  });

/** The same answer by another way: Temporal rejects what is no single instant. */
function byTemporal(wallTime: string, timeZone: string): Resolution {
  const plain = Temporal.PlainDateTime.from(wallTime);
  const zoned = (disambiguation: 'reject' | 'earlier' | 'later') =>
    plain.toZonedDateTime(timeZone, { disambiguation });
  const dateOf = ({ epochMilliseconds }: Temporal.ZonedDateTime) => new Date(epochMilliseconds);
  try {
    return { kind: 'instant', instant: dateOf(zoned('reject')) };
  } catch {
    const earlier = zoned('earlier');
    if (earlier.toPlainDateTime().equals(plain)) {
      return { kind: 'overlap', earlier: dateOf(earlier), later: dateOf(zoned('later')) };
    }
    const after = earlier.getTimeZoneTransition('next')!;
    const shown = (at: Temporal.ZonedDateTime) => String(at.toPlainDateTime()).slice(0, 16);
    return { kind: 'gap', before: shown(after.subtract({ minutes: 1 })), after: shown(after) };
  }
}

function agrees([timeZone, wallTime]: readonly [string, string]): void {
  const found = resolveWallTime(wallTime, timeZone);
  assert.deepEqual(found, byTemporal(wallTime, timeZone), `${wallTime} ${timeZone}`);
  if (found.kind === 'gap') return;
  const instants = found.kind === 'instant' ? [found.instant] : [found.earlier, found.later];
  for (const instant of instants) assert.equal(wallTimeAt(instant, timeZone), wallTime);
}

t.test('any wall time resolves as Temporal resolves it, and reads back the same', async () => {
  fc.assert(fc.property(fc.tuple(zone, anywhere), agrees), { numRuns: 1000 });
});

t.test('so does one near a clock change', async () => {
  fc.assert(fc.property(nearChange, agrees), { numRuns: 1000 });
});
