import t from 'tap';
import { clientFamilyOf } from '../../src/domain/client-family.js';

const agents: [string | undefined, ReturnType<typeof clientFamilyOf>][] = [
  ['Google-Calendar-Importer', 'google'],
  ['iOS/17.5 (21F79) dataaccessd/1.0', 'apple'],
  ['macOS/14.5 (23F79) CalendarAgent/954', 'apple'],
  ['Microsoft.Exchange/15.20 Calendar', 'outlook'],
  ['Mozilla/4.0 (compatible; ms-office; MSOffice 16)', 'outlook'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.0', 'thunderbird'],
  ['ICSx5/2.2 (Android)', 'other'],
  ['', 'other'],
  [undefined, 'other'],
];

t.test('a program is known by what it calls itself', async t => {
  for (const [agent, family] of agents) t.equal(clientFamilyOf(agent), family, agent ?? 'nothing');
});
