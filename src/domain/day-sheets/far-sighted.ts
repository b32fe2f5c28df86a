import type { ScheduleOnFile } from '../conflicts/on-file.js';

/** As many days before as any threshold may say. */
const ALWAYS = 366;

/**
 * The schedule with rules that tell of all that is missing, however far off: a report speaks of a
 * bed when it is time to book it, a sheet has a line for it from the beginning.
 */
export function farSighted(onFile: ScheduleOnFile): ScheduleOnFile {
  const tours = onFile.schedule.tours.map(tour => {
    const thresholds = {
      ...tour.policy.thresholds,
      ...{ lodgingWarningDays: ALWAYS, contactWarningDays: ALWAYS, venueWarningDays: ALWAYS },
    };
    return { ...tour, isArranging: true, policy: { ...tour.policy, thresholds } };
  });
  return { ...onFile, schedule: { ...onFile.schedule, tours } };
}
