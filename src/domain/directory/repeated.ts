import { countryName } from '../countries.js';
import { isSameAddress } from '../web-address.js';
import { type Identity, identityOf, isSame } from './identity.js';
import type { ListedName, ParsedDirectory } from './parsed.js';
import { type DirectoryProblem, directoryProblem } from './problem.js';

/**
 * Lists each organisation once. One that is named again says nothing new, or fills in what was
 * missing: that is a note. Where the two contradict each other, somebody must say which is right.
 */
export function countOnce(
  listed: readonly ListedName[],
): Pick<ParsedDirectory, 'names' | 'problems' | 'notes'> {
  const names: ListedName[] = [];
  const problems: DirectoryProblem[] = [];
  const notes: string[] = [];
  const known = new Map<string, { identity: Identity; at: number }[]>();
  for (const name of listed) {
    const identity = identityOf(name.name);
    const alike = known.get(identity.base) ?? [];
    const earlier = alike.find(each => isSame(each.identity, identity));
    if (!earlier) {
      known.set(identity.base, [...alike, { identity, at: names.push(name) - 1 }]);
      continue;
    }
    const first = names[earlier.at]!;
    const contradiction = contradictionOf(first, name);
    if (contradiction) problems.push(contradiction);
    else notes.push(`Line ${name.line} names "${first.name}" of line ${first.line} again.`);
    const { country, url } = first;
    names[earlier.at] = { ...first, country: country ?? name.country, url: url ?? name.url };
  }
  return { names, problems, notes };
}

function contradictionOf(first: ListedName, again: ListedName): DirectoryProblem | null {
  if (first.country && again.country && first.country !== again.country) {
    const detail = `stands in line ${first.line} (${countryName(first.country)}), and here`;
    return directoryProblem(again, 'two-countries', { detail });
  }
  if (!first.url || !again.url || isSameAddress(first.url, again.url)) return null;
  const detail = `stands in line ${first.line}, and here`;
  return directoryProblem(again, 'two-addresses', { detail });
}
