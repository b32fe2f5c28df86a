#!/usr/bin/env -S node --max-semi-space-size=4
// gira COMMAND …: the one command of the installed package. The flag keeps memory low, as in `npm start`.
import { closest, distance } from 'fastest-levenshtein';
import { giraVersion } from '../src/project-files.js';
import { commandList } from '../src/views/terminal/command-list.js';
import { commands, isCommand } from './commands.js';

/** So many letters may be wrong in a name that is taken for another one. */
const MOST_WRONG = 2;

const [name = '--help', ...others] = process.argv.slice(2);
if (['--help', '-h', 'help'].includes(name)) {
  console.log(commandList(giraVersion(), commands));
} else if (['--version', '-v'].includes(name)) {
  console.log(giraVersion());
} else if (!isCommand(name)) {
  refuse(`There is no command "${name}".${meant(name)} "gira --help" lists all.`);
} else if (name === 'serve' && others.length > 0) {
  refuse('"gira serve" takes nothing more: its settings are variables of the environment.');
} else {
  // A command reads what is after its name; the server keeps all of it, to start others like it.
  if (name !== 'serve') process.argv.splice(2, 1);
  await commands[name].start();
}

function meant(name: string): string {
  const near = closest(name, Object.keys(commands));
  return distance(name, near) <= MOST_WRONG ? ` Did you mean "${near}"?` : '';
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
