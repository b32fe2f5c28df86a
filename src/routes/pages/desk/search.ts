import type { FastifyRequest } from 'fastify';
import { normaliseName } from '../../../domain/gazetteer/normalise.js';

/** What somebody searches a list for; empty where for nothing. */
export function searchOf({ query }: Pick<FastifyRequest, 'query'>): string {
  const { q } = query as { q?: unknown };
  return typeof q === 'string' ? q.trim().slice(0, 100) : '';
}

/** Whether a name has a text in it, accents and capitals aside. */
export function namedLike(text: string): (name: string) => boolean {
  const asked = normaliseName(text);
  return name => normaliseName(name).includes(asked);
}
