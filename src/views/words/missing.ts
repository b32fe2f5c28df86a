import { catalogue } from './catalogue.js';

/** What is said where there is no such thing. */
export const missingWords = catalogue(
  {
    missingTour: 'There is no such tour',
    missingSpeaker: 'There is no such speaker',
    missingEvent: 'There is no such event',
    missingCity: 'We know of no such city',
    missingText: 'The address may be mistyped, or what was here is not public any more.',
    similar: 'Did you mean:',
  },
  {
    missingTour: 'No existe esa gira',
    missingSpeaker: 'No existe esa persona',
    missingEvent: 'No existe ese acto',
    missingCity: 'No conocemos esa ciudad',
    missingText: 'Puede que la dirección esté mal escrita, o que lo que había ya no sea público.',
    similar: 'Quizás buscabas:',
  },
);
