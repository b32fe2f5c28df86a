import t from 'tap';
import { databaseOffsets } from '../../src/store/zone-data.js';
import { onBothDatabases } from '../support/databases.js';

onBothDatabases(
  t,
  'the database tells its offsets, and null for a zone that is none',
  async (t, { db }) => {
    const winter = new Date('2013-02-03T12:00:00Z');
    const summer = new Date('2013-07-03T12:00:00Z');
    const asked = [
      { timeZone: 'America/New_York', at: winter },
      { timeZone: 'America/New_York', at: summer },
      { timeZone: 'Moon/Base', at: winter },
      { timeZone: 'Australia/Lord_Howe', at: summer },
      { timeZone: "O'Higgins", at: winter },
      { timeZone: 'Africa/Monrovia', at: new Date('1971-01-01T00:00:00Z') },
    ];
    t.same(await databaseOffsets(db, asked), [-300, -240, null, 630, null, -44.5]);
    t.same(await databaseOffsets(db, []), []);
  },
);
