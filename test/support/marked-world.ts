import type { TestApp } from './app.js';
import { storeEvenings2013, tour2013 } from './evenings-2013.js';
import { writing } from './tours.js';

/** What would run, or be seen in the tree of a page, wherever a text is taken for markup. */
export const MARKUP = `"'><img src=x data-planted onerror="hacked=1"><script>hacked=1</script></textarea>`;

/** A text of a field that is marked: its own words, then the markup. */
export const marked = (words: string) => `${words} ${MARKUP}`;

/**
 * The tour of 2013 with its evenings, in which every text that somebody can write has markup in it;
 * with a chapter and its event, a request, a waiver, notices, keys, and a second tour that is a draft.
 */
export async function storeMarkedWorld(app: TestApp): Promise<{ chapter: string; event: string }> {
  await storeEvenings2013(app);
  const { add, change } = writing(app);
  const root = app.as('coordinator');
  const put = async (path: string, body: object) => {
    const answer = await root('PUT', `/api/v1${path}`, body, { 'if-match': '*' });
    if (answer.status >= 300) throw new Error(`PUT ${path}: ${answer.text}`);
    return answer.json;
  };
  const chapter = (await add('/organizations', { name: marked('Local 10'), kind: 'chapter' })).slug;
  await change(`/tours/${tour2013}`, {
    ...{
      title: marked('Labor Tour'),
      summary: marked('A summary'),
      contact: marked('Write to us'),
    },
    ...{ lead: chapter, supporters: [chapter], datesToAvoid: ['2013-02-10'] },
    links: [{ kind: 'video', title: marked('A film'), url: "https://films.example/?a='&b=%22%3E" }],
  });
  await change('/speakers/jaime-rivera', {
    ...{ name: marked('Jaime Rivera'), publicName: marked('Jaime'), role: marked('Leader') },
    ...{ bio: marked('Born in San Salvador'), organization: chapter },
    links: ["https://people.example/?a='&b=%22%3E"],
  });
  const venues = (await root('GET', '/api/v1/venues?limit=100')).json.items;
  for (const { id, name } of venues) {
    await change(`/venues/${id}`, {
      ...{ name: marked(name), street: marked('12 Union Street'), reveal: 'public' },
      ...{ accessibility: marked('Step-free'), contact: marked('Ann'), notes: marked('Ring') },
      rooms: [`Hall ${MARKUP}`.slice(0, 100)],
    });
  }
  const events = (await root('GET', `/api/v1/events?tour=${tour2013}&limit=100`)).json.items;
  for (const { id, title } of events) {
    await change(`/events/${id}`, { title: marked(title), description: marked('An evening') });
  }
  const event = events.find((each: { status: string }) => each.status === 'hold');
  await change(`/events/${event.id}`, { host: chapter });
  await put(`/events/${events[0].id}/postponement`, { reason: marked('The roads are closed') });
  await add('/requests', {
    ...{ tour: tour2013, city: 'baltimore-md-us', days: ['2013-02-10'], offers: ['hall', 'bed'] },
    ...{ organization: marked('A union'), contact: marked('Kim'), message: marked('Come') },
  });
  const { json } = await root('GET', `/api/v1/conflicts?tour=${tour2013}&limit=100`);
  await put(`/conflicts/${json.items[0].fingerprint}/waiver`, { reason: marked('They know') });
  await add('/keys', { role: 'coordinator', label: `Ana ${MARKUP}`.slice(0, 100) });
  await add('/subscriptions', {
    kind: 'tour',
    tour: tour2013,
    label: `Crew ${MARKUP}`.slice(0, 90),
  });
  await add('/tours', { title: marked('A draft'), status: 'draft' });
  return { chapter, event: event.id };
}
