import type { FastifyReply } from 'fastify';
import type { Event } from '../../../domain/event.js';
import { asWanted, fieldsWanted } from '../../../domain/event-change.js';
import { Refused } from '../../../plugins/own-api.js';
import type { Values } from '../../../views/form.js';
import { type Clashing, isGrave } from '../../../views/register/clash-panel.js';
import { problemInWords } from '../../../views/words/problems.js';
import { goTo, languageOf, type PageOptions } from '../options.js';
import { Typed } from '../typed.js';
import { besideFields, hourPressed, typedEvent, valuesOfEvent } from './event-typed.js';
import { type Reading, sendEntry, type Told } from './registered.js';

/** An evening that is read, with the id that its address names. */
export type Opened = Reading & { id: string };

/** Changes an evening as it was typed, once nothing of what it would clash with is news. */
export async function changeEntry(
  reply: FastifyReply,
  options: PageOptions,
  opened: Opened,
): Promise<FastifyReply> {
  const { api, id, request, base } = opened;
  const onFile = await api.read<Event>(`/events/${id}`);
  const pressed = hourPressed(new Typed(request));
  const sent = new Typed(request);
  const typed = pressed ? sent.with({ ...pressed.values, day: pressed.day }) : sent;
  const body = fieldsWanted(asWanted(onFile.value), typedEvent(typed, typed.text('day')));
  // Sent twice, the second time it is as it is wanted already.
  if (!pressed && Object.keys(body).length === 0) {
    return goTo(reply, `${base}?said=${onFile.value.pendingChange ? 'pending' : 'saved'}`);
  }
  const show = (told: Told, problem: Refused | null = null) =>
    answer(reply, options, opened, { values: typed.values, problem, told: { onFile, ...told } });
  const checking = { body: { eventChange: { id, change: body } } };
  const checked = await api.send<Clashing & { added: Clashing['conflicts'] }>(
    'POST',
    '/checks',
    checking,
  );
  if (checked instanceof Refused) return show({}, checked);
  const seen = typed.list('seen');
  const isNews = checked.added.some(each => isGrave(each) && !seen.includes(each.fingerprint));
  if (pressed || isNews) {
    return show({ asked: { conflicts: checked.added, offers: checked.offers } });
  }
  const ifMatch = typed.text('version') ?? '*';
  const changed = await api.send<Event>('PATCH', `/events/${id}`, { body, ifMatch });
  if (!(changed instanceof Refused)) {
    return goTo(reply, `${base}?said=${changed.pendingChange ? 'pending' : 'saved'}`);
  }
  if (changed.problem.code === 'stale-version') return show({ said: 'stale', status: 412 });
  return show({}, changed);
}

/** Withdraws an evening. */
export async function withdrawEntry(
  reply: FastifyReply,
  options: PageOptions,
  opened: Opened,
): Promise<FastifyReply> {
  const { api, id, request, base } = opened;
  const typed = new Typed(request);
  const body = { reason: typed.text('reason') ?? '' };
  const path = `/events/${id}/cancellation`;
  const done = await api.send<Event>('PUT', path, {
    body,
    ifMatch: typed.text('version') ?? '*',
  });
  if (!(done instanceof Refused)) return goTo(reply, `${base}?said=withdrawn`);
  if (done.problem.status === 401) throw done;
  const onFile = await api.read<Event>(`/events/${id}`);
  if (onFile.value.status === 'cancelled') return goTo(reply, `${base}?said=withdrawn`);
  const values = { ...valuesOfEvent(asWanted(onFile.value)), ...typed.values };
  if (done.problem.code === 'stale-version') {
    const told: Told = { onFile, said: 'stale', status: 412 };
    return answer(reply, options, opened, { values, problem: null, told });
  }
  return answer(reply, options, opened, { values, problem: done, told: { onFile } });
}

function answer(
  reply: FastifyReply,
  options: PageOptions,
  opened: Opened,
  { values, problem, told }: { values: Values; problem: Refused | null; told: Told },
): Promise<FastifyReply> {
  const language = languageOf(opened.request);
  const shown = problem && besideFields(problemInWords(problem.problem, language));
  const status = problem ? { status: problem.problem.status } : {};
  return sendEntry(reply, options, opened, {
    ...status,
    ...told,
    state: { values, problem: shown },
  });
}
