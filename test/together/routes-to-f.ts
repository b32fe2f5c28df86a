import { together } from '../support/together.js';

await together('routes-to-f');
